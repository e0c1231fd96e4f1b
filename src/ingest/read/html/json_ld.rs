//! Metadata of the article in JSON-LD, anywhere in the page.

use serde_json::{Map, Value as Json};

use super::super::document::Meta;
use super::super::markdown::language;
use super::super::stamp::iso_day;

/// The most objects that are searched.
const MOST: usize = 10_000;

/// The metadata of the article in the scripts of a page.
pub(super) fn meta(scripts: &[String]) -> Meta {
    let values: Vec<Json> =
        scripts.iter().filter_map(|script| serde_json::from_str(script.trim()).ok()).collect();
    let objects = objects(&values);
    let rank = |object: &&Map<String, Json>| rank(object);
    let Some(article) =
        objects.iter().copied().filter(|object| rank(object) > 0).rev().max_by_key(rank)
    else {
        return Meta::default();
    };
    let text = |name: &str| article.get(name).and_then(Json::as_str).map(str::to_owned);
    let day = |name: &str| article.get(name).and_then(Json::as_str).and_then(iso_day);
    let names = |name: &str| article.get(name).map(|value| names(value, &objects));
    Meta {
        title: text("headline").or_else(|| text("name")),
        publisher: names("publisher").filter(|name| !name.is_empty()),
        author: names("author").filter(|name| !name.is_empty()),
        published: day("datePublished").map(|day| (day, day)),
        updated: day("dateModified"),
        address: article.get("mainEntityOfPage").and_then(address).or_else(|| text("url")),
        language: text("inLanguage").and_then(|tag| language(&tag)),
    }
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
        Some(kind) if kind.ends_with("Article") || kind.ends_with("BlogPosting") => 8,
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
        one => vec![one],
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
    object.get("name").and_then(Json::as_str).filter(|name| !name.trim().is_empty())
}

fn address(value: &Json) -> Option<String> {
    let text = value.as_str().or_else(|| value.get("@id")?.as_str())?;
    text.starts_with("http").then(|| text.to_owned())
}
