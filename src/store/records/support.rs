//! The record of a support.

use super::Stored;
use crate::model::{FactKind, FactRef, Support};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The supports.
    SUPPORTS = Table::own("supports", 6);
    cells(support: Support) {
        passage_id -> Passage = Cell::passage(&support.at),
        span_start = Cell::from(support.at.start),
        span_length = Cell::from(support.at.length),
        event_id -> Event = Cell::part(slug_of(support, FactKind::Event)),
        figure_id -> Figure = Cell::part(slug_of(support, FactKind::Figure)),
        prediction_id -> Prediction = Cell::part(slug_of(support, FactKind::Prediction)),
        confidence = Cell::Real(support.origin.confidence),
        rule = Cell::from(&support.origin.rule),
    }
}

/// The slug of the supported fact if it is of this kind, and nothing otherwise.
fn slug_of(support: &Support, kind: FactKind) -> &str {
    if support.fact.kind == kind { &support.fact.slug } else { "" }
}

/// Reads a support back; `None` if it names no fact.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Option<Support>> {
    let Some(origin) = row.origin()? else { return Ok(None) };
    for (kind, column) in [
        (FactKind::Event, "event_id"),
        (FactKind::Figure, "figure_id"),
        (FactKind::Prediction, "prediction_id"),
    ] {
        if let Some(slug) = row.get(column)? {
            return Ok(Some(Support { fact: FactRef { kind, slug }, at: row.locator()?, origin }));
        }
    }
    Ok(None)
}
