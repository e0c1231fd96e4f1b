//! Whether a question has an answer in a base.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::lower::lower;
use super::query::Query;
use super::refusal::Stop;
use crate::model::Language;
use crate::query::page::rows_up_to;

/// Whether a question has any row.
pub(super) fn has_rows(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<bool, Stop> {
    match lower(connection, query, Language::En, today) {
        Ok(call) => Ok(rows_up_to(connection, &call, 1) == Some(1)),
        Err(Stop::Reason(_)) => Ok(false),
        Err(stop) => Err(stop),
    }
}
