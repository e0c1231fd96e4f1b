//! Words of phrases that only the text of the base knows, and what is suggested for a
//! refused phrase.

use crate::support::Folder;

const FUSION: &str = include_str!("data/fusion.toml");

/// A base about another topic than the built-in one.
fn fusion() -> Folder {
    Folder::of("fusion", FUSION)
}

#[test]
fn words_of_the_text_narrow_events() {
    let folder = fusion();
    folder.understands(&[
        ("lights", "events \"lights\""),
        ("events about lights in 2023", "events in 2023 \"lights\""),
        ("Helix lighting", "events about Helix \"lighting\""),
        ("Helix allumé", "événements sur Helix \"allumé\""),
    ]);
}

#[test]
fn words_of_the_text_are_not_corrected() {
    let folder = Folder::seeded();
    folder.understands(&[
        ("Dojo production", "events about Dojo \"production\""),
        ("production de Dojo", "événements sur Dojo \"production\""),
        ("AI Day", "events \"AI Day\""),
    ]);
}

#[test]
fn a_word_with_another_letter_is_not_corrected() {
    for phrase in ["events about Optimism", "what must happen", "événements par faute"] {
        Folder::seeded().kb(["query", phrase]).run().fails(3);
    }
}

#[test]
fn a_word_that_nothing_knows_is_named() {
    fusion().kb(["query", "Helix unicorns"]).run().fails(3).says("\"unicorns\" is not understood");
}

#[test]
fn suggestions_are_made_of_recognized_words_and_have_rows() {
    let folder = fusion();
    let run = folder.kb(["query", "--json", "Helix unicorns in 2023"]).run().fails(3);
    let error: serde_json::Value = serde_json::from_str(&run.stderr).unwrap();
    let hints = error["hints"].as_array().unwrap();
    let phrases: Vec<_> =
        hints.iter().filter_map(|hint| hint.as_str().unwrap().split('"').nth(1)).collect();
    assert_eq!(phrases.first(), Some(&"events about Helix in 2023"));
    for phrase in phrases {
        let rows = folder.kb(["query", "--json", phrase]).run().exits(0).json();
        assert!(!rows.as_array().unwrap().is_empty(), "{phrase}");
    }
}

#[test]
fn who_promises_is_the_speaker_on_both_sides_of_or() {
    let folder = Folder::seeded();
    let meaning = "predictions by Tesla or Elon Musk";
    assert_eq!(folder.understood("promises of Tesla or Musk"), meaning);
    assert_eq!(folder.understood("Tesla or Musk promises"), meaning);
}

#[test]
fn signs_alone_are_no_words() {
    let folder = Folder::seeded();
    for phrase in ["%%%-", "%%%", "x %%%-", "events about %%%"] {
        let run = folder.kb(["query", "--", phrase]).run().fails(3);
        run.says("is not understood");
    }
}
