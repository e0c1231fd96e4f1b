//! The list of tools, and which arguments they take.

use serde_json::{Value as Json, json};

use super::Session;
use crate::support::Folder;

#[test]
fn the_list_of_tools_is_short_and_has_one_for_each_canned_query() {
    let folder = Folder::seeded();
    let listed = Session::of(&folder).asks("tools/list", &json!({}));
    assert!(listed.to_string().len() <= 12_000, "{} bytes", listed.to_string().len());
    let names: Vec<_> = listed["tools"]
        .as_array()
        .unwrap()
        .iter()
        .map(|tool| tool["name"].as_str().unwrap())
        .collect();
    let queries = folder.kb(["queries", "--json"]).run().json();
    let queries = queries.as_array().unwrap().iter().map(|query| query["name"].as_str().unwrap());
    for name in queries.chain(["ask", "show", "search", "sql", "schema"]) {
        assert_eq!(names.iter().filter(|other| **other == name).count(), 1, "{name}");
    }
}

#[test]
fn every_parameter_has_one_type_and_nothing_but_words_is_required() {
    let folder = Folder::seeded();
    let listed = Session::of(&folder).asks("tools/list", &json!({}));
    for tool in listed["tools"].as_array().unwrap() {
        let schema = &tool["inputSchema"];
        for (name, param) in schema["properties"].as_object().unwrap() {
            assert!(param["type"].is_string(), "{tool}: {name}");
            assert!(param.get("anyOf").or(param.get("oneOf")).is_none(), "{tool}: {name}");
        }
        let required =
            schema.get("required").map_or(0, |required| required.as_array().unwrap().len());
        assert!(required <= 1, "{tool}");
        assert_eq!(tool["annotations"]["readOnlyHint"], true);
    }
}

#[test]
fn without_sql_there_is_no_tool_for_it() {
    let folder = Folder::seeded();
    let mut session = Session::with(&folder, &["--no-sql"]);
    let listed = session.asks("tools/list", &json!({})).to_string();
    assert!(!listed.contains("\"sql\""));
    let call = json!({ "name": "sql", "arguments": { "statement": "select 1" } });
    let error = session.request("tools/call", &call);
    assert_eq!(error["error"]["code"], -32602, "{error}");
}

#[test]
fn numbers_lists_and_nothing_are_taken_as_they_are_meant() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let total =
        |session: &mut Session, given: Json| session.calls("events", &given)["total"].clone();
    let expected = total(&mut session, json!({ "period": "2024" }));
    for period in [json!(2024), json!(2024.0), json!(" 2024 "), json!(["2024"])] {
        assert_eq!(total(&mut session, json!({ "period": period })), expected);
    }
    let given = json!({ "period": 2024, "about": null, "text": "", "limit": "3" });
    let answer = session.calls("events", &given);
    assert_eq!((&answer["total"], answer["rows"].as_array().unwrap().len()), (&expected, 3));
    let either = total(&mut session, json!({ "about": ["dojo", "cortex"] }));
    assert_eq!(either, total(&mut session, json!({ "about": "dojo,cortex" })));
}

#[test]
fn a_wrong_argument_is_told_to_the_model_with_what_is_right() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let mut error = |tool: &str, given: Json| {
        session.refuses(tool, &given)["error"].as_str().unwrap().to_owned()
    };
    let told = error("events", json!({ "abuot": "dojo" }));
    assert!(told.contains("did you mean `about`?"), "{told}");
    let told = error("events", json!({ "about": "doj" }));
    assert!(told.contains("dojo"), "{told}");
    assert_eq!(
        error("events", json!({ "about": { "slug": "dojo" } })),
        "`about` is a text, not {\"slug\":\"dojo\"}"
    );
    assert_eq!(error("ask", json!({})), "ask needs `phrase`");
    assert_eq!(error("ask", json!({ "phrase": "events", "lang": "de" })), "`lang` is en or fr");
    let told = error("events", json!({ "limit": 501 }));
    assert_eq!(told, "`limit` is a whole number from 1 to 500, not 501");
    let told = error("ask", json!({ "phrase": "events", "ofset": 3 }));
    assert!(told.starts_with("ask has no parameter `ofset`"), "{told}");
}

#[test]
fn sql_only_reads_within_its_bounds() {
    let folder = Folder::seeded();
    let before = folder.all_files();
    let mut session = Session::with(&folder, &["--timeout", "1"]);
    let answer =
        session.calls("sql", &json!({ "statement": "select slug from events", "limit": 2 }));
    assert_eq!((&answer["total"], &answer["next_offset"]), (&json!(43), &json!(2)));
    for statement in [
        "delete from events",
        "attach '/tmp/other.db' as other",
        "vacuum into 'copy.db'",
        "select readfile('/etc/passwd')",
        "select 1; select 2",
        "pragma journal_mode = wal",
        "with recursive n (x) as (select 1 union all select x + 1 from n) select count(*) from n",
    ] {
        let told = session.refuses("sql", &json!({ "statement": statement }));
        assert!(told["error"].is_string() && told["hints"].is_array(), "{told}");
    }
    assert_eq!(folder.all_files(), before);
}

#[test]
fn proposed_facts_are_held_against_the_text_of_the_call() {
    let folder = Folder::seeded();
    let before = folder.all_files();
    let mut session = Session::of(&folder);
    let text = "Bridge news\n\nOn 3 May 2021, the Lenne bridge cost 4.5 million euros.\n";
    let fact = |value: f64| {
        json!({ "kind": "figure", "quote": "the Lenne bridge cost 4.5 million euros",
                "subject": "Lenne bridge", "value": value, "unit": "million EUR" })
    };
    let facts = format!("{}\n{}\n", fact(4.5), fact(5.4));
    let answer = session.calls("verify", &json!({ "text": text, "facts": facts }));
    let rows = answer["rows"].as_array().unwrap();
    assert_eq!(
        (&rows[0]["standing"], &rows[1]["standing"]),
        (&json!("accepted"), &json!("refused"))
    );
    assert!(rows[1]["reason"].as_str().unwrap().contains("4.5 million"), "{answer}");
    let told = session.refuses("verify", &json!({ "text": text }));
    assert_eq!(told["error"], "verify needs `facts`");
    assert_eq!(folder.all_files(), before);
}
