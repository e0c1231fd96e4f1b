//! Facts as JSON-LD, in the words of schema.org. What a source says is an `Event` or a
//! `Claim`; nothing says whether it is true. The context is written out, so that no
//! program has to fetch one.

use serde_json::{Map, Value as Json, json};

use super::Told;
use super::text::{amount, claim_of_figure, grouped, list, some, text};
use crate::query::Row;

/// The document.
pub(crate) fn jsonld(told: &Told<'_>) -> String {
    let facts = told.facts;
    let relations = grouped(&facts.relations, "subject");
    let mentions = grouped(&facts.mentions, "event");
    let none = Vec::new();
    let of = |row: &Row<'_>| text(row, "slug");
    let mut graph: Vec<Json> = facts.sources.iter().map(|row| source(&row)).collect();
    let entities = facts.entities.iter();
    graph.extend(entities.map(|row| entity(&row, relations.get(&*of(&row)).unwrap_or(&none))));
    let events = facts.events.iter();
    graph.extend(events.map(|row| event(&row, mentions.get(&*of(&row)).unwrap_or(&none))));
    graph.extend(facts.figures.iter().map(|row| figure(&row, told)));
    graph.extend(facts.predictions.iter().map(|row| prediction(&row)));
    let document = json!({ "@context": context(told.language.word()), "@graph": graph });
    format!("{document:#}\n")
}

/// The words of the document. Those that schema.org does not have are kb's own.
fn context(language: &str) -> Json {
    let date = |name: &str| json!({ "@id": format!("https://schema.org/{name}"), "@type": "https://schema.org/Date" });
    json!({
        "@vocab": "https://schema.org/",
        "@language": language,
        "kb": "tag:kb,2026:terms/",
        "startDate": date("startDate"),
        "endDate": date("endDate"),
        "dateCreated": date("dateCreated"),
        "datePublished": date("datePublished"),
        "dateModified": date("dateModified"),
    })
}

fn id(kind: &str, slug: &str) -> String {
    format!("tag:kb,2026:{kind}/{slug}")
}

fn reference(kind: &str, slug: &str) -> Json {
    json!({ "@id": id(kind, slug) })
}

/// A node of the graph; what is empty is left out.
fn node<const N: usize>(kind: &str, slug: &str, class: &str, fields: [(&str, Json); N]) -> Json {
    let mut node = Map::new();
    node.insert("@id".to_owned(), id(kind, slug).into());
    node.insert("@type".to_owned(), class.into());
    for (name, value) in fields {
        let is_empty = match &value {
            Json::Null => true,
            Json::String(text) => text.is_empty(),
            Json::Array(all) => all.is_empty(),
            _ => false,
        };
        if !is_empty {
            node.insert(name.to_owned(), value);
        }
    }
    Json::Object(node)
}

fn source(row: &Row<'_>) -> Json {
    let publisher = some(row, "publisher");
    let publisher = publisher.map(|name| json!({ "@type": "Organization", "name": name }));
    let fields = [
        ("name", text(row, "title").into()),
        ("publisher", publisher.into()),
        ("inLanguage", text(row, "language").into()),
        ("datePublished", text(row, "published").into()),
        ("dateModified", text(row, "updated").into()),
        ("url", text(row, "address").into()),
    ];
    node("source", &text(row, "slug"), "Article", fields)
}

fn entity(row: &Row<'_>, relations: &[Row<'_>]) -> Json {
    let class = match text(row, "kind").as_str() {
        "person" => "Person",
        "organization" => "Organization",
        "place" => "Place",
        _ => "Thing",
    };
    let description = some(row, "summary").or_else(|| some(row, "role"));
    let fields = [
        ("name", text(row, "name").into()),
        ("alternateName", list(row, "aliases").into()),
        ("kb:category", text(row, "category_name").into()),
        ("description", description.into()),
    ];
    let mut node = node("entity", &text(row, "slug"), class, fields);
    for relation in relations {
        let object = reference("entity", &text(relation, "object"));
        add(&mut node, property(&text(relation, "relation")), object);
    }
    node
}

/// A relation in the words of schema.org, where they have one that fits any kind of thing.
fn property(relation: &str) -> String {
    match relation {
        "made_by" => "manufacturer".to_owned(),
        "part_of" => "isPartOf".to_owned(),
        "located_at" => "location".to_owned(),
        "works_for" => "worksFor".to_owned(),
        other => format!("kb:{other}"),
    }
}

