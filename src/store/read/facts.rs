//! The facts of a dataset.

use super::row::Reader;
use crate::model::{Event, Figure, Prediction, Relation, Support};
use crate::store::records::{event, figure, prediction, relation, support};

pub(super) fn relations(reader: &Reader<'_>) -> rusqlite::Result<Vec<Relation>> {
    let mut relations = reader.records(&relation::RELATIONS, relation::read)?;
    // The order of kinds is that of the vocabulary, which the base does not know.
    relations.sort_by(|a, b| (&a.subject, a.kind, &a.object).cmp(&(&b.subject, b.kind, &b.object)));
    Ok(relations)
}

pub(super) fn events(reader: &Reader<'_>) -> rusqlite::Result<Vec<Event>> {
    let mut mentions = reader.children(&event::MENTIONS, event::read_mention)?;
    let mut events = reader.records(&event::EVENTS, event::read)?;
    for event in &mut events {
        event.mentions = mentions.remove(&event.slug).unwrap_or_default();
        event.mentions.sort();
    }
    Ok(events)
}

pub(super) fn figures(reader: &Reader<'_>) -> rusqlite::Result<Vec<Figure>> {
    reader.records(&figure::FIGURES, figure::read)
}

pub(super) fn predictions(reader: &Reader<'_>) -> rusqlite::Result<Vec<Prediction>> {
    let mut outcomes = reader.children(&prediction::OUTCOMES, prediction::read_outcome)?;
    let mut predictions = reader.records(&prediction::PREDICTIONS, prediction::read)?;
    for prediction in &mut predictions {
        prediction.outcome = outcomes.remove(&prediction.slug).and_then(|mut all| all.pop());
    }
    Ok(predictions)
}

pub(super) fn supports(reader: &Reader<'_>) -> rusqlite::Result<Vec<Support>> {
    let found = reader.records(&support::SUPPORTS, support::read)?;
    let mut supports: Vec<_> = found.into_iter().flatten().collect();
    supports.sort_by(|a, b| a.key().cmp(&b.key()));
    Ok(supports)
}
