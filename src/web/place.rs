//! Links to the passages that rows and citations come from.

use super::shell::Link;
use super::visit::{Form, Visit};
use crate::query::{Row, Rows, Value};

/// The words of a row in its source, and the link to them.
pub(super) struct Citation {
    /// The number of the row.
    pub(super) row: usize,
    pub(super) quote: Option<String>,
    pub(super) place: Option<Link>,
}

/// The citations of an answer, each of which names its row.
pub(super) fn citations(cited: &Rows, visit: &Visit) -> impl Iterator<Item = Citation> {
    cited.iter().filter_map(|citation| {
        let text = |name: &str| citation.get(name).and_then(Value::as_text);
        Some(Citation {
            row: citation.get("row")?.text().parse().ok()?,
            quote: text("quote").map(str::to_owned),
            place: text("locator").and_then(|locator| locator_link(locator, visit)),
        })
    })
}

/// The link to the passage of a row: from its locator, or its source and number.
pub(super) fn place(row: &Row<'_>, visit: &Visit) -> Option<Link> {
    if let Some(locator) = row.get("locator").and_then(Value::as_text) {
        return locator_link(locator, visit);
    }
    let source = row.get("source")?.as_text()?;
    let Some(Value::Integer(number)) = row.get("passage") else { return None };
    Some(passage(&format!("{source}#{number}"), visit))
}

/// The link to a passage, from `SOURCE#NUMBER`.
pub(super) fn passage(slug: &str, visit: &Visit) -> Link {
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
