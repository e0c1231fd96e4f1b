//! Missing permissions: a folder or a base that cannot be written or read. Root may write
//! anywhere, so these tests run kb as another user.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::past::of_schema;
use super::support::{Folder, Run, skipped};

/// An unprivileged user: the prefix runs a command as that user.
struct Unprivileged {
    prefix: &'static str,
}

impl Unprivileged {
    /// `None` if that user cannot access kb or the folder.
    fn find(folder: &Folder) -> Option<Self> {
        let prefixes = ["", "setpriv --reuid=65534 --regid=65534 --clear-groups "];
        fs::create_dir(folder.path("shut")).unwrap();
        fs::set_permissions(folder.path("shut"), Permissions::from_mode(0o555)).unwrap();
        let found = prefixes.into_iter().find(|prefix| {
            let line = format!("{prefix}\"$KB\" --version && ! {prefix}touch shut/probe");
            folder.shell(&line).code == Some(0)
        });
        fs::remove_dir_all(folder.path("shut")).unwrap();
        if found.is_none() {
            skipped("kb cannot be run as an unprivileged user here");
        }
        found.map(|prefix| Self { prefix })
    }

    fn kb(&self, folder: &Folder, command: &str) -> Run {
        folder.shell(&format!("{}\"$KB\" {command}", self.prefix))
    }
}

fn allow(folder: &Folder, name: &str, mode: u32) {
    fs::set_permissions(folder.path(name), Permissions::from_mode(mode)).unwrap();
}

/// A folder with a backup, an article, a dataset, and a subfolder `in` with a base.
fn prepared() -> Folder {
    let folder = Folder::empty();
    fs::create_dir(folder.path("in")).unwrap();
    folder.kb(["seed", "--db", "in/kb.db"]).run().exits(0);
    folder.kb(["backup", "old.db", "--db", "in/kb.db"]).run().exits(0);
    folder.write("article.md", super::facts::article(1, 3));
    super::facts::dataset(&folder, "crates", 5, 0);
    for (name, mode) in [(".", 0o755), ("old.db", 0o644), ("in", 0o755), ("in/kb.db", 0o644)] {
        allow(&folder, name, mode);
    }
    folder
}

/// Writing commands with their exit code and message.
const WRITING: [(&str, i32, &str); 6] = [
    ("seed crates --db in/kb.db", 4, "in/kb.db cannot be written: the file or its folder"),
    ("ingest article.md --db in/kb.db", 4, "in/kb.db cannot be written: the file or its folder"),
    ("restore old.db --db in/kb.db", 4, "in/kb.db cannot be written: the file or its folder"),
    ("backup in/copy.db --db old.db", 4, "in/copy.db cannot be written: the file or its folder"),
    ("export in/out --db old.db", 1, "in/out cannot be written: Permission denied"),
    ("seed --db in/new.db", 4, "in/new.db cannot be written: the file or its folder"),
];

#[test]
fn a_read_only_folder_is_reported() {
    let folder = prepared();
    let Some(user) = Unprivileged::find(&folder) else { return };
    allow(&folder, "in", 0o555);
    let before = folder.all_files();
    for (command, code, words) in WRITING {
        user.kb(&folder, command).fails_with(code, words);
        assert!(folder.all_files() == before, "{command}");
    }
    reads(&user, &folder);
    allow(&folder, "in", 0o755);
}

/// Reading commands still work.
fn reads(user: &Unprivileged, folder: &Folder) {
    for command in ["query systems", "sql 'select 1'", "show dojo", "search wafer", "check"] {
        let run = user.kb(folder, &format!("{command} --db in/kb.db"));
        assert_eq!(run.code, Some(0), "{command}: {run:?}");
    }
}

#[test]
fn a_base_that_became_read_only_is_reported() {
    let folder = prepared();
    let Some(user) = Unprivileged::find(&folder) else { return };
    allow(&folder, "in", 0o777);
    // The base is writable first and read-only afterwards.
    allow(&folder, "in/kb.db", 0o666);
    assert_eq!(user.kb(&folder, "seed crates --db in/kb.db").code, Some(0));
    allow(&folder, "in/kb.db", 0o444);
    let before = folder.all_files();
    for (command, code, words) in &WRITING[..2] {
        user.kb(&folder, command).fails_with(*code, words);
        assert!(folder.all_files() == before, "{command}");
    }
    reads(&user, &folder);
    assert!(folder.all_files() == before);
}

#[test]
fn an_unreadable_base_is_reported() {
    let folder = prepared();
    let Some(user) = Unprivileged::find(&folder) else { return };
    for mode in [0o000, 0o222] {
        allow(&folder, "in/kb.db", mode);
        for command in ["query systems", "check", "seed", "migrate", "backup c.db", "export out"] {
            let run = user.kb(&folder, &format!("{command} --db in/kb.db"));
            run.fails_with(4, "in/kb.db cannot be read: Permission denied");
        }
    }
    allow(&folder, "in/kb.db", 0o644);
    allow(&folder, "in", 0o000);
    let run = user.kb(&folder, "query systems --db in/kb.db");
    run.fails_with(4, "in/kb.db cannot be read: Permission denied");
    allow(&folder, "in", 0o755);
}

