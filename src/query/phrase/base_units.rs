//! The units of the base: what a name stands for, and which are used.

use rusqlite::{Connection, OptionalExtension, params};

use crate::model::Language;

/// How many base units of its dimension one of a unit is.
pub(super) fn factor(connection: &Connection, unit: &str) -> rusqlite::Result<f64> {
    connection.query_row("SELECT factor FROM units WHERE slug = ?1", [unit], |row| row.get(0))
}

/// Whether a figure has an amount, in any unit of the same dimension.
pub(super) fn has_amount(
    connection: &Connection,
    number: f64,
    unit: &str,
) -> rusqlite::Result<bool> {
    let query = "SELECT EXISTS (
        SELECT 1 FROM units AS w
        JOIN units AS u ON u.dimension = w.dimension
        JOIN figures AS f ON f.unit_id = u.id
        WHERE w.slug = ?2 AND (abs(f.low * u.factor - ?1 * w.factor) <= 1e-9 * abs(?1 * w.factor)
            OR abs(f.high * u.factor - ?1 * w.factor) <= 1e-9 * abs(?1 * w.factor)))";
    connection.query_row(query, params![number, unit], |row| row.get(0))
}

/// The unit that a name stands for.
pub(super) fn unit(connection: &Connection, key: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT slug FROM gazetteer WHERE key = ?1 AND kind = 'unit'";
    connection.query_row(query, [key], |row| row.get(0)).optional()
}

/// The units of figures, one for each dimension, those of most figures first.
pub(super) fn units_by_use(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT slug, max(uses) AS most FROM (
                     SELECT u.slug, u.dimension, count(*) AS uses FROM figures AS f
                     JOIN units AS u ON u.id = f.unit_id GROUP BY u.id)
                 GROUP BY dimension ORDER BY dimension <> 'money', most DESC, slug";
    connection.prepare_cached(query)?.query_map([], |row| row.get(0))?.collect()
}

/// The label of a unit.
pub(super) fn unit_label(
    connection: &Connection,
    slug: &str,
    language: Language,
) -> rusqlite::Result<String> {
    let query = format!("SELECT label_{} FROM units WHERE slug = ?1", language.word());
    connection.query_row(&query, [slug], |row| row.get(0))
}

/// The unit in which amounts of a dimension are told: the one that most figures have. Datasets
/// keep apart what they do not convert: "money-eur" is money.
pub(super) fn unit_of(
    connection: &Connection,
    dimension: &str,
) -> rusqlite::Result<Option<String>> {
    let query = "SELECT u.slug FROM units AS u
                 WHERE u.dimension = ?1 OR u.dimension LIKE ?1 || '-%'
                 ORDER BY (SELECT count(*) FROM figures AS f WHERE f.unit_id = u.id) DESC, u.slug
                 LIMIT 1";
    connection.query_row(query, [dimension], |row| row.get(0)).optional()
}
