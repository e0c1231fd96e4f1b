//! A question that was understood, and how its rows are to be arranged.

use std::time::Duration;

use chrono::NaiveDate;

use super::call::Call;
use super::limits::Limits;
use super::note::{Note, of_phrase};
use super::phrase::Understood;
use super::question::Question;
use super::rows::Rows;
use super::shape::Shape;
use crate::model::Language;

/// A question that was understood.
#[derive(Clone, Debug)]
pub struct ResolvedQuestion {
    pub(super) call: Call,
    pub(super) language: Language,
    pub(super) limits: Limits,
    /// The day for which statuses are computed, unless the phrase names one.
    pub(super) today: NaiveDate,
    /// How many rows the phrase itself asks for.
    pub(super) own_limit: Option<usize>,
    /// How many rows are left out before the first.
    pub(super) skip: usize,
    pub(super) phrase: Option<Understood>,
    pub(super) understood: Option<String>,
    /// The words of a search.
    pub(super) search: Option<String>,
    pub(super) resolving: Duration,
}

impl ResolvedQuestion {
    /// The canned query that answers it, with its arguments.
    #[must_use]
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The language of the answer.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// What the phrase was understood as.
    #[must_use]
    pub fn phrase(&self) -> Option<&Understood> {
        self.phrase.as_ref()
    }

    /// What the phrase was understood as, in words that mean the same; none for a
    /// canned query.
    #[must_use]
    pub fn understood(&self) -> Option<&str> {
        self.understood.as_deref()
    }

    /// How many rows the question itself asks for ("top 3").
    #[must_use]
    pub fn top(&self) -> Option<usize> {
        self.own_limit
    }

    /// How many rows are left out before the first ("the 3rd").
    #[must_use]
    pub fn skipped(&self) -> usize {
        self.skip
    }

    /// What is asked, in words: the phrase as it was understood, or the canned query
    /// with its arguments.
    #[must_use]
    pub fn words(&self) -> String {
        self.understood.clone().unwrap_or_else(|| self.call.to_string())
    }

    /// The corrections of its phrase, and how it was understood.
    #[must_use]
    pub fn notes(&self) -> Vec<Note> {
        let understood = self.phrase.as_ref().zip(self.understood.as_deref());
        understood
            .map_or(Vec::new(), |(understood, words)| of_phrase(understood, words, self.language))
    }

    /// The limits of the caller.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.limits
    }

    /// The columns of its rows; none if they are counted.
    #[must_use]
    pub fn columns(&self) -> &[&'static str] {
        if self.call.shape == Shape::Rows { &self.call.canned.select.columns } else { &[] }
    }

    /// Rows that another engine found, as an answer of the base would read.
    #[must_use]
    pub fn arranged(&self, mut rows: Rows) -> Rows {
        self.arrange(&mut rows);
        rows
    }

    /// The limits of the caller, with the phrase's own limit of rows joined in.
    pub(super) fn joined_limits(&self) -> Limits {
        let rows = match (self.limits.rows, self.own_limit) {
            (Some(most), Some(own)) => Some(most.min(own)),
            (most, own) => most.or(own),
        };
        let rows = rows.map(|most| most.saturating_add(self.skip));
        Limits { rows, ..self.limits }
    }

    /// Lets people and scripts read the columns as the canned query declares them.
    pub(super) fn arrange(&self, rows: &mut Rows) {
        let header = &self.call.canned.header;
        rows.split(&header.lists);
        rows.reading.words = Some(self.language);
        if self.call.shape == Shape::Rows {
            rows.reading.amount = header.amount.then_some(self.language);
            rows.reading.spare = &header.spare;
        }
    }

    /// An answer without rows.
    pub(super) fn no_rows(&self) -> Rows {
        let columns = self.call.canned.select.columns.iter();
        Rows { columns: columns.map(|name| (*name).to_owned()).collect(), ..Rows::default() }
    }

    /// A question for a call, as its caller gives it.
    pub(super) fn new(call: Call, language: Language, question: &Question) -> Self {
        Self {
            call,
            language,
            limits: question.limits,
            today: question.today(),
            own_limit: None,
            skip: 0,
            phrase: None,
            understood: None,
            search: None,
            resolving: Duration::ZERO,
        }
    }
}
