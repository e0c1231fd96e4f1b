//! Bases that another program left behind in the middle of something.

use std::fs;

use rusqlite::Connection;

use super::support::Folder;

/// A folder with a base whose writer was gone before it had finished.
fn crashed() -> Folder {
    let folder = Folder::seeded();
    let writer = Connection::open(folder.path("kb.db")).unwrap();
    // Pages go to the file long before the end of the transaction.
    let write = "PRAGMA cache_size = 1; BEGIN;
                 UPDATE passages SET heading = hex(randomblob(2000));
                 UPDATE events SET title_en = hex(randomblob(2000))";
    writer.execute_batch(write).unwrap();
    let left = Folder::empty();
    for name in ["kb.db", "kb.db-journal"] {
        fs::copy(folder.path(name), left.path(name)).unwrap();
    }
    left
}

#[test]
fn a_write_that_a_crash_cut_off_is_rolled_back_by_reading() {
    let before = Folder::seeded().files();
    assert_ne!(crashed().files()["kb.db"], before["kb.db"]);
    for command in [&["query", "systems"][..], &["migrate", "--status"], &["check"], &["seed"]] {
        let folder = crashed();
        assert_eq!(folder.kb(command).run().code, Some(0), "kb {command:?}");
        assert!(folder.files() == before, "kb {command:?}");
    }
}

#[cfg(unix)]
#[test]
fn where_it_cannot_be_rolled_back_that_is_said() {
    let folder = crashed();
    let mut permissions = fs::metadata(folder.path("kb.db")).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(folder.path("kb.db"), permissions).unwrap();
    if fs::OpenOptions::new().write(true).open(folder.path("kb.db")).is_ok() {
        super::support::skipped("this user may write anywhere");
        return;
    }
    let message =
        "kb.db was left in the middle of a write, and the file or its folder is read-only";
    folder.kb(["query", "systems"]).run().fails(4).explains(message);
}

#[test]
fn a_base_in_wal_mode_is_read_and_left_without_side_files() {
    let folder = Folder::seeded();
    folder.sqlite("kb.db", "PRAGMA journal_mode = WAL");
    let before = folder.files();
    assert_eq!(before.len(), 1);
    for command in [&["query", "systems"][..], &["sql", "SELECT 1"], &["check"]] {
        assert_eq!(folder.kb(command).run().code, Some(0), "kb {command:?}");
        assert!(folder.files() == before, "kb {command:?} changed the folder");
    }
}

#[test]
fn what_stands_in_a_wal_is_read_while_its_writer_goes_on() {
    let folder = Folder::seeded();
    let writer = Connection::open(folder.path("kb.db")).unwrap();
    let write = "PRAGMA journal_mode = WAL; UPDATE events SET category = 'plan'";
    writer.execute_batch(write).unwrap();
    let count = "SELECT count(DISTINCT category) AS n FROM events";
    folder.kb(["sql", count, "--csv"]).run().succeeds().prints("n\n1\n");
    assert!(folder.path("kb.db-wal").exists());
    writer.execute_batch("UPDATE events SET category = 'report' WHERE id = 1").unwrap();
}