/// Adds a value to those that a property has.
fn add(node: &mut Json, property: String, value: Json) {
    let Some(node) = node.as_object_mut() else { return };
    let values = node.entry(property).or_insert_with(|| Json::Array(Vec::new()));
    if let Some(values) = values.as_array_mut() {
        values.push(value);
    }
}

fn event(row: &Row<'_>, mentions: &[Row<'_>]) -> Json {
    let named = |place: bool| -> Vec<Json> {
        let named = mentions.iter().filter(|row| (text(row, "kind") == "place") == place);
        let mut slugs: Vec<_> = named.map(|row| text(row, "entity")).collect();
        slugs.sort();
        slugs.dedup();
        slugs.iter().map(|slug| reference("entity", slug)).collect()
    };
    let fields = [
        ("name", text(row, "title").into()),
        ("description", text(row, "summary").into()),
        ("startDate", text(row, "starts_on").into()),
        ("endDate", text(row, "ends_on").into()),
        ("kb:date", text(row, "date").into()),
        ("kb:category", text(row, "category_name").into()),
        ("location", named(true).into()),
        ("about", named(false).into()),
        ("subjectOf", rests_on(row)),
        ("kb:origin", text(row, "origin").into()),
        ("kb:confidence", number(row, "confidence")),
    ];
    node("event", &text(row, "slug"), "Event", fields)
}

fn figure(row: &Row<'_>, told: &Told<'_>) -> Json {
    let amount = json!({
        "@type": "QuantitativeValue",
        "name": amount(row, told.language),
        "minValue": number(row, "low"),
        "maxValue": number(row, "high"),
        "unitText": text(row, "unit"),
    });
    let fields = [
        ("text", claim_of_figure(row, told.language).into()),
        ("about", reference("entity", &text(row, "subject"))),
        ("kb:amount", amount),
        ("kb:qualifier", text(row, "qualifier").into()),
        ("kb:status", text(row, "status").into()),
        ("temporalCoverage", span(row, ["starts_on", "ends_on"])),
        ("kb:statedIn", reference("event", &text(row, "event"))),
        ("appearance", rests_on(row)),
        ("kb:origin", text(row, "origin").into()),
        ("kb:confidence", number(row, "confidence")),
    ];
    node("figure", &text(row, "slug"), "Claim", fields)
}

fn prediction(row: &Row<'_>) -> Json {
    let shown = some(row, "shown_by").map(|slug| reference("event", &slug));
    let fields = [
        ("text", text(row, "statement").into()),
        ("author", reference("entity", &text(row, "by_slug"))),
        ("about", reference("entity", &text(row, "subject_slug"))),
        ("dateCreated", text(row, "made_on").into()),
        ("temporalCoverage", span(row, ["due_from", "due_to"])),
        ("kb:statedIn", reference("event", &text(row, "event"))),
        ("kb:outcome", shown.into()),
        ("appearance", rests_on(row)),
        ("kb:origin", text(row, "origin").into()),
        ("kb:confidence", number(row, "confidence")),
    ];
    node("prediction", &text(row, "slug"), "Claim", fields)
}

/// The days of a period, as schema.org writes them (ISO 8601).
fn span(row: &Row<'_>, [from, to]: [&str; 2]) -> Json {
    format!("{}/{}", text(row, from), text(row, to)).into()
}

/// The words that a fact rests on, as far as the source is attached, and where they stand.
fn rests_on(row: &Row<'_>) -> Json {
    let class = if some(row, "quote").is_some() { "Quotation" } else { "CreativeWork" };
    let mut place = json!({
        "@type": class,
        "isPartOf": reference("source", &text(row, "source")),
        "identifier": text(row, "locator"),
    });
    if let (Some(quote), Some(fields)) = (some(row, "quote"), place.as_object_mut()) {
        let language = text(row, "language");
        fields.insert("text".to_owned(), json!({ "@value": quote, "@language": language }));
    }
    place
}

fn number(row: &Row<'_>, column: &str) -> Json {
    text(row, column).parse().ok().and_then(serde_json::Number::from_f64).into()
}
