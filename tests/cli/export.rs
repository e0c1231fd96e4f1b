//! `kb export`: a dataset of the base as a folder that reads as the same dataset.

use std::collections::BTreeMap;
use std::fs;

use kb::dataset::{Folder as Files, UnresolvedDataset, files};
use kb::model::{Dataset, Role};

use super::content::content;
use super::document::{document, event, figure, ingest, prediction};
use super::support::{Folder, SMALL};

/// The files of a folder with what they hold.
fn texts(folder: &Folder, name: &str) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder.path(name)).unwrap().map(|entry| entry.unwrap().path());
    let named = entries.map(|path| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, fs::read_to_string(path).unwrap())
    });
    named.collect()
}

/// A folder's dataset.
fn read(folder: &Folder, name: &str) -> Dataset {
    let files = Files::open(&folder.path(name)).unwrap();
    UnresolvedDataset::read(&files).resolve(|_, _| true).unwrap()
}

/// What another base holds that is made from these folders.
fn made_from(folder: &Folder, names: &[&str]) -> super::content::Content {
    let other = Folder::empty();
    for name in names {
        let dir = folder.path(name);
        other.kb(["seed".as_ref(), dir.as_os_str()]).run().succeeds();
    }
    content(&other.base())
}

#[test]
fn the_built_in_dataset_comes_back_as_it_was() {
    let folder = Folder::seeded();
    let run = folder.kb(["export", "out"]).run().succeeds();
    run.prints("Wrote tesla-dojo to out: ");
    folder.copy_dataset("original");
    assert_eq!(read(&folder, "out"), read(&folder, "original"));
    assert_eq!(made_from(&folder, &["out"]), content(&folder.base()));
    folder.kb(["seed", "out"]).run().succeeds().prints("Nothing to do");
}

#[test]
fn a_second_export_is_the_same_to_the_byte() {
    let folder = Folder::seeded();
    folder.kb(["export", "out"]).run().succeeds();
    let first = texts(&folder, "out");
    folder.kb(["seed", "out", "--db", "other.db"]).run().succeeds();
    folder.kb(["export", "again", "--db", "other.db"]).run().succeeds();
    assert_eq!(texts(&folder, "again"), first);
    folder.kb(["export", "out", "--force"]).run().succeeds();
    assert_eq!(texts(&folder, "out"), first);
}

#[test]
fn records_read_as_a_person_writes_them() {
    let folder = Folder::seeded();
    folder.kb(["export", "out"]).run().succeeds();
    let texts = texts(&folder, "out");
    let figure = "[[figure]]\nslug    = \"dojo-d1-chips\"\nevent   = \"2021-08-19-d1-chip\"\n\
                  subject = \"dojo\"\nobject  = \"d1\"\nmetric  = \"chip-count\"\n\
                  value   = 3000\nunit    = \"chip\"\nstatus  = \"planned\"\n\
                  at      = { passage = 7, start = 272, length = 14 }\n";
    assert!(texts["figures.toml"].contains(figure), "{}", texts["figures.toml"]);
    assert!(texts["figures.toml"].contains("high      = 5\nqualifier = \"at_most\"\n"));
    assert!(!texts.contains_key("supports.toml"));
}

/// A base with the built-in dataset, a curated one, and a document that supports
/// it and has an event of its own.
fn with_a_document() -> Folder {
    let folder = super::supporting::curated();
    let mut reprint = super::supporting::reprint();
    event(&mut reprint, 1, "2001-02", &[("tesla", Role::Actor), ("dojo", Role::Subject)]);
    figure(&mut reprint, 0.1, "eur", (3, 5));
    prediction(&mut reprint, "2003/2004", (3, 5));
    "Il \"sera\" l'un d'eux.".clone_into(&mut reprint.predictions[0].statement.fr);
    ingest(&folder, &reprint);
    folder
}

#[test]
fn several_datasets_go_each_to_its_own_folder() {
    let folder = with_a_document();
    let run = folder.kb(["export", "out"]).run().succeeds();
    let names = ["tesla-dojo", "mine", "reprint"].map(|name| format!("out/{name}"));
    for name in &names {
        assert!(run.stdout.contains(name), "{run:?}");
    }
    let mut now = content(&folder.base());
    let mut made = made_from(&folder, &names.each_ref().map(String::as_str));
    // The texts are the user's own, and the search knows them.
    for table in ["passages", "search"] {
        let without: Vec<_> = [&mut now, &mut made].map(|all| all.remove(table).unwrap()).into();
        assert!(without[0].len() >= without[1].len(), "{table}");
    }
    assert!(made == now);
}

