//! A restore while others have the base open: they read what was restored, and no
//! journal is taken for that of another file.

use std::fs;
use std::os::unix::fs::symlink;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::facts::dataset;
use super::past::of_schema;
use super::state::{is_whole, rows, state};
use super::support::Place;

const KEPT: &str = "kb.db.before-restore.bak";

/// A folder with a base and a backup that holds less.
fn prepared() -> Place {
    let place = Place::empty();
    place.succeeds(&["seed"]);
    place.succeeds(&["backup", "old.db"]);
    dataset(&place, "crates", 20, 0);
    place.succeeds(&["seed", "crates"]);
    place
}

fn open(place: &Place, name: &str) -> Connection {
    let base = Connection::open(place.path(name)).unwrap();
    base.busy_timeout(std::time::Duration::ZERO).unwrap();
    base
}

/// The copies that were kept.
fn copies(place: &Place) -> Vec<String> {
    place.names().into_iter().filter(|name| name.contains(".bak")).collect()
}

#[test]
fn who_opened_the_base_before_a_restore_does_not_roll_a_writer_back_after_it() {
    let place = prepared();
    let was = state(&place.path("kb.db"));
    let early = open(&place, "kb.db");
    place.succeeds(&["restore", "old.db"]);
    // In the middle of its write, with a journal on disk.
    let writer = open(&place, "kb.db");
    let write = "PRAGMA cache_size = 1; BEGIN; UPDATE events SET title_en = hex(randomblob(2000))";
    writer.execute_batch(write).unwrap();
    assert!(place.path("kb.db-journal").exists());
    let read = early.query_row("SELECT count(*) FROM events", [], |row| row.get::<_, i64>(0));
    assert!(place.path("kb.db-journal").exists(), "the journal was taken for another: {read:?}");
    writer.execute_batch("COMMIT").unwrap();
    let titles = "SELECT min(length(title_en)) FROM events";
    assert_eq!(rows(&early, titles), [[Value::Integer(4000)]]);
    is_whole(&writer);
    drop((early, writer));
    assert!(state(&place.path(KEPT)) == was);
}

#[test]
fn a_session_answers_from_what_was_restored() {
    let place = prepared();
    let early = open(&place, "kb.db");
    let datasets = "SELECT count(*) FROM datasets";
    assert_eq!(rows(&early, datasets), [[Value::Integer(2)]]);
    place.succeeds(&["restore", "old.db"]);
    assert_eq!(rows(&early, datasets), [[Value::Integer(1)]]);
}

#[test]
fn a_base_of_other_pages_is_restored_and_kept() {
    for (size, mode) in [(1024, "delete"), (32768, "delete"), (4096, "wal"), (8192, "wal")] {
        for name in ["kb.db", "old.db"] {
            let place = prepared();
            let other = format!("PRAGMA page_size = {size}; VACUUM; PRAGMA journal_mode = {mode}");
            open(&place, name).execute_batch(&other).unwrap();
            let [was, backup] = ["kb.db", "old.db"].map(|name| state(&place.path(name)));
            place.succeeds(&["restore", "old.db"]);
            let which = format!("{name} of pages of {size} bytes in mode {mode}");
            assert!(state(&place.path(KEPT)) == was, "{which}");
            assert!(state(&place.path("kb.db")) == backup, "{which}");
            place.succeeds(&["check"]);
            assert!(!place.names().iter().any(|name| name.contains("kb.db-")), "{which}");
        }
    }
}

#[test]
fn a_restore_of_what_is_there_keeps_nothing() {
    let place = prepared();
    place.succeeds(&["restore", "old.db"]);
    let before = place.files();
    let ran = place.succeeds(&["restore", "old.db"]);
    assert!(ran.out.starts_with("Nothing to do: "), "{ran:?}");
    assert!(place.files() == before);
    dataset(&place, "crates", 20, 1);
    place.succeeds(&["seed", "crates"]);
    place.succeeds(&["restore", "old.db"]);
    assert_eq!(copies(&place), [KEPT, "kb.db.before-restore.bak.2"]);
}

#[test]
fn a_restore_that_was_killed_before_its_file_was_cut_is_done() {
    let place = prepared();
    place.succeeds(&["restore", "old.db"]);
    // The pages that were too many are still there.
    let mut bytes = place.files().remove("kb.db").unwrap();
    bytes.resize(bytes.len() + 8192, 7);
    place.write("kb.db", &bytes);
    place.succeeds(&["check"]);
    let ran = place.succeeds(&["restore", "old.db"]);
    assert!(ran.out.starts_with("Nothing to do: ") && copies(&place) == [KEPT], "{ran:?}");
}

#[test]
fn a_copy_that_a_killed_one_kept_already_is_not_kept_twice() {
    let place = prepared();
    fs::copy(place.path("kb.db"), place.path(KEPT)).unwrap();
    let ran = place.succeeds(&["restore", "old.db"]);
    assert!(ran.out.contains(KEPT) && copies(&place) == [KEPT], "{ran:?}");
    let place = of_schema(5);
    place.succeeds(&["backup", "kb.db.v5.bak"]);
    let ran = place.succeeds(&["migrate"]);
    assert!(ran.out.contains(".v5.bak\n") && copies(&place) == ["kb.db.v5.bak"], "{ran:?}");
}

#[test]
fn what_only_looks_like_a_copy_is_left_alone() {
    type Put = fn(&Place, &str);
    let puts: [Put; 4] = [
        |place, name| symlink("kb.db", place.path(name)).unwrap(),
        |place, name| symlink("nowhere", place.path(name)).unwrap(),
        |place, name| {
            let mut bytes = place.files().remove("kb.db").unwrap();
            *bytes.last_mut().unwrap() ^= 1;
            place.write(name, bytes);
        },
        |place, name| {
            let mode = nix::sys::stat::Mode::S_IRWXU;
            nix::unistd::mkfifo(&place.path(name), mode).unwrap();
        },
    ];
    for put in puts {
        for (place, name, command) in [
            (prepared(), KEPT, &["restore", "old.db"][..]),
            (of_schema(5), "kb.db.v5.bak", &["migrate"]),
        ] {
            put(&place, name);
            let was = state(&place.path("kb.db"));
            let before = fs::symlink_metadata(place.path(name)).unwrap();
            place.succeeds(command);
            let after = fs::symlink_metadata(place.path(name)).unwrap();
            assert_eq!(before.modified().unwrap(), after.modified().unwrap());
            assert!(state(&place.path(&format!("{name}.2"))) == was, "{name}");
        }
    }
}

#[test]
fn a_copy_that_was_there_stays_when_the_migration_fails() {
    let place = of_schema(5);
    open(&place, "kb.db").execute_batch("CREATE TABLE mention_counts (mine)").unwrap();
    place.succeeds(&["backup", "kb.db.v5.bak"]);
    let before = place.files();
    place.run(&["migrate"]).fails(4, "kb.db cannot be migrated: migration 6 (");
    assert!(place.files() == before);
}
