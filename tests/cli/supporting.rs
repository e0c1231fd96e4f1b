//! A document that repeats a curated fact supports it: no fact is duplicated, and new
//! figures and predictions refer to the existing event.

use kb::model::text::{normalise_passage, passage_hash, scalar_count};
use kb::model::{Dataset, Role};

use super::content::{content, rows};
use super::document::{document, event, figure, ingest, prediction};
use super::support::{Folder, SMALL};

const PASSAGE: &str =
    "On 5 March 1999 Ada showed a Dojo for 12 euros and said it would be free by 2001.";

/// A base with a curated dataset of one passage: what happened, and its price.
pub(crate) fn curated() -> Folder {
    let folder = Folder::seeded();
    folder.write("mine/dataset.toml", "slug = \"mine\"\ntitle = \"Mine\"\n");
    let text = normalise_passage(PASSAGE);
    let passage = format!(
        "[[source.passage]]\nordinal = 4\nlength = {}\nhash = \"{}\"\n",
        scalar_count(&text),
        passage_hash(&text)
    );
    let facts = include_str!("data/curated.toml");
    folder.write("mine/facts.toml", facts.replace("[[source.passage]]\n", &passage));
    folder.kb(["seed", "mine"]).run().succeeds();
    folder
}

/// Another article that holds the passage, and one of its own.
pub(crate) fn reprint() -> Dataset {
    let mut reprint = document("reprint", 'a', &["An introduction.", PASSAGE]);
    event(&mut reprint, 2, "1999-03-05", &[("dojo", Role::Subject)]);
    figure(&mut reprint, 12.0, "eur", (38, 8));
    prediction(&mut reprint, "2001", (55, 26));
    reprint
}

#[test]
fn the_same_passage_supports_the_curated_facts() {
    let folder = curated();
    let before = content(&folder.base());
    ingest(&folder, &reprint());
    folder.is_sound();
    let after = content(&folder.base());
    assert_eq!(before["events"], after["events"]);
    assert_eq!(before["figures"], after["figures"]);
    let again = "SELECT fact, slug, rule FROM supports_by_source WHERE source = 'reprint'
                 AND passage = 2 AND confidence = 0.75 AND quote IS NOT NULL";
    let again = format!("{:?}", rows(&folder.base(), again));
    assert!(again.contains("shown") && again.contains("shown-price"), "{again}");
    let hangs = "SELECT count(*) FROM predictions AS pr JOIN events AS ev ON ev.id = pr.event_id
                 WHERE ev.slug = 'shown' AND pr.origin = 'extracted'";
    assert_eq!(folder.number(hangs), 1);
}

#[test]
fn the_same_document_again_supports_them_once() {
    let folder = curated();
    ingest(&folder, &reprint());
    let mut changed = reprint();
    changed.document.as_mut().unwrap().hash = "b".repeat(64);
    let before = content(&folder.base());
    ingest(&folder, &changed);
    let mut after = content(&folder.base());
    after.insert("documents".to_owned(), before["documents"].clone());
    assert_eq!(before, after);
}

#[test]
fn another_article_about_the_same_supports_it_too() {
    let folder = curated();
    let mut other =
        document("other", 'c', &["Ada presented her Dojo that day; 12 euros, it said."]);
    event(&mut other, 1, "1999-03-05", &[("dojo", Role::Subject), ("ada", Role::Speaker)]);
    figure(&mut other, 12.0, "eur", (33, 8));
    ingest(&folder, &other);
    folder.is_sound();
    let rules = "SELECT rule FROM supports_by_source WHERE source = 'other'";
    let rules = format!("{:?}", rows(&folder.base(), rules));
    assert!(rules.contains("same-day") && rules.contains("same-amount"), "{rules}");
    assert_eq!(folder.number("SELECT count(*) FROM events WHERE origin = 'extracted'"), 0);
}

#[test]
fn a_fact_extracted_twice_has_two_sources_and_is_not_curated() {
    let folder = Folder::seeded();
    ingest(&folder, &reprint());
    let mut other = document("other", 'c', &[PASSAGE]);
    event(&mut other, 1, "1999-03-05", &[("dojo", Role::Subject)]);
    ingest(&folder, &other);
    folder.is_sound();
    assert_eq!(folder.number("SELECT count(*) FROM supports"), 1);
    let told = "SELECT count(*) FROM events WHERE date = '1999-03-05' AND origin = 'extracted'";
    assert_eq!(folder.number(told), 1);
    folder.kb(["remove", "reprint"]).run().succeeds();
    folder.is_sound();
    assert_eq!(folder.number("SELECT count(*) FROM supports"), 0);
}

#[test]
fn supports_are_removed_with_the_curated_fact() {
    let folder = curated();
    ingest(&folder, &reprint());
    let facts = folder.text("mine/facts.toml");
    let (sources, _) = facts.split_once("[[event]]").unwrap();
    folder.write("mine/facts.toml", sources);
    folder.kb(["seed", "mine"]).run().succeeds();
    folder.is_sound();
    for table in ["supports", "events", "figures", "predictions"] {
        let of_reprint = format!(
            "SELECT count(*) FROM {table} AS t JOIN datasets AS d ON d.id = t.dataset_id
             WHERE d.slug = 'reprint'"
        );
        assert_eq!(folder.number(&of_reprint), 0, "{table}");
    }
}

