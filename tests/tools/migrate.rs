//! `kb migrate`, on bases as an older kb would have created them.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::Value as Json;

use super::support::Folder;

const LATEST: usize = 12;

fn migration(version: usize) -> (String, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let prefix = format!("V{version}__");
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(&prefix);
    let path = files.find(is_it).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap().trim_start_matches(&prefix);
    (name.to_owned(), fs::read_to_string(&path).unwrap())
}

/// Creates kb.db with the first migrations only.
fn older(folder: &Folder, version: usize) -> Connection {
    folder.kb(["seed", "--db", "new.db"]).run();
    let known = folder.kb(["migrate", "--status", "--json", "--db", "new.db"]).run().json();
    fs::remove_file(folder.path("new.db")).unwrap();
    let base = folder.open("kb.db");
    base.execute_batch(
        "CREATE TABLE refinery_schema_history
         (version int4 PRIMARY KEY, name VARCHAR(255), applied_on VARCHAR(255), checksum VARCHAR(255))",
    )
    .unwrap();
    for version in 1..=version {
        let (name, sql) = migration(version);
        base.execute_batch(&sql).unwrap();
        let insert = "INSERT INTO refinery_schema_history VALUES (?1, ?2, ?3, ?4)";
        let checksum = known[version - 1]["checksum"].as_str().unwrap();
        base.execute(insert, (version.to_string(), name, "2024-01-01T00:00:00Z", checksum))
            .unwrap();
    }
    base.execute("INSERT INTO datasets VALUES (1, 'old', 'Old', 'Ancien')", []).unwrap();
    base
}

fn schema(path: &Path) -> Vec<(String, Option<String>)> {
    let base = Connection::open(path).unwrap();
    let sql = "SELECT name, sql FROM sqlite_schema WHERE name <> 'refinery_schema_history'
               ORDER BY name";
    let mut statement = base.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn every_older_base_gets_the_current_schema_and_keeps_its_rows() {
    let new = Folder::seeded();
    for version in 1..LATEST {
        let folder = Folder::empty();
        drop(older(&folder, version));
        let before = fs::read(folder.path("kb.db")).unwrap();
        let run = folder.kb(["migrate"]).run();
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "from {version}");
        assert!(
            run.stdout.contains(&format!("from schema {version} to {LATEST}")),
            "{}",
            run.stdout
        );
        assert_eq!(schema(&folder.path("kb.db")), schema(&new.path("kb.db")), "from {version}");
        let copy = format!("kb.db.v{version}.bak");
        assert_eq!(folder.names(), ["kb.db", &copy]);
        assert_eq!(fs::read(folder.path(&copy)).unwrap().len(), before.len());
        let base = folder.open("kb.db");
        let kept = base.query_one("SELECT title_fr FROM datasets", [], |row| row.get(0));
        assert_eq!(kept, Ok("Ancien".to_owned()));
    }
}

#[test]
fn migrating_installs_the_canned_queries() {
    let folder = Folder::empty();
    drop(older(&folder, 3));
    folder.kb(["migrate"]).run();
    let new = Folder::seeded();
    let canned = |folder: &Folder| {
        let base = folder.open("kb.db");
        let sql = "SELECT json_group_array(json_array(name, title_en, title_fr, phrases, parameters, sql))
                   FROM canned_queries";
        base.query_one(sql, [], |row| row.get::<_, String>(0)).unwrap()
    };
    assert_eq!(canned(&folder), canned(&new));
    assert!(canned(&folder).contains("systems mentioned in 2024"));
}

#[test]
fn migrating_replaces_canned_queries_of_another_version() {
    let folder = Folder::seeded();
    let base = folder.open("kb.db");
    base.execute("UPDATE canned_queries SET sql = 'SELECT 1'", []).unwrap();
    drop(base);
    let run = folder.kb(["migrate"]).run();
    assert!(run.stdout.contains("canned queries have been updated"), "{}", run.stdout);
    assert!(folder.kb(["migrate"]).run().stdout.starts_with("Nothing to do"));
}

