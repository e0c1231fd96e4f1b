//! The records of a prediction and of its outcome.

use strum::VariantNames;

use super::{ORIGINS, Stored};
use crate::model::{Outcome, Precision, Prediction, Verdict};
use crate::store::cell::Cell;
use crate::store::tables::Table;

record! {
    /// The predictions.
    PREDICTIONS = Table::own("predictions", 1).referred();
    cells(prediction: Prediction) {
        slug = Cell::part(&prediction.slug),
        event_id -> Event = Cell::from(&prediction.event),
        by_id -> Entity = Cell::from(&prediction.by),
        subject_id -> Entity = Cell::from(&prediction.subject),
        due = Cell::date(prediction.due),
        due_from = Cell::start(prediction.due),
        due_to = Cell::end(prediction.due),
        due_precision in (Precision::VARIANTS) = Cell::from(prediction.due.precision().word()),
        approximate = Cell::from(prediction.approximate),
        statement_en = Cell::from(&prediction.statement.en),
        statement_fr = Cell::from(&prediction.statement.fr),
        figure_id -> Figure = Cell::optional(prediction.figure.as_deref()),
        passage_id -> Passage = Cell::passage(&prediction.at),
        span_start = Cell::from(prediction.at.start),
        span_length = Cell::from(prediction.at.length),
        origin in (ORIGINS) = Cell::origin(prediction.origin.as_ref()),
        confidence = Cell::confidence(prediction.origin.as_ref()),
        rule = Cell::rule(prediction.origin.as_ref()),
    }
}

record! {
    /// The outcomes of predictions.
    OUTCOMES = Table::through("outcomes", 1, "prediction_id", "predictions");
    outcome_cells(prediction: Prediction, outcome: Outcome) {
        prediction_id -> Prediction = Cell::part(&prediction.slug),
        verdict in (Verdict::VARIANTS) = Cell::from(outcome.verdict.word()),
        event_id -> Event = Cell::from(&outcome.event),
    }
}

/// Reads a prediction back, without its outcome.
pub(in crate::store) fn read(row: &Stored<'_>) -> rusqlite::Result<Prediction> {
    Ok(Prediction {
        slug: row.get("slug")?,
        event: row.get("event_id")?,
        by: row.get("by_id")?,
        subject: row.get("subject_id")?,
        due: row.parsed("due")?,
        approximate: row.get("approximate")?,
        statement: row.both("statement")?,
        figure: row.get("figure_id")?,
        at: row.locator()?,
        origin: row.origin()?,
        outcome: None,
    })
}

/// Reads an outcome back, with the slug of its prediction.
pub(in crate::store) fn read_outcome(row: &Stored<'_>) -> rusqlite::Result<(String, Outcome)> {
    let outcome = Outcome { verdict: row.parsed("verdict")?, event: row.get("event_id")? };
    Ok((row.get("prediction_id")?, outcome))
}
