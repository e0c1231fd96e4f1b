//! The forms of families of verbs, in both languages.

use super::lexicon::Lexicon;
use super::words::Word;
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;
use crate::query::fulltext::adjacent;

/// The expression that finds any form of a family of verbs.
pub(super) fn family_expression(family: &str) -> String {
    forms(family).into_iter().map(adjacent).collect::<Vec<_>>().join(" OR ")
}

/// The family of verbs that a word is of, in either language.
pub(super) fn family_of(word: &str) -> Option<&'static str> {
    let word = key(word);
    let meanings = Language::ALL.iter().flat_map(|one| Lexicon::of(*one).meanings(&word, &word));
    meanings.into_iter().find_map(|word| match word {
        Word::Happen(meaning) => meaning.split(' ').next(),
        _ => None,
    })
}

/// The forms of a family of verbs, in both languages.
pub(super) fn forms(family: &str) -> Vec<&'static str> {
    let lines = [Language::En, Language::Fr].map(|language| vocabularies(language).phrases);
    let families = lines
        .into_iter()
        .flat_map(entries)
        .filter(|entry| entry.kind == "happen" && entry.value.split(' ').next() == Some(family));
    families.flat_map(|entry| entry.phrases().collect::<Vec<_>>()).collect()
}
