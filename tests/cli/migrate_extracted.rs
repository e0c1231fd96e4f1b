//! The schema of extracted facts: facts of older bases are curated, and removing a curated
//! event removes the facts that depend on it.

use super::content::rows;
use super::support::Folder;

const SUPPORTS: &str = include_str!("data/supports.sql");

/// A base with the built-in dataset, and a document whose facts hang on an event
/// of it.
fn with_a_document() -> Folder {
    let folder = Folder::seeded();
    folder.sqlite("kb.db", SUPPORTS);
    folder
}

#[test]
fn seeded_facts_are_curated() {
    let folder = Folder::seeded();
    for table in ["events", "figures", "predictions"] {
        let other = format!("SELECT count(*) FROM {table} WHERE origin <> 'curated'");
        assert_eq!(folder.number(&other), 0, "{table}");
    }
}

#[test]
fn extracted_facts_have_a_rule_and_a_confidence() {
    let folder = Folder::seeded();
    let base = folder.open("kb.db");
    for wrong in [
        "origin = 'extracted'",
        "confidence = 0.5",
        "rule = 'dates'",
        "confidence = 0.5, rule = 'dates'",
        "origin = 'extracted', rule = 'dates'",
        "origin = 'extracted', confidence = 1.5, rule = 'dates'",
        "origin = 'guessed'",
    ] {
        for table in ["events", "figures", "predictions"] {
            let update = format!("UPDATE {table} SET {wrong}");
            assert!(base.execute(&update, []).is_err(), "{update}");
        }
    }
    let right = "UPDATE events SET origin = 'extracted', confidence = 0.5, rule = 'dates'";
    assert!(base.execute(right, []).unwrap() > 0);
}

#[test]
fn a_support_is_of_one_fact() {
    let folder = with_a_document();
    let base = folder.open("kb.db");
    for facts in ["NULL, NULL, NULL", "1, 1, NULL", "1, NULL, 1"] {
        let insert = format!("INSERT INTO supports VALUES (NULL, 7, {facts}, 99, 0, 5, 0.9, 'r')");
        assert!(base.execute(&insert, []).is_err(), "{insert}");
    }
}

#[test]
fn views_list_supports() {
    let folder = with_a_document();
    let again = "SELECT fact, slug, quote FROM quotes WHERE support = 1";
    let by_source = "SELECT fact, slug, quote FROM supports_by_source WHERE source = 'read'";
    assert_eq!(rows(&folder.base(), again).len(), 3);
    assert_eq!(rows(&folder.base(), again), rows(&folder.base(), by_source));
}

#[test]
fn facts_of_a_curated_event_are_removed_with_it() {
    let folder = with_a_document();
    let own = ["events", "figures", "predictions", "supports"];
    let of_document = |table| format!("SELECT count(*) FROM {table} WHERE dataset_id = 7");
    assert_eq!(own.map(|table| folder.number(&of_document(table))), [0, 1, 1, 3]);
    folder.copy_dataset("mine");
    for file in ["predictions", "figures", "relations", "events-2019-2022"] {
        folder.write(&format!("mine/{file}.toml"), "");
    }
    folder.kb(["seed", "mine"]).run().succeeds().prints("Applied mine");
    assert_eq!(own.map(|table| folder.number(&of_document(table))), [0, 0, 0, 0]);
    folder.is_sound();
}
