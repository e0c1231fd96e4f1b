//! Migrates a base of every released schema, from dumps with rows in every table, and
//! checks that no row is lost.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::state::{is_whole, rows, state};
use super::support::Folder;

/// The newest schema.
const LATEST: usize = 12;

/// Tables that a migration creates or rewrites: they hold no rows of the user.
const MADE: [&str; 3] = ["refinery_schema_history", "canned_queries", "descriptions"];

/// For each migration after the first, a table name that makes it fail if it is taken.
const OBSTACLES: [(usize, &str); 7] = [
    (2, "events"),
    (3, "search"),
    (4, "timeline"),
    (5, "documents"),
    (6, "mention_counts"),
    (9, "parts"),
    (10, "categories"),
];

/// A folder with the base of a dump.
pub(crate) fn of_schema(version: usize) -> Folder {
    let dumps = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
    let dump = fs::read_to_string(dumps.join(format!("v{version}.sql"))).unwrap();
    let folder = Folder::empty();
    let base = folder.open("kb.db");
    base.execute_batch(&dump).unwrap();
    // The dump inserts rows into the schema: reopening parses them.
    base.close().unwrap();
    folder
}

/// The tables of a base and their columns, including the full-text index.
fn tables(base: &Connection) -> Vec<(String, String)> {
    let sql = "SELECT t.name, (SELECT group_concat(c.name, ', ') FROM pragma_table_info(t.name) AS c)
               FROM sqlite_schema AS t WHERE t.type = 'table'
               AND t.name NOT LIKE 'sqlite!_%' ESCAPE '!' AND t.name NOT LIKE 'search!_%' ESCAPE '!'";
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => panic!("{value:?} is no text"),
    };
    rows(base, sql).iter().map(|row| (text(&row[0]), text(&row[1]))).collect()
}

#[test]
fn the_dumps_have_a_row_in_every_table() {
    for version in 1..=LATEST {
        let folder = of_schema(version);
        let base = folder.open("kb.db");
        is_whole(&base);
        for (table, _) in tables(&base) {
            let some = format!("SELECT 1 FROM {table} LIMIT 1");
            assert_eq!(rows(&base, &some).len(), 1, "{table} of schema {version} is empty");
        }
    }
}

#[test]
fn migrating_keeps_every_row_and_gives_the_current_schema() {
    let new = Folder::empty();
    new.kb(["seed"]).run().exits(0);
    // Differences in white space do not count.
    let schema = "SELECT type, name, tbl_name, trim(replace(replace(sql, char(10), ' '), '  ', ''))
                  FROM sqlite_schema";
    for version in 1..=LATEST {
        let folder = of_schema(version);
        let before = state(&folder.path("kb.db"));
        let held: Vec<_> = tables(&folder.open("kb.db"))
            .into_iter()
            .filter(|(table, _)| !MADE.contains(&table.as_str()))
            .map(|(table, columns)| {
                // The names of units and metrics have no `id` since schema 10.
                let is_alias = table.ends_with("_aliases");
                let columns = columns.strip_prefix("id, ").filter(|_| is_alias).unwrap_or(&columns);
                format!("SELECT {columns} FROM {table}")
            })
            .map(|sql| (rows(&folder.open("kb.db"), &sql), sql))
            .collect();
        folder.kb(["migrate"]).run().exits(0);
        let base = folder.open("kb.db");
        is_whole(&base);
        for (old, sql) in held {
            let sorted = |mut rows: Vec<Vec<Value>>| {
                rows.sort_by_key(|row| format!("{row:?}"));
                rows
            };
            assert_eq!(sorted(rows(&base, &sql)), sorted(old), "from schema {version}: {sql}");
        }
        assert_eq!(rows(&base, schema), rows(&new.open("kb.db"), schema), "from {version}");
        if version < LATEST {
            let copy = format!("kb.db.v{version}.bak");
            assert_eq!(folder.names(), ["kb.db", &copy]);
            assert!(state(&folder.path(&copy)) == before, "the copy of schema {version}");
        }
        answers(&folder, version);
    }
}

/// Checks that the base is sound, answers queries, and can be written.
fn answers(folder: &Folder, version: usize) {
    let checked = folder.kb(["check"]).run();
    assert_eq!(checked.code, Some(0), "from schema {version}: {checked:?}");
    if version > 1 {
        for (phrase, words) in [
            ("systems mentioned in 2022", "Grue Two"),
            ("predictions", "Grue Two will lift 800 crates."),
            ("figures above 600 crates", "800"),
        ] {
            let run = folder.kb(["query", phrase]).run().exits(0);
            assert!(run.stdout.contains(words), "from schema {version}: {phrase}: {run:?}");
        }
    }
    folder.kb(["seed"]).run().exits(0);
}

#[test]
fn a_failed_migration_leaves_the_base_unchanged() {
    for (number, name) in OBSTACLES {
        for version in 1..number {
            let folder = of_schema(version);
            folder.open("kb.db").execute_batch(&format!("CREATE TABLE {name} (mine)")).unwrap();
            let before = folder.all_files();
            for command in [&["migrate"][..], &["seed"]] {
                let run = folder.kb(command).run();
                run.fails_with(4, &format!("kb.db cannot be migrated: migration {number} ("));
                assert!(run.stderr.contains(name), "{run:?}");
                assert!(folder.all_files() == before, "{command:?} from schema {version}");
            }
        }
    }
}

#[test]
fn a_migration_without_space_leaves_the_base_unchanged() {
    for version in 1..LATEST {
        let folder = of_schema(version);
        let before = folder.all_files();
        let size = before["kb.db"].len();
        // Enough space for the copy alone, in blocks of 512 bytes.
        for blocks in [0, size / 1024, size / 512] {
            let run = folder.shell(&format!("ulimit -f {blocks}; \"$KB\" migrate"));
            assert_eq!(run.code, Some(4), "{blocks} from schema {version}: {run:?}");
            assert!(run.stderr.starts_with("error: kb.db"), "{run:?}");
            assert!(folder.all_files() == before, "{blocks} blocks from schema {version}: {run:?}");
        }
    }
}

#[test]
fn phrases_know_the_categories_of_a_migrated_base() {
    let folder = of_schema(8);
    folder.kb(["migrate"]).run().exits(0);
    for (phrase, count) in [("robots mentioned since 2021", 2), ("robots cités en 2023", 2)] {
        let rows = folder.kb(["query", "--json", phrase]).run().exits(0).json();
        assert_eq!(rows.as_array().unwrap().len(), count, "{phrase}");
    }
    folder.kb(["check"]).run().exits(0);
}
