//! What words mean. A language is one data file.

use std::borrow::Cow;
use std::collections::HashMap;

use strum::EnumString;

use crate::model::text::key;
use crate::model::{Language, Precision, RelationKind};

use super::query::Order;

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
    /// What came of predictions.
    Outcomes,
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
    Nor,
    Comma,
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
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    What(What),
    /// A question word: it asks for this unless something else is named.
    Ask(What),
    Category(&'static str),
    Link(Link),
    Calendar(Precision),
    Month(u32),
    Ordinal(u32),
    /// A quarter by its number.
    Quarter(u32),
    /// A half by its number.
    Half(u32),
    /// The early, middle or late part of a date.
    Third(u32),
    /// The year, quarter … before, at or after today.
    Relative(i32),
    Number(f64),
    Scale(f64),
    Compare(Compare),
    Status(&'static str),
    /// A relation; turned round if the object comes first.
    Relation(RelationKind, bool),
    /// The subject of a relation follows its verb: "qu'utilise Cortex".
    Invert,
    Promise,
    /// Predictions by their due date.
    Deadline,
    Made,
    Due,
    Holds,
    Say,
    Order(Order),
    Count,
    HowMany,
    Per,
    All,
    First,
    Last,
    Most,
    /// Words with a meaning that no question can have yet.
    Refuse,
    Filler,
}

impl Word {
    /// Reads a meaning as vocabulary files write it.
    fn read(meaning: &'static str) -> Option<Self> {
        let (class, value) = meaning.split_once(' ').unwrap_or((meaning, ""));
        Some(match class {
            "what" => Self::What(value.parse().ok()?),
            "ask" => Self::Ask(value.parse().ok()?),
            "category" => Self::Category(value),
            "link" => Self::Link(value.parse().ok()?),
            "calendar" => Self::Calendar(value.parse().ok()?),
            "month" => Self::Month(value.parse().ok()?),
            "ordinal" => Self::Ordinal(value.parse().ok()?),
            "quarter" => Self::Quarter(value.parse().ok()?),
            "half" => Self::Half(value.parse().ok()?),
            "third" => Self::Third(value.parse().ok()?),
            "relative" => Self::Relative(value.parse().ok()?),
            "number" => Self::Number(value.parse().ok()?),
            "scale" => Self::Scale(value.parse().ok()?),
            "relation" => {
                let kind = value.strip_prefix('-').unwrap_or(value).parse().ok()?;
                Self::Relation(kind, value.starts_with('-'))
            }
            "invert" => Self::Invert,
            "deadline" => Self::Deadline,
            "promise" => Self::Promise,
            "order" => Self::Order(value.parse().ok()?),
            "compare" => Self::Compare(value.parse().ok()?),
            "status" => Self::Status(value),
            "made" => Self::Made,
            "due" => Self::Due,
            "holds" => Self::Holds,
            "say" => Self::Say,
            "count" => Self::Count,
            "how_many" => Self::HowMany,
            "per" => Self::Per,
            "all" => Self::All,
            "first" => Self::First,
            "last" => Self::Last,
            "most" => Self::Most,
            "refuse" => Self::Refuse,
            "filler" => Self::Filler,
            _ => return None,
        })
    }
}

/// The lines of a language's file: meanings, and the words for them. A third
/// language is a third file and a line here.
fn lines(language: Language) -> impl Iterator<Item = (&'static str, &'static str)> {
    let text = match language {
        Language::En => include_str!("en.vocabulary"),
        Language::Fr => include_str!("fr.vocabulary"),
    };
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(": "))
}

/// How a language itself puts a meaning: the first words of its line.
pub(super) fn put(language: Language, is_meant: impl Fn(Word) -> bool) -> &'static str {
    let line = lines(language).find(|(meaning, _)| Word::read(meaning).is_some_and(&is_meant));
    let first = line.and_then(|(_, words)| words.split(" | ").next()).unwrap_or_default();
    first.strip_prefix('=').unwrap_or(first)
}

/// The words, and runs of words, that phrases of a language are made of, as its
/// file spells them.
pub fn vocabulary(language: Language) -> impl Iterator<Item = &'static str> {
    let text = match language {
        Language::En => include_str!("en.vocabulary"),
        Language::Fr => include_str!("fr.vocabulary"),
    };
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines
        .filter_map(|line| line.split_once(": "))
        .flat_map(|(_, words)| words.split(" | "))
        .map(|word| word.strip_prefix('=').unwrap_or(word))
}

/// The vocabulary of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: HashMap<Cow<'static, str>, Vec<Word>>,
    /// The most tokens an entry has.
    pub(super) longest: usize,
}

impl Lexicon {
    /// The vocabulary of a language.
    pub(super) fn of(language: Language) -> Self {
        let mut lexicon = Self { words: HashMap::with_capacity(2048), longest: 1 };
        for (meaning, entries) in lines(language) {
            let Some(word) = Word::read(meaning) else { continue };
            for entry in entries.split(" | ") {
                let key = look_up_form(entry);
                lexicon.longest = lexicon.longest.max(key.matches(' ').count() + 1);
                lexicon.words.entry(key).or_default().push(word);
            }
        }
        lexicon
    }

    /// What an entry means, also in the plural; nothing if it is none.
    pub(super) fn meanings(&self, key: &str, typed: &str) -> &[Word] {
        if !typed.is_ascii()
            && let Some(exact) = self.words.get(format!("={}", typed.to_lowercase()).as_str())
        {
            return exact;
        }
        let found = self.words.get(key).or_else(|| {
            let singular = key.strip_suffix('s').filter(|singular| singular.len() > 3)?;
            self.words.get(singular)
        });
        found.map_or(&[], Vec::as_slice)
    }

    /// The words an unknown word may have been meant to be.
    pub(super) fn single_words(&self) -> impl Iterator<Item = &str> {
        self.words.keys().flat_map(|key| key.split(' '))
    }

    /// Whether a word says what is asked for: worth suggesting where another was
    /// not understood.
    pub(super) fn is_telling(&self, key: &str) -> bool {
        self.words.get(key).is_some_and(|words| {
            words.iter().any(|word| {
                matches!(word, Word::What(_) | Word::Category(_) | Word::Month(_) | Word::Status(_))
            })
        })
    }
}

/// Words as tokens have them; signs stand for themselves, and what begins with
/// `=` keeps its accents: "dès" is not "des".
fn look_up_form(entry: &'static str) -> Cow<'static, str> {
    let plain = entry.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b' '));
    if plain || (entry.len() > 2 && entry.starts_with('=')) {
        return Cow::Borrowed(entry);
    }
    let key = key(entry);
    if key.is_empty() { Cow::Borrowed(entry) } else { Cow::Owned(key) }
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
