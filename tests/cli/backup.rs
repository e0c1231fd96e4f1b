//! `kb backup` and `kb restore`: a copy is written completely or not at all, and no
//! existing content is lost.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use super::content::{content, is_sound, rows};
use super::support::Folder;

/// The names of the files in a folder.
fn names(folder: &Folder) -> Vec<String> {
    folder.files().into_keys().collect()
}

/// Refused by both commands, and nothing is changed.
#[track_caller]
fn refused(folder: &Folder, command: &[&str], code: i32, message: &str) {
    let before = folder.files();
    folder.kb(command).run().fails(code).explains(message);
    assert!(folder.files() == before, "kb {command:?} changed the folder");
}

/// Empties the first page of the base's figures.
fn damage(folder: &Folder) {
    let page = "SELECT rootpage FROM sqlite_schema WHERE name = 'figures'";
    let page: u32 = folder.base().query_row(page, [], |row| row.get(0)).unwrap();
    let end = usize::try_from(page).unwrap() * 4096;
    let mut bytes = folder.files().remove("kb.db").unwrap();
    bytes[end - 4096..end].fill(0);
    folder.write("kb.db", bytes);
}

#[test]
fn a_backup_is_the_base_in_one_file() {
    let folder = Folder::seeded();
    let before = folder.files()["kb.db"].clone();
    folder.kb(["backup", "copy.db"]).run().succeeds().prints("/copy.db\n");
    assert_eq!(names(&folder), ["copy.db", "kb.db"]);
    assert!(folder.files()["kb.db"] == before);
    let mut copy = folder.open("copy.db");
    assert_eq!(content(&copy), content(&folder.base()));
    is_sound(&mut copy);
    folder.kb(["--db", "copy.db", "check", "--quiet"]).run().succeeds();
}

#[test]
fn a_backup_of_an_older_base_stays_older() {
    let folder = Folder::seeded();
    let older = "DELETE FROM refinery_schema_history WHERE version > 3; PRAGMA user_version = 3";
    folder.sqlite("kb.db", older);
    folder.kb(["backup", "copy.db"]).run().succeeds();
    folder.kb(["migrate", "--status", "--db", "copy.db"]).run().says("has schema 3");
    let run = folder.kb(["restore", "copy.db", "--db", "new.db"]).run().succeeds();
    run.prints("It has schema 3: `kb migrate` brings it up to date.\n");
}

#[test]
fn a_backup_of_a_base_in_wal_mode_needs_no_side_file() {
    let folder = Folder::seeded();
    let writer = folder.open("kb.db");
    writer.execute_batch("PRAGMA journal_mode = WAL; UPDATE events SET title_en = 'x'").unwrap();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    drop(writer);
    let copy = folder.open("copy.db");
    let titles =
        rows(&copy, "SELECT DISTINCT title_en, (SELECT * FROM pragma_journal_mode) FROM events");
    assert_eq!(titles, [["x".to_owned().into(), "delete".to_owned().into()]]);
    drop(copy);
    assert_eq!(names(&folder), ["copy.db", "kb.db"]);
}

#[test]
fn only_force_replaces_an_existing_file() {
    let folder = Folder::seeded();
    folder.write("copy.db", "precious");
    refused(&folder, &["backup", "copy.db"], 1, "copy.db already exists");
    folder.kb(["backup", "--force", "copy.db"]).run().succeeds();
    folder.kb(["--db", "copy.db", "check", "--quiet"]).run().succeeds();
    assert_eq!(names(&folder), ["copy.db", "kb.db"]);
}

#[test]
fn a_failed_backup_leaves_no_file() {
    let folder = Folder::seeded();
    fs::create_dir(folder.path("place")).unwrap();
    refused(&folder, &["backup", "kb.db", "--force"], 1, "kb.db is the base itself");
    refused(&folder, &["backup", "./kb.db"], 1, "./kb.db is the base itself");
    refused(&folder, &["backup", "place", "--force"], 4, "place is a folder");
    refused(&folder, &["backup", "no/copy.db"], 4, "there is no folder no");
    refused(&folder, &["backup", "c", "--db", "none.db"], 4, "there is no base at none.db");
    refused(&folder, &["restore", "kb.db"], 1, "kb.db is the base itself");
    refused(&folder, &["restore", "none.db"], 4, "there is no backup none.db");
}

