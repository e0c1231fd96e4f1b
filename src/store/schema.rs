//! Compares a schema with the one that the migrations make. Additional tables, views and
//! indexes belong to the user. Additional triggers are refused, and so are indexes of
//! expressions: they run when kb writes.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, Row};

use super::migrations::blank;

/// A schema that was compared with kb's own. It stays verified while both of SQLite's
/// counters stay the same.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verified {
    pub(super) schema: i64,
    pub(super) counters: Counters,
}

/// What SQLite counts of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Counters {
    /// Commits by other connections, since this one opened the file.
    pub(super) commits: i64,
    /// Changes of the schema, by any connection.
    pub(super) schema_changes: i64,
}

/// A difference from the schema that kb makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Difference {
    /// The name of the object.
    pub(super) name: String,
    /// `table`, `index`, `view` or `trigger`.
    pub(super) kind: String,
    pub(super) how: How,
}

/// How it differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Missing,
    Changed,
    /// A trigger that no migration creates.
    Foreign,
    /// An index of expressions, or a partial index.
    Computing,
}

impl Difference {
    /// The problem, in words.
    pub(super) fn problem(&self) -> String {
        let kind = &self.kind;
        match self.how {
            How::Missing => format!("the {kind} is missing"),
            How::Changed => format!("the {kind} is not as kb makes it"),
            How::Foreign => format!("the {kind} is none of kb's"),
            How::Computing => format!("the {kind} computes, and is none of kb's"),
        }
    }
}

/// The SQL of everything in a schema, by type and name.
type Schema = BTreeMap<(String, String), Option<String>>;

/// What differs from the schema of that number.
pub(super) fn differences(
    connection: &Connection,
    schema: i64,
) -> rusqlite::Result<Vec<Difference>> {
    let (wanted, found) = (made(schema)?, read(connection)?);
    let differs = |((kind, name), sql): (&(String, String), &Option<String>)| {
        let how = match found.get(&(kind.clone(), name.clone())) {
            None => How::Missing,
            Some(other) if other != sql && !is_of_index(name) => How::Changed,
            Some(_) => return None,
        };
        Some(Difference { name: name.clone(), kind: kind.clone(), how })
    };
    let mut all: Vec<_> = wanted.iter().filter_map(differs).collect();
    let kind = |kind: &str, name: &String, how| {
        let (name, kind) = (name.clone(), kind.to_owned());
        Difference { name, kind, how }
    };
    let besides = found.keys().filter(|object| !wanted.contains_key(*object));
    let triggers = besides.filter(|object| object.0 == "trigger");
    all.extend(triggers.map(|(_, name)| kind("trigger", name, How::Foreign)));
    let is_made = |kind: &str, name: &String| wanted.contains_key(&(kind.to_owned(), name.clone()));
    for (table, index) in computing(connection)? {
        if is_made("table", &table) && !is_made("index", &index) {
            all.push(kind("index", &index, How::Computing));
        }
    }
    Ok(all)
}

/// The schema of that number, as the migrations make it. Making it is slow, so the last
/// one is cached.
fn made(schema: i64) -> rusqlite::Result<Arc<Schema>> {
    static LAST: Mutex<Option<(i64, Arc<Schema>)>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, made)) = last.as_ref().filter(|(number, _)| *number == schema) {
        return Ok(Arc::clone(made));
    }
    let made = Arc::new(read(&blank(schema)?)?);
    *last = Some((schema, Arc::clone(&made)));
    Ok(made)
}

/// All objects except SQLite's own: tables and automatic indexes named `sqlite_…`.
const EVERYTHING: &str = "SELECT type, name, sql FROM sqlite_schema
     WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!' OR type NOT IN ('table', 'index')
         OR (type = 'index' AND sql IS NOT NULL)";

fn read(connection: &Connection) -> rusqlite::Result<Schema> {
    let object = |row: &Row<'_>| Ok(((row.get(0)?, row.get(1)?), row.get(2)?));
    connection.prepare(EVERYTHING)?.query_map([], object)?.collect()
}

/// The partial indexes, and those of an expression.
const COMPUTING: &str = "SELECT tables.name, indexed.name
     FROM sqlite_schema AS tables, pragma_index_list(tables.name) AS indexed
     WHERE tables.type = 'table' AND (indexed.partial OR EXISTS (
         SELECT 1 FROM pragma_index_xinfo(indexed.name) WHERE cid = -2))";

fn computing(connection: &Connection) -> rusqlite::Result<Vec<(String, String)>> {
    connection.prepare(COMPUTING)?.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}

/// Whether it is a table of the full-text index, whose SQL depends on SQLite's version.
fn is_of_index(name: &str) -> bool {
    name.starts_with("search_")
}
