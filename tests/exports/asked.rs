//! What is exported, where to, and what is refused.

use serde_json::Value as Json;

use crate::support::Folder;

/// The ids of the nodes of a kind in an export as JSON-LD.
fn nodes(export: &Json, kind: &str) -> Vec<String> {
    let all = export["@graph"].as_array().unwrap().iter();
    let ids = all.map(|node| node["@id"].as_str().unwrap().to_owned());
    ids.filter_map(|id| Some(id.strip_prefix(&format!("tag:kb,2026:{kind}/"))?.to_owned()))
        .collect()
}

#[test]
fn a_phrase_narrows_what_is_exported_to_its_rows_and_what_they_stand_with() {
    let folder = Folder::seeded();
    let export = |arguments: &[&str]| {
        let all = [&["export", "--as", "jsonld"], arguments].concat();
        folder.kb(all).run().exits(0).json()
    };
    let events = folder.kb(["query", "events in 2024", "--json", "-q"]).run().succeeds().json();
    let slugs: Vec<_> = events
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["slug"].as_str().unwrap().to_owned())
        .collect();
    let exported = export(&["events in 2024"]);
    assert_eq!(nodes(&exported, "event"), slugs);
    assert_eq!(export(&["events", "-p", "period=2024"]), exported);
    assert!(nodes(&exported, "figure").contains(&"dojo-buffalo-investment".to_owned()));
    // A promise comes with its event, its figure, and the event that shows its outcome.
    let one = export(&["predictions", "-p", "prediction=first-dojo-2021"]);
    assert_eq!(nodes(&one, "prediction"), ["first-dojo-2021"]);
    assert_eq!(nodes(&one, "event"), ["2020-08-14-first-version", "2023-07-19-production"]);
    // An entity comes with the events that mention it.
    let place = export(&["what is Buffalo"]);
    assert!(nodes(&place, "event").contains(&"2024-01-26-buffalo".to_owned()));
    assert!(nodes(&place, "entity").contains(&"dojo".to_owned()));
}

#[test]
fn a_french_phrase_is_exported_in_french_unless_another_language_is_asked_for() {
    let folder = Folder::seeded();
    let calendar = |arguments: &[&str]| {
        let run = folder.kb([&["export", "--as", "ics"], arguments].concat()).run().exits(0);
        run.stdout
    };
    assert!(calendar(&["promesses sur AI5"]).contains("NAME:promesses"));
    assert!(calendar(&["promesses sur AI5", "--lang", "en"]).contains("NAME:promises"));
    assert!(calendar(&["--lang", "fr"]).contains("NAME:promesses"));
    assert!(calendar(&[]).contains("NAME:promises"));
}

#[test]
fn what_is_no_fact_is_refused_with_what_to_ask_instead() {
    let folder = Folder::seeded();
    for phrase in ["how many events in 2024", "metrics", "relations of Dojo"] {
        let run = folder.kb(["export", "--as", "jsonld", phrase]).run();
        run.fails_with(1, "an export takes events, figures, predictions, entities or sources");
    }
    folder.kb(["export", "--as", "ics", "flurble"]).run().fails_with(3, "flurble");
    let run = folder.kb(["export", "--as", "ics", "events", "-p", "abuot=dojo"]).run();
    run.fails_with(1, "did you mean `about`?");
}

#[test]
fn wrong_usage_says_what_is_missing() {
    let folder = Folder::seeded();
    for (arguments, words) in [
        (&["export"][..], "where to write is not said"),
        (&["export", "a", "b"], "more is given than one folder"),
        (&["export", "-"], "a dataset is a folder"),
        (&["export", "events in 2024"], "\"events in 2024\" is no folder"),
        (&["export", "--as", "csv"], "this format is a folder"),
        (&["export", "--as", "toml"], "a folder is needed"),
        (&["export", "--as", "ics", "--csv-excel"], "--csv-excel is for CSV alone"),
        (&["export", "--as", "datasette", "--to", "d", "events in 2024"], "shows the whole base"),
        (&["export", "--as", "site", "--to", "d", "events in 2024"], "shows the whole base"),
        (&["export", "--as", "ics", "-p", "about=dojo"], "without a canned query"),
        (&["export", "--as", "csv", "--dataset", "tesla-dojo"], "--dataset is for TOML alone"),
        (&["export", "--as", "csv", "--to", "-"], "this format is a folder"),
        (&["export", "--as", "pdf"], "invalid value 'pdf'"),
    ] {
        folder.kb(arguments).run().fails_with(2, words);
    }
    assert_eq!(folder.names(), ["kb.db"]);
}

#[test]
fn a_file_is_replaced_only_by_one_of_its_kind() {
    let folder = Folder::seeded();
    folder.write("mine.ics", "a letter");
    let export = ["export", "--as", "ics", "--to", "mine.ics"];
    folder.kb(export).run().fails_with(1, "is there already and is no calendar");
    folder.write("mine.ics", "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    folder.kb(export).run().succeeds().prints("Wrote ");
    let printed = folder.kb(["export", "--as", "ics"]).run().succeeds().stdout;
    assert_eq!(folder.text("mine.ics"), printed);
}

#[test]
fn a_base_without_facts_gives_a_file_without_facts_and_says_so() {
    let folder = Folder::seeded();
    let none = folder.kb(["export", "--as", "ics", "events in 1950"]).run().exits(0);
    none.prints("BEGIN:VCALENDAR")
        .says("understood: events in 1950")
        .says("no fact of this base is in it");
}
