//! Whether figures can be added, or the largest of them told.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::base_units::units_by_use;
use super::lower::lower;
use super::query::{Filter, Query};
use super::refusal::{Reason, Stop};
use super::words::{Order, What};
use crate::model::Language;
use crate::query::page::rows_up_to;
use crate::query::shape::Shape;

/// Makes sure that the figures to be added are reported, and of one metric and unit: what
/// was planned or estimated may be a part of something else.
pub(super) fn one_kind(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<(), Stop> {
    let call = lower(connection, query, Language::En, today)?;
    let mut others = Query { shape: Shape::Rows, ..query.clone() };
    let unreported = ["planned", "projected", "claimed", "estimated"].map(str::to_owned);
    others.filters.push(Filter::Status(unreported.to_vec()));
    if rows_up_to(connection, &call, 2) == Some(2) || has_rows(connection, &others, today)? {
        return Err(Reason::Unlike.into());
    }
    Ok(())
}

/// Makes sure that the largest of several figures is one of a single dimension: metres are
/// not more than dollars.
pub(super) fn one_dimension(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<(), Stop> {
    let is_ranked = matches!(query.order, Some(Order::Value | Order::Smallest));
    let has_unit = |filter: &Filter| matches!(filter, Filter::Unit(_) | Filter::Amount(..));
    if query.what != What::Figures || !is_ranked || query.filters.iter().any(has_unit) {
        return Ok(());
    }
    let mut found = Vec::new();
    for unit in units_by_use(connection)? {
        let mut other = Query { order: None, limit: None, offset: 0, ..query.clone() };
        other.filters.push(Filter::Unit(unit.clone()));
        other.filters.sort_by_key(Filter::rank);
        if has_rows(connection, &other, today)? {
            found.push(unit);
        }
    }
    if found.len() > 1 { Err(Reason::SeveralUnits(found).into()) } else { Ok(()) }
}
