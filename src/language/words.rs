//! The words of the page and of exports, from the vocabularies.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::capitalized;

/// What the page and exports say in one language.
#[derive(Debug)]
pub(crate) struct Words {
    says: HashMap<&'static str, &'static str>,
    names: HashMap<&'static str, &'static str>,
    /// The months, shortened as the language does it.
    pub(crate) months: Vec<&'static str>,
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::En));
static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::new(Language::Fr));

/// The words of a language.
pub(crate) fn words(language: Language) -> &'static Words {
    match language {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    }
}

impl Words {
    fn new(language: Language) -> Self {
        let of = |kind: &'static str| {
            let lines = entries(vocabularies(language).web).filter(move |line| line.kind == kind);
            lines.filter_map(|line| Some((line.value, line.phrases().next()?))).collect()
        };
        let months = entries(vocabularies(language).web).find(|line| line.kind == "months");
        let months = months.map(|line| line.phrases().collect()).unwrap_or_default();
        Self { says: of("say"), names: of("name"), months }
    }

    /// What the page says.
    pub(crate) fn t(&self, key: &str) -> &'static str {
        self.says.get(key).copied().unwrap_or_default()
    }

    /// What people call a column, parameter, section or query; its own name without
    /// underscores where they have no other.
    pub(crate) fn name(&self, name: &str) -> String {
        let known = self.names.get(name);
        known.map_or_else(|| name.replace('_', " "), |words| (*words).to_owned())
    }

    /// A number of rows of a canned query: "1 event", "3 events".
    pub(crate) fn counted(&self, count: usize, query: &str) -> String {
        let one = if query == "people" { "person" } else { query.trim_end_matches('s') };
        let one = if query == "entities" { "entity" } else { one };
        format!("{count} {}", self.name(if count == 1 { one } else { query }))
    }

    /// The same with a capital letter, as a heading.
    pub(crate) fn heading(&self, name: &str) -> String {
        capitalized(&self.name(name))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::{fs, path::Path};

    use super::*;

    #[test]
    fn both_languages_say_what_the_pages_ask_them_to() {
        let keys = |words: &Words| words.says.keys().copied().collect::<BTreeSet<_>>();
        assert_eq!(keys(&ENGLISH), keys(&FRENCH));
        let mut asked = BTreeSet::new();
        for folder in ["src/language", "src/web", "templates/web", "src/exports"] {
            for text in texts_in(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)) {
                let calls = text.split(".t(\"").skip(1);
                asked.extend(calls.filter_map(|call| Some(call.split_once('"')?.0.to_owned())));
            }
        }
        asked.remove("");
        let known: BTreeSet<_> = keys(&ENGLISH).into_iter().map(str::to_owned).collect();
        assert_eq!(asked, known);
    }

    /// The texts of the files in a folder and those below.
    fn texts_in(folder: &Path) -> Vec<String> {
        let files = fs::read_dir(folder).unwrap().map(|file| file.unwrap().path());
        files
            .flat_map(|file| {
                if file.is_dir() {
                    texts_in(&file)
                } else {
                    fs::read_to_string(file).into_iter().collect()
                }
            })
            .collect()
    }
}
