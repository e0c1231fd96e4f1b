//! Opening files that may not be a base: each case has its own message and exit code 4,
//! and changes nothing.

use std::fs;

use super::support::{Folder, skipped};

/// Commands that only read.
const READING: [&[&str]; 6] = [
    &["query", "systems"],
    &["sql", "SELECT 1"],
    &["show", "dojo"],
    &["search", "dojo"],
    &["check"],
    &["--quiet", "query", "systems mentioned in 2024"],
];

/// Commands that write too.
const WRITING: [&[&str]; 2] = [&["seed"], &["migrate"]];

/// Checks that every command reports it and leaves the folder unchanged.
#[track_caller]
fn refused<'c>(folder: &Folder, commands: impl IntoIterator<Item = &'c [&'c str]>, message: &str) {
    let before = folder.files();
    for command in commands {
        told(folder, command, message);
        assert!(folder.files() == before, "kb {command:?} changed the folder");
    }
}

/// The command says so.
#[track_caller]
fn told(folder: &Folder, command: &[&str], message: &str) {
    let arguments = ["--wait", "0"].iter().chain(command);
    folder.kb(arguments).run().fails(4).explains(message);
}

fn all() -> impl Iterator<Item = &'static [&'static str]> {
    READING.into_iter().chain(WRITING)
}

#[test]
fn a_missing_file_is_an_error() {
    refused(&Folder::empty(), READING, "there is no base at kb.db");
}

