//! The content of a base without ids: two bases with the same facts are equal, however
//! they were written.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

/// The rows of every table, sorted, with slugs where the base has ids.
pub(crate) type Content = BTreeMap<String, Vec<Vec<Value>>>;

/// Reads the content of a base.
pub(crate) fn content(base: &Connection) -> Content {
    let mut content: Content = tables(base)
        .into_iter()
        .filter(|table| table != "refinery_schema_history")
        .map(|table| {
            let columns = columns(base, &table).join(", ");
            let rows = rows(base, &format!("SELECT {columns} FROM \"{table}\" AS t"));
            (table, rows)
        })
        .collect();
    let search = rows(base, "SELECT kind, slug, en, fr FROM search");
    content.insert("search".to_owned(), search);
    content
}

/// Checks the integrity of a base.
#[track_caller]
pub(crate) fn is_sound(base: &mut Connection) {
    assert_eq!(rows(base, "PRAGMA foreign_key_check"), Vec::<Vec<Value>>::new());
    assert_eq!(rows(base, "PRAGMA integrity_check"), [[Value::Text("ok".into())]]);
    let check = "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)";
    base.transaction().unwrap().execute(check, []).unwrap();
    has_true_summaries(base);
}

/// Checks that the summaries that the triggers maintain equal those that the migrations
/// would compute.
#[track_caller]
fn has_true_summaries(base: &mut Connection) {
    let migrations = [
        include_str!("../../migrations/V6__summaries.sql"),
        include_str!("../../migrations/V9__readable_everywhere.sql"),
        include_str!("../../migrations/V12__indexes_for_counts.sql"),
    ];
    let all = ["entity_events", "mention_counts", "prediction_days", "parts", "event_days"];
    // A date that an insert would have replaced is noted until the next insert.
    base.execute("DELETE FROM event_days WHERE starts_on = ''", []).unwrap();
    let kept = all.map(|table| rows(base, &format!("SELECT * FROM {table}")));
    let anew = base.transaction().unwrap();
    for table in all {
        let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1";
        let mut statement = anew.prepare(triggers).unwrap();
        let names = statement.query_map([table], |row| row.get::<_, String>(0)).unwrap();
        for name in names.map(Result::unwrap).collect::<Vec<_>>() {
            anew.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
        }
        anew.execute_batch(&format!("DELETE FROM {table}")).unwrap();
    }
    let statements = migrations.iter().flat_map(|migration| migration.split(";\n\n"));
    let of_summary =
        |text: &&str| all.iter().any(|table| text.starts_with(&format!("INSERT INTO {table} ")));
    for statement in statements.filter(of_summary) {
        anew.execute_batch(statement).unwrap();
    }
    assert_eq!(kept, all.map(|table| rows(&anew, &format!("SELECT * FROM {table}"))));
}

/// The tables, without those of SQLite and of the full-text index.
pub(crate) fn tables(base: &Connection) -> Vec<String> {
    let query = "SELECT name FROM sqlite_schema WHERE type = 'table'
                 AND name NOT LIKE 'sqlite!_%' ESCAPE '!'
                 AND name <> 'search' AND name NOT LIKE 'search!_%' ESCAPE '!' ORDER BY name";
    let mut statement = base.prepare(query).unwrap();
    let names = statement.query_map([], |row| row.get(0)).unwrap();
    names.map(Result::unwrap).collect()
}

/// The rows of a query, sorted.
pub(crate) fn rows(base: &Connection, query: &str) -> Vec<Vec<Value>> {
    let mut statement = base.prepare(query).unwrap();
    let width = statement.column_count();
    let rows = statement.query_map([], |row| (0..width).map(|index| row.get(index)).collect());
    let mut rows: Vec<Vec<Value>> = rows.unwrap().map(Result::unwrap).collect();
    rows.sort_by_key(|row| format!("{row:?}"));
    rows
}

/// The columns of a table, with slugs instead of ids.
fn columns(base: &Connection, table: &str) -> Vec<String> {
    // The summaries have ids without foreign keys.
    let query = "SELECT c.name, coalesce(f.\"table\", CASE c.name WHEN 'entity_id' THEN 'entities'
                     WHEN 'whole_id' THEN 'entities' WHEN 'part_id' THEN 'entities'
                     WHEN 'event_id' THEN 'events' WHEN 'prediction_id' THEN 'predictions' END)
                 FROM pragma_table_info(?1) AS c
                 LEFT JOIN pragma_foreign_key_list(?1) AS f ON f.\"from\" = c.name
                     AND coalesce(f.\"to\", 'id') = 'id'
                 WHERE c.name <> 'id' ORDER BY c.cid";
    let mut statement = base.prepare(query).unwrap();
    let columns = statement
        .query_map([table], |row| {
            let (column, parent): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            Ok(parent.map_or_else(|| format!("t.{column}"), |parent| named(&column, &parent)))
        })
        .unwrap();
    columns.map(Result::unwrap).collect()
}

/// The name of the row whose id a column holds.
fn named(column: &str, parent: &str) -> String {
    match parent {
        "passages" => format!(
            "(SELECT s.slug || '#' || p.ordinal FROM passages AS p
              JOIN sources AS s ON s.id = p.source_id WHERE p.id = t.{column})"
        ),
        parent => format!("(SELECT r.slug FROM {parent} AS r WHERE r.id = t.{column})"),
    }
}
