//! Older bases, built from the first migrations and with rows in them, are migrated.

use rusqlite::Connection;

use super::content::{content, rows, tables};
use super::support::Folder;

const MIGRATIONS: [&str; 5] = [
    include_str!("../../migrations/V1__sources_and_entities.sql"),
    include_str!("../../migrations/V2__facts.sql"),
    include_str!("../../migrations/V3__full_text.sql"),
    include_str!("../../migrations/V4__views_and_canned_queries.sql"),
    include_str!("../../migrations/V5__extracted_facts.sql"),
];

/// A folder with a base of an older schema that holds what that schema can hold
/// of the built-in dataset.
fn of_schema(version: usize) -> Folder {
    let folder = Folder::seeded();
    std::fs::rename(folder.path("kb.db"), folder.path("now.db")).unwrap();
    let base = folder.open("kb.db");
    base.execute_batch("PRAGMA foreign_keys = OFF").unwrap();
    for migration in &MIGRATIONS[..version] {
        base.execute_batch(migration).unwrap();
    }
    base.execute("ATTACH ?1 AS now", [folder.path("now.db").to_str()]).unwrap();
    let history = "SELECT sql FROM now.sqlite_schema WHERE name = 'refinery_schema_history'";
    let history: String = base.query_row(history, [], |row| row.get(0)).unwrap();
    for table in tables(&base) {
        let columns = columns(&base, &table);
        // The names of units and metrics had an id before schema 10.
        let given = if table.ends_with("_aliases") {
            columns.replacen("id,", "row_number() OVER (),", 1)
        } else {
            columns.clone()
        };
        let copy = format!("INSERT INTO main.{table} ({columns}) SELECT {given} FROM now.{table}");
        base.execute(&copy, []).unwrap();
    }
    base.execute(&history, []).unwrap();
    let copy = "INSERT INTO main.refinery_schema_history
                SELECT * FROM now.refinery_schema_history WHERE version <= ?1";
    base.execute(copy, [i64::try_from(version).unwrap()]).unwrap();
    base.close().unwrap();
    std::fs::remove_file(folder.path("now.db")).unwrap();
    folder
}

#[test]
fn reading_asks_for_a_migration() {
    for version in 1..=MIGRATIONS.len() {
        let folder = of_schema(version);
        let before = folder.files();
        let message = format!("kb.db has schema {version}; this kb needs schema 12");
        for command in [["query", "systems"], ["sql", "SELECT 1"]] {
            folder.kb(command).run().fails(4).explains(&message).says("kb migrate");
        }
        assert!(folder.files() == before);
    }
}

#[test]
fn seeding_migrates_and_keeps_the_old_base() {
    for version in 1..=MIGRATIONS.len() {
        let folder = of_schema(version);
        let old = content_of_old(&folder);
        let backup = format!("kb.db.v{version}.bak");
        folder.kb(["seed"]).run().succeeds().prints(&backup);
        assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["kb.db", &backup]);
        assert_eq!(content(&folder.base()), content(&Folder::seeded().base()));
        folder.is_sound();
        std::fs::rename(folder.path(&backup), folder.path("kb.db")).unwrap();
        assert_eq!(content_of_old(&folder), old);
    }
}

#[test]
fn migrating_changes_the_schema_alone() {
    for version in 1..=MIGRATIONS.len() {
        let folder = of_schema(version);
        let columns: Vec<_> = {
            let base = folder.base();
            // The names of units and metrics have no id since schema 10.
            let kept = |table: &str| {
                let columns = columns(&base, table);
                let is_alias = table.ends_with("_aliases");
                columns.strip_prefix("id, ").filter(|_| is_alias).unwrap_or(&columns).to_owned()
            };
            tables(&base).into_iter().map(|table| (kept(&table), table)).collect()
        };
        let content = |(columns, table): &(String, String)| {
            rows(&folder.base(), &format!("SELECT {columns} FROM {table}"))
        };
        let kept = |(_, table): &&(String, String)| {
            !["refinery_schema_history", "canned_queries"].contains(&table.as_str())
        };
        let old: Vec<_> = columns.iter().filter(kept).map(content).collect();
        folder.kb(["migrate"]).run();
        let now: Vec<_> = columns.iter().filter(kept).map(content).collect();
        assert!(old == now, "of schema {version}");
    }
}

#[test]
fn a_migrated_base_has_the_schema_of_a_new_one() {
    let schema = "SELECT type, name, tbl_name, sql FROM sqlite_schema";
    for version in 1..=MIGRATIONS.len() {
        let folder = of_schema(version);
        folder.kb(["seed"]).run().succeeds();
        assert_eq!(rows(&folder.base(), schema), rows(&Folder::seeded().base(), schema));
    }
}

#[test]
fn a_backup_is_never_overwritten() {
    let folder = of_schema(3);
    folder.write("kb.db.v3.bak", "precious");
    folder.kb(["seed"]).run().succeeds().prints("kb.db.v3.bak.2");
    assert_eq!(folder.files()["kb.db.v3.bak"], b"precious");
}

#[test]
fn a_bad_time_in_an_older_history_is_no_panic() {
    let folder = of_schema(3);
    folder.sqlite("kb.db", "UPDATE refinery_schema_history SET applied_on = 'yesterday'");
    let before = folder.files();
    folder.kb(["seed"]).run().fails(4).says("was applied at \"yesterday\"");
    assert!(folder.files() == before);
}

/// The columns that a table of the base has now.
fn columns(base: &Connection, table: &str) -> String {
    let sql = "SELECT group_concat(name, ', ') FROM pragma_table_info(?1)";
    base.query_row(sql, [table], |row| row.get(0)).unwrap()
}

/// The rows of the tables, ids and all, but not of the history.
fn content_of_old(folder: &Folder) -> super::content::Content {
    let base = folder.base();
    let names = tables(&base).into_iter().filter(|name| name != "refinery_schema_history");
    names.map(|name| (name.clone(), rows(&base, &format!("SELECT * FROM {name}")))).collect()
}
