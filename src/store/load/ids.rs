//! The ids behind slugs, each looked up once.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension};

use crate::store::tables::Refers;

/// Ids found so far, by table and slug.
#[derive(Debug, Default)]
pub(super) struct Ids {
    known: HashMap<(Refers, String), i64>,
}

impl Ids {
    /// The value to store in a column that refers to a row: its id, or NULL for
    /// no slug.
    pub(super) fn value(
        &mut self,
        connection: &Connection,
        refers: Refers,
        slug: Value,
    ) -> rusqlite::Result<Value> {
        let Value::Text(slug) = slug else { return Ok(Value::Null) };
        if let Some(id) = self.known.get(&(refers, slug.clone())) {
            return Ok(Value::Integer(*id));
        }
        let id = find(connection, refers, &slug)?;
        self.known.insert((refers, slug), id);
        Ok(Value::Integer(id))
    }
}

fn find(connection: &Connection, refers: Refers, slug: &str) -> rusqlite::Result<i64> {
    let found = if refers == Refers::Passage {
        let (source, ordinal) = slug.rsplit_once('#').unwrap_or((slug, ""));
        let query = "SELECT p.id FROM passages AS p JOIN sources AS s ON s.id = p.source_id
                     WHERE s.slug = ?1 AND p.ordinal = CAST(?2 AS INTEGER)";
        connection.prepare_cached(query)?.query_row([source, ordinal], |row| row.get(0))
    } else {
        let query = format!("SELECT id FROM {} WHERE slug = ?1", refers.table());
        connection.prepare_cached(&query)?.query_row([slug], |row| row.get(0))
    };
    found.optional()?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}
