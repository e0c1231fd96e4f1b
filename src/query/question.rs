//! A question as a caller asks it.

use std::fmt::Display;

use chrono::{Local, NaiveDate};

use super::limits::Limits;
use super::shape::Shape;
use crate::model::Language;

/// A question: a phrase, or a canned query with arguments, and how it is to be
/// answered.
///
/// ```
/// use kb::{Language, Question};
///
/// let phrase = Question::phrase("top 3 systems mentioned in 2024").limit(2);
/// let canned = Question::canned("events").with("period", 2024).language(Language::Fr);
/// ```
#[derive(Clone, Debug)]
pub struct Question {
    pub(super) asks: Asks,
    pub(super) given: Vec<(String, String)>,
    pub(super) language: Option<Language>,
    pub(super) prefers: Option<Language>,
    pub(super) as_of: Option<NaiveDate>,
    pub(super) limits: Limits,
    pub(super) shape: Shape,
    pub(super) top: Option<usize>,
    pub(super) skip: usize,
}

/// What a question asks.
#[derive(Clone, Debug)]
pub(super) enum Asks {
    /// What the phrase means.
    Phrase(String),
    /// The canned query of this name.
    Canned(String),
    /// The canned query of this name, or else what it means as a phrase.
    Either(String),
    /// What has these words.
    Search(String),
}

impl Question {
    fn new(asks: Asks) -> Self {
        Self {
            asks,
            given: Vec::new(),
            language: None,
            prefers: None,
            as_of: None,
            limits: Limits::default(),
            shape: Shape::Rows,
            top: None,
            skip: 0,
        }
    }

    /// Asks a phrase in English or French: "top 3 systems mentioned in 2024".
    #[must_use]
    pub fn phrase(phrase: impl Into<String>) -> Self {
        Self::new(Asks::Phrase(phrase.into()))
    }

    /// Asks a canned query by its name, with the arguments that [`Question::with`]
    /// gives.
    #[must_use]
    pub fn canned(name: impl Into<String>) -> Self {
        Self::new(Asks::Canned(name.into()))
    }

    /// Asks what a user typed: a phrase, or the name of a canned query.
    #[must_use]
    pub fn phrase_or_name(text: impl Into<String>) -> Self {
        Self::new(Asks::Either(text.into()))
    }

    /// Searches titles, summaries, labels and attached passages for words.
    #[must_use]
    pub fn search(words: impl Into<String>) -> Self {
        Self::new(Asks::Search(words.into()))
    }

    /// Gives an argument for a parameter of a canned query. Arguments for the same
    /// parameter must all hold; within one, a comma separates alternatives. A name
    /// that the query does not have, or a value of another kind, is an error when the
    /// question is asked.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Display) -> Self {
        self.given.push((name.into(), value.to_string()));
        self
    }

    /// Counts or adds the rows of a canned query instead of returning them. A phrase
    /// says so itself.
    #[must_use]
    pub fn shape(mut self, shape: Shape) -> Self {
        self.shape = shape;
        self
    }

    /// Asks a canned query for its first rows alone, as "top 3" does in a phrase.
    #[must_use]
    pub fn top(mut self, rows: impl Into<Option<usize>>) -> Self {
        self.top = rows.into();
        self
    }

    /// Leaves out the first rows of a canned query, as "the 3rd" does in a phrase.
    #[must_use]
    pub fn skip(mut self, rows: usize) -> Self {
        self.skip = rows;
        self
    }

    /// Chooses the language of titles, names and notes; without it, that of the
    /// phrase.
    #[must_use]
    pub fn language(mut self, language: impl Into<Option<Language>>) -> Self {
        self.language = language.into();
        self
    }

    /// Chooses the language of a phrase that both languages read alike, such as names
    /// alone; without it, English.
    #[must_use]
    pub fn prefers(mut self, language: impl Into<Option<Language>>) -> Self {
        self.prefers = language.into();
        self
    }

    /// Chooses the day for which the status of predictions is computed; without it,
    /// today.
    #[must_use]
    pub fn as_of(mut self, day: NaiveDate) -> Self {
        self.as_of = Some(day);
        self
    }

    /// Keeps no more than this many rows. A limit of the phrase itself ("top 3") holds
    /// too.
    #[must_use]
    pub fn limit(mut self, rows: usize) -> Self {
        self.limits.rows = Some(rows);
        self
    }

    /// Sets all limits: time, memory, rows, and how to cancel.
    #[must_use]
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The day for which it is answered.
    pub(super) fn today(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| Local::now().date_naive())
    }
}
