//! Phrases that ask for curated or for extracted facts.

use super::support::Folder;

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
        let origins = folder.column("origin", phrase);
        assert!(!origins.is_empty(), "{phrase}");
        assert!(origins.iter().all(|other| other == origin), "{phrase}: {origins:?}");
    }
    let all = folder.column("slug", "events").len();
    let parts = ["extracted events", "curated events"];
    assert_eq!(parts.map(|phrase| folder.column("slug", phrase).len()).iter().sum::<usize>(), all);
}

#[test]
fn the_slug_of_an_answer_is_one_that_show_knows() {
    let folder = Folder::seeded();
    for phrase in ["last event", "figures above 5 billion dollars", "predictions about Dojo"] {
        let slug = folder.column("slug", phrase).remove(0);
        folder.kb(["show", &slug]).run().exits(0).prints(&slug);
    }
}
