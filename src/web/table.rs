//! Rows as a table of a page: what leads somewhere is a link, and a locator leads to the
//! passage with its words marked.

use super::shell::Link;
use super::visit::{Form, Visit};
use crate::query::{Row, Rows, Value};
use crate::render::for_people;

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Cell>>,
    /// Whether the last column leads to the source.
    has_place: bool,
}

/// A column.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) is_number: bool,
    /// Whether its name stands beside each value where there is no room for a heading: a
    /// number, or one of several dates, says nothing alone.
    pub(super) is_labelled: bool,
}

/// One cell: texts and links, and what is told below them.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) links: Vec<Link>,
    pub(super) is_number: bool,
    pub(super) is_main: bool,
    /// Whether it stays on one line, as a date does.
    pub(super) is_short: bool,
    /// A status, which has a color.
    pub(super) status: Option<String>,
    pub(super) quote: Option<String>,
    /// How an extracted fact came into the base.
    pub(super) origin: Option<String>,
}

/// The column of a kind of rows that tells what a row is, and the path of its page.
const MAIN: [(&str, &str, &str); 21] = [
    ("events", "title", "event"),
    ("figures", "metric", "figure"),
    ("figure", "metric", "figure"),
    ("predictions", "statement", "promise"),
    ("decided", "statement", "promise"),
    ("outcomes", "statement", "promise"),
    ("outcome", "title", "event"),
    ("systems", "name", "e"),
    ("people", "name", "e"),
    ("organizations", "name", "e"),
    ("places", "name", "e"),
    ("entities", "name", "e"),
    ("members", "name", "e"),
    ("mentions", "name", "e"),
    ("sources", "title", "source"),
    ("metrics", "name", "metric"),
    ("units", "name", "unit"),
    ("categories", "name", "category"),
    ("datasets", "title", "dataset"),
    ("search", "slug", "e"),
    // A relation has no page of its own.
    ("relations", "relation", ""),
];

/// Columns that name entities, which have pages.
const ENTITIES: [&str; 9] =
    ["systems", "people", "organizations", "places", "by", "subject", "object", "entity", "system"];

/// Columns that are told within others.
const WITHIN: [&str; 8] =
    ["slug", "summary", "source", "passage", "locator", "quote", "origin", "confidence"];

/// Columns of dates, which do not break.
pub(super) const SHORT: [&str; 9] = [
    "date",
    "made",
    "due",
    "shown",
    "decided",
    "published",
    "updated",
    "first_mentioned",
    "last_mentioned",
];

/// Columns of verdicts.
pub(super) const STATUSES: [&str; 7] =
    ["open", "overdue", "kept", "late", "missed", "dropped", "partly"];

impl Table {
    /// The table of rows that a canned query, or a section of a page, gives.
    pub(super) fn new(name: &str, rows: &Rows, visit: &Visit) -> Self {
        let plain = rows;
        let rows = for_people(rows);
        let (w, listed) = (visit.words(), name);
        let main = MAIN.iter().find(|(known, ..)| *known == name);
        let main = main.filter(|(_, column, _)| rows.columns.iter().any(|name| name == column));
        // Sources and searches tell by their slug alone what others tell beside a name.
        let has_place = name != "sources" && place(rows.iter().next().as_ref(), visit).is_some();
        let is_within = |column: &str| match name {
            "search" | "sources" => column == "address",
            _ if main.is_some() => WITHIN.contains(&column),
            _ => has_place && matches!(column, "locator" | "source" | "passage"),
        };
        let shown: Vec<(usize, &String)> =
            rows.columns.iter().enumerate().filter(|(_, name)| !is_within(name)).collect();
        let mut table = Self { has_place, ..Self::default() };
        let is_date = |name: &str| SHORT.contains(&name);
        let has_dates = shown.iter().filter(|(_, name)| is_date(name)).count() > 1;
        for (at, name) in &shown {
            let is_number = rows.rows.iter().any(|row| is_number(row.get(*at)));
            let is_labelled = is_number || has_dates && is_date(name);
            // What a title is of: an event, or what is listed.
            let told = match (listed, name.as_str()) {
                ("sources", "title") => "source",
                ("datasets", "title") => "dataset",
                (_, name) => name,
            };
            table.columns.push(Column { name: w.heading(told), is_number, is_labelled });
        }
        if has_place {
            let name = w.t("source").to_owned();
            table.columns.push(Column { name, is_number: false, is_labelled: false });
        }
        for (number, row) in rows.iter().enumerate() {
            let mut cells = Vec::new();
            for (_, column) in &shown {
                let lead = main.filter(|(_, name, _)| name == column);
                let is_main = lead.is_some_and(|(.., path)| !path.is_empty());
                let is_short = SHORT.contains(&column.as_str());
                let mut cell = Cell { is_main, is_short, ..Cell::of(column, &row, visit) };
                if let Some((_, _, path)) = lead {
                    cell.lead(path, &row, visit);
                }
                if matches!(column.as_str(), "status" | "verdict") {
                    let value = plain.iter().nth(number).and_then(|row| row.get(column));
                    let word = value.and_then(Value::as_text).map(str::to_owned);
                    cell.status = word.filter(|word| STATUSES.contains(&word.as_str()));
                }
                cells.push(cell);
            }
            if has_place {
                let links = place(Some(&row), visit).into_iter().collect();
                cells.push(Cell { links, is_short: true, ..Cell::default() });
            }
            table.rows.push(cells);
        }
        table
    }

