//! `kb seed`: a base from a dataset, once and again.

use std::fs;

use super::content::content;
use super::support::Folder;

#[test]
fn the_first_seed_creates_one_file_and_reports_its_content() {
    let folder = Folder::empty();
    let run = folder.kb(["seed"]).run().succeeds();
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["kb.db"]);
    let run = run.prints("Created a base from the built-in dataset:\n").prints("\nTry next:\n");
    for table in ["events", "figures", "predictions", "systems"] {
        let count = format!("SELECT count(*) FROM {table}");
        let count = folder.number(&count);
        run.stdout
            .lines()
            .find(|line| line.split_whitespace().eq([table, &count.to_string()]))
            .unwrap_or_else(|| panic!("no count of {table}: {}", run.stdout));
    }
    folder.is_sound();
}

#[test]
fn a_second_run_changes_no_byte() {
    let folder = Folder::seeded();
    let before = folder.files();
    folder
        .kb(["seed"])
        .run()
        .succeeds()
        .prints("Nothing to do: the built-in dataset is already loaded");
    assert!(folder.files() == before);
}

#[test]
fn the_built_in_dataset_is_the_one_in_the_folder() {
    let folder = Folder::seeded();
    folder.copy_dataset("mine");
    folder.kb(["seed", "mine"]).run().succeeds().prints("Nothing to do");
}

#[test]
fn a_changed_dataset_is_applied_as_a_difference() {
    let folder = Folder::seeded();
    folder.copy_dataset("mine");
    folder.edit("mine/figures.toml", "value   = 3000", "value   = 3001");
    folder.edit("mine/entities.toml", "label    = \"Dojo\"", "label    = \"DOJO\"");
    let run = folder.kb(["seed", "mine"]).run().succeeds();
    run.prints("Applied mine: 2 rows added, 1 changed, 2 removed.").prints("+0 ~1 -0");
    let by_difference = content(&folder.base());
    folder.is_sound();
    fs::remove_file(folder.path("kb.db")).unwrap();
    folder.kb(["seed", "mine"]).run().succeeds();
    assert_eq!(by_difference, content(&folder.base()));
}

#[test]
fn going_back_to_the_first_dataset_is_a_difference_too() {
    let folder = Folder::seeded();
    let before = content(&folder.base());
    folder.copy_dataset("mine");
    for file in ["predictions", "figures", "relations"] {
        folder.write(&format!("mine/{file}.toml"), "");
    }
    folder.kb(["seed", "mine"]).run().succeeds().prints("Applied mine: 0 rows added, 0 changed");
    assert!(content(&folder.base())["figures"].is_empty());
    folder.kb(["seed"]).run().succeeds().prints("0 changed, 0 removed.");
    assert_eq!(content(&folder.base()), before);
}

#[test]
fn slugs_may_change_places() {
    let folder = Folder::seeded();
    folder.copy_dataset("mine");
    let (one, other) = ("slug     = \"h100\"", "slug     = \"h200\"");
    folder.edit("mine/entities.toml", one, "slug     = \"h300\"");
    folder.edit("mine/entities.toml", other, one);
    folder.edit("mine/entities.toml", "slug     = \"h300\"", other);
    folder.kb(["seed", "mine"]).run().succeeds();
    folder.is_sound();
    let by_difference = content(&folder.base());
    fs::remove_file(folder.path("kb.db")).unwrap();
    folder.kb(["seed", "mine"]).run().succeeds();
    assert_eq!(by_difference, content(&folder.base()));
}

#[test]
fn a_moved_base_is_the_same_base() {
    let folder = Folder::seeded();
    fs::create_dir(folder.path("here")).unwrap();
    fs::rename(folder.path("kb.db"), folder.path("here/a b.db")).unwrap();
    folder.kb(["seed", "--db", "here/a b.db"]).run().succeeds().prints("Nothing to do");
    assert!(folder.files().is_empty());
}

#[test]
fn an_unreadable_copy_of_the_article_is_reported() {
    let folder = Folder::empty();
    folder.write("latin.txt", b"caf\xe9");
    let run = |file| folder.kb(["seed", "--article", file]).run().fails(1);
    run("none.txt").says("none.txt cannot be read");
    run("latin.txt").explains("latin.txt is not UTF-8 text");
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["latin.txt"]);
}

#[test]
fn concurrent_first_seeds_create_one_base() {
    let folder = Folder::empty();
    let running: Vec<_> = (0..4).map(|_| folder.kb(["seed"]).start()).collect();
    for child in running {
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["kb.db"]);
    assert_eq!(content(&folder.base()), content(&Folder::seeded().base()));
}

#[test]
fn quiet_keeps_the_answer() {
    Folder::empty().kb(["seed", "-q"]).run().succeeds().prints("Created a base");
}
