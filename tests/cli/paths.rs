//! A name of a file is a path: never a URI, never a base in memory.

use std::fs;

use super::support::Folder;

/// Names that SQLite would take for something else.
const ODD: [&str; 6] =
    ["file:other.db", ":memory:", "file:other.db?mode=memory", "file::memory:", "file:", ":x:"];

const ARTICLE: &str = "A talk\n\nOn 4 March 2023 Tesla showed Dojo to its shareholders.\n";

fn datasets(folder: &Folder, name: &str) -> String {
    let count = ["sql", "select count(*) from datasets", "--csv", "-q", "--db", name];
    folder.kb(count).run().succeeds().stdout.split_whitespace().last().unwrap().to_owned()
}

#[test]
fn a_base_called_as_a_uri_is_the_file_of_that_name() {
    for name in ODD {
        let folder = Folder::seeded();
        fs::rename(folder.path("kb.db"), folder.path("other.db")).unwrap();
        folder.write("a.txt", ARTICLE);
        let other = folder.files().remove("other.db").unwrap();
        folder.kb(["seed", "--db", name]).run().succeeds();
        assert_eq!(datasets(&folder, name), "1", "{name}");
        folder.kb(["ingest", "a.txt", "--db", name]).run().succeeds();
        assert_eq!(datasets(&folder, name), "2", "{name}");
        for command in [
            &["query", "systems"][..],
            &["check", "-q"],
            &["migrate"],
            &["export", "out"],
            &["show", "dojo"],
        ] {
            folder.kb(command.iter().chain(&["--db", name])).run().exits(0);
        }
        assert!(folder.path("out/tesla-dojo/dataset.toml").exists(), "{name}");
        assert!(folder.files()["other.db"] == other, "{name}");
        assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), sorted([name, "a.txt"]));
    }
}

/// These names and `other.db`.
fn sorted(names: [&str; 2]) -> Vec<String> {
    let mut names: Vec<_> = names.into_iter().chain(["other.db"]).map(str::to_owned).collect();
    names.sort();
    names
}

#[test]
fn a_backup_called_as_a_uri_is_the_file_of_that_name() {
    for name in ODD {
        let folder = Folder::seeded();
        folder.kb(["backup", "other.db"]).run().succeeds();
        let other = folder.files().remove("other.db").unwrap();
        folder.kb(["backup", name]).run().succeeds();
        folder.kb(["backup", name, "--force"]).run().succeeds();
        folder.sqlite("kb.db", "UPDATE events SET title_en = 'x'");
        folder.kb(["restore", name]).run().succeeds().prints("Restored ");
        folder.kb(["restore", "kb.db", "--db", name]).run().succeeds();
        assert!(folder.files()["other.db"] == other, "{name}");
        assert!(folder.path(name).is_file(), "{name}");
    }
}