#[test]
fn a_missing_folder_is_an_error() {
    let folder = Folder::empty();
    refused(&folder, [&["seed", "--db", "no/kb.db"][..]], "there is no folder no");
    refused(&folder, [&["query", "systems", "--db", "no/kb.db"][..]], "there is no folder no");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_missing_file() {
    let folder = Folder::empty();
    folder.kb(["seed", "--db", "other.db"]).run().succeeds();
    folder.write("a.txt", "On 4 March 2023 Tesla showed Dojo.\n");
    for target in ["missing", "missing/kb.db"] {
        std::os::unix::fs::symlink(target, folder.path("kb.db")).unwrap();
        let message = format!("kb.db is a symbolic link to {target}, which does not exist");
        let others: [&[&str]; 5] = [
            &["ingest", "a.txt"],
            &["backup", "copy.db"],
            &["export", "out"],
            &["restore", "other.db"],
            &["backup", "kb.db", "--db", "other.db"],
        ];
        refused(&folder, all().chain(others), &message);
        let export = ["export", "kb.db", "--db", "other.db"];
        folder.kb(export).run().fails(1).explains(&message);
        let picture = ["timeline", "--svg", "kb.db", "--db", "other.db"];
        folder.kb(picture).run().fails(1).explains(&message);
        assert!(folder.path("kb.db").is_symlink());
        fs::remove_file(folder.path("kb.db")).unwrap();
    }
}

#[test]
fn a_folder_is_not_a_base() {
    let folder = Folder::empty();
    fs::create_dir(folder.path("kb.db")).unwrap();
    refused(&folder, all(), "kb.db is a folder, not a base");
}

#[test]
fn a_file_that_is_not_a_database_is_refused() {
    for content in ["short", &"a long text\n".repeat(1000)] {
        let folder = Folder::empty();
        folder.write("kb.db", content);
        refused(&folder, all(), "kb.db is not a SQLite database");
    }
}

#[test]
fn only_seed_fills_an_empty_file() {
    let folder = Folder::empty();
    folder.write("kb.db", "");
    refused(&folder, READING, "kb.db is empty");
    folder.kb(["seed"]).run().succeeds();
}

#[test]
fn a_database_of_another_program_is_refused() {
    let folder = Folder::empty();
    folder.sqlite("kb.db", "CREATE TABLE t (x); PRAGMA application_id = 42");
    let message = "kb.db is a SQLite database of something else (application_id 42)";
    refused(&folder, all(), message);
}

#[test]
fn a_database_without_an_application_id_is_refused() {
    let folder = Folder::empty();
    folder.sqlite("kb.db", "CREATE TABLE events (x)");
    let message = "kb.db is a SQLite database of something else (application_id 0)";
    refused(&folder, all(), message);
}

#[test]
fn a_base_of_a_newer_kb_is_refused() {
    let folder = Folder::seeded();
    folder.sqlite("kb.db", "PRAGMA user_version = 99");
    refused(&folder, all(), "kb.db has schema 99; this kb knows schemas up to 12");
}

#[test]
fn a_changed_migration_is_refused() {
    for change in ["checksum = '1'", "name = 'other'"] {
        let folder = Folder::seeded();
        let update = format!("UPDATE refinery_schema_history SET {change} WHERE version = 2");
        folder.sqlite("kb.db", &update);
        let name = if change.starts_with("name") { "other" } else { "facts" };
        let message = format!("migration 2 ({name}) in kb.db differs from the one in this kb");
        refused(&folder, all(), &message);
    }
}

#[test]
fn a_half_applied_migration_is_refused() {
    let cases = [
        ("DELETE FROM refinery_schema_history WHERE version = 12", 12, 11),
        ("DELETE FROM refinery_schema_history WHERE version = 2", 12, 12),
        ("DROP TABLE refinery_schema_history", 12, 0),
        ("PRAGMA user_version = 3", 3, 12),
        ("PRAGMA user_version = -1", -1, 12),
    ];
    for (sql, found, recorded) in cases {
        let folder = Folder::seeded();
        folder.sqlite("kb.db", sql);
        let message = format!(
            "a migration of kb.db stopped half-way: \
             the schema says {found}, its history {recorded}"
        );
        refused(&folder, all(), &message);
    }
}

#[test]
fn an_unreadable_history_is_refused() {
    let cases = [
        ("UPDATE refinery_schema_history SET version = 'x' WHERE version = 3", "version"),
        ("UPDATE refinery_schema_history SET name = x'00ff' WHERE version = 3", "name"),
        ("UPDATE refinery_schema_history SET checksum = x'31' WHERE version = 3", "checksum"),
        ("ALTER TABLE refinery_schema_history RENAME COLUMN checksum TO sum", "checksum"),
    ];
    for (sql, column) in cases {
        let folder = Folder::seeded();
        folder.sqlite("kb.db", sql);
        for command in all() {
            let run = folder.kb(command).run().fails(4);
            run.says("kb.db is damaged: its history of migrations cannot be read").says(column);
        }
    }
}

#[test]
fn an_invalid_time_in_the_history_is_refused() {
    for time in ["'yesterday'", "''", "NULL", "'2024-01-01T00:00:60Z'"] {
        let folder = Folder::seeded();
        let update = format!("UPDATE refinery_schema_history SET applied_on = {time}");
        folder.sqlite("kb.db", &update);
        let time = if time == "NULL" { "" } else { time.trim_matches('\'') };
        let message =
            format!("kb.db is damaged: its migration 1 was applied at \"{time}\", no time");
        refused(&folder, all(), &message);
    }
}

#[test]
fn a_damaged_file_is_reported() {
    let folder = Folder::seeded();
    let mut bytes = folder.files().remove("kb.db").unwrap();
    bytes[100..4096].fill(7);
    folder.write("kb.db", bytes);
    for command in all() {
        folder.kb(command).run().fails(4).says("kb.db is damaged");
    }
}

#[test]
fn a_read_only_file_can_be_read() {
    let folder = Folder::seeded();
    let path = folder.path("kb.db");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(path, permissions).unwrap();
    let message = "kb.db cannot be written: the file or its folder is read-only";
    refused(&folder, [&["seed"][..]], message);
    let before = folder.files();
    for command in READING {
        assert_eq!(folder.kb(command).run().code, Some(0), "kb {command:?}");
    }
    assert!(folder.files() == before);
}

#[cfg(unix)]
#[test]
fn a_base_cannot_be_created_in_a_read_only_folder() {
    use std::os::unix::fs::PermissionsExt;
    let folder = Folder::empty();
    fs::create_dir(folder.path("shut")).unwrap();
    fs::set_permissions(folder.path("shut"), fs::Permissions::from_mode(0o555)).unwrap();
    if fs::write(folder.path("shut/probe"), "").is_ok() {
        skipped("this user may write anywhere");
        return;
    }
    let message = "shut/kb.db cannot be written: the file or its folder is read-only";
    refused(&folder, [&["seed", "--db", "shut/kb.db"][..]], message);
}

#[test]
fn a_locked_file_is_reported() {
    let folder = Folder::seeded();
    let before = folder.files();
    let other = folder.open("kb.db");
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    // To look at the file here would end the lock of this process.
    for command in READING.into_iter().chain([&["seed"][..]]) {
        told(&folder, command, "kb.db is locked by another program");
    }
    drop(other);
    assert!(folder.files() == before);
}

#[test]
fn a_base_can_be_read_concurrently() {
    let folder = Folder::seeded();
    let other = folder.base();
    other.execute_batch("BEGIN; SELECT count(*) FROM events").unwrap();
    for command in READING {
        assert_eq!(folder.kb(command).run().code, Some(0), "kb {command:?}");
    }
}

#[test]
fn reading_leaves_every_byte_and_no_new_file() {
    let folder = Folder::seeded();
    let before = folder.files();
    for command in READING {
        folder.kb(command).run();
        assert!(folder.files() == before, "kb {command:?} changed the folder");
    }
}

#[test]
fn a_mistyped_command_makes_no_file() {
    let folder = Folder::empty();
    folder.kb(["sede"]).run().fails(2).says("seed");
    assert!(folder.files().is_empty());
}

#[test]
fn an_error_is_json_when_the_answer_would_be() {
    let run = Folder::empty().kb(["query", "systems", "--json"]).run().fails(4);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    assert_eq!(error["error"], "there is no base at kb.db");
    assert!(error["hints"][0].as_str().unwrap().contains("kb seed"));
}

#[test]
fn kb_db_selects_the_base() {
    let folder = Folder::empty();
    folder.kb(["seed"]).env("KB_DB", "mine.db").run().succeeds().prints("mine.db");
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["mine.db"]);
}

