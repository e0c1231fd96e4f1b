//! What words mean. A language is one data file; a third one is a third file
//! and a line in [`Lexicon::of`].

use std::collections::HashMap;

use strum::EnumString;

use crate::model::text::key;
use crate::model::{Language, Precision};

/// What a phrase asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum What {
    /// Systems.
    Systems,
    /// People.
    People,
    /// Organizations.
    Organizations,
    /// Places.
    Places,
    /// Events.
    Events,
    /// Figures.
    Figures,
    /// Predictions.
    Predictions,
    /// Relations.
    Relations,
    /// Sources.
    Sources,
}

impl What {
    /// The name of its canned query.
    #[must_use]
    pub fn canned(self) -> &'static str {
        self.into()
    }
}

/// A word that ties what follows to the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "snake_case")]
pub(super) enum Link {
    In,
    On,
    At,
    Of,
    For,
    About,
    With,
    By,
    Without,
    From,
    To,
    Since,
    Before,
    After,
    Until,
    Between,
    And,
    Or,
}

/// How a figure is compared with an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Compare {
    /// More than it.
    Above,
    /// It or more.
    AtLeast,
    /// Less than it.
    Below,
    /// It or less.
    AtMost,
}

impl Compare {
    /// The name of its parameter.
    #[must_use]
    pub fn param(self) -> &'static str {
        self.into()
    }
}

/// One meaning of a word.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Word {
    What(What),
    Category(String),
    Link(Link),
    Calendar(Precision),
    Month(u32),
    Ordinal(u32),
    /// A quarter by its number.
    Quarter(u32),
    /// A half by its number.
    Half(u32),
    Scale(f64),
    Compare(Compare),
    Status(String),
    Made,
    Due,
    Say,
    Count,
    Per,
    First,
    Last,
    Most,
    Filler,
}

impl Word {
    /// Reads a meaning as vocabulary files write it.
    fn read(meaning: &str) -> Option<Self> {
        let (class, value) = meaning.split_once(' ').unwrap_or((meaning, ""));
        Some(match class {
            "what" => Self::What(value.parse().ok()?),
            "category" => Self::Category(value.to_owned()),
            "link" => Self::Link(value.parse().ok()?),
            "calendar" => Self::Calendar(value.parse().ok()?),
            "month" => Self::Month(value.parse().ok()?),
            "ordinal" => Self::Ordinal(value.parse().ok()?),
            "quarter" => Self::Quarter(value.parse().ok()?),
            "half" => Self::Half(value.parse().ok()?),
            "scale" => Self::Scale(value.parse().ok()?),
            "compare" => Self::Compare(value.parse().ok()?),
            "status" => Self::Status(value.to_owned()),
            "made" => Self::Made,
            "due" => Self::Due,
            "say" => Self::Say,
            "count" => Self::Count,
            "per" => Self::Per,
            "first" => Self::First,
            "last" => Self::Last,
            "most" => Self::Most,
            "filler" => Self::Filler,
            _ => return None,
        })
    }
}

/// The words, and runs of words, that phrases of a language are made of, as its
/// file spells them.
pub fn vocabulary(language: Language) -> impl Iterator<Item = &'static str> {
    let text = match language {
        Language::En => include_str!("en.vocabulary"),
        Language::Fr => include_str!("fr.vocabulary"),
    };
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(": ")).flat_map(|(_, words)| words.split(" | "))
}

/// The vocabulary of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: HashMap<String, Vec<Word>>,
    /// The most tokens an entry has.
    pub(super) longest: usize,
}

impl Lexicon {
    /// The vocabulary of a language.
    pub(super) fn of(language: Language) -> Self {
        match language {
            Language::En => Self::read(include_str!("en.vocabulary")),
            Language::Fr => Self::read(include_str!("fr.vocabulary")),
        }
    }

    fn read(text: &str) -> Self {
        let mut lexicon = Self { words: HashMap::with_capacity(512), longest: 1 };
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((meaning, entries)) = line.split_once(": ") else { continue };
            let Some(word) = Word::read(meaning) else { continue };
            for entry in entries.split(" | ") {
                let key = key(entry);
                lexicon.longest = lexicon.longest.max(key.split(' ').count());
                lexicon.words.entry(key).or_default().push(word.clone());
            }
        }
        lexicon
    }

    /// What an entry means; nothing if it is none.
    pub(super) fn meanings(&self, key: &str) -> &[Word] {
        self.words.get(key).map_or(&[], Vec::as_slice)
    }

    /// The words an unknown word may have been meant to be.
    pub(super) fn single_words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().flat_map(|key| key.split(' '))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_every_vocabulary_has_a_meaning() {
        for text in [include_str!("en.vocabulary"), include_str!("fr.vocabulary")] {
            for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
                let meaning = line.split_once(": ").map(|(meaning, _)| meaning);
                assert!(meaning.and_then(Word::read).is_some(), "{line}");
            }
        }
    }
}
