//! Drafts: written into the folder that was named, and nowhere else.

use serde_json::{Value as Json, json};

use super::session::Session;
use crate::support::Folder;

const TEXT: &str = "Bridge news\n\nOn 3 May 2021, the Lenne bridge cost 4.5 million euros.\n";

fn names(session: &mut Session) -> Vec<String> {
    let listed = session.asks("tools/list", &json!({}));
    let tools = listed["tools"].as_array().unwrap();
    tools.iter().map(|tool| tool["name"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_draft_is_written_into_the_named_folder_and_can_be_loaded() {
    let folder = Folder::seeded();
    folder.write("out/keep.txt", "kept\n");
    let before = folder.all_files();
    let out = folder.path("out");
    let mut session = Session::with(&folder, &["--drafts", out.to_str().unwrap()]);
    assert!(names(&mut session).contains(&"draft".to_owned()));
    let facts = json!({ "kind": "figure", "quote": "the Lenne bridge cost 4.5 million euros",
                        "subject": "Lenne bridge", "value": 4.5, "unit": "million EUR" });
    let given = json!({ "text": TEXT, "name": "bridge", "facts": facts.to_string() });
    let answer = session.calls("draft", &given);
    assert_eq!(answer["rows"][0]["standing"], "accepted", "{answer}");
    assert!(answer["notes"][0].as_str().unwrap().contains("1 events"), "{answer}");
    let now = folder.all_files();
    let new: Vec<_> = now.keys().filter(|name| !before.contains_key(*name)).collect();
    assert!(!new.is_empty() && new.iter().all(|name| name.starts_with("out/bridge/")));
    assert!(before.iter().all(|(name, bytes)| now.get(name) == Some(bytes)));
    folder.kb(["seed", "out/bridge", "--db", "other.db"]).run().exits(0);
    folder.kb(["query", "figures", "--db", "other.db"]).run().exits(0).prints("4.5 million euros");
    // Written once, and never again.
    let told = session.refuses("draft", &given);
    assert_eq!(told["error"], "there is a draft `bridge`: name another");
}

#[test]
fn no_name_leads_out_of_the_folder() {
    let folder = Folder::seeded();
    folder.write("out/keep.txt", "kept\n");
    std::os::unix::fs::symlink("keep.txt", folder.path("out/linked")).unwrap();
    let before = folder.all_files();
    let out = folder.path("out");
    let mut session = Session::with(&folder, &["--drafts", out.to_str().unwrap()]);
    for name in ["../bridge", "/tmp/bridge", "a/b", "Bridge", "é", "--", ".", "a.b", "linked"] {
        let told: Json = session.refuses("draft", &json!({ "text": TEXT, "name": name }));
        assert!(told["error"].is_string(), "{name}: {told}");
    }
    assert_eq!(folder.all_files(), before);
}

#[test]
fn without_the_option_nothing_is_written() {
    let folder = Folder::seeded();
    let before = folder.all_files();
    let mut session = Session::of(&folder);
    assert!(!names(&mut session).contains(&"draft".to_owned()));
    let answer = session.request("tools/call", &json!({ "name": "draft", "arguments": {} }));
    assert!(answer["error"].is_object(), "{answer}");
    assert_eq!(folder.all_files(), before);
    let wrong = folder.kb(["mcp", "--drafts", "none"]).run().exits(1);
    assert!(wrong.stderr.contains("there is no folder none"), "{}", wrong.stderr);
}
