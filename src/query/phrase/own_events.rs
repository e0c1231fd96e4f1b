//! "When did the club open", where it opened a stadium too: the events that are about it,
//! rather than about something else that it did.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::few_rows::few_rows;
use super::query::{EntityRole, Filter, Query};
use super::query_builder::Verb;
use super::refusal::Stop;
use crate::model::Language;

/// The most events that are told apart.
const MOST: usize = 30;

/// Families of verbs that say what happens to a thing itself.
const OF_ITSELF: [&str; 3] = ["open", "reopen", "close"];

/// The question without the events about other things, if some are about the one named.
/// `None` if the verb says what happens to a thing itself, and all are about other things:
/// "when did the hospital open", where only a wing of it did.
pub(super) fn own_of_verb(
    connection: &Connection,
    query: Query,
    verb: &Verb,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let Some(slug) = only_named(&query) else { return Ok(Some(query)) };
    let events = subjects(connection, &query, today)?;
    let is_other = !events.is_empty() && events.iter().all(|subjects| !subjects.contains(&slug));
    if is_other && OF_ITSELF.contains(&verb.family) {
        return Ok(None);
    }
    own(connection, query, today).map(Some)
}

/// The question without the events about other things, if some are about the one named.
pub(super) fn own(connection: &Connection, query: Query, today: NaiveDate) -> Result<Query, Stop> {
    let Some(slug) = only_named(&query) else { return Ok(query) };
    let events = subjects(connection, &query, today)?;
    let (own, others): (Vec<_>, Vec<_>) =
        events.into_iter().partition(|subjects| subjects.contains(&slug));
    if own.is_empty() || others.is_empty() {
        return Ok(query);
    }
    let mut narrowed = query.clone();
    let other: BTreeSet<_> = others.into_iter().flatten().collect();
    let without = |subject| Filter::Entity(EntityRole::Without, vec![subject]);
    narrowed.filters.extend(other.into_iter().map(without));
    narrowed.filters.sort_by_key(Filter::rank);
    let left = subjects(connection, &narrowed, today)?;
    let is_own = left.len() == own.len() && left.iter().all(|subjects| subjects.contains(&slug));
    Ok(if is_own { narrowed } else { query })
}

/// The only entity that a question is about.
fn only_named(query: &Query) -> Option<String> {
    let mut entities = query.filters.iter().filter(|filter| matches!(filter, Filter::Entity(..)));
    match (entities.next(), entities.next()) {
        (Some(Filter::Entity(EntityRole::About, slugs)), None) => {
            slugs.first().filter(|_| slugs.len() == 1).cloned()
        }
        _ => None,
    }
}

/// What each event is about that a question finds, if they are few.
pub(super) fn subjects(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<Vec<BTreeSet<String>>, Stop> {
    let rows = few_rows(connection, query, Language::En, today, MOST)?;
    let Some(rows) = rows else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached(
        "SELECT e.slug FROM events AS v JOIN mentions AS m ON m.event_id = v.id
         JOIN entities AS e ON e.id = m.entity_id WHERE v.slug = ?1 AND m.role = 'subject'",
    )?;
    let mut found = Vec::new();
    for row in rows.iter().take(MOST) {
        let Some(slug) = row.get("slug") else { continue };
        let subjects = statement.query_map([slug.text().as_ref()], |row| row.get(0))?;
        found.push(subjects.collect::<rusqlite::Result<BTreeSet<String>>>()?);
    }
    Ok(found)
}
