//! "How much over budget did it go": the figures called overruns, costs and budgets beside each
//! other. Nothing is subtracted.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::{has_rows, how_many_rows};
use super::base_units::unit_of;
use super::cursor::Cursor;
use super::measure_names::metrics_named;
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::words::{What, Word};
use crate::query::shape::Shape;

/// The most figures of overruns, costs and budgets that are told beside each other.
const MOST: usize = 4;

/// The overruns alone, where the sources state them and costs and budgets are many.
pub(super) fn overruns_alone(
    connection: &Connection,
    query: Query,
    asked: &QueryBuilder,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let is_asked = asked.overrun && query.what == What::Figures && query.shape == Shape::Rows;
    if !is_asked || how_many_rows(connection, &query, today)? <= MOST {
        return Ok(query);
    }
    let metrics = metrics_named(connection, "overrun", Some("money"))?;
    let mut alone = query.clone();
    for filter in &mut alone.filters {
        if let Filter::Metric(any) = filter {
            any.retain(|metric| metrics.contains(metric));
        }
    }
    let is_none = |filter: &Filter| matches!(filter, Filter::Metric(any) if any.is_empty());
    let is_said = !alone.filters.iter().any(is_none) && has_rows(connection, &alone, today)?;
    Ok(if is_said { alone } else { query })
}

impl QueryBuilder {
    /// Asks for the figures of every metric with one of the names here.
    pub(super) fn overrun<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        let names = cursor.read(|word| match word {
            Word::Overrun(names) => Some(*names),
            _ => None,
        });
        let fits = self.what.is_none_or(|what| what == What::Figures);
        let Some(names) = names.filter(|_| fits) else { return Ok(None) };
        let metrics = metrics_named(connection, names, Some("money"))?;
        // "by how much did the cost exceed the budget"
        let is_one = |slugs: &Vec<String>| slugs.iter().all(|slug| metrics.contains(slug));
        let is_other = |filter: &Filter| matches!(filter, Filter::Metric(any) if !is_one(any));
        if self.filters.iter().any(is_other) {
            return Ok(None);
        }
        self.filters.retain(|filter| !matches!(filter, Filter::Metric(_)));
        let money = || unit_of(connection, "money").map(|unit| unit.map(Filter::Unit));
        let filter = if metrics.is_empty() { money()? } else { Some(Filter::Metric(metrics)) };
        let text = cursor.text_to(cursor.next());
        let Some(filter) = filter else { return Err(Reason::Unknown(text).into()) };
        self.filters.push(filter);
        (self.what, self.asked, self.count, self.overrun) =
            (Some(What::Figures), None, false, true);
        (self.named, self.any_in) = (text, None);
        self.metrics.clear();
        self.want(Wanted::List);
        Ok(Some(cursor.next()))
    }
}
