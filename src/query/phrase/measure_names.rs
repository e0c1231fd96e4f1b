//! The names of metrics and units, in whole and in part.

use rusqlite::{Connection, OptionalExtension};

use crate::model::text::key;

/// The unit that figures of a metric have; none if they have several.
pub(super) fn unit_of_metric(
    connection: &Connection,
    metric: &str,
) -> rusqlite::Result<Option<String>> {
    let query = "SELECT min(u.slug) FROM figures AS f JOIN metrics AS m ON m.id = f.metric_id
                 JOIN units AS u ON u.id = f.unit_id WHERE m.slug = ?1
                 HAVING count(DISTINCT u.id) = 1";
    Ok(connection.query_row(query, [metric], |row| row.get(0)).optional()?.flatten())
}

/// The metrics that a name of is a word, or begins or ends with it.
pub(super) fn metrics_with(connection: &Connection, word: &str) -> rusqlite::Result<Vec<String>> {
    // Every name begins with nothing.
    if word.is_empty() {
        return Ok(Vec::new());
    }
    let query = "SELECT m.slug FROM metric_aliases AS a JOIN metrics AS m
                 ON m.id = a.metric_id
                 WHERE a.key = ?1 OR (a.key >= ?1 || ' ' AND a.key < ?1 || '!')
                 OR a.key LIKE '% ' || ?1
                 GROUP BY m.slug ORDER BY min(a.key <> ?1), m.slug LIMIT 10";
    connection.prepare_cached(query)?.query_map([word], |row| row.get(0))?.collect()
}

/// The metrics with one of several names, best first; those of a dimension alone if one is given.
pub(super) fn metrics_named(
    connection: &Connection,
    names: &str,
    dimension: Option<&str>,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT EXISTS (SELECT 1 FROM figures AS f JOIN metrics AS m ON m.id = f.metric_id
                 JOIN units AS u ON u.id = f.unit_id WHERE m.slug = ?1
                   AND (u.dimension = ?2 OR u.dimension LIKE ?2 || '-%'))";
    let mut statement = connection.prepare_cached(query)?;
    let mut metrics: Vec<String> = Vec::new();
    for name in names.split_whitespace() {
        for metric in metrics_with(connection, &key(name))? {
            let fits = match dimension {
                Some(dimension) => statement.query_row([&metric, dimension], |row| row.get(0))?,
                None => true,
            };
            if fits && !metrics.contains(&metric) {
                metrics.push(metric);
            }
        }
    }
    Ok(metrics)
}

/// The units with a name that begins with a word and goes on, with that name.
pub(super) fn units_beginning(
    connection: &Connection,
    word: &str,
) -> rusqlite::Result<Vec<(String, String)>> {
    let query = "SELECT DISTINCT u.slug, a.key FROM unit_aliases AS a JOIN units AS u
                 ON u.id = a.unit_id WHERE a.key >= ?1 || ' ' AND a.key < ?1 || '!'
                 ORDER BY u.slug, a.key LIMIT 10";
    let mut statement = connection.prepare_cached(query)?;
    statement.query_map([word], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// The names of a metric, as they are looked up.
pub(super) fn names_of_metric(
    connection: &Connection,
    metric: &str,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT a.key FROM metric_aliases AS a JOIN metrics AS m
                 ON m.id = a.metric_id WHERE m.slug = ?1 ORDER BY a.key";
    connection.prepare_cached(query)?.query_map([metric], |row| row.get(0))?.collect()
}
