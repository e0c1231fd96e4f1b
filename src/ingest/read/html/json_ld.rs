//! Metadata of the article in JSON-LD, anywhere in the page.

use serde_json::{Map, Value as Json};

use super::super::document::Meta;
use super::super::markdown::language;
use super::super::stamp::iso_day;
use super::sink;

/// The most objects that are searched.
const MOST: usize = 10_000;

/// The metadata of the article in the scripts of a page. What the object of the article
/// lacks is taken from the others about it.
pub(super) fn meta(scripts: &[String]) -> Meta {
    let values: Vec<Json> = scripts.iter().filter_map(|script| parsed(script)).collect();
    let objects = objects(&values);
    let mut articles: Vec<_> = objects.iter().copied().filter(|object| rank(object) > 0).collect();
    articles.sort_by_key(|object| std::cmp::Reverse(rank(object)));
    let first = |name: &str| articles.iter().find_map(|article| article.get(name));
    let text = |name: &str| first(name).and_then(Json::as_str).map(decoded);
    let day = |name: &str| first(name).and_then(Json::as_str).and_then(iso_day);
    let names = |name: &str| first(name).map(|value| decoded(&names(value, &objects)));
    Meta {
        title: text("headline").or_else(|| text("name")),
        publisher: names("publisher").filter(|name| !name.is_empty()),
        author: names("author").or_else(|| names("creator")).filter(|name| !name.is_empty()),
        published: day("datePublished").or_else(|| day("dateCreated")).map(|day| (day, day)),
        updated: day("dateModified"),
        address: first("mainEntityOfPage").and_then(address).or_else(|| text("url")),
        language: text("inLanguage").and_then(|tag| language(&tag)),
    }
}

/// The value of a script. Some pages write it in CDATA or a comment, with a semicolon, or
/// with line breaks in its texts.
fn parsed(script: &str) -> Option<Json> {
    const AROUND: [&str; 6] = ["<![CDATA[", "]]>", "<!--", "-->", "//", "/*"];
    let mut text = script.trim();
    loop {
        let bare = text.trim_matches(|letter: char| letter.is_whitespace() || letter == ';');
        let bare = bare.strip_prefix("*/").or_else(|| bare.strip_suffix("*/")).unwrap_or(bare);
        let stripped = AROUND.iter().fold(bare, |text, mark| {
            let text = text.strip_prefix(mark).unwrap_or(text);
            text.strip_suffix(mark).unwrap_or(text)
        });
        if stripped == text {
            break;
        }
        text = stripped;
    }
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String =
            text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
        serde_json::from_str(&plain).ok()
    })
}

/// A text without character references.
fn decoded(text: &str) -> String {
    if !text.contains('&') {
        return text.to_owned();
    }
    let leaves = sink::page(text).leaves;
    leaves.iter().map(|leaf| leaf.text.as_str()).collect::<Vec<_>>().join(" ")
}

/// Every object in the values, in order.
fn objects(values: &[Json]) -> Vec<&Map<String, Json>> {
    let mut waiting: Vec<&Json> = values.iter().rev().collect();
    let mut objects = Vec::new();
    while let Some(value) = waiting.pop().filter(|_| objects.len() < MOST) {
        match value {
            Json::Array(values) => waiting.extend(values.iter().rev()),
            Json::Object(object) => {
                objects.push(object);
                waiting.extend(object.values().rev());
            }
            _ => {}
        }
    }
    objects
}

/// How likely an object is the article, by its type and its fields.
fn rank(object: &Map<String, Json>) -> usize {
    let kind = |kind: &Json| match kind.as_str() {
        Some(kind) if kind.ends_with("JobPosting") => 0,
        Some(kind) if kind.ends_with("Article") || kind.ends_with("Posting") => 8,
        Some("Report" | "CreativeWork") => 4,
        Some("WebPage") => 2,
        _ => 0,
    };
    let rank = match object.get("@type") {
        Some(Json::Array(kinds)) => kinds.iter().map(kind).max().unwrap_or_default(),
        Some(one) => kind(one),
        None => 0,
    };
    let present = ["headline", "datePublished"].iter().filter(|name| object.contains_key(**name));
    if rank == 0 { 0 } else { rank + present.count() }
}

/// The names of people or organisations, which may be references to other objects.
fn names(value: &Json, objects: &[&Map<String, Json>]) -> String {
    let list = match value {
        Json::Array(values) => values.iter().collect(),
        one => vec![one.get("@list").unwrap_or(one)],
    };
    let names = list.into_iter().filter_map(|one| match one {
        Json::String(name) => Some(name.as_str()),
        Json::Object(object) => name(object).or_else(|| {
            let id = object.get("@id")?;
            objects
                .iter()
                .filter(|other| other.get("@id") == Some(id))
                .find_map(|other| name(other))
        }),
        _ => None,
    });
    names.collect::<Vec<_>>().join(", ")
}

fn name(object: &Map<String, Json>) -> Option<&str> {
    let name = object.get("name")?;
    name.as_str().or_else(|| name.get(0)?.as_str()).filter(|name| !name.trim().is_empty())
}

fn address(value: &Json) -> Option<String> {
    let text = value.as_str().or_else(|| value.get("@id")?.as_str())?;
    text.starts_with("http").then(|| text.to_owned())
}