    /// Adds the words in the source, and a link to them, to the rows that citations name.
    pub(super) fn cite(&mut self, citations: &Rows, visit: &Visit) {
        for citation in citations.iter() {
            let text = |name: &str| citation.get(name).and_then(Value::as_text);
            let row = citation.get("row").and_then(|row| row.text().parse::<usize>().ok());
            let Some(cells) = row.and_then(|row| self.rows.get_mut(row)) else { continue };
            if self.has_place
                && let Some(link) = text("locator").and_then(|to| locator_link(to, visit))
                && let Some(place) = cells.last_mut().and_then(|cell| cell.links.first_mut())
            {
                *place = link;
            }
            let main = cells.iter().position(|cell| cell.is_main);
            let main = main.unwrap_or(cells.len().saturating_sub(1));
            if let Some(cell) = cells.get_mut(main) {
                cell.quote = text("quote").map(str::to_owned);
            }
        }
    }
}

impl Cell {
    /// The value of a column.
    fn of(column: &str, row: &Row<'_>, visit: &Visit) -> Self {
        let value = row.get(column).unwrap_or(&Value::Null);
        let entity = |name: &str| Link::new(name, visit.to(&["e", name]));
        let is_entity = ENTITIES.contains(&column);
        let links = match value {
            Value::Null => Vec::new(),
            Value::List(names) if is_entity => names.iter().map(|name| entity(name)).collect(),
            Value::Text(name) if is_entity && !name.is_empty() => vec![entity(name)],
            Value::Text(date) if SHORT.contains(&column) => {
                vec![Link::new(visit.words().date(date), String::new())]
            }
            Value::Text(kind) if column == "relation" => {
                vec![Link::new(kind.replace('_', " "), String::new())]
            }
            Value::Text(slug) if column == "passage" => vec![passage(slug, visit)],
            value => vec![Link::new(value.text(), String::new())],
        };
        Self { links, is_number: is_number(Some(value)), ..Self::default() }
    }

    /// Leads to the page of the row, and tells its quote and origin.
    fn lead(&mut self, path: &str, row: &Row<'_>, visit: &Visit) {
        let text = |name: &str| row.get(name).and_then(Value::as_text).map(str::to_owned);
        if let (Some(link), Some(slug)) = (self.links.first_mut(), text("slug")) {
            link.address = visit.to(&[path, &slug]);
        }
        self.quote = text("quote");
        if matches!(text("origin").as_deref(), Some("extracted" | "proposed")) {
            let confidence = row.get("confidence").map(|value| value.text().into_owned());
            self.origin = Some(confidence.unwrap_or_default());
        }
    }
}

fn is_number(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Integer(_) | Value::Real(_)))
}

/// The link to the passage of a row: from its locator, or its source and number.
fn place(row: Option<&Row<'_>>, visit: &Visit) -> Option<Link> {
    let row = row?;
    if let Some(locator) = row.get("locator").and_then(Value::as_text) {
        return locator_link(locator, visit);
    }
    let source = row.get("source")?.as_text()?;
    let Some(Value::Integer(number)) = row.get("passage") else { return None };
    Some(passage(&format!("{source}#{number}"), visit))
}

/// The link to a passage, from `SOURCE#NUMBER`.
fn passage(slug: &str, visit: &Visit) -> Link {
    let (source, number) = slug.rsplit_once('#').unwrap_or((slug, ""));
    Link::new(format!("{source} §{number}"), visit.to(&["source", source, number]))
}

/// The link to the words of a locator, `SOURCE#NUMBER:START+LENGTH`.
pub(super) fn locator_link(locator: &str, visit: &Visit) -> Option<Link> {
    let (place, span) = locator.rsplit_once(':')?;
    let (source, number) = place.rsplit_once('#')?;
    let path = ["source", source, number];
    let address = visit.link(&path, Form::Html, &[("at", span)]) + "#at";
    Some(Link::new(format!("{source} §{number}"), address))
}
