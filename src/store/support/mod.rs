//! Supports: what a document says that the base knows already. Such a fact is not
//! doubled; its passage becomes a support of the fact that is there, and what
//! was found with it hangs on that.

mod known;
mod place;
mod rules;

use std::collections::HashMap;

use rusqlite::Connection;

use crate::model::{
    Dataset, Event, FactKind, FactRef, Figure, Locator, Origin, Period, Prediction, Support,
};
use known::{Known, KnownEvent};
use place::Places;
use rules::Rules;

/// The dataset with the facts that curated facts of other datasets of the base
/// are, as supports of those.
///
/// # Errors
/// If the base cannot be read.
pub(super) fn supported(connection: &Connection, dataset: &Dataset) -> rusqlite::Result<Dataset> {
    Ok(link(dataset, &Known::read(connection, dataset)?))
}

/// The same where it is known what the base knows.
fn link(dataset: &Dataset, known: &Known) -> Dataset {
    let places = Places::of(dataset);
    let rules = Rules { known, places: &places, hosts: HashMap::new() };
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
    /// The figures of the base that figures of the document are.
    figures: HashMap<String, String>,
    supports: Vec<Support>,
}

impl Linking<'_> {
    /// The events that the base does not know.
    fn events(&mut self, dataset: &Dataset) -> Vec<Event> {
        let mut own = Vec::new();
        for event in &dataset.events {
            let stated = dataset.figures.iter().filter(|figure| figure.event == event.slug);
            let figures: Vec<_> = stated.collect();
            let found = event.origin.as_ref().zip(self.rules.event(event, &figures));
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

    /// The figures that the base does not know.
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

    /// The predictions that the base does not know.
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

    /// A prediction with the base's facts in place of those that they are.
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

    /// The event that a fact hangs on: where the base has several for the one it
    /// was found with, that whose span has most of the fact's.
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
