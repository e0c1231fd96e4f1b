//! Amounts by the year: "passengers per year" asks for the figures of each year, and "which year
//! had the most passengers" for the largest of those.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::query::{Filter, Query};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::term::Term;
use super::trends::says_figures;
use super::words::{Order, What};
use crate::query::shape::Shape;

/// The figures of each year, or the largest of those that came true.
pub(super) fn by_year(
    connection: &Connection,
    query: Query,
    asked: &QueryBuilder,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let measures = |filter: &Filter| matches!(filter, Filter::Metric(_) | Filter::Unit(_));
    if query.what != What::Figures || !query.filters.iter().any(measures) {
        return Ok(query);
    }
    if matches!(query.shape, Shape::CountPer(_)) && !asked.count && !says_figures(terms) {
        let query = Query { shape: Shape::Rows, order: Some(Order::Date), ..query };
        return Ok(of_years(connection, query)?);
    }
    // "which year had the most spending" counts no figures.
    let best = match query.shape {
        Shape::MostPer(_) if !says_figures(terms) => Some(Order::Value),
        Shape::LeastPer(_) if !says_figures(terms) => Some(Order::Smallest),
        _ => None,
    };
    if asked.best_year || best.is_some() {
        let query = match best {
            Some(best) => Query { shape: Shape::Rows, order: Some(best), limit: Some(1), ..query },
            None => query,
        };
        let query = of_years(connection, query)?;
        let reported = query.with([Filter::Status(vec!["reported".to_owned()])]);
        return Ok(if has_rows(connection, &reported, today)? { reported } else { query });
    }
    Ok(query)
}

/// The question with the only metric that is counted in its unit, or that is and has a figure for
/// each of several years.
pub(super) fn of_years(connection: &Connection, mut query: Query) -> rusqlite::Result<Query> {
    let metrics = "SELECT m.slug, count(DISTINCT CASE WHEN substr(f.starts_on, 5) = '-01-01'
                       AND f.ends_on = substr(f.starts_on, 1, 4) || '-12-31'
                       THEN f.starts_on END) > 1
                   FROM figures AS f JOIN metrics AS m ON m.id = f.metric_id
                   JOIN units AS u ON u.id = f.unit_id
                   WHERE u.slug = ?1 GROUP BY m.slug ORDER BY m.slug";
    let mut statement = connection.prepare_cached(metrics)?;
    for filter in &mut query.filters {
        let Filter::Unit(unit) = filter else { continue };
        let found = statement.query_map([unit.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let found: Vec<(String, bool)> = found.collect::<rusqlite::Result<_>>()?;
        let yearly: Vec<_> = found.iter().filter(|(_, yearly)| *yearly).collect();
        if let ([(metric, _)], _) | ([], [(metric, _)]) = (yearly.as_slice(), found.as_slice()) {
            *filter = Filter::Metric(vec![metric.clone()]);
        }
    }
    query.filters.sort_by_key(Filter::rank);
    Ok(query)
}