#[test]
fn a_backup_is_whole_while_others_write() {
    let folder = Folder::seeded();
    let fill = "CREATE TABLE own (id INTEGER PRIMARY KEY, number, padding);
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 6000)
                INSERT INTO own SELECT i, 0, randomblob(2000) FROM n";
    folder.sqlite("kb.db", fill);
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let writer = folder.open("kb.db");
            writer.pragma_update(None, "synchronous", false).unwrap();
            writer.busy_timeout(std::time::Duration::from_mins(1)).unwrap();
            while !done.load(Ordering::Relaxed) {
                let write = "UPDATE own SET number = number + 1 WHERE id IN (1, 3000, 6000)";
                writer.execute_batch(write).unwrap();
            }
        });
        let run = folder.kb(["backup", "copy.db", "--wait", "60"]).run();
        done.store(true, Ordering::Relaxed);
        run.succeeds();
    });
    let mut copy = folder.open("copy.db");
    is_sound(&mut copy);
    let numbers = "SELECT count(DISTINCT number) FROM own WHERE id IN (1, 3000, 6000)";
    assert_eq!(rows(&copy, numbers), [[1.into()]]);
    assert_eq!(names(&folder), ["copy.db", "kb.db"]);
}

#[test]
fn a_backup_of_a_damaged_base_reports_the_damage() {
    let folder = Folder::seeded();
    damage(&folder);
    let run = folder.kb(["backup", "copy.db"]).run();
    assert_eq!(run.code, Some(1));
    let run = run.says("error: the base is damaged, and so is its copy: ");
    run.says("`kb check --db copy.db`").prints("copy.db");
    let before = folder.files();
    let run = folder.kb(["restore", "copy.db"]).run().fails(4);
    run.says("error: copy.db is not sound: ").says("nothing was changed");
    assert!(folder.files() == before);
}

#[cfg(unix)]
#[test]
fn an_interrupted_backup_leaves_no_file() {
    use super::interrupt::interrupt_when;
    let folder = Folder::seeded();
    let fill = "CREATE TABLE own (padding);
                WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
                INSERT INTO own SELECT randomblob(2000) FROM n";
    folder.sqlite("kb.db", fill);
    let child = folder.kb(["backup", "copy.db"]).start();
    let begun = || fs::read_dir(folder.path("")).unwrap().count() > 1;
    let output = interrupt_when(child, begun);
    // On a busy machine the copy may be made before the signal comes.
    let names = names(&folder);
    match output.status.code() {
        Some(130) => assert_eq!(names, ["kb.db"]),
        code => assert_eq!((code, names), (Some(0), vec!["copy.db".into(), "kb.db".into()])),
    }
}

#[test]
fn restoring_keeps_a_copy_of_the_old_base() {
    let folder = Folder::seeded();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    folder.sqlite("kb.db", "UPDATE events SET title_en = 'x'");
    let changed = content(&folder.base());
    let run = folder.kb(["restore", "copy.db"]).run().succeeds();
    run.prints("from copy.db.\nThe old base is kept as ").prints("/kb.db.before-restore.bak\n");
    assert_eq!(names(&folder), ["copy.db", "kb.db", "kb.db.before-restore.bak"]);
    assert_eq!(content(&folder.base()), content(&Folder::seeded().base()));
    fs::rename(folder.path("kb.db.before-restore.bak"), folder.path("kb.db")).unwrap();
    assert_eq!(content(&folder.base()), changed);
}

#[test]
fn earlier_copies_are_never_overwritten() {
    let folder = Folder::seeded();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    folder.sqlite("kb.db", "UPDATE events SET title_en = 'x'");
    folder.write("kb.db.before-restore.bak", "precious");
    folder.kb(["restore", "copy.db"]).run().succeeds().prints("kb.db.before-restore.bak.2\n");
    assert_eq!(folder.files()["kb.db.before-restore.bak"], b"precious");
}

#[test]
fn restoring_without_a_base_keeps_no_copy() {
    let folder = Folder::seeded();
    fs::rename(folder.path("kb.db"), folder.path("copy.db")).unwrap();
    let run = folder.kb(["restore", "copy.db"]).run().succeeds();
    assert!(!run.stdout.contains("as it was"), "{run:?}");
    assert_eq!(names(&folder), ["copy.db", "kb.db"]);
}

#[test]
fn a_damaged_base_is_replaced_and_kept() {
    let folder = Folder::seeded();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    let mut bytes = folder.files().remove("kb.db").unwrap();
    bytes[100..4096].fill(7);
    folder.write("kb.db", &bytes);
    folder.kb(["restore", "copy.db"]).run().succeeds();
    assert!(folder.files()["kb.db.before-restore.bak"] == bytes);
    folder.kb(["check", "--quiet"]).run().succeeds();
}

