//! The ids of named rows, each looked up once.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::store::cell::Cell;
use crate::store::tables::Refers;

/// How many ids of the vocabulary are kept from one dataset to the next.
const MOST: usize = 200_000;

/// Ids found so far, by table and name.
#[derive(Debug, Default)]
pub(super) struct Ids {
    known: [HashMap<String, i64>; Refers::ALL.len()],
}

impl Ids {
    /// The id of the row that a cell names, or `None`.
    pub(super) fn of(
        &mut self,
        connection: &Connection,
        refers: Refers,
        cell: &Cell<'_>,
    ) -> rusqlite::Result<Option<i64>> {
        match cell {
            Cell::Text(name) => self.named(connection, refers, name).map(Some),
            Cell::Passage(..) => self.named(connection, refers, &cell.name()).map(Some),
            _ => Ok(None),
        }
    }

    fn named(
        &mut self,
        connection: &Connection,
        refers: Refers,
        name: &str,
    ) -> rusqlite::Result<i64> {
        let known = &mut self.known[refers as usize];
        if let Some(id) = known.get(name) {
            return Ok(*id);
        }
        let id = find(connection, refers, name)?;
        known.insert(name.to_owned(), id);
        Ok(id)
    }

    /// Remembers the id of a row that was just written.
    pub(super) fn learn(&mut self, refers: Refers, name: String, id: i64) {
        self.known[refers as usize].insert(name, id);
    }

    /// Keeps the vocabulary, which other datasets are likely to refer to.
    pub(super) fn keep_vocabulary(&mut self) {
        for refers in Refers::ALL {
            let known = &mut self.known[refers as usize];
            let is_vocabulary =
                matches!(refers, Refers::Unit | Refers::Metric | Refers::Category | Refers::Entity);
            if !is_vocabulary || known.len() > MOST {
                *known = HashMap::new();
            }
        }
    }

    /// Forgets all ids: rows may have been removed.
    pub(super) fn clear(&mut self) {
        *self = Self::default();
    }
}

fn find(connection: &Connection, refers: Refers, name: &str) -> rusqlite::Result<i64> {
    let found = if refers == Refers::Passage {
        let (source, ordinal) = name.rsplit_once('#').unwrap_or((name, ""));
        let query = "SELECT p.id FROM passages AS p JOIN sources AS s ON s.id = p.source_id
                     WHERE s.slug = ?1 AND p.ordinal = CAST(?2 AS INTEGER)";
        connection.prepare_cached(query)?.query_row([source, ordinal], |row| row.get(0))
    } else {
        let query = format!("SELECT id FROM {} WHERE slug = ?1", refers.table());
        connection.prepare_cached(&query)?.query_row([name], |row| row.get(0))
    };
    found.optional()?.ok_or(rusqlite::Error::QueryReturnedNoRows)
}
