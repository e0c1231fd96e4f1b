//! `kb show`.

use kb::model::text::{normalise_passage, passage_hash, scalar_count};
use serde_json::Value as Json;

use super::{fails, kb};
use crate::support::Folder;

/// The rows of a section, each as its values joined by spaces.
fn section(shown: &Json, heading: &str, columns: &[&str]) -> Vec<String> {
    let rows = shown[heading].as_array().cloned().unwrap_or_default();
    let joined = |row: &Json| {
        let values = columns.iter().map(|column| row[*column].as_str().unwrap_or("-").to_owned());
        values.collect::<Vec<_>>().join(" ")
    };
    rows.iter().map(joined).collect()
}

#[test]
fn an_entity_is_shown_with_its_facts_and_their_locators() {
    let shown = kb(&["show", "cortex", "--json"]).exits(0).json();
    let about = section(&shown, "about", &["field", "value"]);
    assert!(about.contains(&"category cluster".to_owned()), "{about:?}");
    let relations = section(&shown, "relations", &["relation", "object", "locator"]);
    assert!(relations.contains(&"located_at Giga Texas dojo-timeline#25:84+27".to_owned()));
    let figures = section(&shown, "figures", &["metric", "qualifier", "status"]);
    assert!(figures.contains(&"number of GPUs about reported".to_owned()), "{figures:?}");
    assert!(shown["events"][0].get("quote").is_none());
    assert!(shown.get("predictions").is_none());
}

#[test]
fn an_entity_goes_by_any_of_its_labels() {
    for name in ["elon-musk", "Elon Musk", "elon musk", "MUSK"] {
        let shown = kb(&["show", name, "--json"]).exits(0).json();
        assert_eq!(section(&shown, "about", &["value"])[0], "elon-musk");
    }
}

#[test]
fn a_prediction_is_shown_as_of_a_day() {
    let status = |day: &str| {
        let shown = kb(&["show", "first-dojo-2021", "--as-of", day, "--json"]).exits(0).json();
        let about = section(&shown, "about", &["field", "value"]);
        let status = about.into_iter().find(|line| line.starts_with("status"));
        (status, section(&shown, "outcome", &["verdict", "slug"]))
    };
    assert_eq!(status("2020-07-01"), (None, vec![]));
    assert_eq!(status("2021-08-31"), (Some("status open".to_owned()), vec![]));
    assert_eq!(status("2021-09-01"), (Some("status overdue".to_owned()), vec![]));
    let shown = vec!["late 2023-07-19-production".to_owned()];
    assert_eq!(status("2023-07-19"), (Some("status late".to_owned()), shown));
}

#[test]
fn an_event_lists_the_predictions_it_decided() {
    let shown = kb(&["show", "2023-07-19-production", "--lang", "fr", "--json"]).exits(0).json();
    let decided = section(&shown, "decided", &["status", "slug"]);
    assert!(decided.contains(&"late first-dojo-2021".to_owned()), "{decided:?}");
    assert!(!section(&shown, "mentions", &["role"]).is_empty());
}

#[test]
fn figures_sources_and_passages_are_shown_too() {
    let kind = |name: &str| {
        let shown = kb(&["show", name, "--json"]).exits(0).json();
        section(&shown, "about", &["value"])[1].clone()
    };
    assert_eq!(kind("cortex-gpus-complete"), "figure");
    assert_eq!(kind("figure:cortex-gpus-complete"), "figure");
    assert_eq!(kind("dojo-timeline"), "source");
    assert_eq!(kind("dojo-timeline#27"), "passage");
    assert_eq!(kind("dojo-timeline#27:253+111"), "passage");
}

#[test]
fn an_unknown_slug_names_the_nearest() {
    fails(
        &["show", "elon-muskk"],
        1,
        "error: there is no `elon-muskk` in this base\n  did you mean elon-musk?\n",
    );
    let hint = "`kb search WORDS` finds slugs by what they stand for";
    fails(&["show", ""], 1, &format!("error: there is no `` in this base\n  {hint}\n"));
}

#[test]
fn a_label_of_two_entities_is_not_guessed() {
    let folder = two_of_a_name();
    let run = folder.kb(["show", "Apollo"]).run();
    let error = "error: `Apollo` may be entity:apollo-chip or entity:apollo-town\n  \
                 say which: kb show entity:apollo-chip\n";
    assert_eq!((run.code, run.stderr.as_str()), (Some(1), error));
}

#[test]
fn a_fact_shows_its_quote_once_its_passage_is_attached() {
    let folder = two_of_a_name();
    let quotes = || {
        let shown = folder.kb(["show", "apollo-chip", "--json"]).run().exits(0).json();
        section(&shown, "relations", &["relation", "locator", "quote"])
    };
    assert_eq!(quotes(), ["located_at note#1:3+19 -"]);
    folder.write("copy.txt", NOTE);
    folder.kb(["seed", "two", "--article", "copy.txt"]).run().exits(0);
    assert_eq!(quotes(), ["located_at note#1:3+19 stands at Élancourt"]);
}

const NOTE: &str = "It\u{a0} stands at Élancourt.";

const TWO_OF_A_NAME: &str = r#"
[[system]]
slug = "apollo-chip"
label = "Apollo"
category = "chip"

[[place]]
slug = "apollo-town"
label = "Apollo"
category = "city"

[[relation]]
subject = "apollo-chip"
kind = "located_at"
object = "apollo-town"
at = { passage = 1, start = 3, length = 19 }

[[source]]
slug = "note"
title = "A note"
language = "en"

[[source.passage]]
ordinal = 1
"#;

/// A base of a dataset in which two entities share a label.
fn two_of_a_name() -> Folder {
    let folder = Folder::empty();
    let passage = normalise_passage(NOTE);
    let (length, hash) = (scalar_count(&passage), passage_hash(&passage));
    let facts = format!("{TWO_OF_A_NAME}length = {length}\nhash = \"{hash}\"\n");
    folder.write_dataset("two", facts);
    folder.kb(["seed", "two"]).run().exits(0);
    folder
}
