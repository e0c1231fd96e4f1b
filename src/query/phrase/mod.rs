//! The phrase language: tokens, then terms with typed meanings, then one
//! [`Query`] value, then a canned query with its parameters. Nothing here knows
//! an example; English and French are two data files.

mod adjectives;
mod agents;
mod alternatives;
mod amount;
mod amounts;
mod answered;
mod apposition;
mod asides;
mod base_units;
mod belonging;
mod by_verb;
mod calendar;
mod choices;
mod classes;
mod comparable;
mod complements;
mod completed;
mod compounds;
mod corrections;
mod cursor;
mod dates;
mod definite;
mod describe;
mod describe_filters;
mod describe_names;
mod describe_periods;
mod describe_shapes;
mod described;
mod endings;
mod event_dates;
mod event_subjects;
mod few_rows;
mod figures_of_events;
mod finish;
mod free_terms;
mod free_words;
mod gazetteer;
mod groups;
mod heads;
mod joined;
mod kinds;
mod leftovers;
mod lexicon;
mod lower;
mod meanings;
mod measure_names;
mod measured;
mod members;
mod named_measures;
mod narrowing;
mod near;
mod near_words;
mod next;
mod nouns;
mod numeric_date;
mod of_the_people;
mod of_whole;
mod overruns;
mod own_events;
mod own_figures;
mod owners;
mod parameters;
mod parse;
mod periods;
mod persons;
mod planned;
mod plans;
mod possessives;
mod prices;
mod pronouns;
mod qualified;
mod query;
mod query_builder;
mod reasons;
mod recognized;
pub(in crate::query) mod refusal;
mod related;
mod relations;
mod resolve;
mod rewritten;
mod role_holders;
mod roles;
mod said_together;
mod scattered;
mod settle;
mod standalone;
mod standing;
mod steps;
mod successors;
mod suggest;
mod superlatives;
mod suppliers;
mod term;
mod text;
mod things;
mod titles;
mod tokens;
mod told_events;
mod trends;
mod two_questions;
mod undertakings;
mod units;
mod unmentioned;
mod verb_forms;
mod verbs;
mod wanted;
mod words;
mod yearly;

use rusqlite::Connection;

pub use calendar::DaySpan;
pub use completed::completed;
pub use describe::describe;
pub(in crate::query) use describe::words_for;
pub(in crate::query) use lexicon::begins_with_article;
pub use lower::QueryContext;
pub use meanings::vocabulary;
pub(in crate::query) use next::next_phrases;
pub use query::{EntityRole, Filter, PeriodRole, Query, Wanted};
pub use refusal::{Reason, Refusal};
pub(in crate::query) use settle::LATEST;
pub use steps::Step;
pub(in crate::query) use tokens::LONGEST as LONGEST_PHRASE;
pub use words::{Compare, Order, What};

use super::call::Call;
use super::page::rows_up_to;
use super::shape::Shape;
use crate::model::Language;
use refusal::Stop;
use resolve::Reading;

/// A phrase that was understood.
#[derive(Clone, Debug)]
pub struct Understood {
    /// The question.
    pub query: Query,
    /// What it wants to be told first.
    pub wanted: Wanted,
    /// The call that answers it.
    pub call: Call,
    /// The language of the phrase.
    pub language: Language,
    /// Words as typed, and what they were taken for.
    pub corrections: Vec<(String, String)>,
    /// Words as typed that no text of the base has, and that are left out.
    pub unsaid: Vec<String>,
    /// What each run of words became.
    pub steps: Vec<Step>,
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
    setting: QueryContext,
) -> Result<Understood, PhraseError> {
    let language = setting.language.unwrap_or(Language::En);
    let refuse = |reason| Refusal { reason, language, near: None, suggestions: Vec::new() };
    if phrase.len() > tokens::LONGEST {
        return Err(refuse(Reason::TooLong).into());
    }
    let tokens = tokens::tokens(phrase);
    if tokens.is_empty() {
        return Err(refuse(Reason::Empty).into());
    }
    let reading = resolve::resolve(connection, phrase, &tokens, setting.prefers)?;
    match understood(connection, &reading, setting) {
        Ok(understood) => Ok(understood),
        Err(Stop::Sqlite(error)) => Err(error.into()),
        Err(Stop::Reason(reason)) => {
            let suggestions = suggest::suggestions(connection, phrase, &reading, &reason, setting)?;
            let language = setting.language.unwrap_or(reading.language);
            let near = near::near(connection, &reading, &reason, language)?;
            Err(Refusal { reason, language, near, suggestions }.into())
        }
    }
}

