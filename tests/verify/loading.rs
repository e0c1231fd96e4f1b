//! `kb ingest --facts`: what the article bears out is loaded with what the rules find.

use serde_json::json;

use super::support::{ARTICLE, cost, lines, opening, promise, with};
use crate::support::Folder;

fn folder(facts: &[serde_json::Value]) -> Folder {
    let folder = Folder::empty();
    folder.write("article.txt", ARTICLE);
    folder.write("facts.jsonl", lines(facts));
    folder
}

fn rules(folder: &Folder, table: &str) -> Vec<(String, String, f64)> {
    let base = folder.base();
    let query = format!("SELECT origin, rule, confidence FROM {table} ORDER BY slug");
    let mut statement = base.prepare(&query).unwrap();
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)));
    rows.unwrap().map(Result::unwrap).collect()
}

#[test]
fn where_both_agree_the_confidence_rises_and_both_are_named() {
    let alone = folder(&[]);
    alone.kb(["ingest", "article.txt"]).run().succeeds();
    let before = rules(&alone, "predictions");
    let both = folder(&[promise(), with(&cost(), &json!({"value": 9, "low": null, "high": null}))]);
    let run = both.kb(["ingest", "article.txt", "--facts", "facts.jsonl"]).run().succeeds();
    run.prints("2 proposed facts: 1 accepted, 0 doubtful, 1 refused")
        .prints("line 2 (figure) refused");
    let after = rules(&both, "predictions");
    assert_eq!(before.len(), after.len());
    let raised = before.iter().zip(&after).find(|(one, other)| one != other).unwrap();
    assert_eq!(raised.1.0, "extracted");
    assert_eq!(raised.1.1, format!("{}, proposed", raised.0.1));
    assert!(raised.1.2 > raised.0.2, "{raised:?}");
    both.kb(["check"]).run().exits(0);
}

#[test]
fn what_only_the_proposal_has_is_marked_as_proposed() {
    // The rules make one event of the whole passage, of another date.
    let founded = "The company Solvo, founded in May 1998, sold its ships on 3 June 2020.";
    let folder = folder(&[
        json!({"kind": "event", "quote": "Solvo, founded in May 1998", "date": "1998-05"}),
    ]);
    folder.write("article.txt", format!("The ships\n\n2020\n{founded}\n"));
    folder.kb(["ingest", "article.txt", "--facts", "facts.jsonl"]).run().succeeds();
    let events = rules(&folder, "events");
    let proposed: Vec<_> = events.iter().filter(|(origin, ..)| origin == "proposed").collect();
    assert!(matches!(proposed.as_slice(), [(_, rule, _)] if rule == "proposed"), "{events:?}");
    folder.kb(["check"]).run().exits(0);
    folder.kb(["query", "events in 1998"]).run().exits(0).prints("1998-05");
    // It survives the way through a dataset folder.
    let datasets = folder.kb(["datasets", "--json", "-q"]).run().json();
    let slug = datasets[0]["slug"].as_str().unwrap();
    folder.kb(["remove", slug]).run().exits(0);
}

#[test]
fn strict_loads_all_or_nothing() {
    let folder = folder(&[promise(), with(&opening(), &json!({"date": "2022-10"}))]);
    let arguments = ["ingest", "article.txt", "--facts", "facts.jsonl", "--strict"];
    let run = folder.kb(arguments).run();
    run.fails_with(1, "nothing was loaded");
    assert!(run.stderr.contains("line 2 (event) refused"), "{run:?}");
    assert!(!folder.path("kb.db").exists() || rules(&folder, "events").is_empty());
}

#[test]
fn a_dry_run_lists_what_came_of_the_proposals() {
    let folder = folder(&[promise(), with(&opening(), &json!({"date": "2022-10"}))]);
    let arguments = ["ingest", "article.txt", "--facts", "facts.jsonl", "--dry-run"];
    folder.kb(arguments).run().exits(0).prints("Proposed facts").prints("refused");
    let json = folder.kb(arguments.into_iter().chain(["--json"])).run().exits(0).json();
    assert_eq!(json["proposed"][1]["standing"], "refused", "{}", json["proposed"]);
    assert!(!folder.path("kb.db").exists());
}

#[test]
fn a_report_lists_what_came_of_the_proposals() {
    let folder = folder(&[promise(), with(&opening(), &json!({"date": "2022-10"}))]);
    for report in ["report.html", "report.md"] {
        let arguments = ["ingest", "article.txt", "--facts", "facts.jsonl", "--report", report];
        folder.kb(arguments).run().exits(0).prints("1 accepted, 0 doubtful, 1 refused");
        let text = folder.text(report);
        assert!(text.contains("Proposed facts: 2") && text.contains("line 2 "), "{text}");
    }
}

#[test]
fn facts_are_of_one_article() {
    let folder = folder(&[promise()]);
    folder.write("other.txt", ARTICLE);
    let arguments = ["ingest", "article.txt", "other.txt", "--facts", "facts.jsonl"];
    folder.kb(arguments).run().fails_with(2, "--facts applies to a single article");
}
