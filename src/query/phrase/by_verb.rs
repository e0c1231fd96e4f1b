//! Events by the verb of a question, and by who did what it says.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::endings::other_end;
use super::few_rows::few_rows;
use super::narrowing::{by_others, in_words, narrow_to};
use super::own_events::own_of_verb;
use super::planned::{promised_of_it, promised_so_far};
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, Verb};
use super::refusal::{Reason, Stop};
use super::suppliers::makers;
use super::term::Term;
use super::words::What;
use crate::model::{Language, RelationKind};
use crate::query::rows::Row;

/// The family of verbs that say that something was built, where it stands now.
const BUILDS: &str = "build";

/// The most events whose places are read.
const MOST: usize = 30;

/// The question narrowed by its verb; one that asks where, by the events that say so. What was
/// built stands there still.
pub(super) fn narrowed(
    connection: &Connection,
    query: &Query,
    wanted: Wanted,
    verb: &Verb,
    asked: &QueryBuilder,
    terms: &[Term],
    today: NaiveDate,
) -> Result<(Query, Wanted), Stop> {
    let told = by_events(connection, query, wanted, verb, asked, terms, today);
    if asked.asked != Some(What::Places) || matches!(told, Err(Stop::Sqlite(_))) {
        return told;
    }
    if let Ok((events, _)) = &told
        && tells_where(connection, events, today)?
    {
        return told;
    }
    match own_place(query).filter(|_| verb.family == BUILDS) {
        Some(place) if has_rows(connection, &place, today)? => Ok((place, Wanted::Place)),
        _ => Err(Reason::Unknown(verb.text.clone()).into()),
    }
}

/// The question narrowed by the events with its verb. Where no event has that, the words for what is asked
/// about may stand in the text, or a relation may say who made it.
fn by_events(
    connection: &Connection,
    query: &Query,
    wanted: Wanted,
    verb: &Verb,
    asked: &QueryBuilder,
    terms: &[Term],
    today: NaiveDate,
) -> Result<(Query, Wanted), Stop> {
    let told = narrow_to(connection, query.clone(), wanted.clone(), verb, today);
    if matches!(told, Err(Stop::Reason(_)))
        && asked.wanted == Wanted::Truth
        && let Some(promises) = promised_so_far(connection, query, verb, today)?
    {
        return Ok((promises, Wanted::Kept));
    }
    let (mut told, wanted) = match (told, in_words(query, &asked.named)) {
        (Err(Stop::Reason(_)), Some(other)) => in_text(connection, other, wanted, verb, today)?,
        (Err(Stop::Reason(reason)), None) => {
            let makers = makers(connection, query, verb, terms, today)?;
            (makers.filter(|_| asked.who).ok_or(reason)?, Wanted::Agent)
        }
        (told, _) => told?,
    };
    // "what did Tesla launch", where it is not said to have acted.
    if asked.deed && !has_rows(connection, &told, today)? {
        let about = by_as_about(query);
        let other = narrow_to(connection, about, wanted.clone(), verb, today);
        if let Ok((other, _)) = other
            && has_rows(connection, &other, today)?
        {
            told = other;
        }
    }
    let (told, wanted) = match wanted {
        Wanted::Date(_) => match own_of_verb(connection, told, verb, today)? {
            Some(own) => (own, wanted),
            // It has not happened to the thing itself, and may be promised.
            None => match promised_of_it(connection, query.clone(), verb, today)? {
                Some(promises) => (promises, Wanted::Due),
                None => return Err(Reason::Unknown(verb.text.clone()).into()),
            },
        },
        wanted => (told, wanted),
    };
    // "who bought Aster": not what Aster itself bought.
    let is_agent = asked.who && !asked.deed;
    let told = if is_agent { by_others(connection, told, today)? } else { told };
    Ok((told, wanted))
}

/// Whether an event says where it happened.
fn tells_where(connection: &Connection, query: &Query, today: NaiveDate) -> Result<bool, Stop> {
    let rows = few_rows(connection, query, Language::En, today, MOST)?;
    let is_place = |row: Row<'_>| row.get("places").is_some_and(|places| !places.text().is_empty());
    Ok(rows.is_none_or(|rows| rows.iter().any(is_place)))
}

/// The question where the only thing named stands.
fn own_place(query: &Query) -> Option<Query> {
    let [Filter::Entity(EntityRole::About, slugs)] = query.filters.as_slice() else { return None };
    let filters = vec![Filter::Related(RelationKind::LocatedAt, slugs.clone())];
    Some(Query { what: What::Places, filters, ..query.clone() })
}

/// The question narrowed by its verb, where the category asked about is a word of the text. What
/// has a beginning and an end stopped when it ended.
fn in_text(
    connection: &Connection,
    query: Query,
    wanted: Wanted,
    verb: &Verb,
    today: NaiveDate,
) -> Result<(Query, Wanted), Stop> {
    let told = narrow_to(connection, query.clone(), wanted.clone(), verb, today);
    let other = other_end(verb).filter(|_| matches!(wanted, Wanted::Date(_)));
    match (told, other) {
        (Err(Stop::Reason(reason)), Some(end)) => {
            let ended = narrow_to(connection, query, wanted, &end, today);
            if matches!(ended, Err(Stop::Reason(_))) { Err(reason.into()) } else { ended }
        }
        (told, _) => told,
    }
}

/// The question with what somebody does as what is about them.
pub(super) fn by_as_about(query: &Query) -> Query {
    let mut query = query.clone();
    for filter in &mut query.filters {
        if let Filter::Entity(role @ EntityRole::By, _) = filter {
            *role = EntityRole::About;
        }
    }
    query
}
