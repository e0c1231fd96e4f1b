//! "how long did the miners' strike last": a time is counted in no people, who are words of the
//! text.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, params};

use super::answered::has_rows;
use super::gazetteer::Thing;
use super::query::{Filter, Query};
use super::refusal::Stop;
use super::term::Term;
use super::words::What;

/// The figures of a time whose events have the word for a unit that cannot count it.
pub(super) fn of_the_people(
    connection: &Connection,
    query: Query,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let metrics = query.filters.iter().find_map(|filter| match filter {
        Filter::Metric(any) => Some(any.clone()),
        _ => None,
    });
    let Some(metrics) = metrics.filter(|_| query.what == What::Figures) else { return Ok(query) };
    let mut other = query.clone();
    for filter in &mut other.filters {
        let Filter::Unit(unit) = filter else { continue };
        let names = |term: &&Term| term.things.contains(&Thing::Unit(unit.clone()));
        if let Some(term) = terms.iter().find(names)
            && is_time(connection, &metrics, unit)?
        {
            *filter = Filter::Text(term.text.clone());
        }
    }
    other.filters.sort_by_key(Filter::rank);
    Ok(if other != query && has_rows(connection, &other, today)? { other } else { query })
}

/// Whether one of the metrics is a time, and the unit is of none.
fn is_time(connection: &Connection, metrics: &[String], unit: &str) -> rusqlite::Result<bool> {
    let query = "SELECT 1 FROM figures AS f JOIN metrics AS m ON m.id = f.metric_id
                 JOIN units AS u ON u.id = f.unit_id
                 WHERE m.slug = ?1 AND u.dimension = 'time'
                   AND (SELECT dimension FROM units WHERE slug = ?2) <> 'time' LIMIT 1";
    let mut statement = connection.prepare_cached(query)?;
    for metric in metrics {
        if statement.query_row(params![metric, unit], |_| Ok(())).optional()?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
