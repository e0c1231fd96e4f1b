//! Proposals: the entities that an article names and the base does not have. All names of
//! one entity are put together: "Northline Authority", "NLA"; "Ada Byron", "Byron".

use std::collections::HashSet;

use super::super::text::Span;
use super::name_cues::NameCues;
use super::runs::{MaskedText, RunFinder, lower_words};
use super::same_entity::{Name, Names};
use super::votes::Votes;
use crate::model::{Aliases, Bilingual, Detail, Entity, EntityKind};

/// An entity that an article names and the base does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its name in the base.
    pub slug: String,
    /// What it is.
    pub kind: EntityKind,
    /// All kinds that the article tells: a railway and the company that runs it may have one
    /// name. `None` if nothing speaks for any.
    pub told: Option<Vec<EntityKind>>,
    /// The slug of its category, if it is of a standard one.
    pub category: Option<&'static str>,
    /// Its names as written, the longest first.
    pub names: Vec<String>,
    /// The number of occurrences in the document.
    pub count: usize,
    /// The block and span of its first occurrence.
    pub(crate) block: usize,
    pub(crate) span: Span,
}

impl Proposal {
    /// The name that it is shown with.
    #[must_use]
    pub fn label(&self) -> &str {
        self.names.first().map_or("", String::as_str)
    }

    /// The entity, in the language of both names.
    #[must_use]
    pub fn entity(&self) -> Entity {
        let label = self.label().to_owned();
        let others: Vec<String> = self.names.iter().skip(1).cloned().collect();
        let category = |general: &str| self.category.unwrap_or(general).to_owned();
        Entity {
            slug: self.slug.clone(),
            detail: match self.kind {
                EntityKind::Person => Detail::Person { role: None },
                EntityKind::Organization => Detail::Organization { category: category("company") },
                EntityKind::Place => Detail::Place { category: category("site") },
                EntityKind::System => Detail::System { category: category("product") },
                EntityKind::Other => Detail::Other,
            },
            label: Bilingual { en: label.clone(), fr: label },
            aliases: Aliases { en: others.clone(), fr: others },
            summary: None,
        }
    }
}

