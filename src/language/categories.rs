//! The standard categories: those that every dataset may use without defining them.

use super::{entries, vocabularies};
use crate::model::{Aliases, Bilingual, Category, Language};

impl Category {
    /// The standard categories, which every dataset may use without defining them. The
    /// two files list them in the same order.
    pub fn standard() -> impl Iterator<Item = Self> {
        let of = |language| entries(vocabularies(language).categories);
        of(Language::En).zip(of(Language::Fr)).filter_map(|(en, fr)| {
            let (mut in_en, mut in_fr) = (names(en.phrases()), names(fr.phrases()));
            Some(Self {
                slug: en.value.to_owned(),
                kind: en.kind.parse().ok()?,
                label: Bilingual { en: in_en.next()?, fr: in_fr.next()? },
                plural: Bilingual { en: in_en.next()?, fr: in_fr.next()? },
                aliases: Aliases { en: sorted(in_en), fr: sorted(in_fr) },
            })
        })
    }
}

fn names<'v>(phrases: impl Iterator<Item = &'v str>) -> impl Iterator<Item = String> {
    phrases.map(str::to_owned)
}

fn sorted(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::CategoryKind;

    #[test]
    fn both_files_define_the_same_categories() {
        let all = |language| {
            let lines = entries(vocabularies(language).categories);
            lines.map(|line| (line.kind, line.value)).collect::<Vec<_>>()
        };
        assert_eq!(all(Language::En), all(Language::Fr));
        assert_eq!(Category::standard().count(), all(Language::En).len());
    }

    #[test]
    fn a_line_is_a_label_a_plural_and_aliases() {
        let chip = Category::standard().find(|category| category.slug == "chip").unwrap();
        assert_eq!((chip.kind, chip.label.fr.as_str()), (CategoryKind::System, "puce"));
        assert_eq!((chip.plural.en.as_str(), chip.plural.fr.as_str()), ("chips", "puces"));
        assert_eq!(chip.aliases.en, ["processor", "processors"]);
    }
}
