//! Entities by their figures: "clusters with more than 50,000 GPUs" are those that a figure
//! says so of.

use rusqlite::Connection;

use super::base_units::factor;
use super::query::Filter;
use super::words::Compare;

/// The most entities that are told by their figures.
const MOST: usize = 200;

const SUBJECTS: &str = include_str!("../sql/measured.sql");

/// Whether a filter is of the figures of the entities asked for.
pub(super) fn is_of_figures(filter: &Filter) -> bool {
    match filter {
        Filter::Metric(metrics) => metrics.len() == 1,
        filter => matches!(filter, Filter::Unit(_) | Filter::Amount(..)),
    }
}

/// The entities that have a figure which all these filters fit, by slug; none if there are
/// more than can be listed.
pub(super) fn measured(
    connection: &Connection,
    filters: &[&Filter],
) -> rusqlite::Result<Option<Vec<String>>> {
    let (mut metric, mut unit) = (None, None);
    let mut bounds = [None; 5];
    for filter in filters {
        match filter {
            Filter::Metric(slugs) => metric = slugs.first(),
            Filter::Unit(slug) => unit = Some(slug),
            Filter::Amount(compare, number, of) => {
                let base = of.as_ref().map_or(Ok(1.0), |unit| factor(connection, unit))?;
                unit = of.as_ref().or(unit);
                if let Some(bound) = bounds.get_mut(place(*compare)) {
                    *bound = Some(number * base);
                }
            }
            _ => {}
        }
    }
    let [above, at_least, below, at_most, equal] = bounds;
    let mut statement = connection.prepare_cached(SUBJECTS)?;
    let given = rusqlite::named_params! {
        ":metric": metric, ":unit": unit, ":above": above, ":at_least": at_least,
        ":below": below, ":at_most": at_most, ":equal": equal,
    };
    let slugs = statement.query_map(given, |row| row.get(0))?;
    let slugs: Vec<String> = slugs.take(MOST + 1).collect::<rusqlite::Result<_>>()?;
    Ok(Some(slugs).filter(|slugs| slugs.len() <= MOST))
}

/// Where a bound stands among the five.
fn place(compare: Compare) -> usize {
    match compare {
        Compare::Above => 0,
        Compare::AtLeast => 1,
        Compare::Below => 2,
        Compare::AtMost => 3,
        Compare::Equal => 4,
    }
}
