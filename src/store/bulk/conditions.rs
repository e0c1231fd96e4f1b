//! Checks the `CHECK` constraints of the tables in Rust. SQLite rebuilds every word list
//! of a constraint for every row; for a dataset that is known to satisfy all constraints,
//! it need not check them. Constraints on the types of columns always hold, because the
//! Rust types guarantee them.

use chrono::Datelike;

use crate::model::text::scalar_count;
use crate::model::{Dataset, Figure, Locator, Origin, Passage, Period, Source};

/// Whether a dataset satisfies every constraint. `false` is always safe: SQLite then
/// checks the dataset itself and reports the violation.
pub(super) fn hold(dataset: &Dataset) -> bool {
    let Dataset {
        document, sources, units, relations, events, figures, predictions, supports, ..
    } = dataset;
    document.iter().all(|document| is_hash(&document.hash))
        && sources.iter().all(source)
        && units.iter().all(|unit| unit.factor > 0.0)
        && relations.iter().all(|relation| locator(&relation.at))
        && events.iter().all(|event| fact(event.date, &event.at, event.origin.as_ref()))
        && figures.iter().all(figure)
        && predictions.iter().all(|made| fact(made.due, &made.at, made.origin.as_ref()))
        && supports.iter().all(|support| {
            !support.fact.slug.is_empty() && locator(&support.at) && origin(&support.origin)
        })
}

fn source(source: &Source) -> bool {
    source.published.is_none_or(is_iso)
        && source.updated.is_none_or(is_iso)
        && source.passages.iter().all(passage)
}

fn passage(passage: &Passage) -> bool {
    // SQLite counts the characters before the first NUL.
    let fits = |text: &str| scalar_count(text) == passage.length && !text.contains('\0');
    passage.ordinal > 0
        && passage.length > 0
        && is_hash(&passage.hash)
        && passage.text.as_deref().is_none_or(fits)
}

fn figure(figure: &Figure) -> bool {
    let bounds = match (figure.low, figure.high) {
        (Some(low), Some(high)) => low <= high,
        // SQLite stores NaN as NULL.
        (Some(bound), None) | (None, Some(bound)) => !bound.is_nan(),
        (None, None) => false,
    };
    bounds && fact(figure.date, &figure.at, figure.origin.as_ref())
}

fn fact(date: Period, at: &Locator, from: Option<&Origin>) -> bool {
    is_iso(date) && locator(at) && from.is_none_or(origin)
}

fn locator(at: &Locator) -> bool {
    at.length > 0
}

fn origin(origin: &Origin) -> bool {
    (0.0..=1.0).contains(&origin.confidence)
}

/// Whether the days have years of four digits, as SQLite's date functions require.
fn is_iso(period: Period) -> bool {
    [period.start(), period.end()].iter().all(|day| (0..=9999).contains(&day.year()))
}

fn is_hash(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use crate::store::migrations::{LATEST, blank};

    #[test]
    fn every_new_check_constraint_is_added_here() {
        let base = blank(LATEST).unwrap();
        let query = "SELECT name, (length(sql) - length(replace(sql, 'CHECK (', ''))) / 7 AS found
             FROM sqlite_schema WHERE type = 'table' AND found > 0 ORDER BY name";
        let mut statement = base.prepare(query).unwrap();
        let found = statement.query_map([], |row| {
            Ok(format!("{} {}", row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
        });
        let found: Vec<String> = found.unwrap().map(Result::unwrap).collect();
        let known = [
            "canned_queries 1",
            "categories 2",
            "category_aliases 2",
            "datasets 1",
            "descriptions 2",
            "documents 3",
            "entities 2",
            "entity_events 1",
            "event_days 1",
            "events 11",
            "figures 14",
            "labels 3",
            "mention_counts 1",
            "mentions 2",
            "metric_aliases 2",
            "metrics 1",
            "organizations 2",
            "outcomes 2",
            "parts 1",
            "passages 5",
            "people 2",
            "places 2",
            "prediction_days 1",
            "predictions 11",
            "relations 4",
            "sources 4",
            "supports 5",
            "systems 2",
            "unit_aliases 2",
            "units 2",
        ];
        assert_eq!(found, known);
    }
}