fn understood(
    connection: &Connection,
    reading: &Reading,
    setting: QueryContext,
) -> Result<Understood, Stop> {
    let spoken = setting.language.unwrap_or(reading.language);
    if let Some(reason) = two_questions::two_questions(&reading.terms) {
        return Err(reason.into());
    }
    let (terms, events) =
        event_dates::with_event_dates(connection, &reading.terms, spoken, setting.today)?;
    let (mut query, mut wanted, steps) = parse::parse(connection, &terms, setting.today)?;
    let lower = |query: &Query| lower::lower(connection, query, spoken, setting.today);
    let mut call = lower(&query)?;
    if wanted == Wanted::Truth && rows_up_to(connection, &call, 1) == Some(0) {
        let other = wanted::turned(&query);
        let other_call = lower(&other)?;
        if rows_up_to(connection, &other_call, 1) == Some(1) {
            (query, wanted, call) = (other, Wanted::Turned, other_call);
        } else if let Some((other, denied)) = wanted::without_object(&query) {
            let other_call = lower(&other)?;
            if rows_up_to(connection, &other_call, 1) == Some(1) {
                (query, wanted, call) = (other, Wanted::Unsaid(denied), other_call);
            }
        }
    }
    // French puts the verb before its subject: "quel propulseur utilise Heliad B".
    if reading.language == Language::Fr
        && let Some(other) = wanted::used_by(&query)
        && rows_up_to(connection, &call, 1) == Some(0)
    {
        let other_call = lower(&other)?;
        if rows_up_to(connection, &other_call, 1) == Some(1) {
            (query, call) = (other, other_call);
        }
    }
    let free: Vec<_> = terms.iter().filter(|term| !term.is_known()).collect();
    let mut counted = call.clone();
    counted.shape = Shape::Rows;
    let found = if query.shape == Shape::Count { &counted } else { &call };
    if !free.is_empty() && rows_up_to(connection, found, 1) == Some(0) {
        let words: Vec<_> = free.iter().map(|term| term.text.as_str()).collect();
        return Err(Reason::Nowhere(words.join(" ")).into());
    }
    // "how many were launched": no figure says so.
    let must_be_said = query.what == What::Figures || matches!(wanted, Wanted::Since(_));
    if must_be_said
        && let Some(words) = searched(&query, &terms)
        && rows_up_to(connection, found, 1) == Some(0)
    {
        return Err(Reason::Nowhere(words).into());
    }
    let corrections = [reading.corrections.clone(), events].concat();
    let (language, unsaid) = (reading.language, reading.unsaid.clone());
    Ok(Understood { query, wanted, call, language, corrections, unsaid, steps })
}

/// The words that a question searches the text for, if they stand in no quotes.
fn searched(query: &Query, terms: &[term::Term]) -> Option<String> {
    let is_quoted = terms.iter().any(|term| term.quoted);
    query.filters.iter().find_map(|filter| match filter {
        Filter::Text(words) if !is_quoted => Some(words.clone()),
        _ => None,
    })
}

/// What a phrase means, if it is understood.
fn attempt(
    connection: &Connection,
    phrase: &str,
    setting: QueryContext,
) -> rusqlite::Result<Option<Understood>> {
    let reading = resolve::resolve(connection, phrase, &tokens::tokens(phrase), setting.prefers)?;
    match understood(connection, &reading, setting) {
        Ok(understood) => Ok(Some(understood)),
        Err(Stop::Reason(_)) => Ok(None),
        Err(Stop::Sqlite(error)) => Err(error),
    }
}
