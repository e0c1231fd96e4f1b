//! A question is resolved before it is answered: its phrase is understood, or its
//! canned query found and its arguments checked.

use std::time::Instant;

use rusqlite::Connection;

use super::arguments::arguments;
use super::call::{Argument, Call};
use super::compile::Canned;
use super::error::QueryError;
use super::fulltext::match_expression;
use super::phrase::{QueryContext, What, describe, understand};
use super::question::{Asks, Question};
use super::resolved::ResolvedQuestion;
use super::value::Value;
use crate::model::Language;
use crate::model::text::nearest;
use crate::store::Base;

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
            today: question.today(),
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
    give_default(&mut call, "as_of", || question.today().to_string())?;
    Ok(ResolvedQuestion {
        own_limit: question.top,
        skip: question.skip,
        ..ResolvedQuestion::new(call, language, question)
    })
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
