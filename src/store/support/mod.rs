//! Supports instead of duplicates: a fact of a document that the base already has becomes
//! a support of that fact, and the facts found with it attach to it. docs/ingest.md lists
//! the rules.

mod dates;
mod index;
mod known;
mod place;
mod rules;
mod shared;
mod titles;

use std::collections::HashMap;

use rusqlite::Connection;

use crate::model::{
    Dataset, Event, FactKind, FactRef, Figure, Locator, Origin, Period, Prediction, Support,
};
use index::{grouped, of};
use known::{Known, KnownEvent};
use place::Places;
use rules::Rules;

/// The dataset, with supports in place of the facts that other datasets of the base already
/// have.
///
/// # Errors
/// If the base cannot be read.
pub(super) fn supported(connection: &Connection, dataset: &Dataset) -> rusqlite::Result<Dataset> {
    Ok(link(dataset, &Known::read(connection, dataset)?))
}

/// The same, with the base's facts already read.
fn link(dataset: &Dataset, known: &Known) -> Dataset {
    let places = Places::of(dataset);
    let rules = Rules::new(known, &places);
    let supports = dataset.supports.clone();
    let mut linking = Linking { rules, figures: HashMap::new(), supports };
    let events = linking.events(dataset);
    let figures = linking.figures(dataset);
    let predictions = linking.predictions(dataset);
    let mut supports = linking.supports;
    supports.sort_by(|one, other| one.key().cmp(&other.key()));
    supports.dedup_by(|one, other| one.key() == other.key());
    Dataset { events, figures, predictions, supports, ..dataset.clone() }
}

/// A dataset being linked.
struct Linking<'l> {
    rules: Rules<'l>,
    /// The base's figure for each figure of the document that matches one.
    figures: HashMap<String, String>,
    supports: Vec<Support>,
}

impl Linking<'_> {
    /// The events that match none of the base.
    fn events(&mut self, dataset: &Dataset) -> Vec<Event> {
        let mut own = Vec::new();
        let stated = grouped(&dataset.figures, |figure| figure.event.as_str());
        for event in &dataset.events {
            let figures = of(&stated, &event.slug.as_str());
            let found = event.origin.as_ref().zip(self.rules.event(event, figures));
            let Some((origin, (rule, known))) = found else {
                own.push(event.clone());
                continue;
            };
            for known in &known {
                self.support(FactKind::Event, &known.slug, &event.at, origin, rule);
            }
            self.rules.hosts.insert(event.slug.clone(), known);
        }
        own
    }

    /// The figures that match none of the base.
    fn figures(&mut self, dataset: &Dataset) -> Vec<Figure> {
        let mut own = Vec::new();
        for figure in &dataset.figures {
            let found = figure.origin.as_ref().zip(self.rules.figure(figure));
            if let Some((origin, (rule, known))) = found {
                self.support(FactKind::Figure, &known.slug, &figure.at, origin, rule);
                self.figures.insert(figure.slug.clone(), known.slug.clone());
                continue;
            }
            let event = self.host(&figure.event, &figure.at);
            own.push(Figure { event, ..figure.clone() });
        }
        own
    }

    /// The predictions that match none of the base.
    fn predictions(&mut self, dataset: &Dataset) -> Vec<Prediction> {
        let mut own = Vec::new();
        let made: HashMap<&str, Period> =
            dataset.events.iter().map(|event| (event.slug.as_str(), event.date)).collect();
        for prediction in &dataset.predictions {
            let made = made.get(prediction.event.as_str()).copied();
            let found = prediction.origin.as_ref().zip(self.rules.prediction(prediction, made));
            if let Some((origin, (rule, known))) = found {
                self.support(FactKind::Prediction, &known.slug, &prediction.at, origin, rule);
                continue;
            }
            own.push(self.moved(prediction));
        }
        own
    }

    /// A prediction that refers to the matching facts of the base.
    fn moved(&self, prediction: &Prediction) -> Prediction {
        let mut moved = prediction.clone();
        moved.event = self.host(&prediction.event, &prediction.at);
        if let Some(known) = moved.figure.as_ref().and_then(|figure| self.figures.get(figure)) {
            moved.figure = Some(known.clone());
        }
        if let Some(outcome) = &mut moved.outcome {
            outcome.event = self.host(&outcome.event, &prediction.at);
        }
        moved
    }

    /// The event that a fact attaches to. If its event matches several of the base, the
    /// one whose span overlaps most with the fact's.
    fn host(&self, event: &str, at: &Locator) -> String {
        let place = self.rules.places.at(at);
        let hosts = self.rules.hosts.get(event).map(Vec::as_slice).unwrap_or_default();
        let nearest =
            hosts.iter().rev().max_by_key(|known: &&&KnownEvent| known.place.shared(&place));
        nearest.map_or_else(|| event.to_owned(), |known| known.slug.clone())
    }

    fn support(&mut self, kind: FactKind, slug: &str, at: &Locator, origin: &Origin, rule: &str) {
        self.supports.push(Support {
            fact: FactRef { kind, slug: slug.to_owned() },
            at: at.clone(),
            origin: Origin { confidence: origin.confidence, rule: rule.to_owned() },
        });
    }
}

#[cfg(test)]
mod tests;
