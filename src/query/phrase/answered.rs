//! Whether a question has an answer in a base.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::lower::lower;
use super::query::Query;
use super::refusal::Stop;
use crate::model::Language;
use crate::query::page::rows_up_to;

/// The most rows that questions are compared by.
const COMPARED: usize = 100;

/// Whether a question has any row.
pub(super) fn has_rows(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<bool, Stop> {
    Ok(rows_of(connection, query, today, 1)? == 1)
}

/// The number of rows that a question has, up to a hundred.
pub(super) fn how_many_rows(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<usize, Stop> {
    rows_of(connection, query, today, COMPARED)
}

fn rows_of(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
    most: usize,
) -> Result<usize, Stop> {
    match lower(connection, query, Language::En, today) {
        Ok(call) => Ok(rows_up_to(connection, &call, most).unwrap_or_default()),
        Err(Stop::Reason(_)) => Ok(0),
        Err(stop) => Err(stop),
    }
}
