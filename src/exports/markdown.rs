//! A folder of Markdown files for programs such as Obsidian: one for each entity and event,
//! with properties, links and quotes.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Write as _;

use super::text::{amount, colon, file_name, grouped, list, period, place_of, some, text, word};
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

/// A property, whose value is a JSON text or list: YAML reads both.
fn property(out: &mut String, name: &str, value: impl Into<serde_json::Value>) {
    let value = value.into();
    let is_empty = match &value {
        serde_json::Value::String(text) => text.is_empty(),
        serde_json::Value::Array(all) => all.is_empty(),
        other => other.is_null(),
    };
    if !is_empty {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name}: {value}");
    }
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
    property(&mut out, "aliases", aliases(&name, list(row, "aliases")));
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
    let promises = of.chain(made.filter(|row| text(row, "subject_slug") != slug));
    section(&mut out, &words.heading("predictions"), promises.map(|row| promise(row, index, told)));
    let figures = index.figures_of.get(&*slug).into_iter().flatten();
    section(&mut out, &words.heading("figures"), figures.map(|row| figure(row, index, told)));
    section(&mut out, &words.heading("events"), events(&slug, index, told).into_iter());
    out
}

/// The other names by which a program may find the page.
fn aliases(name: &str, mut aliases: Vec<String>) -> Vec<String> {
    aliases.retain(|alias| alias != name);
    aliases
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
    let mut named: Vec<(String, Vec<String>)> = Vec::new();
    for row in index.mentions.get(&*slug).into_iter().flatten() {
        let entity = link("entities", &text(row, "entity"), &text(row, "name"));
        let role = word(&text(row, "role"), told.language);
        match named.iter_mut().find(|(other, _)| *other == entity) {
            Some((_, roles)) => roles.push(role),
            None => named.push((entity, vec![role])),
        }
    }
    let named = named.into_iter().map(|(entity, roles)| format!("{entity} ({})", roles.join(", ")));
    section(&mut out, &words.heading("mentioned"), named);
    let figures = index.figures.get(&*slug).into_iter().flatten();
    section(&mut out, &words.heading("figures"), figures.map(|row| figure(row, index, told)));
    let promises = index.predictions.get(&*slug).into_iter().flatten();
    section(&mut out, &words.heading("predictions"), promises.map(|row| promise(row, index, told)));
    out
}

fn figure(row: &Row<'_>, index: &Index<'_>, told: &Told<'_>) -> String {
    let subject = link("entities", &text(row, "subject"), &text(row, "subject_name"));
    let date = told.words().date(&text(row, "date"));
    let [metric, amount] = [text(row, "metric"), amount(row, told.language)].map(|it| escaped(&it));
    let colon = colon(told.language);
    format!("{subject}{colon}{metric} {amount} ({date}){}", place(row, index))
}

fn promise(row: &Row<'_>, index: &Index<'_>, told: &Told<'_>) -> String {
    let words = told.words();
    let by = link("entities", &text(row, "by_slug"), &text(row, "by"));
    let made = link("events", &text(row, "event"), &words.date(&text(row, "made")));
    let due = period(row, "due").map(|due| words.date(&due.to_string())).unwrap_or_default();
    let status = word(&text(row, "status"), told.language);
    let shown = some(row, "shown_title").map(|title| match some(row, "shown_by") {
        Some(slug) => format!(", {}", link("events", &slug, &title)),
        None => format!(", {}", escaped(&title)),
    });
    let day = words.date(&told.day.to_string());
    let colon = colon(told.language);
    format!(
        "{by} ({made}){colon}{} — {} {due}{colon}**{status}** ({} {day}){}{}",
        escaped(&text(row, "statement")),
        words.t("due"),
        words.t("as_of"),
        shown.unwrap_or_default(),
        place(row, index)
    )
}

/// The source of a fact and its passage, at the end of a line.
fn place(row: &Row<'_>, index: &Index<'_>) -> String {
    let quote = some(row, "quote").map(|quote| format!(" “{}”", escaped(&quote)));
    format!(". {}{}", source(row, index), quote.unwrap_or_default())
}

fn source(row: &Row<'_>, index: &Index<'_>) -> String {
    let [title, passage] = place_of(row, &index.sources);
    format!("*{}*, § {passage}", escaped(&title))
}

fn quote(out: &mut String, row: &Row<'_>) {
    if let Some(quote) = some(row, "quote") {
        let lines = quote.lines().map(|line| format!("> {}\n", escaped(line)));
        let _ = writeln!(out, "{}", lines.collect::<String>());
    }
}

fn section(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "## {heading}\n\n- {}\n", lines.join("\n- "));
    }
}

/// A link within the folder. Brackets and bars end one, so they become other signs.
fn link(folder: &str, slug: &str, name: &str) -> String {
    let name = name.replace('|', "¦").replace('[', "(").replace(']', ")").replace('\n', " ");
    format!("[[{folder}/{}|{name}]]", file_name(slug))
}

/// Text in which nothing is markup.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '$'
                | '='
                | '%'
                | '^'
                | '&'
        ) {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
    }
    out
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
