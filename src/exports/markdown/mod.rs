//! A folder of Markdown files for programs such as Obsidian: one for each entity and event,
//! with properties, links and quotes.

mod lines;
mod markup;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;

use lines::{figure, place, prediction, source};
use markup::{escaped, link, property, quote, section};

use super::text::{colon, file_name, grouped, list, some, text, word};
use super::{ExportError, Told};
use crate::files::Tree;
use crate::query::Row;

/// Rows by what they belong to.
struct Index<'f> {
    events: HashMap<&'f str, Vec<Row<'f>>>,
    mentions: HashMap<&'f str, Vec<Row<'f>>>,
    events_of: HashMap<&'f str, Vec<Row<'f>>>,
    figures: HashMap<&'f str, Vec<Row<'f>>>,
    figures_of: HashMap<&'f str, Vec<Row<'f>>>,
    predictions: HashMap<&'f str, Vec<Row<'f>>>,
    predictions_of: HashMap<&'f str, Vec<Row<'f>>>,
    predictions_by: HashMap<&'f str, Vec<Row<'f>>>,
    relations: HashMap<&'f str, Vec<Row<'f>>>,
    sources: HashMap<&'f str, Vec<Row<'f>>>,
}

impl<'f> Index<'f> {
    fn of(told: &Told<'f>) -> Self {
        let facts = told.facts;
        Self {
            events: grouped(&facts.events, "slug"),
            mentions: grouped(&facts.mentions, "event"),
            events_of: grouped(&facts.mentions, "entity"),
            figures: grouped(&facts.figures, "event"),
            figures_of: grouped(&facts.figures, "subject"),
            predictions: grouped(&facts.predictions, "event"),
            predictions_of: grouped(&facts.predictions, "subject_slug"),
            predictions_by: grouped(&facts.predictions, "by_slug"),
            relations: grouped(&facts.relations, "subject"),
            sources: grouped(&facts.sources, "slug"),
        }
    }
}

/// Writes the folder: `index.md`, `entities/SLUG.md`, `events/SLUG.md`.
pub(crate) fn write_markdown(told: &Told<'_>, tree: &mut Tree) -> Result<(), ExportError> {
    let index = Index::of(told);
    let page = |tree: &mut Tree, name: String, text: String| -> Result<(), ExportError> {
        Ok(tree.file(&name)?.write_all(text.as_bytes())?)
    };
    for row in told.facts.entities.iter() {
        page(tree, path("entities", &row), entity(&row, &index, told))?;
    }
    for row in told.facts.events.iter() {
        page(tree, path("events", &row), event(&row, &index, told))?;
    }
    page(tree, "index.md".to_owned(), contents(told))
}

fn path(folder: &str, row: &Row<'_>) -> String {
    format!("{folder}/{}.md", file_name(&text(row, "slug")))
}

fn entity(row: &Row<'_>, index: &Index<'_>, told: &Told<'_>) -> String {
    let words = told.words();
    let slug = text(row, "slug");
    let name = text(row, "name");
    let mut out = "---\n".to_owned();
    property(&mut out, "title", name.clone());
    property(&mut out, "slug", slug.clone());
    property(&mut out, "kind", text(row, "kind"));
    property(&mut out, "category", text(row, "category"));
    property(&mut out, "aliases", list(row, "aliases"));
    out.push_str("---\n\n");
    let _ = writeln!(out, "# {}\n", escaped(&name));
    let about = [some(row, "role"), some(row, "category_name"), some(row, "summary")];
    for line in about.into_iter().flatten() {
        let _ = writeln!(out, "{}\n", escaped(&line));
    }
    let relations = index.relations.get(&*slug).into_iter().flatten().map(|row| {
        let object = link("entities", &text(row, "object"), &text(row, "object_name"));
        format!("{} {object}{}", word(&text(row, "relation"), told.language), place(row, index))
    });
    section(&mut out, &words.heading("relations"), relations);
    let made = index.predictions_by.get(&*slug).into_iter().flatten();
    let of = index.predictions_of.get(&*slug).into_iter().flatten();
    let predictions = of.chain(made.filter(|row| text(row, "subject_slug") != slug));
    section(
        &mut out,
        &words.heading("predictions"),
        predictions.map(|row| prediction(row, index, told)),
    );
    let figures = index.figures_of.get(&*slug).into_iter().flatten();
    section(&mut out, &words.heading("figures"), figures.map(|row| figure(row, index, told)));
    section(&mut out, &words.heading("events"), events(&slug, index, told).into_iter());
    out
}

