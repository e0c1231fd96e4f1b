//! What can be asked next about an entity.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::describe::describe;
use super::lower::lower;
use super::query::{EntityRole, Filter, Query};
use super::refusal::Stop;
use super::words::What;
use crate::model::Language;
use crate::query::page::rows_up_to;

/// The phrases about an entity that have rows.
pub(in crate::query) fn next_phrases(
    connection: &Connection,
    slug: &str,
    language: Language,
    today: NaiveDate,
) -> rusqlite::Result<Vec<String>> {
    let (about, by) = (EntityRole::About, EntityRole::By);
    let questions = [
        (What::Events, about),
        (What::Predictions, about),
        (What::Predictions, by),
        (What::Figures, about),
    ];
    let mut phrases = Vec::new();
    for (what, role) in questions {
        let filters = vec![Filter::Entity(role, vec![slug.to_owned()])];
        let query = Query::rows(what, filters);
        let call = match lower(connection, &query, language, today) {
            Ok(call) => call,
            Err(Stop::Reason(_)) => continue,
            Err(Stop::Sqlite(error)) => return Err(error),
        };
        if rows_up_to(connection, &call, 1) == Some(1) {
            phrases.push(describe(connection, &query, language)?);
        }
    }
    Ok(phrases)
}
