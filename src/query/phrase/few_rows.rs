//! The rows of a question while a phrase is understood, if they are few.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::lower::lower;
use super::query::Query;
use super::refusal::Stop;
use crate::model::Language;
use crate::query::page::rows_up_to;
use crate::query::rows::Rows;
use crate::query::run::run_unwatched;

/// The rows of a question; none if they are more than `most`, or it cannot be answered.
pub(super) fn few_rows(
    connection: &Connection,
    query: &Query,
    language: Language,
    today: NaiveDate,
    most: usize,
) -> Result<Option<Rows>, Stop> {
    let call = match lower(connection, query, language, today) {
        Ok(call) => call,
        Err(Stop::Reason(_)) => return Ok(None),
        Err(stop) => return Err(stop),
    };
    if rows_up_to(connection, &call, most + 1).is_none_or(|rows| rows > most) {
        return Ok(None);
    }
    Ok(run_unwatched(connection, &call.statement()).ok())
}
