//! The phrase language: tokens, then terms with typed meanings, then one
//! [`Query`] value, then a canned query with its parameters. Nothing here knows
//! an example; English and French are two data files.

mod amount;
mod calendar;
mod cursor;
mod gazetteer;
mod parse;
mod plan;
mod query;
mod reading;
mod refusal;
mod things;
mod tokens;
mod words;

use rusqlite::Connection;

pub use calendar::Span as DaySpan;
pub use plan::Setting;
pub use query::{EntityRole, Filter, Order, PeriodRole, Query};
pub use refusal::{Reason, Refusal};
pub use words::{Compare, What, vocabulary};

use super::call::Call;
use super::canned::Canned;
use crate::model::Language;
use parse::Stop;

/// A phrase that was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The question.
    pub query: Query,
    /// The call that answers it.
    pub call: Call,
    /// The language of the phrase.
    pub language: Language,
    /// Words as typed, and what they were taken for.
    pub corrections: Vec<(String, String)>,
}

/// Why a phrase was not understood.
#[derive(Debug, thiserror::Error)]
pub enum PhraseError {
    /// The phrase is at fault.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The base cannot be read.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

/// Understands a phrase by the vocabularies and the names in the base.
///
/// # Errors
/// If a word that could change the answer is not understood, or the base cannot
/// be read.
pub fn understand(
    connection: &Connection,
    phrase: &str,
    setting: Setting,
) -> Result<Understood, PhraseError> {
    let refuse = |reason, language| Refusal { reason, language, suggestions: Vec::new() };
    let fallback = setting.language.unwrap_or(Language::En);
    if phrase.len() > tokens::LONGEST {
        return Err(refuse(Reason::TooLong, fallback).into());
    }
    let tokens = tokens::tokens(phrase);
    if tokens.is_empty() {
        return Err(refuse(Reason::Empty, fallback).into());
    }
    let reading = reading::read(connection, phrase, &tokens)?;
    let language = reading.language;
    let spoken = setting.language.unwrap_or(language);
    let refused = |reason| {
        let suggestions = suggestions(phrase, language);
        PhraseError::Refused(Refusal { reason, language: spoken, suggestions })
    };
    let query = parse::parse(connection, &reading.terms).map_err(|stop| match stop {
        Stop::Reason(reason) => refused(reason),
        Stop::Sqlite(error) => error.into(),
    })?;
    let call = plan::plan(&query, spoken, setting.today).map_err(refused)?;
    Ok(Understood { query, call, language, corrections: reading.corrections })
}

/// Up to three example phrases of the canned queries, the nearest first.
fn suggestions(phrase: &str, language: Language) -> Vec<String> {
    let typed: Vec<String> = tokens::tokens(phrase).into_iter().map(|token| token.key).collect();
    let mut near: Vec<(usize, &str)> = Canned::all()
        .iter()
        .flat_map(|canned| canned.phrases.clone())
        .filter(|(other, _)| *other == language)
        .map(|(_, example)| {
            let words = tokens::tokens(example);
            let shared = words.iter().filter(|word| typed.contains(&word.key)).count();
            (shared, example)
        })
        .collect();
    near.sort_by(|(a, _), (b, _)| b.cmp(a));
    near.into_iter().take(3).map(|(_, example)| example.to_owned()).collect()
}
