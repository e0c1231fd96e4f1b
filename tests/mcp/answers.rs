//! What the tools answer: rows, citations, sentences, refusals and pages.

use serde_json::{Value as Json, json};

use super::Session;
use crate::support::Folder;

/// A base of another topic than the built-in one, with its article attached.
pub(super) fn viaduct() -> Folder {
    let folder = Folder::empty();
    let article = include_str!("../articles/viaduct.en.txt");
    folder.write("viaduct.txt", article);
    folder.kb(["ingest", "viaduct.txt", "--quiet"]).run().succeeds();
    folder
}

#[test]
fn which_promises_were_broken_has_rows_with_citations() {
    let folder = Folder::seeded();
    let answer =
        Session::of(&folder).calls("ask", &json!({ "phrase": "which promises were broken" }));
    let rows = answer["rows"].as_array().unwrap();
    let citations = answer["citations"].as_array().unwrap();
    assert!(!rows.is_empty());
    assert_eq!(answer["total"], rows.len());
    assert_eq!(citations.len(), rows.len());
    for (number, (row, cited)) in rows.iter().zip(citations).enumerate() {
        assert_eq!(cited["row"], number);
        assert_eq!((&cited["source"], &cited["passage"]), (&row["source"], &row["passage"]));
        assert_eq!((&cited["language"], &cited["origin"]), (&json!("fr"), &json!("curated")));
        assert!(cited.get("quote").is_none(), "the source is not attached");
    }
    assert!(answer["sentence"].as_str().unwrap().contains("overdue"));
    assert!(answer["understood"].as_str().unwrap().starts_with("predictions"));
}

#[test]
fn quotes_confidence_and_origin_are_given_where_the_base_has_them() {
    let folder = viaduct();
    let article =
        include_str!("../articles/viaduct.en.txt").split_whitespace().collect::<Vec<_>>().join(" ");
    let mut session = Session::of(&folder);
    for tool in ["events", "figures", "predictions"] {
        let answer = session.calls(tool, &json!({}));
        let citations = answer["citations"].as_array().unwrap();
        assert!(!citations.is_empty(), "{tool}");
        for cited in citations {
            let quote = cited["quote"].as_str().unwrap();
            assert!(article.contains(quote), "{quote}");
            assert_eq!(cited["origin"], "extracted");
            assert!((0.0..=1.0).contains(&cited["confidence"].as_f64().unwrap()), "{cited}");
        }
    }
}

#[test]
fn a_refused_phrase_is_an_error_of_the_tool_with_hints_that_work() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let told = session.refuses("ask", &json!({ "phrase": "flurble of dojo" }));
    assert_eq!(told["error"], "\"flurble\" is not understood");
    let hints = told["hints"].as_array().unwrap().clone();
    assert!(!hints.is_empty());
    for hint in hints {
        assert_ne!(session.calls("ask", &json!({ "phrase": hint }))["total"], 0, "{hint}");
    }
}

#[test]
fn pages_join_to_the_whole_answer() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let calls = [
        ("ask", json!({ "phrase": "events about dojo" })),
        ("events", json!({ "about": "dojo" })),
        ("show", json!({ "name": "dojo" })),
        ("sql", json!({ "statement": "select slug from events order by slug" })),
        ("search", json!({ "words": "tesla" })),
    ];
    for (tool, mut given) in calls {
        given["limit"] = json!(500);
        let whole = session.calls(tool, &given)["rows"].as_array().unwrap().clone();
        given["limit"] = json!(7);
        let (mut joined, mut offset) = (Vec::<Json>::new(), json!(0));
        while !offset.is_null() {
            given["offset"] = offset;
            let page = session.calls(tool, &given);
            for cited in page["citations"].as_array().unwrap() {
                let row = usize::try_from(cited["row"].as_u64().unwrap()).unwrap();
                assert!(row < page["rows"].as_array().unwrap().len(), "{tool}");
            }
            joined.extend(page["rows"].as_array().unwrap().iter().cloned());
            offset = page["next_offset"].clone();
        }
        assert_eq!(joined, whole, "{tool}");
    }
}

#[test]
fn the_language_and_the_day_are_those_asked_for() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let phrase = json!({ "phrase": "promesses en retard", "limit": 1 });
    assert!(session.calls("ask", &phrase)["understood"].as_str().unwrap().contains("en retard"));
    let french = session.calls("events", &json!({ "lang": "fr", "limit": 1 }));
    let english = session.calls("events", &json!({ "limit": 1 }));
    assert_ne!(french["rows"][0]["title"], english["rows"][0]["title"]);
    let overdue = |session: &mut Session, day: &str| {
        session.calls("predictions", &json!({ "status": "overdue", "as_of": day }))["total"]
            .as_u64()
    };
    assert!(overdue(&mut session, "2021-01-01") < overdue(&mut session, "2025-01-01"));
}

#[test]
fn a_phrase_for_the_first_three_has_three_rows_in_all() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let answer = session.calls("ask", &json!({ "phrase": "top 3 systems mentioned in 2024" }));
    assert_eq!((&answer["total"], answer.get("next_offset")), (&json!(3), None));
}

#[test]
fn show_tells_everything_about_a_thing_and_says_which_is_meant() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let answer = session.calls("show", &json!({ "name": "event:2021-08-19-dojo-unveiled" }));
    assert_eq!(answer["rows"][0]["section"], "about");
    let cited = &answer["citations"][0];
    assert_eq!((&cited["row"], &cited["origin"]), (&json!(0), &json!("curated")));
    // A row is cited where its own locator leads.
    for cited in answer["citations"].as_array().unwrap() {
        let row = usize::try_from(cited["row"].as_u64().unwrap()).unwrap();
        assert_eq!(cited["locator"], answer["rows"][row]["locator"]);
    }
    let told = session.refuses("show", &json!({ "name": "dojoo" }));
    assert!(told["hints"].as_array().unwrap().contains(&json!("dojo")), "{told}");
}

#[test]
fn the_schema_lists_columns_that_statements_can_use() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let schema = session.calls("schema", &json!({}));
    let rows = schema["rows"].as_array().unwrap();
    assert_eq!(schema["total"], rows.len());
    for row in rows.iter().filter(|row| row["kind"] == "view") {
        let columns: Vec<_> = row["columns"]
            .as_array()
            .unwrap()
            .iter()
            .map(|column| column.as_str().unwrap())
            .collect();
        let statement =
            format!("select {} from {}", columns.join(", "), row["name"].as_str().unwrap());
        session.calls("sql", &json!({ "statement": statement, "limit": 1 }));
    }
}
