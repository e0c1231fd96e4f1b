//! Resources: listed in pages, read, completed.

use serde_json::{Value as Json, json};

use super::Session;
use super::answers::viaduct;
use crate::support::Folder;

fn read(session: &mut Session, uri: &str) -> Json {
    let result = session.asks("resources/read", &json!({ "uri": uri }));
    assert_eq!(result["contents"][0]["uri"], uri);
    serde_json::from_str(result["contents"][0]["text"].as_str().unwrap()).unwrap()
}

#[test]
fn every_listed_resource_can_be_read_and_none_comes_twice() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let (mut uris, mut cursor) = (Vec::new(), Json::Null);
    loop {
        let params = if cursor.is_null() { json!({}) } else { json!({ "cursor": cursor }) };
        let page = session.asks("resources/list", &params);
        for resource in page["resources"].as_array().unwrap() {
            uris.push(resource["uri"].as_str().unwrap().to_owned());
            assert!(resource.get("description").or(resource.get("title")).is_none());
        }
        cursor = page["nextCursor"].clone();
        if cursor.is_null() {
            break;
        }
    }
    // The schema, 33 entities, 43 events, 13 predictions and 30 passages.
    assert_eq!(uris.len(), 120);
    let mut once = uris.clone();
    once.sort();
    once.dedup();
    assert_eq!(once.len(), uris.len());
    for uri in uris {
        assert_ne!(read(&mut session, &uri)["total"], 0, "{uri}");
    }
}

#[test]
fn a_passage_is_read_with_its_text_where_it_is_attached() {
    let uri = "kb://source/dojo-timeline/3";
    let without = Folder::seeded();
    assert!(read(&mut Session::of(&without), uri)["rows"][0].get("text").is_none());
    let attached = viaduct();
    let mut session = Session::of(&attached);
    let source = session.calls("sources", &json!({}))["rows"][0]["slug"].clone();
    let uri = format!("kb://source/{}/2", source.as_str().unwrap());
    let content = read(&mut session, &uri);
    let text = content["rows"][0]["text"].as_str().unwrap();
    assert_eq!(content["rows"][0]["length"], text.chars().count());
    for cited in content["citations"].as_array().unwrap() {
        if let Some(quote) = cited.get("quote") {
            assert!(text.contains(quote.as_str().unwrap()));
        }
    }
}

#[test]
fn a_long_resource_says_where_it_goes_on() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let (mut uri, mut rows) = ("kb://entity/tesla".to_owned(), 0);
    loop {
        let content = read(&mut session, &uri);
        rows += content["rows"].as_array().unwrap().len();
        assert_eq!(content["next"].is_null(), content["next_offset"].is_null());
        let Some(next) = content["next"].as_str() else {
            assert_eq!(content["total"], rows);
            break;
        };
        next.clone_into(&mut uri);
    }
}

#[test]
fn what_is_no_resource_is_an_error_and_no_file_is_read() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let wrong = ["kb://entity/nobody", "kb://source/dojo-timeline/31", "kb://unit/watt"];
    for uri in wrong.into_iter().chain(["file:///etc/passwd", "kb://source/../../etc/passwd", ""]) {
        let told = session.request("resources/read", &json!({ "uri": uri }));
        assert_eq!(told["error"]["message"], "there is no such resource", "{uri}");
        assert_eq!(told["error"]["code"], -32002);
    }
    for cursor in
        ["unit/watt", "entity/nobody", "entity/Dojo", "source/dojo-timeline", "event/", "", "x"]
    {
        let told = session.request("resources/list", &json!({ "cursor": cursor }));
        assert_eq!(told["error"]["code"], -32602, "{cursor}: {told}");
    }
    for cursor in [json!(5), json!(["entity/dojo"]), json!({})] {
        let told = session.request("resources/list", &json!({ "cursor": cursor }));
        assert_eq!(told["error"]["code"], -32602, "{cursor}: {told}");
    }
}

#[test]
fn templates_are_completed_from_the_base() {
    let folder = Folder::seeded();
    let mut session = Session::of(&folder);
    let templates = session.asks("resources/templates/list", &json!({}));
    let templates = templates["resourceTemplates"].as_array().unwrap();
    assert_eq!(templates.len(), 5);
    let mut complete = |uri: &str, name: &str, value: &str, context: Json| {
        let params = json!({
            "ref": { "type": "ref/resource", "uri": uri },
            "argument": { "name": name, "value": value },
            "context": context,
        });
        session.asks("completion/complete", &params)["completion"]["values"].clone()
    };
    let none = || json!({});
    let dojo = ["dojo", "dojo-1", "dojo-1-5", "dojo-2", "dojo-cabinet", "dojo-tile"];
    assert_eq!(complete("kb://entity/{slug}", "slug", "doj", none()), json!(dojo));
    let event = complete("kb://event/{slug}", "slug", "2019", none());
    assert!(event.as_array().unwrap().contains(&json!("2019-04-22-autonomy-day")));
    let source = complete("kb://source/{source}/{passage}", "source", "d", none());
    assert_eq!(source, json!(["dojo-timeline"]));
    let context = json!({ "arguments": { "source": "dojo-timeline" } });
    let passage = complete("kb://source/{source}/{passage}", "passage", "3", context);
    assert_eq!(passage, json!(["3", "30"]));
}
