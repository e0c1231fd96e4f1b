//! What the events of a question are about, among what they mention.

use rusqlite::{Connection, params};

use super::query::{EntityRole, Filter, Query};
use super::text::{Texts, expression};
use super::verb_forms::family_expression;

/// Puts first the readings by which the entity asked about is what an event is about:
/// others only mention it.
pub(super) fn prefer_subjects(
    connection: &Connection,
    readings: &mut Vec<Query>,
) -> rusqlite::Result<()> {
    let mut ranked = Vec::new();
    for reading in readings.drain(..) {
        ranked.push((!has_subject(connection, &reading)?, reading));
    }
    ranked.sort_by_key(|(is_other, _)| *is_other);
    readings.extend(ranked.into_iter().map(|(_, reading)| reading));
    Ok(())
}

/// Whether an event of a reading is about its only entity.
fn has_subject(connection: &Connection, reading: &Query) -> rusqlite::Result<bool> {
    let (mut entity, mut category, mut text) = (None, None, None);
    for filter in &reading.filters {
        match filter {
            Filter::Entity(EntityRole::About, slugs) if entity.is_none() => entity = slugs.first(),
            Filter::Category(slugs) => category = slugs.first(),
            Filter::Text(words) => text = Some(expression(connection, words, Texts::Events)?),
            Filter::Verb(family) => text = Some(family_expression(family)),
            _ => {}
        }
    }
    let query = "SELECT EXISTS (
        SELECT 1 FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id
        JOIN events AS v ON v.id = m.event_id
        WHERE e.slug = ?1 AND m.role = 'subject' AND (?2 IS NULL OR v.category = ?2)
          AND (?3 IS NULL OR v.id * 8 IN (SELECT rowid FROM search WHERE search MATCH ?3)))";
    let mut statement = connection.prepare_cached(query)?;
    statement.query_row(params![entity, category, text.filter(|text| !text.is_empty())], |row| {
        row.get(0)
    })
}

/// Whether the events of a category have the only entity of a reading as their place or host.
pub(super) fn is_only_place(connection: &Connection, reading: &Query) -> rusqlite::Result<bool> {
    let (mut entity, mut category) = (None, None);
    for filter in &reading.filters {
        match filter {
            Filter::Entity(EntityRole::About, slugs) if slugs.len() == 1 => entity = slugs.first(),
            Filter::Category(slugs) => category = slugs.first(),
            _ => {}
        }
    }
    let query = "SELECT NOT EXISTS (
        SELECT 1 FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id
        JOIN events AS v ON v.id = m.event_id
        WHERE e.slug = ?1 AND v.category = ?2 AND m.role NOT IN ('place', 'host'))";
    let mut statement = connection.prepare_cached(query)?;
    match entity {
        Some(entity) => statement.query_row(params![entity, category], |row| row.get(0)),
        None => Ok(false),
    }
}