#[test]
fn a_base_with_a_broken_header_is_replaced_and_kept() {
    let folder = Folder::seeded();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    let good = folder.files().remove("kb.db").unwrap();
    // The name, the page size, the versions, the schema format, the encoding and the
    // application id.
    for broken in [0..100, 0..4, 16..18, 18..19, 19..20, 44..48, 56..60, 68..72] {
        let mut bytes = good.clone();
        bytes[broken.clone()].fill(9);
        folder.write("kb.db", &bytes);
        folder.kb(["restore", "copy.db"]).run().succeeds();
        assert!(folder.files()["kb.db.before-restore.bak"] == bytes, "{broken:?}");
        folder.kb(["check", "--quiet"]).run().succeeds();
        fs::remove_file(folder.path("kb.db.before-restore.bak")).unwrap();
    }
}

#[test]
fn a_write_version_that_does_not_exist_is_not_called_read_only() {
    let folder = Folder::seeded();
    let mut bytes = folder.files().remove("kb.db").unwrap();
    bytes[18] = 9;
    folder.write("kb.db", &bytes);
    let message = "kb.db is damaged: its header says write version 9, and there are only 1 and 2";
    refused(&folder, &["seed"], 4, message);
    refused(&folder, &["migrate"], 4, message);
    folder.kb(["query", "systems"]).run().exits(0);
}

#[test]
fn a_file_that_is_no_backup_is_named_in_the_advice() {
    let folder = Folder::seeded();
    folder.write("notdb.db", "no base");
    folder.write("empty.db", "");
    fs::create_dir(folder.path("sub")).unwrap();
    for (file, message) in [
        ("nofile.db", "there is no backup nofile.db"),
        ("notdb.db", "notdb.db is not a SQLite database"),
        ("empty.db", "empty.db is empty"),
        ("sub", "sub is a folder, not a backup"),
    ] {
        let run = folder.kb(["restore", file]).run().fails(4).explains(message);
        let run = run.says("name a sound file that `kb backup FILE` wrote");
        assert!(!run.stderr.contains("seed") && !run.stderr.contains("--db"), "{run:?}");
    }
}

#[test]
fn only_a_base_is_restored_and_only_over_a_base() {
    let folder = Folder::seeded();
    folder.sqlite("other.db", "CREATE TABLE t (x)");
    folder.write("text.db", "no base");
    let foreign = "other.db is a SQLite database of something else (application_id 0)";
    refused(&folder, &["restore", "other.db"], 4, foreign);
    refused(&folder, &["restore", "text.db"], 4, "text.db is not a SQLite database");
    refused(&folder, &["restore", "kb.db", "--db", "other.db"], 4, foreign);
    refused(
        &folder,
        &["restore", "kb.db", "--db", "text.db"],
        4,
        "text.db is not a SQLite database",
    );
    let history = "DELETE FROM refinery_schema_history";
    folder.kb(["backup", "half.db"]).run().succeeds();
    folder.sqlite("half.db", history);
    let before = folder.files();
    folder.kb(["restore", "half.db"]).run().fails(4).says("half.db stopped half-way");
    assert!(folder.files() == before);
}

#[test]
fn a_base_that_is_in_use_is_not_replaced() {
    let folder = Folder::seeded();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    let before = folder.files();
    let other = folder.base();
    other.execute_batch("BEGIN; SELECT count(*) FROM events").unwrap();
    // To look at the file here would end the lock of this process.
    let run = folder.kb(["restore", "copy.db", "--wait", "0"]).run();
    run.fails(4).explains("kb.db is locked by another program");
    drop(other);
    assert!(folder.files() == before);
}

#[cfg(unix)]
#[test]
fn a_private_base_stays_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::seeded();
    let mode = |name: &str| fs::metadata(folder.path(name)).unwrap().permissions().mode() & 0o777;
    fs::set_permissions(folder.path("kb.db"), fs::Permissions::from_mode(0o600)).unwrap();
    folder.kb(["backup", "copy.db"]).run().succeeds();
    assert_eq!(mode("copy.db"), 0o600);
    fs::set_permissions(folder.path("copy.db"), fs::Permissions::from_mode(0o644)).unwrap();
    folder.sqlite("kb.db", "UPDATE events SET title_en = 'x'");
    folder.kb(["restore", "copy.db"]).run().succeeds();
    assert_eq!((mode("kb.db"), mode("kb.db.before-restore.bak")), (0o600, 0o600));
}