#[test]
fn origins_and_supports_come_back_too() {
    let folder = with_a_document();
    folder.kb(["export", "out", "--dataset", "reprint"]).run().succeeds().prints("2 supports");
    let before = content(&folder.base());
    folder.kb(["seed", "out"]).run().succeeds().prints("Nothing to do");
    assert!(content(&folder.base()) == before);
    let dataset = read(&folder, "out");
    assert!(dataset.document.is_some());
    assert_eq!((dataset.events.len(), dataset.supports.len()), (1, 2));
    assert!(dataset.events.iter().all(|event| event.origin.is_some()));
    let written: BTreeMap<_, _> = files(&dataset).into_iter().collect();
    let texts = texts(&folder, "out");
    assert!(written.iter().all(|(name, text)| texts[*name] == *text));
    let origin = "origin      = { confidence = 0.75, rule = \"deadline\" }";
    let origins = texts["predictions.toml"].replace("origin    =", "origin      =");
    assert!(origins.contains(origin), "{origins}");
}

#[test]
fn shared_records_are_exported_for_each_dataset() {
    let folder = Folder::seeded();
    let shared = "[[system]]\nslug = \"dojo\"\nlabel = \"DOJO\"\n\
                  aliases = { en = [\"that Dojo\"] }\ncategory = \"cluster\"\n\n[[person]]";
    folder.write_dataset("small", SMALL.replace("[[person]]", shared));
    folder.kb(["seed", "small"]).run().succeeds();
    folder.kb(["export", "out"]).run().succeeds();
    assert_eq!(made_from(&folder, &["out/tesla-dojo", "out/small"]), content(&folder.base()));
    folder.kb(["seed", "out/small"]).run().succeeds().prints("Nothing to do");
}

#[test]
fn a_folder_that_is_not_empty_is_left_alone() {
    let folder = Folder::seeded();
    folder.write("out/notes.txt", "mine");
    folder.write("out/old.toml", "");
    folder.kb(["export", "out"]).run().fails(1).explains("out is not empty");
    assert_eq!(texts(&folder, "out").len(), 2);
    folder.kb(["export", "out", "--force"]).run().succeeds();
    let texts = texts(&folder, "out");
    assert!(texts.contains_key("notes.txt") && !texts.contains_key("old.toml"));
}

#[test]
fn a_file_is_not_a_target_folder() {
    let folder = Folder::seeded();
    folder.write("out", "mine");
    folder.kb(["export", "out", "--force"]).run().fails(1).explains("out is not a folder");
}

#[test]
fn an_unknown_dataset_is_an_error() {
    let folder = Folder::seeded();
    let run = folder.kb(["export", "out", "--dataset", "tesla-dojos"]).run().fails(1);
    run.explains("the base has no dataset `tesla-dojos`").says("did you mean tesla-dojo?");
    assert!(!folder.path("out").exists());
}

#[test]
fn a_document_without_facts_is_a_dataset_too() {
    let folder = Folder::seeded();
    ingest(&folder, &document("empty", 'a', &["Nothing happened."]));
    folder.kb(["export", "out", "--dataset", "empty"]).run().succeeds().prints("no facts");
    folder.kb(["seed", "out"]).run().succeeds().prints("Nothing to do");
}

#[test]
fn all_names_of_a_base_are_known_at_once() {
    let folder = with_a_document();
    let base = kb::store::Base::open(&folder.path("kb.db"), std::time::Duration::ZERO).unwrap();
    let vocabulary = kb::store::vocabulary(&base).unwrap();
    let known = vocabulary.dataset;
    let eur = known.units.iter().find(|unit| unit.slug == "eur").unwrap();
    assert_eq!(
        (eur.label.en.as_str(), eur.aliases.en.as_slice()),
        ("euros", &["eur".to_owned()][..])
    );
    assert!(known.entities.iter().any(|entity| entity.slug == "ada"));
    assert!(known.entities.iter().any(|entity| entity.slug == "tesla"));
    let capacity = ("power".to_owned(), "power".to_owned());
    assert!(vocabulary.dimensions.contains(&capacity));
}
