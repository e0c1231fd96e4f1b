//! The text of a passage with words marked, and the passages beside it.

use super::super::Site;
use super::super::fault::Fault;
use super::super::shell::Link;
use super::super::visit::Visit;
use crate::query::show::Found;
use crate::query::{Limits, passages_after};
use crate::store::Base;

/// A text with words marked.
pub(super) struct Marked {
    pub(super) before: String,
    pub(super) words: String,
    pub(super) after: String,
}

impl Marked {
    /// The text with a span marked, counted in characters.
    pub(super) fn new(text: &str, span: Option<(usize, usize)>) -> Self {
        let (start, length) = span.unwrap_or_default();
        let part = |from: usize, length: usize| text.chars().skip(from).take(length).collect();
        Self {
            before: part(0, start),
            words: part(start, length),
            after: part(start.saturating_add(length), usize::MAX),
        }
    }
}

/// The start and the length of `START+LENGTH`.
pub(super) fn span(text: &str) -> Option<(usize, usize)> {
    let (start, length) = text.split_once('+')?;
    start.parse().ok().zip(length.parse().ok())
}

/// The passages before and after a passage of the same source.
pub(super) fn neighbours(
    base: &mut Base,
    found: &Found,
    visit: &Visit,
    site: &Site,
) -> Result<[Option<Link>; 2], Fault> {
    let place = found.slug.rsplit_once('#').filter(|_| found.what == "passage");
    let place = place.and_then(|(source, number)| Some((source, number.parse::<i64>().ok()?)));
    let Some((source, number)) = place else { return Ok([None, None]) };
    let limits = Limits { rows: Some(3), count_rest: false, ..site.limits };
    let rows = passages_after(base.connection_mut(), source, number - 2, &limits)?;
    let own = rows.iter().filter(|row| row["slug"].as_text() == Some(source));
    let numbers: Vec<i64> = own.filter_map(|row| row["ordinal"].text().parse().ok()).collect();
    let link = |number: Option<&i64>, text: &str| {
        let address = visit.to(&["source", source, &number?.to_string()]);
        Some(Link::new(text, address))
    };
    let w = visit.words();
    Ok([
        link(numbers.iter().rfind(|other| **other < number), w.t("previous_passage")),
        link(numbers.iter().find(|other| **other > number), w.t("next_passage")),
    ])
}