#[test]
fn migrating_a_current_base_changes_nothing() {
    let folder = Folder::seeded();
    let before = fs::read(folder.path("kb.db")).unwrap();
    let run = folder.kb(["migrate"]).run();
    assert!(run.stdout.starts_with("Nothing to do: "), "{}", run.stdout);
    assert_eq!(fs::read(folder.path("kb.db")).unwrap(), before);
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn a_failed_migration_leaves_the_base_unchanged() {
    let folder = Folder::empty();
    // The second of two missing migrations needs this name.
    older(&folder, 2).execute_batch("CREATE VIEW quotes AS SELECT 1").unwrap();
    let before = fs::read(folder.path("kb.db")).unwrap();
    let run = folder.kb(["migrate"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(4), ""));
    assert!(run.stderr.contains("cannot be migrated"), "{}", run.stderr);
    assert_eq!(fs::read(folder.path("kb.db")).unwrap(), before);
    assert_eq!(
        folder.kb(["migrate", "--status", "--csv"]).run().stdout.matches("2024-01-01").count(),
        2
    );
}

#[test]
fn a_locked_base_is_not_migrated() {
    let folder = Folder::empty();
    let other = older(&folder, 3);
    for lock in ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"] {
        other.execute_batch(lock).unwrap();
        let run = folder.kb(["migrate", "--wait", "0"]).run();
        assert_eq!(run.code, Some(4));
        assert!(run.stderr.contains("is locked by another program"), "{}", run.stderr);
        other.execute_batch("ROLLBACK").unwrap();
    }
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn status_lists_applied_migrations() {
    let status = Folder::seeded().kb(["migrate", "--status", "--json"]).run().json();
    let keys: Vec<_> = status[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["version", "name", "applied_on", "checksum"]);
    assert_eq!(status[3]["name"], "views_and_canned_queries");
    assert_eq!(status.as_array().unwrap().len(), LATEST);
}

#[test]
fn status_of_an_older_base_lists_missing_migrations_and_changes_nothing() {
    let folder = Folder::empty();
    drop(older(&folder, 2));
    let before = fs::read(folder.path("kb.db")).unwrap();
    let run = folder.kb(["migrate", "--status", "--json"]).run();
    let status: Json = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(run.code, Some(4));
    let message = format!("has schema 2; this kb needs schema {LATEST}");
    assert!(run.stderr.contains(&message), "{}", run.stderr);
    assert!(status[1]["applied_on"].is_string() && status[2]["applied_on"].is_null());
    assert_eq!(fs::read(folder.path("kb.db")).unwrap(), before);
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn a_divergent_base_is_reported_by_status_and_refused() {
    let folder = Folder::empty();
    older(&folder, 3)
        .execute("UPDATE refinery_schema_history SET checksum = '7' WHERE version = 2", [])
        .unwrap();
    let status = folder.kb(["migrate", "--status", "--csv"]).run();
    assert_eq!(status.code, Some(4));
    assert!(status.stdout.contains("2,facts,2024-01-01T00:00:00Z,7\n"), "{}", status.stdout);
    assert!(status.stderr.contains("migration 2 (facts)"), "{}", status.stderr);
    let refused = folder.kb(["migrate"]).run();
    assert_eq!(refused.code, Some(4));
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn a_half_applied_base_is_reported_by_status_and_refused() {
    let folder = Folder::empty();
    older(&folder, 3).execute("DELETE FROM refinery_schema_history WHERE version = 3", []).unwrap();
    let status = folder.kb(["migrate", "--status"]).run();
    assert_eq!(status.code, Some(4));
    assert!(status.stderr.contains("the schema says 3, its history 2"), "{}", status.stderr);
    assert_eq!(folder.kb(["migrate"]).run().code, Some(4));
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn a_missing_base_is_not_created() {
    let folder = Folder::empty();
    assert_eq!(folder.kb(["migrate"]).run().code, Some(4));
    assert_eq!(folder.kb(["migrate", "--status"]).run().code, Some(4));
    assert!(folder.names().is_empty());
}
