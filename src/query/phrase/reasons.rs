//! "Why did the roof fall in": beside the events that say that it did, those about the same
//! things that speak of it and name a cause, such as the report of an inquiry.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::few_rows::few_rows;
use super::own_events::subjects;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::Verb;
use super::refusal::Stop;
use super::verb_forms::{TROUBLE, family_of};
use super::words::What;
use crate::model::Language;
use crate::query::causes;
use crate::query::rows::Row;
use crate::query::shape::Shape;

/// The most events that answer a question for a reason.
const MOST: usize = 10;

/// The most things that they may be about.
const THINGS: usize = 5;

/// The question with the events that name a cause of what happened, if there are any.
pub(super) fn with_causes(
    connection: &Connection,
    query: Query,
    wanted: &Wanted,
    verb: Option<&Verb>,
    named: &str,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let is_asked = *wanted == Wanted::Reason
        && query.what == What::Events
        && query.shape == Shape::Rows
        && verb.is_none_or(|verb| verb.family != TROUBLE);
    if !is_asked {
        return Ok(query);
    }
    let happened = slugs(connection, &query, today)?;
    let things: BTreeSet<_> = subjects(connection, &query, today)?.into_iter().flatten().collect();
    if happened.is_empty() || !(1..=THINGS).contains(&things.len()) {
        return Ok(query);
    }
    let about = Filter::Entity(EntityRole::About, things.into_iter().collect());
    for said in said_of_it(&query, verb, named) {
        let mut filters = vec![about.clone(), said];
        filters.sort_by_key(Filter::rank);
        let wider = Query { filters, order: None, limit: None, offset: 0, ..query.clone() };
        let found = slugs(connection, &wider, today)?;
        let others = found.difference(&happened);
        if found.is_superset(&happened) && name_a_cause(connection, others)? {
            return Ok(wider);
        }
    }
    Ok(query)
}

/// What may be said of what happened by those who tell why: its verb, its name, or the word
/// of the text that is a verb; of other words, the last.
fn said_of_it(query: &Query, verb: Option<&Verb>, named: &str) -> Vec<Filter> {
    if let Some(verb) = verb {
        return vec![Filter::Text(verb.text.clone()), Filter::Verb(verb.family.to_owned())];
    }
    if query.filters.iter().any(|filter| matches!(filter, Filter::Category(_))) {
        return vec![Filter::Text(named.to_owned())];
    }
    let words: Vec<_> =
        query.filters.iter().filter_map(text).flat_map(str::split_whitespace).collect();
    let is_verb = |word: &&&str| family_of(word).is_some();
    let Some(word) = words.iter().find(is_verb).or(words.last()) else { return Vec::new() };
    let verb = family_of(word).map(|family| Filter::Verb(family.to_owned()));
    std::iter::once(Filter::Text((*word).to_owned())).chain(verb).collect()
}

fn text(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::Text(words) => Some(words),
        _ => None,
    }
}

/// The events that a question finds, if they are few.
fn slugs(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<BTreeSet<String>, Stop> {
    let rows = few_rows(connection, query, Language::En, today, MOST)?;
    let slug = |row: Row<'_>| Some(row.get("slug")?.text().into_owned());
    Ok(rows.map(|rows| rows.iter().filter_map(slug).collect()).unwrap_or_default())
}

/// Whether the text of one of these events names a cause.
fn name_a_cause<'e>(
    connection: &Connection,
    mut events: impl Iterator<Item = &'e String>,
) -> rusqlite::Result<bool> {
    let expression = causes::expression();
    let mut statement = connection.prepare_cached(
        "SELECT EXISTS (SELECT 1 FROM search
         WHERE search MATCH ?1 AND kind = 'event' AND slug = ?2)",
    )?;
    events.try_fold(false, |any, event| {
        Ok(any || statement.query_row(params![expression, event], |row| row.get(0))?)
    })
}
