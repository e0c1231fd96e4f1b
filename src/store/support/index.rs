//! The base's facts by what the rules compare, so that the time to match a document grows
//! with its length alone.

use std::collections::HashMap;
use std::hash::Hash;

use super::dates::month;
use super::known::{Known, KnownEvent, KnownFigure, KnownPrediction};
use crate::model::Period;

/// Facts of the base by a value that they share; each list in the order of slugs.
pub(super) type By<'k, K, T> = HashMap<K, Vec<&'k T>>;

/// The facts of the base, indexed.
pub(super) struct Index<'k> {
    pub(super) events_by_passage: By<'k, &'k str, KnownEvent>,
    /// By the month in which they begin.
    pub(super) events_by_month: By<'k, Option<Period>, KnownEvent>,
    pub(super) figures_by_passage: By<'k, &'k str, KnownFigure>,
    pub(super) figures_by_event: By<'k, &'k str, KnownFigure>,
    pub(super) figures_by_subject: By<'k, &'k str, KnownFigure>,
    pub(super) predictions_by_passage: By<'k, &'k str, KnownPrediction>,
    pub(super) predictions_by_subject: By<'k, &'k str, KnownPrediction>,
}

impl<'k> Index<'k> {
    pub(super) fn of(known: &'k Known) -> Self {
        let Known { events, figures, predictions, .. } = known;
        Self {
            events_by_passage: grouped(events, |event| event.place.hash.as_str()),
            events_by_month: grouped(events, |event| month(event.date)),
            figures_by_passage: grouped(figures, |figure| figure.place.hash.as_str()),
            figures_by_event: grouped(figures, |figure| figure.event.as_str()),
            figures_by_subject: grouped(figures, |figure| figure.subject.as_str()),
            predictions_by_passage: grouped(predictions, |one| one.place.hash.as_str()),
            predictions_by_subject: grouped(predictions, |one| one.subject.as_str()),
        }
    }
}

/// Facts by a key.
pub(super) fn grouped<'k, K: Eq + Hash, T>(
    facts: &'k [T],
    key: impl Fn(&'k T) -> K,
) -> By<'k, K, T> {
    let mut groups: By<'k, K, T> = By::new();
    for fact in facts {
        groups.entry(key(fact)).or_default().push(fact);
    }
    groups
}

/// The facts of a key.
pub(super) fn of<'k, 'g, K: Eq + Hash, T>(groups: &'g By<'k, K, T>, key: &K) -> &'g [&'k T] {
    groups.get(key).map(Vec::as_slice).unwrap_or_default()
}
