//! What is extracted from a document comes into the base: once, as a difference
//! when it changed, and never over what a person curated.

use kb::model::{Dataset, Role};
use kb::store::{Change, Ingested};

use super::content::{content, rows};
use super::document::{document, event, figure, ingest, prediction, try_to_ingest};
use super::support::Folder;

/// A document with a fact of each kind.
fn letter(version: char) -> Dataset {
    let mut letter = document(
        "letter",
        version,
        &["In 1999 a Dojo cost 12 euros; it will be free by 2001.", "Nothing else was said."],
    );
    event(&mut letter, 1, "1999", &[("dojo", Role::Subject), ("tesla", Role::Mentioned)]);
    figure(&mut letter, 12.0, "eur", (20, 8));
    prediction(&mut letter, "2001", (30, 20));
    letter
}

fn change(ingested: &Ingested, table: &str) -> Change {
    let load = ingested.load.as_ref().unwrap();
    load.changes.iter().find(|(name, _)| *name == table).unwrap().1
}

#[test]
fn every_fact_says_that_it_was_extracted_and_how() {
    let folder = Folder::seeded();
    let before = content(&folder.base());
    let ingested = ingest(&folder, &letter('a'));
    assert!(!ingested.created && ingested.backup.is_none());
    for table in ["events", "figures", "predictions", "documents", "sources"] {
        assert_eq!(change(&ingested, table), Change { added: 1, ..Change::default() }, "{table}");
    }
    let figure = "SELECT count(*) FROM figure_values WHERE source = 'letter'
                  AND origin = 'extracted' AND confidence = 0.75 AND value = 12";
    assert_eq!(folder.number(figure), 1);
    let rule = "SELECT count(*) FROM events WHERE rule = 'dated-sentence'";
    assert_eq!(folder.number(rule), 1);
    folder.is_sound();
    let after = content(&folder.base());
    assert!(before["events"].iter().all(|event| after["events"].contains(event)));
}

#[test]
fn the_passages_come_with_their_text() {
    let folder = Folder::seeded();
    ingest(&folder, &letter('a'));
    let quote = "SELECT count(*) FROM quotes WHERE source = 'letter' AND quote = '12 euros'";
    assert_eq!(folder.number(quote), 1);
    folder.kb(["search", "nothing else"]).run().succeeds().prints("letter#2");
}

#[test]
fn ingesting_the_same_document_again_changes_no_byte() {
    let folder = Folder::seeded();
    ingest(&folder, &letter('a'));
    let before = folder.files();
    assert!(ingest(&folder, &letter('a')).load.is_none());
    let mut renamed = letter('a');
    "other".clone_into(&mut renamed.slug);
    let ingested = ingest(&folder, &renamed);
    assert_eq!((ingested.load, ingested.dataset.as_str()), (None, "letter"));
    assert!(folder.files() == before);
}

#[test]
fn a_changed_document_is_applied_as_a_difference() {
    let folder = Folder::seeded();
    ingest(&folder, &letter('a'));
    let mut changed = letter('b');
    changed.predictions.clear();
    figure(&mut changed, 13.0, "eur", (5, 5));
    let ingested = ingest(&folder, &changed);
    assert_eq!(change(&ingested, "events"), Change::default());
    assert_eq!(change(&ingested, "figures"), Change { added: 1, ..Change::default() });
    assert_eq!(change(&ingested, "predictions"), Change { removed: 1, ..Change::default() });
    folder.is_sound();
    let fresh = Folder::seeded();
    ingest(&fresh, &changed);
    assert_eq!(content(&folder.base()), content(&fresh.base()));
}

#[test]
fn a_changed_passage_gets_its_new_text() {
    let folder = Folder::seeded();
    ingest(&folder, &letter('a'));
    let mut changed = letter('b');
    changed.sources =
        document("letter", 'b', &["In 1999 a Dojo cost 12 euros, and more was said of it."])
            .sources;
    ingest(&folder, &changed);
    folder.is_sound();
    folder.kb(["search", "more was said"]).run().succeeds().prints("letter#1");
    folder.kb(["search", "nothing else"]).run().says("nothing");
}

#[test]
fn ingesting_creates_a_missing_base() {
    let folder = Folder::empty();
    let mut alone = document("letter", 'a', &["In 1999 nothing happened."]);
    event(&mut alone, 1, "1999", &[]);
    assert!(ingest(&folder, &alone).created);
    assert_eq!(folder.files().into_keys().collect::<Vec<_>>(), ["kb.db"]);
    folder.is_sound();
}

#[test]
fn a_conflicting_document_leaves_the_base_unchanged() {
    let folder = Folder::seeded();
    let before = folder.files();
    let mut clash = letter('a');
    "2021-08-19-d1-chip".clone_into(&mut clash.events[0].slug);
    assert!(try_to_ingest(&folder, &clash).is_err());
    assert!(folder.files() == before);
}

#[test]
fn a_curated_dataset_is_never_replaced() {
    let folder = Folder::seeded();
    let mut same = letter('a');
    "tesla-dojo".clone_into(&mut same.slug);
    let refused = try_to_ingest(&folder, &same).unwrap_err();
    assert!(refused.to_string().contains("the dataset \"tesla-dojo\" of the base is curated"));
}

#[test]
fn a_fact_that_a_person_corrected_is_never_replaced() {
    let folder = Folder::seeded();
    ingest(&folder, &letter('a'));
    let correct = "UPDATE figures SET origin = 'curated', confidence = NULL, rule = NULL, low = 11
                   WHERE slug = 'letter-figure-1'";
    folder.sqlite("kb.db", correct);
    assert!(try_to_ingest(&folder, &letter('b')).is_err());
}

#[test]
fn a_unit_that_another_document_uses_stays() {
    let folder = Folder::seeded();
    ingest(&folder, &letter('a'));
    let mut other = document("other", 'c', &["A Dojo costs 99 euros now."]);
    event(&mut other, 1, "2003", &[]);
    figure(&mut other, 99.0, "eur", (13, 8));
    ingest(&folder, &other);
    let mut changed = letter('b');
    (changed.units, changed.metrics, changed.figures) = (vec![], vec![], vec![]);
    ingest(&folder, &changed);
    folder.is_sound();
    assert_eq!(rows(&folder.base(), "SELECT slug FROM units WHERE slug = 'eur'").len(), 1);
    assert_eq!(folder.number("SELECT count(*) FROM figure_values WHERE value = 99"), 1);
    ingest(&folder, &document("other", 'd', &["A Dojo costs nothing."]));
    folder.is_sound();
}

#[test]
fn many_documents_in_any_order_make_the_same_base() {
    let names = ["a", "b", "c", "d"];
    let read = |name: &str| {
        // Of those that tell the same, the first would have the fact.
        let text = format!("In 1999 it cost 12 euros, says {name}.");
        let mut one = document(name, name.chars().next().unwrap(), &[&text]);
        event(&mut one, 1, "1999", &[("dojo", Role::Subject)]);
        figure(&mut one, f64::from(u32::from(name.as_bytes()[0])), "eur", (16, 8));
        one
    };
    let (forth, back) = (Folder::seeded(), Folder::seeded());
    for name in names {
        ingest(&forth, &read(name));
    }
    for name in names.iter().rev() {
        ingest(&back, &read(name));
    }
    let facts = ["events", "figures", "mentions", "passages", "documents", "supports"];
    let of = |folder: &Folder| facts.map(|table| content(&folder.base())[table].clone());
    assert_eq!(of(&forth), of(&back));
}
