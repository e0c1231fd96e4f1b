//! `kb ingest`: articles become facts, with the place of every one.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use serde_json::Value as Json;

use super::support::articles::covered;
use super::support::{Folder, shared};

const ENGLISH: &str = include_str!("../articles/harbour.en.txt");
const MARKDOWN: &str = include_str!("../articles/port.fr.md");
const HTML: &str = include_str!("../articles/press.en.html");

/// A folder with the article `harbour.txt` and a seeded base.
fn harbour() -> Folder {
    let folder = Folder::seeded();
    folder.write("harbour.txt", ENGLISH);
    folder
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect()
}

#[test]
fn dates_are_resolved_with_their_spans() {
    let found = harbour().outline("harbour.txt", &[]);
    let expected = [
        ("2021", "2021"),
        ("March 3", "2021-03-03"),
        ("that day", "2021-03-03"),
        ("October 2021", "2021-10"),
        ("2022", "2022"),
        ("14 June", "2022-06-14"),
        ("2021", "2021"),
        ("September", "2022-09"),
        ("2023", "2023"),
        ("January 25", "2023-01-25"),
        ("end of 2024", "2024"),
    ];
    let dates = covered(&found, "dates", ENGLISH, "iso");
    for pair in pairs(&expected) {
        assert!(dates.contains(&pair), "{pair:?} is not in {dates:?}");
    }
}

#[test]
fn figures_have_bounds_units_and_a_subject() {
    let found = harbour().outline("harbour.txt", &[]);
    let units = covered(&found, "figures", ENGLISH, "unit");
    let subjects = covered(&found, "figures", ENGLISH, "subject");
    let qualifiers = covered(&found, "figures", ENGLISH, "qualifier");
    assert_eq!(
        units,
        pairs(&[
            ("3,000 D1 chips", "chips"),
            ("$250 million", "USD"),
            ("$100 million", "USD"),
            ("8,000 and 10,000 H100 GPUs", "GPU"),
            ("40 MW", "MW"),
            ("130 MW", "MW"),
        ])
    );
    let of = |list: &[(String, String)], figure: &str| {
        list.iter().find(|(text, _)| text == figure).unwrap().1.clone()
    };
    assert_eq!(of(&subjects, "3,000 D1 chips"), "dojo");
    assert_eq!(of(&subjects, "40 MW"), "cortex");
    assert_eq!(of(&qualifiers, "$250 million"), "about");
    assert_eq!(of(&qualifiers, "8,000 and 10,000 H100 GPUs"), "between");
}

#[test]
fn an_unknown_name_becomes_an_entity_of_its_kind() {
    let folder = harbour();
    let found = folder.outline("harbour.txt", &[]);
    let names = covered(&found, "candidates", ENGLISH, "looks");
    assert!(names.contains(&("Ada Byron".to_owned(), "person".to_owned())), "{names:?}");
    folder.kb(["ingest", "harbour.txt"]).run().succeeds();
    let people = "select e.slug from people join entities as e on e.id = entity_id
                  where dataset_id in (select dataset_id from documents)";
    let people = folder.kb(["sql", people, "--csv"]).run().succeeds();
    assert_eq!(people.stdout.lines().collect::<Vec<_>>(), ["slug", "ada-byron"]);
}

#[test]
fn an_article_is_loaded_with_a_quote_behind_every_fact() {
    let folder = harbour();
    let out = folder.kb(["ingest", "harbour.txt"]).run().succeeds();
    assert!(out.stdout.contains("harbour.txt: 5 events"), "{}", out.stdout);
    let quotes = folder
        .kb([
            "sql",
            "select quote from quotes where fact = 'figure' and source like 'how-the%' order by 1",
            "--tsv",
        ])
        .run()
        .succeeds();
    assert!(quotes.stdout.contains("about $250 million"), "{}", quotes.stdout);
    let sure =
        "select count(*) from events where origin = 'extracted' and confidence > 0 and rule <> ''";
    assert_eq!(folder.kb(["sql", sure, "--csv"]).run().succeeds().stdout.lines().last(), Some("5"));
    let due =
        folder.kb(["query", "promises about Cortex made in 2023", "--quiet"]).run().succeeds();
    assert!(due.stdout.contains("130 MW"), "{}", due.stdout);
}