#[test]
fn a_draft_that_a_person_corrected_supports_them_too() {
    let folder = curated();
    let mut draft = reprint();
    draft.predictions[0].origin = None;
    kb::dataset::write(&draft, &folder.path("draft"), false).unwrap();
    folder.kb(["seed", "draft"]).run().succeeds();
    folder.is_sound();
    assert_eq!(folder.number("SELECT count(*) FROM supports"), 2);
    assert_eq!(folder.number("SELECT count(*) FROM events WHERE origin = 'extracted'"), 0);
    let corrected =
        "SELECT count(*) FROM predictions AS pr JOIN events AS ev ON ev.id = pr.event_id
                     WHERE pr.slug = 'reprint-prediction-1' AND ev.slug = 'shown'
                     AND pr.origin = 'curated'";
    assert_eq!(folder.number(corrected), 1);
    folder.kb(["seed", "draft"]).run().succeeds().prints("Nothing to do");
}

#[test]
fn show_lists_supports_with_their_rule() {
    let folder = curated();
    ingest(&folder, &reprint());
    let run = |name| folder.kb(["show", name, "--json"]).run().succeeds().json();
    let event = run("shown");
    assert_eq!(event["supports"][0]["rule"], "same-passage");
    assert_eq!(event["supports"][0]["locator"], "reprint#2:0+81");
    assert_eq!(event["supports"][0]["quote"], PASSAGE[..81]);
    assert!(!event["about"].to_string().contains("origin"), "a person curated it");
    assert_eq!(run("shown-price")["supports"][0]["confidence"], 0.75);
    let passage = run("reprint#2");
    assert_eq!(passage["supports"].as_array().unwrap().len(), 2);
    assert_eq!(passage["supports"][0]["slug"], "shown");
    assert_eq!(run("reprint")["supports"].as_array().unwrap().len(), 2);
}

#[test]
fn show_marks_extracted_facts_with_their_rule() {
    let folder = curated();
    ingest(&folder, &reprint());
    let about = folder.kb(["show", "reprint-prediction-1"]).run().succeeds();
    for line in ["origin      extracted", "confidence  0.75", "rule        deadline"] {
        assert!(about.stdout.contains(line), "no {line:?}: {about:?}");
    }
    folder.kb(["show", "source:reprint"]).run().succeeds().prints("reprint.txt");
}

#[test]
fn a_person_may_name_a_second_passage_of_a_fact() {
    let folder = Folder::empty();
    let support = "\n[[support]]\nevent = \"grok-shown\"\n\
                   at = { passage = 1, start = 40, length = 12 }\n";
    folder.write_dataset("small", format!("{SMALL}{support}"));
    folder.kb(["seed", "small"]).run().succeeds().prints("supports");
    let event = folder.kb(["show", "grok-shown", "--json"]).run().succeeds().json();
    assert_eq!(event["supports"][0]["rule"], "curated");
    folder.kb(["check"]).run().says("no problems found");
    folder.kb(["export", "out"]).run().succeeds();
    let written = folder.text("out/supports.toml");
    assert!(!written.contains("origin"), "{written}");
    folder.kb(["seed", "out"]).run().succeeds().prints("Nothing to do");
}

/// An article and another one about the same bridge.
const FIRST: &str = "Garrow Bridge: ten years of delays\n\n\
    3 May 2009: Crumbly Works announces that the Garrow Bridge will open in 2012 and cost £5 \
    million.\n\n\
    4 June 2014: The Garrow Bridge opens to the public, two years late.\n\n\
    9 July 2015: A court fines Crumbly Works £300,000 for the delay.\n";
const SECOND: &str = "How the Garrow Bridge came late\n\n\
    May 3, 2009\nThe builder Crumbly Works says the cost of the Garrow Bridge will be £5 million \
    and that the Garrow Bridge will open in 2012.\n\n\
    June 2014\nThe first cars cross as the Garrow Bridge opens to the public.\n\n\
    July 9, 2015\nCrumbly Works is fined £300,000.\n\n\
    July 10, 2015\nCrumbly Works opens a mill at the Garrow Bridge.\n";

#[test]
fn what_two_articles_tell_is_one_fact_with_two_sources() {
    let folder = Folder::empty();
    folder.write("first.txt", FIRST);
    folder.write("second.txt", SECOND);
    folder.kb(["ingest", "first.txt", "second.txt"]).run().succeeds();
    folder.is_sound();
    let days = rows(&folder.base(), "SELECT date FROM events ORDER BY date");
    assert_eq!(days.len(), 4, "{days:?}");
    assert_eq!(folder.number("SELECT count(*) FROM figures WHERE low > 2"), 2);
    assert_eq!(folder.number("SELECT count(*) FROM predictions"), 1);
    assert_eq!(folder.number("SELECT count(*) FROM supports"), 6);
}

#[test]
fn two_facts_of_one_article_stay_two() {
    let folder = Folder::empty();
    folder.write("first.txt", FIRST);
    let twice = "Two openings of the Garrow Bridge\n\n\
        4 June 2014: The Garrow Bridge opens to the public with a parade.\n\n\
        4 June 2014: The Garrow Bridge opens to the public for lorries.\n";
    folder.write("second.txt", twice);
    folder.kb(["ingest", "first.txt", "second.txt"]).run().succeeds();
    folder.is_sound();
    let told = "SELECT count(*) FROM events WHERE date = '2014-06-04'";
    assert_eq!(folder.number(told), 2);
}
