//! A base without facts: the entities, labels and words of other bases, by which phrases
//! about them are understood.

use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::Value;
use rusqlite::{Row, Transaction, params_from_iter};

use super::base::Base;
use super::create::create;
use super::error::StoreError;

/// The tables that are copied, each after those that it refers to.
const TABLES: [&str; 16] = [
    "datasets",
    "categories",
    "category_aliases",
    "sources",
    "passages",
    "entities",
    "labels",
    "systems",
    "people",
    "organizations",
    "places",
    "relations",
    "units",
    "unit_aliases",
    "metrics",
    "metric_aliases",
];

/// The table that a column refers to.
fn referred(column: &str) -> Option<&'static str> {
    Some(match column {
        "dataset_id" => "datasets",
        "source_id" => "sources",
        "passage_id" => "passages",
        "entity_id" | "subject_id" | "object_id" => "entities",
        "unit_id" => "units",
        "metric_id" => "metrics",
        _ => return None,
    })
}

/// Makes a base of the entities, labels and words of several others. What two of them have
/// under one slug is taken from the first.
///
/// # Errors
/// If one of the bases cannot be read, or the file cannot be written.
pub fn write_labels(bases: &[&Base], path: &Path, stop: fn() -> bool) -> Result<(), StoreError> {
    let work = |transaction: &Transaction<'_>| {
        for base in bases {
            copy(base, transaction)?;
        }
        // The same bases make the same file.
        Ok(transaction.execute_batch(include_str!("sql/labels.sql"))?)
    };
    create(path, Duration::ZERO, stop, &work).map(drop)
}

/// The ids of rows in the new file, by their table and their id in a base.
type Ids = HashMap<(&'static str, i64), i64>;

fn copy(base: &Base, transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    let mut ids = Ids::new();
    for table in TABLES {
        copy_table(base, table, transaction, &mut ids)?;
    }
    Ok(())
}

/// Copies the rows of a table, which refer to rows that were copied before.
fn copy_table(
    base: &Base,
    table: &'static str,
    transaction: &Transaction<'_>,
    ids: &mut Ids,
) -> rusqlite::Result<()> {
    let query = match table {
        // Only what relations refer to, without its text.
        "passages" => include_str!("sql/label_passages.sql").to_owned(),
        table => format!("SELECT * FROM {table}"),
    };
    let mut statement = base.connection().prepare(&query)?;
    let columns: Vec<String> = statement.column_names().map(str::to_owned).collect();
    let own = columns.iter().position(|column| column == "id");
    let slug = columns.iter().position(|column| column == "slug");
    let (names, places) = (columns.join(", "), vec!["?"; columns.len()].join(", "));
    let insert = format!("INSERT OR IGNORE INTO {table} ({names}) VALUES ({places})");
    let mut insert = transaction.prepare(&insert)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let mut values = renumbered(row, &columns, ids)?;
        let Some(own) = own else {
            insert.execute(params_from_iter(values))?;
            continue;
        };
        let old = row.get(own)?;
        values[own] = Value::Null;
        let slug = slug.map(|slug| values[slug].clone());
        if insert.execute(params_from_iter(values))? > 0 {
            ids.insert((table, old), transaction.last_insert_rowid());
        } else if let Some(slug) = slug {
            let query = format!("SELECT id FROM {table} WHERE slug = ?1");
            let kept = transaction.query_row(&query, [slug], |row| row.get(0))?;
            ids.insert((table, old), kept);
        }
    }
    Ok(())
}

/// The values of a row, with the new ids of the rows that it refers to.
fn renumbered(row: &Row<'_>, columns: &[String], ids: &Ids) -> rusqlite::Result<Vec<Value>> {
    let value = |(index, column): (usize, &String)| {
        let value = row.get(index)?;
        Ok(match (referred(column), value) {
            (Some(table), Value::Integer(id)) => {
                ids.get(&(table, id)).map_or(Value::Null, |id| Value::Integer(*id))
            }
            (_, value) => value,
        })
    };
    columns.iter().enumerate().map(value).collect()
}
