//! `kb queries`.

use super::support::Place;

#[test]
fn are_listed_with_a_phrase_each_without_a_base() {
    let place = Place::new();
    let listed = place.json(&["queries", "--json"]);
    let systems = listed.as_array().unwrap().iter().find(|query| query["name"] == "systems");
    assert_eq!(systems.unwrap()["phrase"], "systems mentioned in 2024");
    assert!(place.names().is_empty());
}

#[test]
fn speak_french() {
    let events = &Place::new().json(&["queries", "--json", "--lang", "fr"])[0];
    assert_eq!(events["title"], "Événements dans l'ordre des dates");
    assert_eq!(events["phrase"], "que s'est-il passé en 2021");
}

#[test]
fn are_cut_with_a_note() {
    let ran = Place::new().kb(&["queries", "-n", "1", "--jsonl"]);
    assert_eq!(ran.out.lines().count(), 1);
    assert!(ran.err.starts_with("1 of "), "{}", ran.err);
}

#[test]
fn are_shown_with_phrases_parameters_and_sql() {
    let ran = Place::new().kb(&["queries", "events"]);
    assert_eq!(ran.code, 0);
    for part in ["events: Events", "kb query \"events in 2024\"", "  period", "\nSQL:\nSELECT\n"] {
        assert!(ran.out.contains(part), "{part} in {}", ran.out);
    }
}

#[test]
fn are_one_object_in_json() {
    let events = Place::new().json(&["queries", "events", "--json"]);
    let keys: Vec<_> = events.as_object().unwrap().keys().collect();
    assert_eq!(keys, ["name", "title", "phrases", "parameters", "sql"]);
    assert_eq!(events["parameters"][0]["kind"], "period");
}

#[test]
fn of_another_name_are_an_error_with_the_nearest() {
    let ran = Place::new().kb(&["queries", "evnts"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("did you mean events?"), "{}", ran.err);
}