#[test]
fn a_dataset_in_a_read_only_parent_folder_is_overwritten() {
    let folder = prepared();
    let Some(user) = Unprivileged::find(&folder) else { return };
    folder.write("in/out/notes.txt", "the user's own");
    allow(&folder, "in/out", 0o777);
    allow(&folder, "in", 0o555);
    let run = user.kb(&folder, "export in/out --db in/kb.db --force");
    assert_eq!(run.code, Some(0), "{run:?}");
    folder.kb(["seed", "in/out", "--db", "other.db"]).run().exits(0);
    assert!(folder.path("in/out/notes.txt").exists());
    allow(&folder, "in", 0o777);
    allow(&folder, "in/out", 0o555);
    let before = folder.all_files();
    let run = user.kb(&folder, "export in/out --db in/kb.db --force");
    run.fails_with(1, "in/out cannot be written: Permission denied");
    assert!(folder.all_files() == before);
    allow(&folder, "in/out", 0o755);
}

#[test]
fn a_read_only_older_base_is_not_migrated() {
    let folder = of_schema(3);
    allow(&folder, ".", 0o755);
    let Some(user) = Unprivileged::find(&folder) else { return };
    let message = "cannot be written: the file or its folder is read-only";
    for (folder_mode, base_mode) in [(0o555, 0o666), (0o777, 0o444)] {
        allow(&folder, "kb.db", base_mode);
        allow(&folder, ".", folder_mode);
        let before = folder.all_files();
        for command in ["migrate", "seed"] {
            user.kb(&folder, command).fails_with(4, message);
            assert!(folder.all_files() == before, "{command}");
        }
        let run = user.kb(&folder, "query systems");
        run.fails_with(4, "kb.db has schema 3; this kb needs schema 12");
    }
    allow(&folder, ".", 0o755);
}

/// A folder with a base in WAL mode in `in`, and its side files with these endings.
fn in_wal_mode(side_files: &[&str]) -> Folder {
    let folder = Folder::empty();
    folder.kb(["seed", "--db", "live.db"]).run().exits(0);
    let writer = folder.open("live.db");
    let write = "PRAGMA journal_mode = WAL; UPDATE events SET category = 'plan'";
    writer.execute_batch(write).unwrap();
    fs::create_dir(folder.path("in")).unwrap();
    if side_files.is_empty() {
        writer.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)").unwrap();
    }
    for ending in [""].iter().chain(side_files) {
        let [from, to] =
            ["live.db", "in/kb.db"].map(|name| folder.path(&format!("{name}{ending}")));
        fs::copy(from, to).unwrap();
        allow(&folder, &format!("in/kb.db{ending}"), 0o444);
    }
    allow(&folder, ".", 0o777);
    folder
}

const PLANS: &str = "sql \"select count(*) from events where category <> 'plan'\" --csv -q";

#[test]
fn a_wal_base_in_a_read_only_folder_is_read() {
    let folder = in_wal_mode(&[]);
    let Some(user) = Unprivileged::find(&folder) else { return };
    // In the second round only the base is read-only, in the third there is an empty WAL.
    for (mode, wal) in [(0o555, false), (0o777, false), (0o555, true)] {
        if wal {
            folder.write("in/kb.db-wal", "");
        }
        allow(&folder, "in", mode);
        let before = folder.all_files();
        reads(&user, &folder);
        assert_eq!(user.kb(&folder, &format!("{PLANS} --db in/kb.db")).stdout, "count(*)\n0\n");
        let seed = user.kb(&folder, "seed --db in/kb.db");
        seed.fails_with(4, "in/kb.db cannot be written: the file or its folder is read-only");
        assert!(folder.all_files() == before, "{:?}", folder.names());
        for command in ["backup copy.db", "export out"] {
            assert_eq!(user.kb(&folder, &format!("{command} --db in/kb.db")).code, Some(0));
        }
        folder.shell("rm -rf copy.db out");
        allow(&folder, "in", 0o755);
    }
}

#[test]
fn pending_changes_of_a_wal_in_a_read_only_folder_are_reported() {
    let folder = in_wal_mode(&["-wal"]);
    let Some(user) = Unprivileged::find(&folder) else { return };
    allow(&folder, "in", 0o555);
    let before = folder.all_files();
    for command in ["query systems", "sql 'select 1'", "check", "backup copy.db", "export out"] {
        let run = user.kb(&folder, &format!("{command} --db in/kb.db"));
        run.fails_with(4, "in/kb.db has changes in its WAL that cannot be read");
        run.says("copy in/kb.db and in/kb.db-wal to another folder");
    }
    assert!(folder.all_files() == before);
    allow(&folder, "in", 0o755);
    // As the message advises.
    let advised = folder.shell(&format!("cp in/kb.db* .; chmod 644 kb.db*; \"$KB\" {PLANS}"));
    assert_eq!(advised.stdout, "count(*)\n0\n", "{advised:?}");
}

#[test]
fn a_backup_of_a_read_only_base_is_made() {
    let folder = prepared();
    let Some(user) = Unprivileged::find(&folder) else { return };
    allow(&folder, ".", 0o777);
    allow(&folder, "in/kb.db", 0o444);
    assert_eq!(user.kb(&folder, "backup copy.db --db in/kb.db").code, Some(0));
    folder.kb(["check", "-q", "--db", "copy.db"]).run().exits(0);
}
