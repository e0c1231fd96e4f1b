//! No permission: a folder or a base that may not be written or read, from the
//! start or from now on. Root may write anywhere, and becomes somebody else here.

use std::fs::{self, Permissions};
use std::os::unix::fs::PermissionsExt;

use super::past::of_schema;
use super::support::{Place, Ran, tell};

/// Somebody who is not root, by what stands before a command of theirs.
struct Somebody {
    prefix: &'static str,
}

impl Somebody {
    /// Nobody is found where kb or the place is out of their reach.
    fn find(place: &Place) -> Option<Self> {
        let prefixes = ["", "setpriv --reuid=65534 --regid=65534 --clear-groups "];
        fs::create_dir(place.path("shut")).unwrap();
        fs::set_permissions(place.path("shut"), Permissions::from_mode(0o555)).unwrap();
        let found = prefixes.into_iter().find(|prefix| {
            let line = format!("{prefix}\"$KB\" --version && ! {prefix}touch shut/probe");
            place.shell(&line).code == Some(0)
        });
        fs::remove_dir_all(place.path("shut")).unwrap();
        if found.is_none() {
            tell("skipped: kb cannot be run here as somebody who is not root");
        }
        found.map(|prefix| Self { prefix })
    }

    fn kb(&self, place: &Place, command: &str) -> Ran {
        place.shell(&format!("{}\"$KB\" {command}", self.prefix))
    }
}

fn allow(place: &Place, name: &str, mode: u32) {
    fs::set_permissions(place.path(name), Permissions::from_mode(mode)).unwrap();
}

/// A folder `in` with a base, a backup, an article and a dataset beside it.
fn prepared() -> Place {
    let place = Place::empty();
    fs::create_dir(place.path("in")).unwrap();
    place.succeeds(&["seed", "--db", "in/kb.db"]);
    place.succeeds(&["backup", "old.db", "--db", "in/kb.db"]);
    place.write("article.md", super::facts::article(1, 3));
    super::facts::dataset(&place, "crates", 5, 0);
    for (name, mode) in [(".", 0o755), ("old.db", 0o644), ("in", 0o755), ("in/kb.db", 0o644)] {
        allow(&place, name, mode);
    }
    place
}

/// What writes, each with its exit code and what it says.
const WRITING: [(&str, i32, &str); 6] = [
    ("seed crates --db in/kb.db", 4, "in/kb.db cannot be written: the file or its folder"),
    ("ingest article.md --db in/kb.db", 4, "in/kb.db cannot be written: the file or its folder"),
    ("restore old.db --db in/kb.db", 4, "in/kb.db cannot be written: the file or its folder"),
    ("backup in/copy.db --db old.db", 4, "in/copy.db cannot be written: the file or its folder"),
    ("export in/out --db old.db", 1, "in/out cannot be written: Permission denied"),
    ("seed --db in/new.db", 4, "in/new.db cannot be written: the file or its folder"),
];

#[test]
fn a_folder_that_may_not_be_written() {
    let place = prepared();
    let Some(somebody) = Somebody::find(&place) else { return };
    allow(&place, "in", 0o555);
    let before = place.files();
    for (command, code, words) in WRITING {
        somebody.kb(&place, command).fails(code, words);
        assert!(place.files() == before, "{command}");
    }
    reads(&somebody, &place);
    allow(&place, "in", 0o755);
}

/// What only reads is answered all the same.
fn reads(somebody: &Somebody, place: &Place) {
    for command in ["query systems", "sql 'select 1'", "show dojo", "search wafer", "check"] {
        let ran = somebody.kb(place, &format!("{command} --db in/kb.db"));
        assert_eq!(ran.code, Some(0), "{command}: {ran:?}");
    }
}

#[test]
fn a_base_that_may_not_be_written_any_more() {
    let place = prepared();
    let Some(somebody) = Somebody::find(&place) else { return };
    allow(&place, "in", 0o777);
    // It may be written, and then no more.
    allow(&place, "in/kb.db", 0o666);
    assert_eq!(somebody.kb(&place, "seed crates --db in/kb.db").code, Some(0));
    allow(&place, "in/kb.db", 0o444);
    let before = place.files();
    for (command, code, words) in &WRITING[..2] {
        somebody.kb(&place, command).fails(*code, words);
        assert!(place.files() == before, "{command}");
    }
    reads(&somebody, &place);
    assert!(place.files() == before);
}

#[test]
fn a_base_that_may_not_be_read() {
    let place = prepared();
    let Some(somebody) = Somebody::find(&place) else { return };
    for mode in [0o000, 0o222] {
        allow(&place, "in/kb.db", mode);
        for command in ["query systems", "check", "seed", "migrate", "backup c.db", "export out"] {
            let ran = somebody.kb(&place, &format!("{command} --db in/kb.db"));
            ran.fails(4, "in/kb.db cannot be read: Permission denied");
        }
    }
    allow(&place, "in/kb.db", 0o644);
    allow(&place, "in", 0o000);
    let ran = somebody.kb(&place, "query systems --db in/kb.db");
    ran.fails(4, "in/kb.db cannot be read: Permission denied");
    allow(&place, "in", 0o755);
}

#[test]
fn a_dataset_in_a_folder_that_may_not_be_written_is_written_again() {
    let place = prepared();
    let Some(somebody) = Somebody::find(&place) else { return };
    place.write("in/out/notes.txt", "the user's own");
    allow(&place, "in/out", 0o777);
    allow(&place, "in", 0o555);
    let ran = somebody.kb(&place, "export in/out --db in/kb.db --force");
    assert_eq!(ran.code, Some(0), "{ran:?}");
    place.succeeds(&["seed", "in/out", "--db", "other.db"]);
    assert!(place.path("in/out/notes.txt").exists());
    allow(&place, "in", 0o777);
    allow(&place, "in/out", 0o555);
    let before = place.files();
    let ran = somebody.kb(&place, "export in/out --db in/kb.db --force");
    ran.fails(1, "in/out cannot be written: Permission denied");
    assert!(place.files() == before);
    allow(&place, "in/out", 0o755);
}

#[test]
fn an_older_base_that_may_not_be_written() {
    let place = of_schema(3);
    allow(&place, ".", 0o755);
    let Some(somebody) = Somebody::find(&place) else { return };
    let message = "cannot be written: the file or its folder is read-only";
    for (folder, base) in [(0o555, 0o666), (0o777, 0o444)] {
        allow(&place, "kb.db", base);
        allow(&place, ".", folder);
        let before = place.files();
        for command in ["migrate", "seed"] {
            somebody.kb(&place, command).fails(4, message);
            assert!(place.files() == before, "{command}");
        }
        let ran = somebody.kb(&place, "query systems");
        ran.fails(4, "kb.db has schema 3; this kb needs schema 9");
    }
    allow(&place, ".", 0o755);
}