/// The events that mention an entity, each once, by date.
fn events(slug: &str, index: &Index<'_>, told: &Told<'_>) -> Vec<String> {
    let mentions = index.events_of.get(slug).into_iter().flatten();
    let mut slugs: Vec<_> = mentions.map(|row| text(row, "event")).collect();
    slugs.dedup();
    let mut rows: Vec<_> =
        slugs.iter().filter_map(|slug| index.events.get(slug.as_str())?.first()).collect();
    rows.sort_by_key(|row| (text(row, "starts_on"), text(row, "slug")));
    let line = |row: &&Row<'_>| {
        let date = told.words().date(&text(row, "date"));
        let colon = colon(told.language);
        format!("{date}{colon}{}", link("events", &text(row, "slug"), &text(row, "title")))
    };
    rows.iter().map(line).collect()
}

fn event(row: &Row<'_>, index: &Index<'_>, told: &Told<'_>) -> String {
    let words = told.words();
    let slug = text(row, "slug");
    let title = text(row, "title");
    let mut out = "---\n".to_owned();
    property(&mut out, "title", title.clone());
    property(&mut out, "slug", slug.clone());
    property(&mut out, "date", text(row, "date"));
    property(&mut out, "starts_on", text(row, "starts_on"));
    property(&mut out, "ends_on", text(row, "ends_on"));
    property(&mut out, "category", text(row, "category"));
    property(&mut out, "source", text(row, "locator"));
    property(&mut out, "origin", text(row, "origin"));
    property(&mut out, "confidence", text(row, "confidence").parse::<f64>().ok());
    out.push_str("---\n\n");
    let date = words.date(&text(row, "date"));
    let _ =
        writeln!(out, "# {}\n\n{date}\n\n{}\n", escaped(&title), escaped(&text(row, "summary")));
    quote(&mut out, row);
    let _ = writeln!(out, "{}\n", source(row, index));
    section(&mut out, &words.heading("mentioned"), mentioned(&slug, index, told));
    let figures = index.figures.get(&*slug).into_iter().flatten();
    section(&mut out, &words.heading("figures"), figures.map(|row| figure(row, index, told)));
    let predictions = index.predictions.get(&*slug).into_iter().flatten();
    section(
        &mut out,
        &words.heading("predictions"),
        predictions.map(|row| prediction(row, index, told)),
    );
    out
}

/// The entities that an event mentions, each with its roles.
fn mentioned(slug: &str, index: &Index<'_>, told: &Told<'_>) -> impl Iterator<Item = String> {
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    for row in index.mentions.get(slug).into_iter().flatten() {
        let entity = link("entities", &text(row, "entity"), &text(row, "name"));
        let role = word(&text(row, "role"), told.language);
        match named.iter_mut().find(|(other, _)| *other == entity) {
            Some((_, roles)) => roles.push(role),
            None => named.push((entity, vec![role])),
        }
    }
    named.into_iter().map(|(entity, roles)| format!("{entity} ({})", roles.join(", ")))
}

/// The list of everything.
fn contents(told: &Told<'_>) -> String {
    let words = told.words();
    let mut out =
        format!("# {}\n\n{}\n\n", escaped(words.t("home_title")), escaped(words.t("home_lead")));
    let events = told.facts.events.iter().map(|row| {
        let date = words.date(&text(&row, "date"));
        let colon = colon(told.language);
        format!("{date}{colon}{}", link("events", &text(&row, "slug"), &text(&row, "title")))
    });
    section(&mut out, &words.heading("events"), events);
    for kind in ["system", "person", "organization", "place", "other"] {
        let rows = told.facts.entities.iter().filter(|row| text(row, "kind") == kind);
        let links = rows.map(|row| link("entities", &text(&row, "slug"), &text(&row, "name")));
        section(&mut out, &words.heading(heading(kind)), links);
    }
    out
}

fn heading(kind: &str) -> &'static str {
    match kind {
        "system" => "systems",
        "person" => "people",
        "organization" => "organizations",
        "place" => "places",
        _ => "entities",
    }
}
