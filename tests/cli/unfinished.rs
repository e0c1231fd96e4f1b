//! Bases with the unfinished transaction of another program.

use std::fs;

use super::support::Folder;

/// A folder with a base whose writer was gone before it had finished.
fn crashed() -> Folder {
    let folder = Folder::seeded();
    let writer = folder.open("kb.db");
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
fn reading_rolls_back_an_unfinished_write() {
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
fn an_impossible_rollback_is_reported() {
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
fn a_wal_is_read_while_its_writer_continues() {
    let folder = Folder::seeded();
    let writer = folder.open("kb.db");
    let write = "PRAGMA journal_mode = WAL; UPDATE events SET category = 'plan'";
    writer.execute_batch(write).unwrap();
    let count = "SELECT count(DISTINCT category) AS n FROM events";
    folder.kb(["sql", count, "--csv"]).run().succeeds().prints("n\n1\n");
    assert!(folder.path("kb.db-wal").exists());
    writer.execute_batch("UPDATE events SET category = 'report' WHERE id = 1").unwrap();
}

/// A folder with a base and a journal, named `own.db-journal`, of another one.
fn with_a_journal() -> Folder {
    let folder = Folder::seeded();
    let fill = "CREATE TABLE own (id INTEGER PRIMARY KEY, padding);
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 500)
                INSERT INTO own SELECT i, randomblob(2000) FROM n";
    folder.sqlite("own.db", fill);
    let writer = folder.open("own.db");
    let write = "PRAGMA cache_size = 1; BEGIN; UPDATE own SET padding = randomblob(2000)";
    writer.execute_batch(write).unwrap();
    let journal = fs::read(folder.path("own.db-journal")).unwrap();
    drop(writer);
    fs::remove_file(folder.path("own.db")).unwrap();
    folder.write("own.db-journal", journal);
    folder
}

#[test]
fn an_orphan_journal_is_not_replayed_into_a_new_base() {
    let message =
        "own.db-journal is left over from another base, and would be replayed into this one";
    for command in [
        &["seed", "--db", "own.db"][..],
        &["backup", "own.db"],
        &["restore", "kb.db", "--db", "own.db"],
    ] {
        let folder = with_a_journal();
        let before = folder.files();
        folder.kb(command).run().fails(4).explains(message).says("move own.db-journal away");
        assert!(folder.files() == before, "kb {command:?}");
        fs::remove_file(folder.path("own.db-journal")).unwrap();
        folder.kb(command).run().succeeds();
        folder.kb(["check", "--quiet", "--db", "own.db"]).run().succeeds();
    }
}

#[test]
fn the_journal_of_a_replaced_file_is_not_replayed_into_the_backup() {
    let folder = with_a_journal();
    let write = ["backup", "--force", "own.db"];
    let kept = fs::read(folder.path("own.db-journal")).unwrap();
    fs::remove_file(folder.path("own.db-journal")).unwrap();
    folder.kb(write).run().succeeds();
    folder.write("own.db-journal", kept);
    let before = folder.files();
    folder.kb(write).run().fails(4).says("run `kb check --db BASE` on it first");
    assert!(folder.files() == before);
}

#[test]
fn a_wal_of_another_base_is_not_read_and_leaves_no_side_file() {
    let foreign = Folder::seeded();
    let writer = foreign.open("kb.db");
    let write = "PRAGMA journal_mode = WAL; UPDATE events SET category = 'plan'";
    writer.execute_batch(write).unwrap();
    let wal = fs::read(foreign.path("kb.db-wal")).unwrap();
    let mut damaged = wal.clone();
    damaged[100] ^= 255;
    for wal in [&wal[..], &damaged, b"no WAL at all"] {
        let folder = Folder::seeded();
        folder.write("kb.db-wal", wal);
        let before = folder.files();
        for command in [
            &["query", "systems"][..],
            &["sql", "SELECT 1"],
            &["check"],
            &["backup", "copy.db"],
            &["export", "out"],
            &["seed"],
            &["migrate"],
        ] {
            let run = folder.kb(command).run();
            run.fails_with(4, "kb.db-wal is left");
            run.says("move kb.db-wal away");
            assert!(folder.files() == before, "kb {command:?}");
        }
    }
}

#[test]
fn a_damaged_wal_leaves_no_side_file() {
    let folder = Folder::seeded();
    folder.sqlite("kb.db", "PRAGMA journal_mode = WAL");
    let before = folder.files();
    for wal in [&b"no WAL at all"[..], b"", &[7; 5000]] {
        for command in [&["query", "systems"][..], &["sql", "SELECT 1"], &["check"]] {
            folder.write("kb.db-wal", wal);
            folder.kb(command).run().exits(0);
            assert!(folder.files() == before, "kb {command:?}");
        }
    }
}
