//! A question is resolved before it is answered: its phrase is understood, or its
//! canned query found and its arguments checked.

use std::time::{Duration, Instant};

use chrono::{Local, NaiveDate};
use rusqlite::Connection;

use super::arguments::arguments;
use super::call::{Argument, Call};
use super::compile::Canned;
use super::error::QueryError;
use super::fulltext::match_expression;
use super::limits::Limits;
use super::phrase::{QueryContext, Understood, What, describe, understand};
use super::question::{Asks, Question};
use super::value::Value;
use crate::model::Language;
use crate::model::text::nearest;
use crate::store::Base;

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

    fn new(call: Call, language: Language, question: &Question) -> Self {
        Self {
            call,
            language,
            limits: question.limits,
            today: today(question),
            own_limit: None,
            skip: 0,
            phrase: None,
            understood: None,
            search: None,
            resolving: Duration::ZERO,
        }
    }
}

impl Base {
    /// Finds out what a question asks, without answering it.
    ///
    /// # Errors
    /// If the phrase is not understood, or an argument is unknown or not of its kind.
    pub fn resolve(&self, question: &Question) -> Result<ResolvedQuestion, QueryError> {
        let started = Instant::now();
        let mut resolved = match &question.asks {
            Asks::Phrase(phrase) => self.phrase(phrase, question),
            Asks::Canned(name) => canned(Some(self.connection()), name, question),
            Asks::Search(words) => search(words, question),
            Asks::Either(text) => {
                // "systems" is both a name and a phrase, which mean the same.
                let is_phrase = question.given.is_empty()
                    && (text.parse::<What>().is_ok() || Canned::named(text).is_none());
                if is_phrase {
                    self.phrase(text, question)
                } else {
                    canned(Some(self.connection()), text, question)
                }
            }
        }
        .map_err(|error| self.query_error(error))?;
        resolved.resolving = started.elapsed();
        Ok(resolved)
    }

    /// The error, with the file if it is SQLite's.
    pub(super) fn query_error(&self, error: QueryError) -> QueryError {
        match error {
            QueryError::Sqlite(error) => self.error(error).into(),
            error => error,
        }
    }

    fn phrase(&self, phrase: &str, question: &Question) -> Result<ResolvedQuestion, QueryError> {
        if let Some((name, _)) = question.given.first() {
            let message = format!("a phrase takes no parameter, and is given `{name}`");
            return Err(QueryError::Parameter(message));
        }
        let setting = QueryContext {
            language: question.language,
            prefers: question.prefers,
            today: today(question),
        };
        let understood =
            understand(self.connection(), phrase, setting).map_err(QueryError::from)?;
        let language = question.language.unwrap_or(understood.language);
        let words = describe(self.connection(), &understood.query, language)?;
        let call = understood.call.clone();
        Ok(ResolvedQuestion {
            own_limit: understood.query.limit,
            skip: understood.query.offset,
            understood: Some(words),
            phrase: Some(understood),
            ..ResolvedQuestion::new(call, language, question)
        })
    }
}

impl Question {
    /// Finds out what a canned query is asked for, without a base: its slugs are not looked
    /// up.
    ///
    /// # Errors
    /// If there is no such query, or an argument is unknown or not of its kind.
    pub fn resolve_without_base(&self) -> Result<ResolvedQuestion, QueryError> {
        match &self.asks {
            Asks::Canned(name) | Asks::Either(name) => canned(None, name, self),
            Asks::Phrase(phrase) | Asks::Search(phrase) => {
                Err(QueryError::NoQuery { name: phrase.clone(), nearest: None })
            }
        }
    }
}

/// A canned query with the arguments that a question gives.
fn canned(
    connection: Option<&Connection>,
    name: &str,
    question: &Question,
) -> Result<ResolvedQuestion, QueryError> {
    let canned = Canned::named(name).ok_or_else(|| QueryError::NoQuery {
        name: name.to_owned(),
        nearest: nearest(name, Canned::all().iter().map(Canned::name)),
    })?;
    let language = question.language.unwrap_or(Language::En);
    let mut call = Call::new(canned);
    if !question.shape.suits(&canned.header) {
        let message = format!("{name} has no answer of the shape `{}`", question.shape);
        return Err(QueryError::Parameter(message));
    }
    call.shape = question.shape;
    for (name, value) in &question.given {
        let param = canned.required_param(name)?;
        call.give(name, arguments(connection, param, value)?)?;
    }
    give_default(&mut call, "lang", || language.word().to_owned())?;
    give_default(&mut call, "as_of", || today(question).to_string())?;
    Ok(ResolvedQuestion {
        own_limit: question.top,
        skip: question.skip,
        ..ResolvedQuestion::new(call, language, question)
    })
}

/// The day for which a question is answered.
fn today(question: &Question) -> NaiveDate {
    question.as_of.unwrap_or_else(|| Local::now().date_naive())
}

/// Gives an argument for a parameter that has none, if the query takes it.
fn give_default(
    call: &mut Call,
    name: &str,
    value: impl FnOnce() -> String,
) -> Result<(), QueryError> {
    if call.canned.param(name).is_none() || !call.given(name).is_empty() {
        return Ok(());
    }
    call.give(name, vec![Argument::One(Value::Text(value()))])
}

fn search(words: &str, question: &Question) -> Result<ResolvedQuestion, QueryError> {
    let none = || QueryError::NoQuery { name: SEARCH.to_owned(), nearest: None };
    let mut call = Call::new(Canned::named(SEARCH).ok_or_else(none)?);
    if let Some(expression) = match_expression(words) {
        call.give("text", vec![Argument::One(Value::Text(expression))])?;
    }
    let language = question.language.unwrap_or(Language::En);
    let search = Some(words.to_owned());
    Ok(ResolvedQuestion { search, ..ResolvedQuestion::new(call, language, question) })
}

/// The canned query of a full-text search.
const SEARCH: &str = "search";
