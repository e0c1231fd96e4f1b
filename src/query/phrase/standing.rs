//! "where is the harbour": where a place stands, if the base says so; else what it is.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::words::What;
use crate::model::RelationKind;

/// The places that the place asked for is located at.
pub(super) fn standing_at(
    connection: &Connection,
    query: &Query,
    asked: &QueryBuilder,
    today: NaiveDate,
) -> Result<Option<(Query, Wanted)>, Stop> {
    let ([Filter::Named(slug)], Some(What::Places)) = (query.filters.as_slice(), asked.asked)
    else {
        return Ok(None);
    };
    let filters = vec![Filter::Related(RelationKind::LocatedAt, vec![slug.clone()])];
    let places = Query { what: What::Places, filters, ..query.clone() };
    let is_said = asked.what.is_none() && has_rows(connection, &places, today)?;
    Ok(is_said.then_some((places, Wanted::Place)))
}
