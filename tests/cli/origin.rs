//! Phrases that ask for curated or for extracted facts.

use super::support::Folder;

/// The values of a column in the answer to a phrase.
fn column(folder: &Folder, phrase: &str, name: &str) -> Vec<String> {
    let rows = folder.kb(["query", "--json", "-n", "-1", phrase]).run().exits(0).json();
    let text = |row: &serde_json::Value| row[name].as_str().unwrap().to_owned();
    rows.as_array().unwrap().iter().map(text).collect()
}

#[test]
fn phrases_ask_for_curated_or_extracted_facts() {
    let folder = Folder::seeded();
    folder.write("harbour.txt", include_bytes!("../articles/harbour.en.txt"));
    folder.kb(["ingest", "harbour.txt"]).run().exits(0);
    for (phrase, origin) in [
        ("extracted events", "extracted"),
        ("curated events", "curated"),
        ("événements extraits", "extracted"),
        ("événements relus", "curated"),
    ] {
        let origins = column(&folder, phrase, "origin");
        assert!(!origins.is_empty(), "{phrase}");
        assert!(origins.iter().all(|other| other == origin), "{phrase}: {origins:?}");
    }
    let all = column(&folder, "events", "slug").len();
    let parts = ["extracted events", "curated events"];
    assert_eq!(
        parts.map(|phrase| column(&folder, phrase, "slug").len()).iter().sum::<usize>(),
        all
    );
}

#[test]
fn the_slug_of_an_answer_is_one_that_show_knows() {
    let folder = Folder::seeded();
    for phrase in ["last event", "figures above 5 billion dollars", "predictions about Dojo"] {
        let slug = column(&folder, phrase, "slug").remove(0);
        folder.kb(["show", &slug]).run().exits(0).prints(&slug);
    }
}
