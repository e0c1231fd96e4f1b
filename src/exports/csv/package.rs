//! `datapackage.json`: the files with the type, title and description of each column, and
//! their keys (Frictionless Data, Tabular Data Package 1).

use serde_json::{Map, Value as Json, json};

use super::columns::{Column, column};
use super::{Kind, Written};
use crate::render::Dialect;

/// The description of all files.
pub(super) fn package(files: &[Written], dialect: Dialect) -> Json {
    let resources: Vec<_> = files.iter().map(|file| resource(file, dialect)).collect();
    json!({
        "profile": "tabular-data-package",
        "name": "kb",
        "title": "What sources claim: events, figures, predictions, and where each stands",
        "resources": resources,
    })
}

fn resource(file: &Written, dialect: Dialect) -> Json {
    let fields = file.columns.iter().map(|name| field(name, dialect));
    let mut schema = Map::new();
    schema.insert("fields".to_owned(), fields.collect());
    if let Some(key) = primary_key(file.name) {
        schema.insert("primaryKey".to_owned(), json!(key));
    }
    schema.insert("foreignKeys".to_owned(), foreign_keys(file).into());
    schema.insert("missingValues".to_owned(), json!([""]));
    json!({
        "profile": "tabular-data-resource",
        "name": file.name,
        "title": title(file.name),
        "path": format!("{}.csv", file.name),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": if dialect.marked { "utf-8-sig" } else { "utf-8" },
        "bytes": file.bytes,
        "hash": format!("sha256:{}", file.hash),
        "dialect": {
            "delimiter": dialect.separator.to_string(),
            "lineTerminator": if dialect.marked { "\r\n" } else { "\n" },
            "quoteChar": "\"",
            "doubleQuote": true,
            "header": true,
        },
        "schema": schema,
    })
}

fn field(name: &str, dialect: Dialect) -> Json {
    let Some(Column { kind, title, about, .. }) = column(name) else {
        return json!({ "name": name, "type": "string" });
    };
    let mut field = json!({ "name": name, "title": title, "description": about });
    let decimal = dialect.decimal.to_string();
    let more = match kind {
        Kind::Text => json!({ "type": "string" }),
        Kind::Word(words) => json!({ "type": "string", "constraints": { "enum": words } }),
        Kind::Whole => json!({ "type": "integer", "constraints": { "minimum": 0 } }),
        Kind::Flag => json!({ "type": "boolean", "trueValues": ["1"], "falseValues": ["0"] }),
        Kind::Day => json!({ "type": "date" }),
        Kind::Number => json!({ "type": "number", "decimalChar": decimal }),
        Kind::Share => json!({
            "type": "number",
            "decimalChar": decimal,
            "constraints": { "minimum": 0, "maximum": 1 },
        }),
    };
    if let (Some(field), Json::Object(more)) = (field.as_object_mut(), more) {
        field.extend(more);
    }
    field
}

/// What a view holds, in words.
fn title(view: &str) -> &'static str {
    match view {
        "timeline" => "Every event by date, with what it mentions",
        "system_mentions" => "Every mention of a system, with the event",
        "figure_values" => "Every amount: what it measures, its bounds, its unit",
        "prediction_status" => "Every prediction, when it was due, and what came of it",
        "quotes" => "Where each fact stands in its source",
        "people_statements" => "Every event in which a person speaks",
        "relation_names" => "What entities are to each other",
        "entity_names" => "The preferred names of every entity",
        "mention_names" => "The entities of every event, with their roles",
        "supports_by_source" => "What a source says again that a curated fact says",
        _ => "The sources that facts were read in",
    }
}

fn primary_key(view: &str) -> Option<&'static str> {
    let has_slug = ["timeline", "figure_values", "prediction_status", "entity_names", "sources"];
    has_slug.contains(&view).then_some("slug")
}

/// Slugs that stand in another file.
fn foreign_keys(file: &Written) -> Vec<Json> {
    let to_event = ["system_mentions", "people_statements"].contains(&file.name);
    let keys = [
        (file.name != "sources", "source", "sources"),
        (to_event, "slug", "timeline"),
        (true, "event", "timeline"),
        (true, "entity", "entity_names"),
    ];
    let has = |name: &str| file.columns.iter().any(|column| column == name);
    let keys = keys.into_iter().filter(|(holds, name, _)| *holds && has(name));
    let key = |(_, name, resource): (bool, &str, &str)| json!({ "fields": name, "reference": { "resource": resource, "fields": "slug" } });
    keys.map(key).collect()
}