#[test]
fn the_same_article_again_changes_nothing() {
    let folder = harbour();
    folder.kb(["ingest", "harbour.txt"]).run().succeeds();
    let before = folder.files();
    folder.write("copy.txt", ENGLISH);
    let out = folder.kb(["ingest", "harbour.txt", "copy.txt"]).run().succeeds();
    assert_eq!(out.stdout.matches("nothing to do").count(), 2, "{}", out.stdout);
    let after = folder.files();
    assert_eq!(before["kb.db"], after["kb.db"]);
}

#[test]
fn a_changed_article_is_applied_as_a_difference() {
    let folder = harbour();
    folder.kb(["ingest", "harbour.txt"]).run().succeeds();
    folder.write("harbour.txt", ENGLISH.replace("40 MW", "45 MW"));
    folder.kb(["ingest", "harbour.txt"]).run().succeeds();
    let power = "select low from figures f join units u on u.id = f.unit_id
                 where u.slug = 'mw' and f.origin = 'extracted' order by low";
    let values = folder.kb(["sql", power, "--csv"]).run().succeeds().stdout;
    assert_eq!(values.lines().skip(1).collect::<Vec<_>>(), ["45", "130"]);
}

#[test]
fn markdown_and_html_are_read_without_the_surrounding_page() {
    let folder = Folder::seeded();
    folder.write("port.md", MARKDOWN);
    folder.write("press.html", HTML);
    let port = folder.outline("port.md", &[]);
    assert_eq!(port["document"]["title"], "Le calculateur du port");
    assert_eq!(port["document"]["language"], "fr");
    let dates: Vec<_> =
        port["events"].as_array().unwrap().iter().map(|event| &event["date"]).collect();
    assert_eq!(dates, ["2023-02-07", "2023-06-01", "2024-03-15"]);
    let press = folder.outline("press.html", &[]);
    let document: BTreeMap<String, Json> =
        serde_json::from_value(press["document"].clone()).unwrap();
    assert_eq!(document["title"], "A quay for Cortex");
    assert_eq!(document["publisher"], "The Harbour Post");
    assert_eq!(document["published"], "2024-08-20");
    let figures: Vec<_> = press["figures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|figure| (figure["value"].as_f64().unwrap(), figure["unit"].as_str().unwrap()))
        .collect();
    assert_eq!(figures, [(60_000.0, "GPU"), (12e6, "GBP")]);
    assert_eq!(press["dates"][1]["iso"], "2025-03");
    assert!(!press["left_out"].as_array().unwrap().is_empty());
}

#[test]
fn standard_input_needs_no_base() {
    let folder = Folder::empty();
    let out = folder.kb(["ingest", "-", "--dry-run"]).stdin(ENGLISH).run().succeeds();
    assert!(out.stdout.contains("Predictions:"), "{}", out.stdout);
    assert!(folder.files().is_empty());
}

#[test]
fn one_bad_file_never_stops_the_rest() {
    let folder = harbour();
    folder.write("articles/a.txt", ENGLISH);
    folder.write("articles/b.txt", [0xff, 0xfe, 0x00]);
    folder.write("articles/c.md", MARKDOWN);
    folder.write("articles/notes.csv", "a,b");
    let out = folder.kb(["ingest", "articles"]).run();
    assert_eq!(out.code, Some(1), "{out:#?}");
    assert!(out.stderr.contains("articles/b.txt"), "{}", out.stderr);
    assert!(out.stderr.contains("1 of 3 articles failed"), "{}", out.stderr);
    assert!(out.stdout.contains("a.txt: ") && out.stdout.contains("c.md: "), "{}", out.stdout);
    let folder = harbour();
    folder.write("articles/b.txt", [0xff, 0xfe, 0x00]);
    folder.write("articles/c.md", MARKDOWN);
    let out = folder.kb(["ingest", "articles", "--fail-fast"]).run().fails(1);
    assert!(!out.stdout.contains("c.md"), "{}", out.stdout);
}

#[test]
fn unreadable_articles_are_reported() {
    let folder = Folder::seeded();
    folder.write("empty.txt", "");
    folder.write("german.txt", "Das ist ein langer deutscher Satz über die Geschichte des Hafens und seiner Schiffe, der nicht gelesen werden kann. Die Behörden haben ihn im Jahr 2020 veröffentlicht.\n");
    folder.write("folder/notes.csv", "a,b");
    for (file, message) in [
        ("missing.txt", "cannot be read"),
        ("empty.txt", "no text"),
        ("german.txt", "language"),
        ("folder", "has no articles"),
    ] {
        let before = folder.files();
        let out = folder.kb(["ingest", file]).run().fails(1);
        assert!(out.stderr.contains(message), "{file}: {}", out.stderr);
        assert_eq!(folder.files(), before);
    }
    let out = folder.kb(["ingest", "empty.txt", "--json"]).run().fails(2);
    assert!(out.stderr.contains("--dry-run"), "{}", out.stderr);
}

#[test]
fn a_draft_is_a_dataset_to_correct_and_load() {
    let folder = harbour();
    let out = folder.kb(["ingest", "harbour.txt", "--to", "draft"]).run().succeeds();
    assert!(out.stdout.contains("kb seed draft"), "{}", out.stdout);
    let draft = Folder::empty();
    let written = folder.path("draft");
    draft.kb([OsStr::new("seed"), written.as_os_str()]).run().succeeds();
    folder.kb(["ingest", "harbour.txt"]).run().succeeds();
    let facts = "select slug, date, title_en, confidence from events where origin = 'extracted' order by slug";
    let figures =
        "select slug, low, high, date from figures where origin = 'extracted' order by slug";
    for query in [facts, figures] {
        let ours = folder.kb(["sql", query, "--csv"]).run().succeeds().stdout;
        assert_eq!(draft.kb(["sql", query, "--csv"]).run().succeeds().stdout, ours);
        assert!(ours.lines().count() > 3, "{ours}");
    }
}

#[test]
#[cfg_attr(not(kb_shared), ignore = "KB_SHARED does not name the article and the expected facts")]
fn the_article_supports_the_curated_events() {
    let shared = shared();
    let folder = Folder::seeded();
    let events = |folder: &Folder| {
        folder
            .kb(["query", "events in 2024", "--json", "--quiet"])
            .run()
            .succeeds()
            .json()
            .as_array()
            .unwrap()
            .len()
    };
    let people = |folder: &Folder| {
        folder
            .kb([
                "sql",
                "select e.slug from people p join entities e on e.id = p.entity_id order by 1",
                "--csv",
            ])
            .run()
            .succeeds()
            .stdout
    };
    let before = (events(&folder), people(&folder));
    let article = shared.join("seed-article/article.fr.txt");
    let article = article.to_str().unwrap();
    folder.kb(["ingest", article]).run().succeeds();
    assert_eq!((events(&folder), people(&folder)), before);
    let supported =
        "select count(distinct p.ordinal) from supports s join passages p on p.id = s.passage_id
                     where s.event_id is not null";
    let passages = folder.kb(["sql", supported, "--csv"]).run().succeeds().stdout;
    let passages: usize = passages.lines().last().unwrap().parse().unwrap();
    assert!(passages >= 24, "{passages} passages support curated events");
    let found = folder.outline(article, &[]);
    assert!(found["left_out"].as_array().unwrap().iter().any(|left| left["why"] == "second copy"));
}
