//! `kb queries`.

use super::support::Folder;

#[test]
fn queries_are_listed_with_a_phrase_each_without_a_base() {
    let folder = Folder::empty();
    let listed = folder.kb(["queries", "--json"]).run().json();
    let systems = listed.as_array().unwrap().iter().find(|query| query["name"] == "systems");
    assert_eq!(systems.unwrap()["phrase"], "systems mentioned in 2024");
    assert!(folder.names().is_empty());
}

#[test]
fn queries_are_listed_in_french() {
    let listed = Folder::empty().kb(["queries", "--json", "--lang", "fr"]).run().json();
    let events = listed.as_array().unwrap().iter().find(|query| query["name"] == "events").unwrap();
    assert_eq!(events["title"], "Événements dans l'ordre des dates");
    assert_eq!(events["phrase"], "que s'est-il passé en 2021");
}

#[test]
fn a_truncated_list_is_announced() {
    let run = Folder::empty().kb(["queries", "-n", "1", "--jsonl"]).run();
    assert_eq!(run.stdout.lines().count(), 1);
    assert!(run.stderr.starts_with("1 of "), "{}", run.stderr);
}

#[test]
fn a_query_is_shown_with_phrases_parameters_and_sql() {
    let run = Folder::empty().kb(["queries", "events"]).run();
    assert_eq!(run.code, Some(0));
    for part in ["events: Events", "kb query \"events in 2024\"", "  period", "\nSQL:\nSELECT\n"] {
        assert!(run.stdout.contains(part), "{part} in {}", run.stdout);
    }
}

#[test]
fn a_query_is_one_object_in_json() {
    let events = Folder::empty().kb(["queries", "events", "--json"]).run().json();
    let keys: Vec<_> = events.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["name", "title", "phrases", "parameters", "sql"]);
    assert_eq!(events["parameters"][0]["kind"], "period");
}

#[test]
fn an_unknown_name_is_an_error_with_the_nearest() {
    let run = Folder::empty().kb(["queries", "evnts"]).run();
    assert_eq!((run.code, run.stdout.as_str()), (Some(1), ""));
    assert!(run.stderr.contains("did you mean events?"), "{}", run.stderr);
}
