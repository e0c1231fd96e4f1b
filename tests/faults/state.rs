//! The rows of a base, and checks that it is sound.

use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};

/// The schema and every row of every table, ids and all.
#[derive(Debug, PartialEq)]
pub(crate) struct State(Vec<(String, Vec<Vec<Value>>)>);

/// Reads a base. `None` if the file does not exist.
pub(crate) fn state(path: &Path) -> Option<State> {
    path.exists().then(|| {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let base = Connection::open_with_flags(path, flags).unwrap();
        is_whole(&base);
        read(&base)
    })
}

/// Checks the integrity of the file, the foreign keys and the full-text index.
#[track_caller]
pub(crate) fn is_whole(base: &Connection) {
    assert_eq!(rows(base, "PRAGMA integrity_check"), [[Value::Text("ok".into())]]);
    assert_eq!(rows(base, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    let search = "SELECT 1 FROM sqlite_schema WHERE name = 'search'";
    if base.prepare(search).unwrap().exists([]).unwrap() {
        let check =
            "BEGIN; INSERT INTO search (search, rank) VALUES ('integrity-check', 1); ROLLBACK";
        base.execute_batch(check).unwrap();
    }
}

fn read(base: &Connection) -> State {
    let mut state =
        vec![("schema".to_owned(), rows(base, "SELECT type, name, sql FROM sqlite_schema"))];
    let tables = rows(
        base,
        "SELECT name FROM sqlite_schema WHERE type = 'table'
         AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'search!_%' ESCAPE '!'",
    );
    for table in tables {
        let [Value::Text(name)] = table.as_slice() else { panic!("a name that is not text") };
        // The time of a migration differs in every run.
        let columns = if name == "refinery_schema_history" { "version, checksum" } else { "*" };
        let rows = rows(base, &format!("SELECT {columns} FROM {name}"));
        state.push((name.clone(), rows));
    }
    State(state)
}

/// The rows of a statement, sorted.
pub(crate) fn rows(base: &Connection, sql: &str) -> Vec<Vec<Value>> {
    let mut statement = base.prepare(sql).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|index| row.get(index)).collect());
    let mut rows: Vec<Vec<Value>> = rows.unwrap().map(Result::unwrap).collect();
    rows.sort_by_key(|row| format!("{row:?}"));
    rows
}
