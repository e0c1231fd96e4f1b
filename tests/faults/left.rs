//! Files that a killed kb leaves behind, made by hand because random kills rarely leave them.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use super::state::state;
use super::support::Folder;

/// A folder with a base and a backup with fewer facts.
fn with_a_backup() -> Folder {
    let folder = Folder::empty();
    folder.kb(["seed"]).run().exits(0);
    folder.kb(["backup", "old.db"]).run().exits(0);
    super::facts::dataset(&folder, "crates", 5, 0);
    folder.kb(["seed", "crates"]).run().exits(0);
    folder
}

#[test]
fn a_hard_link_of_a_killed_restore_is_reused() {
    let folder = with_a_backup();
    let kept = folder.path("kb.db.before-restore.bak");
    fs::hard_link(folder.path("kb.db"), &kept).unwrap();
    let [was, backup] = ["kb.db", "old.db"].map(|name| state(&folder.path(name)));
    folder.kb(["restore", "old.db"]).run().exits(0);
    assert!(state(&kept) == was && state(&folder.path("kb.db")) == backup);
    assert_eq!(folder.names().iter().filter(|name| name.contains("before-restore")).count(), 1);
    assert_eq!(fs::metadata(folder.path("kb.db")).unwrap().nlink(), 1);
}

#[test]
fn the_next_write_removes_temporary_files() {
    let left = [".kb-a1B2c3.tmp", ".kb-a1B2c3.tmp-journal", ".kb-d1B2c3.tmp/dataset.toml"];
    for command in [
        &["seed", "--db", "new.db"][..],
        &["backup", "copy.db"],
        &["restore", "old.db"],
        &["export", "out", "--dataset", "crates"],
        &["timeline", "--svg", "timeline.svg"],
    ] {
        let folder = with_a_backup();
        for name in left {
            folder.write(name, "half of something");
        }
        folder.write(".kb-mine.tmp", "the user's own");
        folder.kb(command).run().exits(0);
        let names = folder.names();
        let hidden: Vec<_> = names.iter().filter(|name| name.starts_with('.')).collect();
        assert_eq!(hidden, [".kb-mine.tmp"], "kb {command:?}");
    }
}

#[test]
fn a_half_written_folder_is_not_a_dataset() {
    let folder = with_a_backup();
    folder.kb(["export", "out", "--dataset", "crates"]).run().exits(0);
    fs::remove_file(folder.path("out/dataset.toml")).unwrap();
    folder.kb(["seed", "out"]).run().fails_with(1, "out has no dataset.toml");
    folder.kb(["export", "out", "--dataset", "crates"]).run().fails_with(1, "out is not empty");
    folder.kb(["export", "out", "--dataset", "crates", "--force"]).run().exits(0);
    let run = folder.kb(["seed", "out"]).run().exits(0);
    assert!(run.stdout.starts_with("Nothing to do"), "{run:?}");
}

/// The inode number of a file or folder.
fn number(folder: &Folder, name: &str) -> u64 {
    fs::metadata(folder.path(name)).unwrap().ino()
}

#[test]
fn an_export_keeps_the_folder_and_the_files_of_the_user() {
    let folder = with_a_backup();
    folder.kb(["export", "out", "--dataset", "crates"]).run().exits(0);
    let own = ["out", "out/.git", "out/.git/HEAD", "out/notes.txt", "out/odd.toml"];
    for name in [own[2], own[3], "out/odd.toml/in"] {
        folder.write(name, "the user's own");
    }
    fs::set_permissions(folder.path("out/.git"), Permissions::from_mode(0o500)).unwrap();
    let before = own.map(|name| number(&folder, name));
    std::os::unix::fs::symlink("out", folder.path("link")).unwrap();
    for line in [
        "\"$KB\" export out --dataset crates --force",
        "\"$KB\" export link --dataset crates --force",
        "cd out && \"$KB\" export . --db ../kb.db --dataset crates --force && cat notes.txt && cd ../out",
    ] {
        let run = folder.shell(line);
        assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""), "{line}: {run:?}");
        assert_eq!(own.map(|name| number(&folder, name)), before, "{line}");
        assert!(!folder.names().iter().any(|name| name.contains(".kb-")), "{:?}", folder.names());
    }
    assert!(folder.path("link").is_symlink());
    assert_eq!(fs::metadata(folder.path("out/notes.txt")).unwrap().nlink(), 1);
    let rights = fs::metadata(folder.path("out/.git")).unwrap().permissions();
    assert_eq!(rights.mode() & 0o777, 0o500);
}

#[test]
fn a_folder_with_the_name_of_a_file_is_reported_before_anything_is_removed() {
    let folder = with_a_backup();
    folder.kb(["export", "out", "--dataset", "crates"]).run().exits(0);
    fs::remove_file(folder.path("out/events.toml")).unwrap();
    folder.write("out/events.toml/precious", "the user's own");
    let before = folder.all_files();
    let run = folder.kb(["export", "out", "--dataset", "crates", "--force"]).run();
    run.fails_with(1, "out/events.toml is a folder");
    assert!(folder.all_files() == before);
}

#[test]
fn a_folder_with_too_many_files_to_link_is_written_too() {
    let folder = with_a_backup();
    for number in 0..10_001 {
        folder.write(&format!("out/own/{number}"), "");
    }
    folder.kb(["export", "out", "--dataset", "crates", "--force"]).run().exits(0);
    assert_eq!(fs::read_dir(folder.path("out/own")).unwrap().count(), 10_001);
    folder.kb(["seed", "out"]).run().exits(0);
}

#[test]
fn an_export_without_space_leaves_the_old_folder() {
    let folder = with_a_backup();
    folder.kb(["export", "out", "--dataset", "crates"]).run().exits(0);
    let before = folder.all_files();
    // Enough space for the small files, but not for the large one.
    let export = "export out --dataset tesla-dojo --force";
    let run = folder.shell(&format!("ulimit -f 16; exec \"$KB\" {export}"));
    run.fails_with(1, "out cannot be written: File too large");
    assert!(folder.all_files() == before, "{:?}", folder.names());
}
