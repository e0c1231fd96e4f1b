//! The schema: what the migrations make is there as they make it, and no trigger
//! of anybody else's acts when the base is written. Tables, views and indexes
//! besides are the user's own.

use std::cell::RefCell;
use std::collections::BTreeMap;

use rusqlite::Row;

use super::finding::{Inspection, Rule, text};
use crate::store::migrations::blank;

const SCHEMA: Rule = Rule {
    name: "schema",
    advice: "restore a backup (kb restore FILE), or load the datasets into a new base \
             (kb seed DIR --db NEW)",
};

const TRIGGER: Rule = Rule {
    name: "schema",
    advice: "see what it does, and drop it: sqlite3 kb.db \"drop trigger NAME\"",
};

/// The SQL of everything in a schema, by type and name.
type Schema = BTreeMap<(String, String), String>;

const EVERYTHING: &str =
    "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'";

pub(super) fn inspect(base: &mut Inspection<'_>) -> rusqlite::Result<()> {
    let wanted = made_by_migrations()?;
    let found = RefCell::new(Schema::new());
    base.look(SCHEMA, EVERYTHING, |row| {
        let (name, sql) = object(row)?;
        found.borrow_mut().insert(name, sql);
        Ok(None)
    })?;
    let found = found.into_inner();
    for ((kind, name), sql) in &wanted {
        let problem = match found.get(&(kind.clone(), name.clone())) {
            None => format!("the {kind} is missing"),
            Some(other) if other != sql && !is_of_index(name) => {
                format!("the {kind} is not as kb makes it")
            }
            Some(_) => continue,
        };
        base.add(SCHEMA, (name.clone(), problem));
    }
    for object @ (kind, name) in found.keys() {
        if kind == "trigger" && !wanted.contains_key(object) {
            base.add(TRIGGER, (name.clone(), "the trigger is none of kb's".to_owned()));
        }
    }
    Ok(())
}

fn made_by_migrations() -> rusqlite::Result<Schema> {
    let blank = blank()?;
    let mut statement = blank.prepare(EVERYTHING)?;
    statement.query_map([], object)?.collect()
}

fn object(row: &Row<'_>) -> rusqlite::Result<((String, String), String)> {
    Ok(((text(row, 0)?, text(row, 1)?), text(row, 2)?))
}

/// Whether it is a table of the full-text index, whose SQL is SQLite's own and
/// may be worded otherwise by another version of it.
fn is_of_index(name: &str) -> bool {
    name.starts_with("search_")
}