/// The proposals of a document, in the order of their first occurrence. `slug` makes a
/// slug of a name that is no other entity's.
pub(crate) fn proposals(
    texts: &[MaskedText<'_>],
    cues: &NameCues,
    slug: impl Fn(&str, EntityKind) -> String,
) -> Vec<Proposal> {
    let lower = lower_words(texts);
    let read: Vec<_> =
        texts.iter().enumerate().filter(|(_, masked)| !is_title_case(masked)).collect();
    let finder = |masked, short| RunFinder { masked, cues, lower: &lower, short };
    let none = HashSet::new();
    let first: Vec<_> = read.iter().map(|(_, masked)| finder(**masked, &none).runs()).collect();
    let mut short = HashSet::new();
    for ((_, masked), runs) in read.iter().zip(&first) {
        let finder = finder(**masked, &none);
        short.extend(runs.iter().filter_map(|run| finder.short_name(*run)));
    }
    let mut names = Names::default();
    for ((block, masked), runs) in read.into_iter().zip(first) {
        let finder = finder(*masked, &short);
        // A short name makes a difference only where it stands.
        let runs = if finder.has_short_name() { finder.runs() } else { runs };
        for run in runs {
            names.add(block, *masked, cues, run);
        }
    }
    names.join(cues);
    let mut found = grouped(&names, slug);
    found.sort_by_key(|proposal| (proposal.block, proposal.span));
    found
}

/// Whether nearly every word of a text has a capital, as in English headlines, so that
/// capitals mean nothing.
fn is_title_case(masked: &MaskedText<'_>) -> bool {
    let long = masked.tokens.iter().filter(|token| token.span.end - token.span.start >= 4);
    let words: Vec<bool> = long.map(|token| token.capital).collect();
    let capitals = words.iter().filter(|capital| **capital).count();
    words.len() >= 5 && capitals * 10 >= words.len() * 9
}

/// One proposal for each entity.
fn grouped(names: &Names, slug: impl Fn(&str, EntityKind) -> String) -> Vec<Proposal> {
    let mut slugs = HashSet::new();
    let made = names.groups().into_iter().filter_map(|(root, mut texts)| {
        texts.sort_by_key(|text| (**text != root, std::cmp::Reverse(text.len())));
        let all: Vec<&Name> = texts.iter().filter_map(|text| names.get(text)).collect();
        let votes = votes(&root, &all, names);
        let kind = votes.winner().map_or(EntityKind::Other, |(kind, _)| kind);
        let first = all.iter().min_by_key(|name| (name.block, name.span))?;
        let slug = Some(slug(&root, kind)).filter(|slug| !slug.is_empty())?;
        slugs.insert(slug.clone()).then(|| Proposal {
            slug,
            kind,
            told: told(&all),
            category: votes.category(kind),
            names: written(&texts, &all, kind),
            count: all.iter().map(|name| name.count).sum(),
            block: first.block,
            span: first.span,
        })
    });
    made.collect()
}

/// The names of an entity, also with a noun of its kind behind them.
fn written(texts: &[&String], all: &[&Name], kind: EntityKind) -> Vec<String> {
    let with_noun = all.iter().filter_map(|name| name.with_noun.as_ref());
    let longer = with_noun.filter(|(of, _)| *of == kind).map(|(_, text)| text.clone());
    texts.iter().flat_map(|text| without_nickname(text)).chain(longer).collect()
}

/// The votes for an entity: those for its full name if they are clear, else those for all
/// of its names.
fn votes(root: &str, all: &[&Name], names: &Names) -> Votes {
    let own = names.get(root).map(|name| &name.votes).filter(|votes| votes.is_clear());
    own.cloned().unwrap_or_else(|| {
        let mut votes = Votes::default();
        for name in all {
            votes.join(&name.votes);
        }
        votes
    })
}

/// The kinds that the evidence for all names of an entity tells clearly.
fn told(all: &[&Name]) -> Option<Vec<EntityKind>> {
    let mut votes = Votes::default();
    for name in all {
        votes.join(&name.votes);
    }
    let mut told = votes.told()?;
    if votes.is_guess() {
        told.extend(all.iter().flat_map(|name| &name.open));
    }
    Some(told)
}

/// A name, and if it has a nickname in quotes, its forms without the one or the other.
fn without_nickname(name: &str) -> Vec<String> {
    let quote = |letter: char| matches!(letter, '\u{201c}' | '\u{201d}' | '"');
    let parts: Vec<&str> = name.split(quote).map(str::trim).collect();
    match parts.as_slice() {
        [given, nickname, family] => {
            vec![name.to_owned(), format!("{given} {family}"), format!("{nickname} {family}")]
        }
        _ => vec![name.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::{Words, tokenize};
    use super::*;
    use crate::model::Language as Code;

    fn found(code: Code, texts: &[&str]) -> Vec<(String, EntityKind)> {
        let mut words = Words::default();
        let cues = NameCues::new(&mut words, code);
        let tokens: Vec<_> = texts.iter().map(|text| tokenize(text, &words)).collect();
        let masked: Vec<_> = texts
            .iter()
            .zip(&tokens)
            .map(|(text, tokens)| MaskedText { text, tokens, known: &[], title: false })
            .collect();
        let found = proposals(&masked, &cues, |name, _| name.to_lowercase());
        found.into_iter().map(|one| (one.names.join(" = "), one.kind)).collect()
    }

    fn expected(list: &[(&str, EntityKind)]) -> Vec<(String, EntityKind)> {
        list.iter().map(|(names, kind)| ((*names).to_owned(), *kind)).collect()
    }

    #[test]
    fn kinds_come_from_what_stands_around_a_name() {
        let text = "Yesterday the engineer Ada Byron of Acme Motors ran the reactor Zeta-4. \
                    The ferry Solveig left Bergen for the Hollow Bridge.";
        let kinds = [
            ("Ada Byron", EntityKind::Person),
            ("Acme Motors", EntityKind::Organization),
            ("Zeta-4", EntityKind::System),
            ("Solveig", EntityKind::System),
            ("Bergen", EntityKind::Place),
            ("Hollow Bridge", EntityKind::Place),
        ];
        assert_eq!(found(Code::En, &[text]), expected(&kinds));
    }

    #[test]
    fn all_names_of_an_entity_are_put_together() {
        let text = "Then the Northline Ferry Authority (NFA) sued Karl Brandt. Later the NFA \
                    dropped the case, and Brandt joined Solvo Technologies. Today Solvo \
                    builds ships.";
        let names = [
            ("Northline Ferry Authority = NFA", EntityKind::Organization),
            ("Karl Brandt = Brandt", EntityKind::Person),
            ("Solvo Technologies = Solvo", EntityKind::Organization),
        ];
        assert_eq!(found(Code::En, &[text]), expected(&names));
    }

    #[test]
    fn a_surname_of_two_people_is_no_name_of_either() {
        let text = "Later the pilot Anna Holm met the doctor Erik Holm. Then Holm left.";
        let names = [("Anna Holm", EntityKind::Person), ("Erik Holm", EntityKind::Person)];
        assert_eq!(found(Code::En, &[text]), expected(&names));
    }

    #[test]
    fn a_capital_at_the_beginning_of_a_sentence_does_not_make_a_name() {
        let text = "Personne ne sait. Le supercalculateur Alba tourne.";
        assert_eq!(found(Code::Fr, &[text]), expected(&[("Alba", EntityKind::System)]));
    }

    #[test]
    fn names_of_institutions_go_on_in_small_letters() {
        let text = "Hier, la Commission nationale des ports a saisi l'Agence régionale de l'eau.";
        let names = [
            ("Commission nationale des ports", EntityKind::Organization),
            ("Agence régionale de l'eau", EntityKind::Organization),
        ];
        assert_eq!(found(Code::Fr, &[text]), expected(&names));
    }

    #[test]
    fn small_words_and_nicknames_stand_inside_names() {
        let text = "There the judge Renata van der Moor met the pilot Olga \u{201c}Lolly\u{201d} \
                    Brink of the Department of Roads.";
        let names = [
            ("Renata van der Moor", EntityKind::Person),
            ("Olga \u{201c}Lolly\u{201d} Brink = Olga Brink = Lolly Brink", EntityKind::Person),
            ("Department of Roads", EntityKind::Organization),
        ];
        assert_eq!(found(Code::En, &[text]), expected(&names));
    }

    #[test]
    fn a_row_of_capitals_without_end_is_cut_into_names() {
        let row = "Abcde ".repeat(500);
        let text = format!("then {row}{}", "came one more ".repeat(100));
        let found = found(Code::En, &[&text]);
        assert!(!found.is_empty());
        let mut names = found.iter().flat_map(|(names, _)| names.split(" = "));
        assert!(names.all(|name| name.split(' ').count() <= 24), "{found:?}");
    }

    #[test]
    fn a_headline_with_capitals_everywhere_has_no_names() {
        let text = "Ferry Company Delays Opening After Another Failed Test";
        assert_eq!(found(Code::En, &[text]), []);
    }
}
