//! A restore while other processes have the base open: they read the restored content,
//! and no journal is replayed into another file.

use std::fs;
use std::os::unix::fs::symlink;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::facts::dataset;
use super::past::of_schema;
use super::state::{is_whole, rows, state};
use super::support::Folder;

const KEPT: &str = "kb.db.before-restore.bak";

/// A folder with a base and a backup with fewer facts.
fn prepared() -> Folder {
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    folder.kb(["backup", "old.db"]).run().exits(0);
    dataset(&folder, "crates", 20, 0);
    folder.kb(["seed", "crates"]).run().exits(0);
    folder
}

/// Opens a base without waiting for locks.
fn open(folder: &Folder, name: &str) -> Connection {
    let base = folder.open(name);
    base.busy_timeout(std::time::Duration::ZERO).unwrap();
    base
}

/// The kept copies.
fn copies(folder: &Folder) -> Vec<String> {
    folder.names().into_iter().filter(|name| name.contains(".bak")).collect()
}

#[test]
fn a_reader_from_before_a_restore_does_not_roll_back_a_later_writer() {
    let folder = prepared();
    let was = state(&folder.path("kb.db"));
    let early = open(&folder, "kb.db");
    folder.kb(["restore", "old.db"]).run().exits(0);
    // A transaction is open and its journal is on disk.
    let writer = open(&folder, "kb.db");
    let write = "PRAGMA cache_size = 1; BEGIN; UPDATE events SET title_en = hex(randomblob(2000))";
    writer.execute_batch(write).unwrap();
    assert!(folder.path("kb.db-journal").exists());
    let read = early.query_row("SELECT count(*) FROM events", [], |row| row.get::<_, i64>(0));
    assert!(folder.path("kb.db-journal").exists(), "the journal was rolled back: {read:?}");
    writer.execute_batch("COMMIT").unwrap();
    let titles = "SELECT min(length(title_en)) FROM events";
    assert_eq!(rows(&early, titles), [[Value::Integer(4000)]]);
    is_whole(&writer);
    drop((early, writer));
    assert!(state(&folder.path(KEPT)) == was);
}

#[test]
fn an_open_connection_reads_the_restored_base() {
    let folder = prepared();
    let early = open(&folder, "kb.db");
    let datasets = "SELECT count(*) FROM datasets";
    assert_eq!(rows(&early, datasets), [[Value::Integer(2)]]);
    folder.kb(["restore", "old.db"]).run().exits(0);
    assert_eq!(rows(&early, datasets), [[Value::Integer(1)]]);
}

#[test]
fn a_base_with_another_page_size_is_restored_and_kept() {
    for (size, mode) in [(1024, "delete"), (32768, "delete"), (4096, "wal"), (8192, "wal")] {
        for name in ["kb.db", "old.db"] {
            let folder = prepared();
            let other = format!("PRAGMA page_size = {size}; VACUUM; PRAGMA journal_mode = {mode}");
            open(&folder, name).execute_batch(&other).unwrap();
            let [was, backup] = ["kb.db", "old.db"].map(|name| state(&folder.path(name)));
            folder.kb(["restore", "old.db"]).run().exits(0);
            let which = format!("{name} of pages of {size} bytes in mode {mode}");
            assert!(state(&folder.path(KEPT)) == was, "{which}");
            assert!(state(&folder.path("kb.db")) == backup, "{which}");
            folder.kb(["check"]).run().exits(0);
            assert!(!folder.names().iter().any(|name| name.contains("kb.db-")), "{which}");
        }
    }
}

#[test]
fn restoring_the_current_content_keeps_no_copy() {
    let folder = prepared();
    folder.kb(["restore", "old.db"]).run().exits(0);
    let before = folder.all_files();
    let run = folder.kb(["restore", "old.db"]).run().exits(0);
    assert!(run.stdout.starts_with("Nothing to do: "), "{run:?}");
    assert!(folder.all_files() == before);
    dataset(&folder, "crates", 20, 1);
    folder.kb(["seed", "crates"]).run().exits(0);
    folder.kb(["restore", "old.db"]).run().exits(0);
    assert_eq!(copies(&folder), [KEPT, "kb.db.before-restore.bak.2"]);
}

#[test]
fn a_restore_killed_before_truncating_is_complete() {
    let folder = prepared();
    folder.kb(["restore", "old.db"]).run().exits(0);
    // The file still has its surplus pages.
    let mut bytes = folder.all_files().remove("kb.db").unwrap();
    bytes.resize(bytes.len() + 8192, 7);
    folder.write("kb.db", &bytes);
    folder.kb(["check"]).run().exits(0);
    let run = folder.kb(["restore", "old.db"]).run().exits(0);
    assert!(run.stdout.starts_with("Nothing to do: ") && copies(&folder) == [KEPT], "{run:?}");
}

#[test]
fn a_copy_of_a_killed_command_is_not_kept_twice() {
    let folder = prepared();
    fs::copy(folder.path("kb.db"), folder.path(KEPT)).unwrap();
    let run = folder.kb(["restore", "old.db"]).run().exits(0);
    assert!(run.stdout.contains(KEPT) && copies(&folder) == [KEPT], "{run:?}");
    let folder = of_schema(5);
    folder.kb(["backup", "kb.db.v5.bak"]).run().exits(0);
    let run = folder.kb(["migrate"]).run().exits(0);
    assert!(run.stdout.contains(".v5.bak\n") && copies(&folder) == ["kb.db.v5.bak"], "{run:?}");
}

#[test]
fn files_that_only_look_like_a_copy_are_left_alone() {
    type Put = fn(&Folder, &str);
    let puts: [Put; 4] = [
        |folder, name| symlink("kb.db", folder.path(name)).unwrap(),
        |folder, name| symlink("nowhere", folder.path(name)).unwrap(),
        |folder, name| {
            let mut bytes = folder.all_files().remove("kb.db").unwrap();
            *bytes.last_mut().unwrap() ^= 1;
            folder.write(name, bytes);
        },
        |folder, name| {
            let mode = nix::sys::stat::Mode::S_IRWXU;
            nix::unistd::mkfifo(&folder.path(name), mode).unwrap();
        },
    ];
    for put in puts {
        for (folder, name, command) in [
            (prepared(), KEPT, &["restore", "old.db"][..]),
            (of_schema(5), "kb.db.v5.bak", &["migrate"]),
        ] {
            put(&folder, name);
            let was = state(&folder.path("kb.db"));
            let before = fs::symlink_metadata(folder.path(name)).unwrap();
            folder.kb(command).run().exits(0);
            let after = fs::symlink_metadata(folder.path(name)).unwrap();
            assert_eq!(before.modified().unwrap(), after.modified().unwrap());
            assert!(state(&folder.path(&format!("{name}.2"))) == was, "{name}");
        }
    }
}

#[test]
fn an_existing_copy_stays_if_the_migration_fails() {
    let folder = of_schema(5);
    open(&folder, "kb.db").execute_batch("CREATE TABLE mention_counts (mine)").unwrap();
    folder.kb(["backup", "kb.db.v5.bak"]).run().exits(0);
    let before = folder.all_files();
    folder.kb(["migrate"]).run().fails_with(4, "kb.db cannot be migrated: migration 6 (");
    assert!(folder.all_files() == before);
}
