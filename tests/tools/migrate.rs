//! `kb migrate`, on bases that are built as an older kb would have built them.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use serde_json::Value as Json;

use super::support::Place;

const LATEST: usize = 9;

fn migration(version: usize) -> (String, String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("migrations");
    let prefix = format!("V{version}__");
    let mut files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_it = |path: &PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(&prefix);
    let path = files.find(is_it).unwrap();
    let name = path.file_stem().unwrap().to_str().unwrap().trim_start_matches(&prefix);
    (name.to_owned(), fs::read_to_string(&path).unwrap())
}

/// Makes kb.db as a kb that knew only so many migrations would have made it.
fn older(place: &Place, version: usize) -> Connection {
    place.kb(&["seed", "--db", "new.db"]);
    let known = place.json(&["migrate", "--status", "--json", "--db", "new.db"]);
    fs::remove_file(place.path("new.db")).unwrap();
    let base = Connection::open(place.path("kb.db")).unwrap();
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
fn brings_every_older_base_to_the_schema_of_a_new_one_and_keeps_its_rows() {
    let new = Place::seeded();
    for version in 1..LATEST {
        let place = Place::new();
        drop(older(&place, version));
        let before = fs::read(place.path("kb.db")).unwrap();
        let ran = place.kb(&["migrate"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "from {version}");
        assert!(ran.out.contains(&format!("from schema {version} to {LATEST}")), "{}", ran.out);
        assert_eq!(schema(&place.path("kb.db")), schema(&new.path("kb.db")), "from {version}");
        let copy = format!("kb.db.v{version}.bak");
        assert_eq!(place.names(), ["kb.db", &copy]);
        assert_eq!(fs::read(place.path(&copy)).unwrap().len(), before.len());
        let base = Connection::open(place.path("kb.db")).unwrap();
        let kept = base.query_one("SELECT title_fr FROM datasets", [], |row| row.get(0));
        assert_eq!(kept, Ok("Ancien".to_owned()));
    }
}

#[test]
fn brings_the_canned_queries_of_this_kb() {
    let place = Place::new();
    drop(older(&place, 3));
    place.kb(&["migrate"]);
    let new = Place::seeded();
    let canned = |place: &Place| {
        let base = Connection::open(place.path("kb.db")).unwrap();
        let sql = "SELECT json_group_array(json_array(name, title_en, title_fr, phrases, parameters, sql))
                   FROM canned_queries";
        base.query_one(sql, [], |row| row.get::<_, String>(0)).unwrap()
    };
    assert_eq!(canned(&place), canned(&new));
    assert!(canned(&place).contains("systems mentioned in 2024"));
}

#[test]
fn renews_canned_queries_that_another_kb_wrote() {
    let place = Place::seeded();
    let base = Connection::open(place.path("kb.db")).unwrap();
    base.execute("UPDATE canned_queries SET sql = 'SELECT 1'", []).unwrap();
    drop(base);
    let ran = place.kb(&["migrate"]);
    assert!(ran.out.contains("canned queries are now this kb's"), "{}", ran.out);
    assert!(place.kb(&["migrate"]).out.starts_with("Nothing to do"));
}

#[test]
fn does_nothing_where_nothing_is_to_be_done() {
    let place = Place::seeded();
    let before = fs::read(place.path("kb.db")).unwrap();
    let ran = place.kb(&["migrate"]);
    assert!(ran.out.starts_with("Nothing to do: "), "{}", ran.out);
    assert_eq!(fs::read(place.path("kb.db")).unwrap(), before);
    assert_eq!(place.names(), ["kb.db"]);
}

#[test]
fn leaves_a_base_as_it_was_when_a_migration_fails() {
    let place = Place::new();
    // The name is taken that the second of two missing migrations needs.
    older(&place, 2).execute_batch("CREATE VIEW quotes AS SELECT 1").unwrap();
    let before = fs::read(place.path("kb.db")).unwrap();
    let ran = place.kb(&["migrate"]);
    assert_eq!((ran.code, ran.out.as_str()), (4, ""));
    assert!(ran.err.contains("cannot be migrated"), "{}", ran.err);
    assert_eq!(fs::read(place.path("kb.db")).unwrap(), before);
    assert_eq!(place.kb(&["migrate", "--status", "--csv"]).out.matches("2024-01-01").count(), 2);
}

#[test]
fn leaves_a_locked_base_alone() {
    let place = Place::new();
    let other = older(&place, 3);
    for lock in ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"] {
        other.execute_batch(lock).unwrap();
        let ran = place.kb(&["migrate", "--wait", "0"]);
        assert_eq!(ran.code, 4);
        assert!(ran.err.contains("is locked by another program"), "{}", ran.err);
        other.execute_batch("ROLLBACK").unwrap();
    }
    assert_eq!(place.names(), ["kb.db"]);
}

#[test]
fn status_lists_what_is_applied() {
    let status = Place::seeded().json(&["migrate", "--status", "--json"]);
    let keys: Vec<_> = status[0].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["version", "name", "applied_on", "checksum"]);
    assert_eq!(status[3]["name"], "views_and_canned_queries");
    assert_eq!(status.as_array().unwrap().len(), LATEST);
}

#[test]
fn status_of_an_older_base_says_what_is_missing_and_changes_nothing() {
    let place = Place::new();
    drop(older(&place, 2));
    let before = fs::read(place.path("kb.db")).unwrap();
    let ran = place.kb(&["migrate", "--status", "--json"]);
    let status: Json = serde_json::from_str(&ran.out).unwrap();
    assert_eq!(ran.code, 4);
    let message = format!("has schema 2; this kb needs schema {LATEST}");
    assert!(ran.err.contains(&message), "{}", ran.err);
    assert!(status[1]["applied_on"].is_string() && status[2]["applied_on"].is_null());
    assert_eq!(fs::read(place.path("kb.db")).unwrap(), before);
    assert_eq!(place.names(), ["kb.db"]);
}

#[test]
fn a_divergent_base_is_told_by_status_and_refused() {
    let place = Place::new();
    older(&place, 3)
        .execute("UPDATE refinery_schema_history SET checksum = '7' WHERE version = 2", [])
        .unwrap();
    let status = place.kb(&["migrate", "--status", "--csv"]);
    assert_eq!(status.code, 4);
    assert!(status.out.contains("2,facts,2024-01-01T00:00:00Z,7\n"), "{}", status.out);
    assert!(status.err.contains("migration 2 (facts)"), "{}", status.err);
    let refused = place.kb(&["migrate"]);
    assert_eq!(refused.code, 4);
    assert_eq!(place.names(), ["kb.db"]);
}

#[test]
fn a_half_applied_base_is_told_by_status_and_refused() {
    let place = Place::new();
    older(&place, 3).execute("DELETE FROM refinery_schema_history WHERE version = 3", []).unwrap();
    let status = place.kb(&["migrate", "--status"]);
    assert_eq!(status.code, 4);
    assert!(status.err.contains("the schema says 3, its history 2"), "{}", status.err);
    assert_eq!(place.kb(&["migrate"]).code, 4);
    assert_eq!(place.names(), ["kb.db"]);
}

#[test]
fn a_missing_base_is_not_made() {
    let place = Place::new();
    assert_eq!(place.kb(&["migrate"]).code, 4);
    assert_eq!(place.kb(&["migrate", "--status"]).code, 4);
    assert!(place.names().is_empty());
}
