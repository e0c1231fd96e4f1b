//! All errors of a dataset are reported at once, each with file, line and the offending
//! text, and nothing is loaded.

use std::fs;

use super::support::{Folder, SMALL};

const HEAD: &str = "slug = \"small\"\ntitle = \"Small\"\n";

/// A folder with the small dataset in `small/`.
fn small() -> Folder {
    let folder = Folder::empty();
    folder.write("small/dataset.toml", HEAD);
    folder.write("small/facts.toml", SMALL);
    folder
}

/// Refuses the small dataset once a piece of it is replaced; the piece begins on
/// the line the message names.
#[track_caller]
fn refused(old: &str, new: &str, message: &str) {
    let folder = small();
    folder.edit("small/facts.toml", old, new);
    let line = SMALL[..SMALL.find(old).unwrap()].lines().count().max(1);
    let line = line + usize::from(SMALL[..SMALL.find(old).unwrap()].ends_with('\n'));
    let run = folder.kb(["seed", "small"]).run().fails(1);
    let expected = format!(
        "error: 1 problem in the dataset\nsmall/facts.toml:{line}: {message}\n  \
         fix them and run again; nothing was loaded\n"
    );
    assert_eq!(run.stderr, expected);
    assert!(folder.files().is_empty(), "a base was made");
}

#[test]
fn the_small_dataset_is_sound() {
    small().kb(["seed", "small"]).run().succeeds().prints("Created a base from small:");
}

#[test]
fn an_unknown_key_is_reported() {
    let message = "unknown key \"categry\" in [[system]]; did you mean \"category\"?";
    let folder = small();
    folder.edit("small/facts.toml", "category = \"software\"", "categry = \"software\"");
    let run = folder.kb(["seed", "small"]).run().fails(1);
    run.says(message).says("small/facts.toml:22: [[system]] has no `category`");
}

#[test]
fn an_unknown_record_is_reported() {
    refused(
        "[[metric]]",
        "[[metrik]]\n[[metric]]",
        "unknown key \"metrik\" in this file; did you mean \"metric\"?",
    );
}

#[test]
fn a_missing_reference_is_reported() {
    refused(
        "\"grok\"\nmetric",
        "\"grokk\"\nmetric",
        "there is no entity \"grokk\"; did you mean \"grok\"?",
    );
    refused("\"context-size\"\nvalue", "\"speed\"\nvalue", "there is no metric \"speed\"");
}

#[test]
fn an_invalid_date_is_reported() {
    for date in ["2024-02-31", "2023-02-29", "2024-13", "2024-Q5", "2024-H3", "soon", "24-01-01"] {
        let folder = small();
        folder.edit("small/facts.toml", "date     = \"2024-02-29\"", &format!("date = \"{date}\""));
        folder.kb(["seed", "small"]).run().fails(1).says("facts.toml:41: bad date").says(date);
    }
}

#[test]
fn an_unknown_unit_is_reported() {
    refused(
        "\"token\"\nstatus",
        "\"tokens\"\nstatus",
        "there is no unit \"tokens\"; did you mean \"token\"?",
    );
}

#[test]
fn a_word_outside_its_vocabulary_is_reported() {
    refused(
        "\"reported\"",
        "\"rumoured\"",
        "bad status \"rumoured\": it is one of reported, planned, projected, claimed, estimated",
    );
}

#[test]
fn a_duplicate_slug_is_reported() {
    let folder = small();
    folder.write("small/more.toml", "[[metric]]\nslug = \"context-size\"\nlabel = \"Size\"\n");
    let message = "small/more.toml:2: duplicate metric \"context-size\": \
                   the first one of that slug is at small/facts.toml:19\n";
    folder.kb(["seed", "small"]).run().fails(1).says("error: 1 problem ").says(message);
}

#[test]
fn an_invalid_slug_is_reported() {
    refused(
        "\"grok-context\"",
        "\"Grok_Context\"",
        "bad slug \"Grok_Context\": use lower-case letters, digits and single hyphens",
    );
}

#[test]
fn a_locator_out_of_range_is_reported() {
    refused(
        "{ passage = 1, start = 10, length = 90 }",
        "{ passage = 1, start = 10, length = 91 }",
        "locator out of range: the span ends at 101, passage 1 has 100 characters",
    );
    refused(
        "{ passage = 1, start = 20, length = 5 }",
        "{ passage = 2, start = 20, length = 5 }",
        "locator out of range: notes has no passage 2",
    );
}

#[test]
fn an_empty_text_is_reported() {
    refused("\"Ada shows Grok.\"", "\" \"", "`en` is empty");
}

#[test]
fn a_control_character_is_reported() {
    refused(
        "\"Grok est présenté\"",
        "\"Grok\\u001b[31m\"",
        "`fr` holds the control character \\u{1b}",
    );
}

#[test]
fn bounds_that_contradict_their_qualifier_are_reported() {
    refused(
        "[[figure]]",
        "[[figure]]\nqualifier = \"more_than\"",
        "[[figure]] with qualifier \"more_than\" takes `low` alone",
    );
}

#[test]
fn a_file_that_is_not_toml_is_reported() {
    refused("[[figure]]", "[[figure]", "bad TOML: expected a right bracket, found a newline");
}

#[test]
fn a_file_that_is_not_utf8_is_reported() {
    let folder = small();
    folder.write("small/other.toml", b"# one\n# caf\xe9\n");
    folder.kb(["seed", "small"]).run().fails(1).says("small/other.toml:2").says("UTF-8");
    assert!(folder.files().is_empty());
}

#[test]
fn a_folder_without_dataset_toml_is_reported() {
    let folder = small();
    fs::remove_file(folder.path("small/dataset.toml")).unwrap();
    folder.kb(["seed", "small"]).run().fails(1).explains("small has no dataset.toml");
}

#[test]
fn a_missing_folder_is_reported() {
    Folder::empty().kb(["seed", "small"]).run().fails(1).explains("small is not a folder");
}

#[test]
fn all_problems_are_reported_at_once_and_in_order() {
    let folder = small();
    folder.write("small/another.toml", "[[metric]]\nslug = \"m\"\nlabel = \"M\"\nlable = \"M\"\n");
    folder.edit("small/facts.toml", "\"2024-H2\"", "\"2024-H9\"");
    folder.edit("small/facts.toml", "length = 90", "length = 900");
    folder.edit("small/dataset.toml", "title", "titel");
    let run = folder.kb(["seed", "small"]).run().fails(1).says("error: 5 problems in the dataset");
    let places: Vec<_> = run
        .stderr
        .lines()
        .filter_map(|line| line.split_once(": "))
        .map(|(place, _)| place)
        .collect();
    let expected = [
        "error",
        "small/another.toml:4",
        "small/dataset.toml:1",
        "small/dataset.toml:2",
        "small/facts.toml:45",
        "small/facts.toml:66",
    ];
    assert_eq!(places, expected, "{}", run.stderr);
    assert!(folder.files().is_empty());
}

#[test]
fn problems_leave_an_existing_base_unchanged() {
    let folder = small();
    folder.kb(["seed"]).run().succeeds();
    let before = folder.files();
    folder.edit("small/facts.toml", "\"2024-H2\"", "\"2024-H9\"");
    folder.kb(["seed", "small"]).run().fails(1);
    assert!(folder.files() == before);
}
