//! The ids behind slugs, each looked up once.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};

use crate::store::tables::Refers;

/// How many ids of the vocabulary are kept from one dataset to the next.
const MOST: usize = 200_000;

/// Ids found so far, by table and slug.
#[derive(Debug, Default)]
pub(in crate::store) struct Ids {
    known: HashMap<Refers, HashMap<String, i64>>,
}

impl Ids {
    /// The id of a row.
    pub(super) fn of(
        &mut self,
        connection: &Connection,
        refers: Refers,
        slug: &str,
    ) -> rusqlite::Result<i64> {
        let known = self.known.entry(refers).or_default();
        if let Some(id) = known.get(slug) {
            return Ok(*id);
        }
        let id = find(connection, refers, slug)?;
        known.insert(slug.to_owned(), id);
        Ok(id)
    }

    /// Remembers the id of a row that was just written.
    pub(super) fn learn(&mut self, refers: Refers, slug: String, id: i64) {
        self.known.entry(refers).or_default().insert(slug, id);
    }

    /// Keeps what other datasets are likely to refer to.
    pub(super) fn keep_vocabulary(&mut self) {
        let vocabulary = [Refers::Unit, Refers::Metric, Refers::Entity];
        self.known.retain(|refers, ids| vocabulary.contains(refers) && ids.len() <= MOST);
    }

    /// Forgets everything: ids may be gone.
    pub(super) fn clear(&mut self) {
        self.known.clear();
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
