//! The record of a figure.

use strum::VariantNames;

use super::{ORIGINS, Stored};
use crate::model::{Figure, FigureStatus, Precision, Qualifier};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The figures.
    FIGURES = Table::own("figures", 1).referred();
    cells(figure: Figure) {
        slug = Cell::part(&figure.slug),
        event_id -> Event = Cell::from(&figure.event),
        subject_id -> Entity = Cell::from(&figure.subject),
        object_id -> Entity = Cell::optional(figure.object.as_deref()),
        metric_id -> Metric = Cell::from(&figure.metric),
        low = Cell::from(figure.low),
        high = Cell::from(figure.high),
        qualifier in (Qualifier::VARIANTS) = Cell::from(figure.qualifier.word()),
        unit_id -> Unit = Cell::from(&figure.unit),
        date = Cell::date(figure.date),
        starts_on = Cell::start(figure.date),
        ends_on = Cell::end(figure.date),
        precision in (Precision::VARIANTS) = Cell::from(figure.date.precision().word()),
        status in (FigureStatus::VARIANTS) = Cell::from(figure.status.word()),
        passage_id -> Passage = Cell::passage(&figure.at),
        span_start = Cell::from(figure.at.start),
        span_length = Cell::from(figure.at.length),
        origin in (ORIGINS) = Cell::origin(figure.origin.as_ref()),
        confidence = Cell::confidence(figure.origin.as_ref()),
        rule = Cell::rule(figure.origin.as_ref()),
    }
}

/// Reads a figure back.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Figure> {
    Ok(Figure {
        slug: row.get("slug")?,
        event: row.get("event_id")?,
        subject: row.get("subject_id")?,
        object: row.get("object_id")?,
        metric: row.get("metric_id")?,
        low: row.get("low")?,
        high: row.get("high")?,
        qualifier: row.parsed("qualifier")?,
        unit: row.get("unit_id")?,
        date: row.parsed("date")?,
        status: row.parsed("status")?,
        at: row.locator()?,
        origin: row.origin()?,
    })
}
