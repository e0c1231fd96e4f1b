//! Bases that change under a running server: locked, written, replaced, damaged.

use std::fs;
use std::thread;

use serde_json::json;

use super::Session;
use crate::support::Folder;

#[test]
fn a_locked_base_is_told_and_answers_afterwards() {
    let folder = Folder::seeded();
    let mut session = Session::with(&folder, &["--wait", "0"]);
    let writer = folder.open("kb.db");
    writer.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let told = session.request("tools/call", &json!({ "name": "events", "arguments": {} }));
    assert_eq!(told["error"]["code"], -32603);
    let message = told["error"]["message"].as_str().unwrap();
    assert_eq!(message, "the base is being written: ask again in a moment");
    writer.execute_batch("ROLLBACK").unwrap();
    session.calls("events", &json!({}));
}

#[test]
fn a_replaced_base_is_answered_from() {
    let folder = Folder::seeded();
    let other = Folder::empty();
    other.write("crane.txt", "On 4 March 2021 the Harbour Trust opened its crane Grue One.\n");
    other.kb(["ingest", "crane.txt", "--quiet"]).run().succeeds();
    let mut session = Session::of(&folder);
    let before = session.calls("events", &json!({}))["total"].clone();
    fs::copy(other.path("kb.db"), folder.path("new.db")).unwrap();
    fs::rename(folder.path("new.db"), folder.path("kb.db")).unwrap();
    let after = session.calls("events", &json!({}))["total"].clone();
    assert_eq!((before, after), (json!(43), json!(1)));
}

#[test]
fn a_damaged_or_missing_base_is_told_without_its_path_and_comes_back() {
    let folder = Folder::seeded();
    let sound = fs::read(folder.path("kb.db")).unwrap();
    let mut session = Session::of(&folder);
    session.calls("events", &json!({}));
    let mut torn = sound.clone();
    torn[100..].fill(0x5a);
    for broken in [Some(torn), Some(b"not a base".to_vec()), None] {
        fs::remove_file(folder.path("kb.db")).unwrap_or_default();
        if let Some(bytes) = broken {
            fs::write(folder.path("kb.db"), bytes).unwrap();
        }
        let told = session.request("tools/call", &json!({ "name": "events", "arguments": {} }));
        assert_eq!(told["error"]["code"], -32603, "{told}");
        let message = told["error"]["message"].as_str().unwrap();
        assert_eq!(message, "the base cannot be read: `kb check` tells why");
        let told = session.request("resources/read", &json!({ "uri": "kb://entity/dojo" }));
        assert_eq!(told["error"]["code"], -32603, "{told}");
    }
    fs::write(folder.path("kb.db"), sound).unwrap();
    session.calls("events", &json!({}));
}

#[test]
fn many_calls_beside_writers_are_answered_or_told_to_wait() {
    let folder = Folder::seeded();
    let mut session = Session::with(&folder, &["--wait", "0"]);
    for number in 0..3 {
        let day = number + 1;
        let text = format!(
            "# News {number}\n\nMay {day}, 2024: The Harbour Trust {number} opened a museum.\n"
        );
        folder.write(&format!("news-{number}.md"), text);
    }
    thread::scope(|scope| {
        let writer = scope.spawn(|| {
            for number in 0..3 {
                let file = format!("news-{number}.md");
                folder.kb(["ingest", &file, "--wait", "60", "--quiet"]).run().succeeds();
            }
        });
        while !writer.is_finished() {
            for tool in ["events", "predictions", "schema"] {
                let call = json!({ "name": tool, "arguments": {} });
                let told = session.request("tools/call", &call);
                let is_told = told["error"]["code"] == -32603;
                assert!(is_told || told["result"]["isError"] == false, "{told}");
            }
        }
    });
    assert_eq!(session.calls("sources", &json!({}))["total"], 4);
}