#[test]
fn an_empty_kb_db_is_as_good_as_none() {
    let folder = Folder::empty();
    folder.kb(["seed"]).env("KB_DB", "").run().succeeds().prints("kb.db");
    folder.kb(["query", "systems", "-q"]).env("KB_DB", "").run().succeeds();
    let run = folder.kb(["--db", "mine.db", "seed"]).env("KB_DB", "").run().succeeds();
    run.prints("mine.db");
    for command in [["query", "systems", "--db", ""], ["--db", "", "seed", "-q"]] {
        let run = folder.kb(command).env("KB_DB", "kb.db").run().fails(2);
        run.says("a value is required for '--db <FILE>'");
    }
}

#[cfg(unix)]
#[test]
fn a_journal_that_is_a_pipe_or_a_link_is_refused() {
    type Put = fn(&std::path::Path);
    let puts: [(&str, Put); 3] = [
        ("a named pipe", |path| {
            assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
        }),
        ("a symbolic link", |path| std::os::unix::fs::symlink("/dev/zero", path).unwrap()),
        ("a folder", |path| fs::create_dir(path).unwrap()),
    ];
    for (ending, (kind, put)) in
        ["journal", "wal", "shm"].into_iter().flat_map(|end| puts.map(|put| (end, put)))
    {
        let folder = Folder::seeded();
        put(&folder.path(&format!("kb.db-{ending}")));
        let message = format!("kb.db-{ending} is {kind}, not a regular file");
        for command in
            all().chain([&["backup", "copy.db"][..], &["restore", "kb.db", "--db", "o.db"]])
        {
            let run = folder.kb(command).run_within_a_minute().fails(4);
            run.explains(&message).says("move kb.db-");
        }
        assert!(!folder.path("copy.db").exists() && !folder.path("o.db").exists());
    }
}
