//! The file of proposed facts, the schema, and the exit codes.

use serde_json::{Value as Json, json};

use super::support::{ARTICLE, cost, opening, run, with};
use crate::support::Folder;

#[test]
fn the_exit_code_says_whether_a_fact_is_refused() {
    let doubtful = with(&opening(), &json!({"date": "2023"}));
    let refused = with(&opening(), &json!({"date": "2022"}));
    run(ARTICLE, &[cost()], &[])
        .exits(0)
        .says("1 proposed fact: 1 accepted, 0 doubtful, 0 refused");
    run(ARTICLE, std::slice::from_ref(&doubtful), &[]).exits(0).prints("doubtful");
    run(ARTICLE, &[doubtful], &["--strict"]).exits(1);
    run(ARTICLE, &[cost(), refused], &[]).exits(1).prints("refused");
}

#[test]
fn a_line_that_cannot_be_read_is_refused_with_its_number() {
    let folder = Folder::empty();
    folder.write("article.txt", ARTICLE);
    folder.write(
        "facts.jsonl",
        format!(
            "{}\n\nnonsense\n{{\"kind\": \"event\", \"quote\": \"a\", \
        \"date\": \"2020\", \"title\": \"b\"}}\n{{\"kind\": \"mood\"}}\n",
            cost()
        ),
    );
    let run = folder.kb(["verify", "article.txt", "facts.jsonl", "--json", "-q"]).run().exits(1);
    let said = run.json();
    let said = said.as_array().unwrap();
    let lines: Vec<_> = said.iter().map(|one| (&one["line"], &one["standing"])).collect();
    let refused = json!("refused");
    assert_eq!(lines[1..], [(&json!(3), &refused), (&json!(4), &refused), (&json!(5), &refused)]);
    for (at, words) in [(1, "not JSON"), (2, "title"), (3, "mood")] {
        assert!(said[at]["reason"].as_str().unwrap().contains(words), "{}", said[at]);
    }
}

#[test]
fn files_without_facts_or_article_are_errors() {
    let folder = Folder::empty();
    folder.write("article.txt", ARTICLE);
    folder.write("empty.jsonl", "\n");
    folder.kb(["verify", "article.txt", "empty.jsonl"]).run().fails_with(1, "no facts");
    folder.kb(["verify", "article.txt", "none.jsonl"]).run().fails_with(1, "none.jsonl");
    folder.kb(["verify", "none.txt", "empty.jsonl"]).run().fails_with(1, "none.txt");
    folder.kb(["verify", "article.txt"]).run().exits(2);
}

#[test]
fn the_schema_names_every_field_that_is_read() {
    let folder = Folder::empty();
    let schema = folder.kb(["verify", "--schema"]).run().succeeds().json();
    let kinds = schema["oneOf"].as_array().unwrap();
    assert_eq!(kinds.len(), 6);
    folder.write("article.txt", ARTICLE);
    for kind in kinds {
        let fields: Vec<&String> = kind["properties"].as_object().unwrap().keys().collect();
        let mut fact = json!({"kind": kind["properties"]["kind"]["const"], "other": 1});
        folder.write("facts.jsonl", fact.to_string());
        let run = folder.kb(["verify", "article.txt", "facts.jsonl", "--json", "-q"]).run();
        let reason = run.json()[0]["reason"].as_str().unwrap().to_owned();
        for field in fields.into_iter().filter(|field| *field != "kind") {
            assert!(reason.contains(&format!("\"{field}\"")), "{field}: {reason}");
        }
        // What must be there is said in the order of the schema.
        fact.as_object_mut().unwrap().remove("other");
        folder.write("facts.jsonl", fact.to_string());
        let run = folder.kb(["verify", "article.txt", "facts.jsonl", "--json", "-q"]).run();
        let first = kind["required"][1].as_str().unwrap();
        assert!(run.json()[0]["reason"].as_str().unwrap().contains(first), "{run:?}");
    }
}

#[test]
fn extractions_of_langextract_are_read() {
    let quote = "the Lenne bridge would cost 3 to 4 billion dollars";
    let start = ARTICLE.find(quote).unwrap();
    let document: Json = json!({"document_id": "a", "text": ARTICLE, "extractions": [
        {"extraction_class": "figure", "extraction_text": quote,
            "char_interval": {"start_pos": start, "end_pos": start + quote.len()},
            "alignment_status": "match_exact", "extraction_index": 1,
            "attributes": {"subject": "Lenne bridge", "low": "3", "high": "4", "unit": "billion USD"}},
        {"extraction_class": "figure", "extraction_text": quote,
            "attributes": {"subject": "Lenne bridge", "value": "9", "unit": "billion USD"}}]});
    let said = run(ARTICLE, &[document], &["--json", "-q"]).exits(1).json();
    assert_eq!((&said[0]["line"], &said[0]["standing"]), (&json!(1), &json!("accepted")), "{said}");
    assert_eq!((&said[1]["line"], &said[1]["standing"]), (&json!(1), &json!("refused")), "{said}");
}
