//! Words by which a text names a cause: "because", "due to", "according to the inquiry".

use super::fulltext::adjacent;
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::model::text::key;

/// The words of a language.
fn words(language: Language) -> impl Iterator<Item = &'static str> {
    entries(vocabularies(language).causes).flat_map(|entry| entry.phrases())
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
