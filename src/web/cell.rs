//! One cell of a table or of the fields of a thing: a value, and where it leads.

use super::place::passage;
use super::shell::Link;
use super::visit::Visit;
use crate::query::{Row, Value};

/// Texts and links, and what stands below them.
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

/// Columns that name entities, which have pages.
const ENTITIES: [&str; 9] =
    ["systems", "people", "organizations", "places", "by", "subject", "object", "entity", "system"];

/// Columns of dates.
const DATES: [&str; 9] = [
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

/// The statuses that have a color.
const STATUSES: [&str; 7] = ["open", "overdue", "kept", "late", "missed", "dropped", "partly"];

impl Cell {
    /// The value of a column.
    pub(super) fn of(column: &str, row: &Row<'_>, visit: &Visit) -> Self {
        let value = row.get(column).unwrap_or(&Value::Null);
        let entity = |name: &str| Link::new(name, visit.to(&["e", name]));
        let is_entity = ENTITIES.contains(&column);
        let links = match value {
            Value::Null => Vec::new(),
            Value::List(names) if is_entity => names.iter().map(|name| entity(name)).collect(),
            Value::Text(name) if is_entity && !name.is_empty() => vec![entity(name)],
            Value::Text(date) if is_date(column) => {
                vec![Link::new(visit.words().date(date), String::new())]
            }
            Value::Text(kind) if column == "relation" => {
                vec![Link::new(kind.replace('_', " "), String::new())]
            }
            Value::Text(slug) if column == "passage" => vec![passage(slug, visit)],
            value => vec![Link::new(value.text(), String::new())],
        };
        let is_number = is_number(Some(value));
        Self { links, is_number, is_short: is_date(column), ..Self::default() }
    }

    /// Leads to the page of the row, and tells its quote and origin.
    pub(super) fn lead(&mut self, path: &str, row: &Row<'_>, visit: &Visit) {
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

/// Whether a column has dates.
pub(super) fn is_date(column: &str) -> bool {
    DATES.contains(&column)
}

/// Whether a value is a number.
pub(super) fn is_number(value: Option<&Value>) -> bool {
    matches!(value, Some(Value::Integer(_) | Value::Real(_)))
}

/// The status that a value names, if it has a color.
pub(super) fn status(value: &Value) -> Option<&str> {
    value.as_text().filter(|word| STATUSES.contains(word))
}
