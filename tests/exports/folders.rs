//! Exports that are folders: whole or not at all, and nothing of others is lost.

use std::fs;

use crate::support::Folder;

const FOLDERS: [&str; 3] = ["csv", "datasette", "markdown"];

#[test]
fn the_same_base_gives_the_same_bytes() {
    let folder = Folder::seeded();
    for form in FOLDERS {
        let export = |to: &str| {
            let day = ["--as-of", "2026-06-01"];
            let run = folder.kb([&["export", "--as", form, "--to", to][..], &day].concat()).run();
            run.succeeds().prints("Wrote ");
            let files = folder.all_files().into_iter();
            let own = files.filter_map(|(name, bytes)| {
                Some((name.strip_prefix(&format!("{to}/"))?.to_owned(), bytes))
            });
            own.collect::<Vec<_>>()
        };
        let first = export(&format!("{form}-1"));
        assert!(first.len() > 2, "{form}");
        assert_eq!(export(&format!("{form}-2")), first, "{form}");
    }
    for form in ["jsonld", "timelinejs", "ics", "atom"] {
        let export = || {
            let day = ["--as-of", "2026-06-01"];
            folder.kb([&["export", "--as", form][..], &day].concat()).run().succeeds().stdout
        };
        assert_eq!(export(), export());
    }
}

#[test]
fn a_folder_that_is_not_empty_is_kept_unless_it_may_be_replaced() {
    let folder = Folder::seeded();
    fs::create_dir(folder.path("vault")).unwrap();
    folder.write("vault/mine.md", "my own note");
    let export = ["export", "--as", "markdown", "--to", "vault"];
    folder.kb(export).run().fails_with(1, "vault is not empty");
    assert_eq!(fs::read_dir(folder.path("vault")).unwrap().count(), 1);
    let forced = [&export[..], &["--force"]].concat();
    folder.kb(&forced).run().succeeds();
    assert!(folder.path("vault/events/2024-01-26-buffalo.md").exists());
    // What an earlier export wrote and a later one does not is removed; all else stays.
    folder.kb([&forced[..], &["events in 2023", "-q"]].concat()).run().succeeds();
    assert!(!folder.path("vault/events/2024-01-26-buffalo.md").exists());
    assert!(folder.path("vault/events/2023-07-19-production.md").exists());
    assert_eq!(folder.text("vault/mine.md"), "my own note");
}

#[test]
fn a_file_of_somebody_else_is_never_replaced_and_no_link_is_followed() {
    let folder = Folder::seeded();
    folder.kb(["export", "--as", "markdown", "--to", "notes"]).run().succeeds();
    let forced = ["export", "--as", "markdown", "--to", "notes", "--force"];
    folder.kb(forced).run().succeeds();
    // As if no export had written it.
    folder.edit("notes/.kb-export", "index.md", "other.md");
    folder.write("notes/index.md", "mine");
    folder.kb(forced).run().fails_with(1, "notes/index.md is there already");
    assert_eq!(folder.text("notes/index.md"), "mine");
    fs::remove_file(folder.path("notes/index.md")).unwrap();
    #[cfg(unix)]
    {
        fs::rename(folder.path("notes/entities"), folder.path("outside")).unwrap();
        let link = folder.path("notes/entities");
        std::os::unix::fs::symlink(folder.path("outside"), link).unwrap();
        let before = fs::read_dir(folder.path("outside")).unwrap().count();
        folder.kb(forced).run().fails_with(1, "is there already");
        assert_eq!(fs::read_dir(folder.path("outside")).unwrap().count(), before);
    }
}

#[test]
fn what_cannot_be_written_changes_nothing() {
    let folder = Folder::seeded();
    folder.write("file", "text");
    let before = folder.files();
    for (to, words) in [("file", "file is not a folder"), ("file/deeper", "is not a folder")] {
        let run = folder.kb(["export", "--as", "csv", "--to", to]).run();
        run.fails_with(1, words);
    }
    assert_eq!(folder.files(), before);
    let missing = folder.kb(["export", "--as", "csv", "--to", "x", "--db", "none.db"]).run();
    assert_eq!(missing.code, Some(4));
    assert!(!folder.path("x").exists());
}
