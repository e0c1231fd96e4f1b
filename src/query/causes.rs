//! Words by which a text names a cause, "because", "due to", or says that something went wrong.

use super::fulltext::adjacent;
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;

/// The words of a language for a cause.
fn words(language: Language) -> impl Iterator<Item = &'static str> {
    of_kind(language, "cause")
}

/// The words of all languages by which texts say what a family of verbs does.
pub(super) fn words_for(family: &str) -> impl Iterator<Item = &'static str> {
    Language::ALL.iter().flat_map(move |language| of_kind(*language, family))
}

fn of_kind(language: Language, kind: &str) -> impl Iterator<Item = &'static str> {
    let lines = entries(vocabularies(language).causes).filter(move |entry| entry.kind == kind);
    lines.flat_map(|entry| entry.phrases())
}

/// The full-text expression that finds texts which name a cause, in any language.
pub(super) fn expression() -> String {
    let words = Language::ALL.iter().flat_map(|language| words(*language));
    words.map(adjacent).collect::<Vec<_>>().join(" OR ")
}

/// Whether a text in a language names a cause.
pub(super) fn names_a_cause(text: &str, language: Language) -> bool {
    let text = format!(" {} ", key(text));
    words(language).any(|words| text.contains(&format!(" {} ", key(words))))
}
