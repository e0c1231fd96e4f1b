//! What a killed kb left, made by hand where a kill would have to be lucky.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt};

use super::state::state;
use super::support::Place;

/// A folder with a base and a backup that holds less.
fn with_a_backup() -> Place {
    let place = Place::empty();
    place.succeeds(&["seed"]);
    place.succeeds(&["backup", "old.db"]);
    super::facts::dataset(&place, "crates", 5, 0);
    place.succeeds(&["seed", "crates"]);
    place
}

#[test]
fn the_second_name_that_a_killed_restore_gave_the_base_is_taken_up() {
    let place = with_a_backup();
    let kept = place.path("kb.db.before-restore.bak");
    fs::hard_link(place.path("kb.db"), &kept).unwrap();
    let [was, backup] = ["kb.db", "old.db"].map(|name| state(&place.path(name)));
    place.succeeds(&["restore", "old.db"]);
    assert!(state(&kept) == was && state(&place.path("kb.db")) == backup);
    assert_eq!(place.names().iter().filter(|name| name.contains("before-restore")).count(), 1);
    assert_eq!(fs::metadata(place.path("kb.db")).unwrap().nlink(), 1);
}

#[test]
fn what_is_temporary_is_cleared_away_by_who_writes_there_next() {
    let left = [".kb-a1B2c3.tmp", ".kb-a1B2c3.tmp-journal", ".kb-d1B2c3.tmp/dataset.toml"];
    for command in [
        &["seed", "--db", "new.db"][..],
        &["backup", "copy.db"],
        &["restore", "old.db"],
        &["export", "out", "--dataset", "crates"],
        &["timeline", "--svg", "timeline.svg"],
    ] {
        let place = with_a_backup();
        for name in left {
            place.write(name, "half of something");
        }
        place.write(".kb-mine.tmp", "the user's own");
        place.succeeds(command);
        let names = place.names();
        let hidden: Vec<_> = names.iter().filter(|name| name.starts_with('.')).collect();
        assert_eq!(hidden, [".kb-mine.tmp"], "kb {command:?}");
    }
}

#[test]
fn a_folder_that_was_half_written_is_no_dataset() {
    let place = with_a_backup();
    place.succeeds(&["export", "out", "--dataset", "crates"]);
    fs::remove_file(place.path("out/dataset.toml")).unwrap();
    place.run(&["seed", "out"]).fails(1, "out has no dataset.toml");
    place.run(&["export", "out", "--dataset", "crates"]).fails(1, "out is not empty");
    place.succeeds(&["export", "out", "--dataset", "crates", "--force"]);
    let ran = place.succeeds(&["seed", "out"]);
    assert!(ran.out.starts_with("Nothing to do"), "{ran:?}");
}

/// The number by which the system knows a file or folder.
fn number(place: &Place, name: &str) -> u64 {
    fs::metadata(place.path(name)).unwrap().ino()
}

#[test]
fn an_export_leaves_the_folder_itself_and_what_is_the_users_own() {
    let place = with_a_backup();
    place.succeeds(&["export", "out", "--dataset", "crates"]);
    let own = ["out", "out/.git", "out/.git/HEAD", "out/notes.txt", "out/odd.toml"];
    for name in [own[2], own[3], "out/odd.toml/in"] {
        place.write(name, "the user's own");
    }
    fs::set_permissions(place.path("out/.git"), Permissions::from_mode(0o500)).unwrap();
    let before = own.map(|name| number(&place, name));
    std::os::unix::fs::symlink("out", place.path("link")).unwrap();
    for line in [
        "\"$KB\" export out --dataset crates --force",
        "\"$KB\" export link --dataset crates --force",
        "cd out && \"$KB\" export . --db ../kb.db --dataset crates --force && cat notes.txt && cd ../out",
    ] {
        let ran = place.shell(line);
        assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""), "{line}: {ran:?}");
        assert_eq!(own.map(|name| number(&place, name)), before, "{line}");
        assert!(!place.names().iter().any(|name| name.contains(".kb-")), "{:?}", place.names());
    }
    assert!(place.path("link").is_symlink());
    assert_eq!(fs::metadata(place.path("out/notes.txt")).unwrap().nlink(), 1);
    let rights = fs::metadata(place.path("out/.git")).unwrap().permissions();
    assert_eq!(rights.mode() & 0o777, 0o500);
}

#[test]
fn a_folder_that_has_the_name_of_a_file_is_told_before_anything_goes() {
    let place = with_a_backup();
    place.succeeds(&["export", "out", "--dataset", "crates"]);
    fs::remove_file(place.path("out/events.toml")).unwrap();
    place.write("out/events.toml/precious", "the user's own");
    let before = place.files();
    let ran = place.run(&["export", "out", "--dataset", "crates", "--force"]);
    ran.fails(1, "out/events.toml is a folder");
    assert!(place.files() == before);
}

#[test]
fn a_folder_that_holds_more_than_can_be_linked_is_written_all_the_same() {
    let place = with_a_backup();
    for number in 0..10_001 {
        place.write(&format!("out/own/{number}"), "");
    }
    place.succeeds(&["export", "out", "--dataset", "crates", "--force"]);
    assert_eq!(fs::read_dir(place.path("out/own")).unwrap().count(), 10_001);
    place.succeeds(&["seed", "out"]);
}

#[test]
fn an_export_that_finds_no_room_leaves_the_folder_that_was_there() {
    let place = with_a_backup();
    place.succeeds(&["export", "out", "--dataset", "crates"]);
    let before = place.files();
    // Room for the small files, and not for the large one.
    let export = "export out --dataset tesla-dojo --force";
    let ran = place.shell(&format!("ulimit -f 16; exec \"$KB\" {export}"));
    ran.fails(1, "out cannot be written: File too large");
    assert!(place.files() == before, "{:?}", place.names());
}
