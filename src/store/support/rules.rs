//! The rules that match an extracted fact with one of the base. When in doubt, they keep
//! the duplicate. docs/ingest.md lists them.

use std::collections::{HashMap, HashSet};

use super::dates::{is_day, is_month, month, nested};
use super::index::{Index, of};
use super::known::{Known, KnownEvent, KnownFigure, KnownPrediction};
use super::place::Places;
use super::shared::Shared;
use super::titles::words;
use crate::model::{Event, Figure, Period, Prediction, Qualifier};

/// The matching rule and the matching facts of the base.
pub(super) type Match<T> = Option<(&'static str, T)>;

const SAME_PASSAGE: &str = "same-passage";
const SAME_DAY: &str = "same-day";
const SAME_AMOUNT: &str = "same-amount";
const SAME_DEADLINE: &str = "same-deadline";

/// The rules with their input.
pub(super) struct Rules<'r> {
    known: &'r Known,
    index: Index<'r>,
    pub(super) places: &'r Places<'r>,
    /// The matching events of the base by the slug of the document's event; filled while
    /// events are matched.
    pub(super) hosts: HashMap<String, Vec<&'r KnownEvent>>,
    /// The extracted facts that a fact of the document matches already: two facts of one
    /// article are never merged.
    taken: HashSet<&'r str>,
}

impl<'r> Rules<'r> {
    pub(super) fn new(known: &'r Known, places: &'r Places<'r>) -> Self {
        Self {
            known,
            index: Index::of(known),
            places,
            hosts: HashMap::new(),
            taken: HashSet::new(),
        }
    }

    /// The events of the base that match an event with these figures.
    pub(super) fn event(
        &mut self,
        event: &Event,
        figures: &[&Figure],
    ) -> Match<Vec<&'r KnownEvent>> {
        let here = self.event_of_passage(event);
        if !here.is_empty() {
            return Some((SAME_PASSAGE, here));
        }
        let there = self.event_of_day(event, figures)?;
        self.taken.extend(there.words.as_ref().map(|_| there.slug.as_str()));
        Some((SAME_DAY, vec![there]))
    }

    /// In the same passage: every event whose date contains the other's or lies within
    /// it, and whose span overlaps. If the passage has only one event, the spans do not
    /// matter.
    fn event_of_passage(&self, event: &Event) -> Vec<&'r KnownEvent> {
        let place = self.places.at(&event.at);
        let here = of(&self.index.events_by_passage, &place.hash.as_str());
        let dated = here.iter().copied().filter(|known| nested(known.date, event.date));
        match here {
            [_] => dated.collect(),
            _ => dated.filter(|known| known.place.shared(&place) > 0).collect(),
        }
    }

    /// In another article: the event of the same day, or of the month of one, that shares
    /// most, if it shares enough. A curated event is of the same day.
    fn event_of_day(&self, event: &Event, figures: &[&Figure]) -> Option<&'r KnownEvent> {
        if !is_day(event.date) && !is_month(event.date) {
            return None;
        }
        let words = words(&event.title.en);
        let elsewhere = |known: &&KnownEvent| {
            !self.places.has(&known.place.hash) && !self.taken.contains(known.slug.as_str())
        };
        let dated = |known: &&KnownEvent| match known.words {
            None => is_day(event.date) && known.date == event.date,
            Some(_) => nested(known.date, event.date),
        };
        let near = of(&self.index.events_by_month, &month(event.date)).iter().copied();
        let scored = near.filter(elsewhere).filter(dated).filter_map(|known| {
            let amount = figures.iter().any(|figure| self.has_amount(known, figure));
            let shared = Shared::of(event, known, &words);
            shared.is_enough(amount).then_some(((amount, shared.names, shared.words), known))
        });
        the_best(scored)
    }

    /// Whether a figure of the base's event has the amount.
    fn has_amount(&self, event: &KnownEvent, figure: &Figure) -> bool {
        let of_event = of(&self.index.figures_by_event, &event.slug.as_str());
        of_event.iter().any(|known| self.same_amount(known, figure))
    }

    /// The figure of the base that matches a figure.
    pub(super) fn figure(&mut self, figure: &Figure) -> Match<&'r KnownFigure> {
        let place = self.places.at(&figure.at);
        let here = of(&self.index.figures_by_passage, &place.hash.as_str());
        let here = here.iter().filter_map(|&known| {
            let shared = known.place.shared(&place);
            let same = self.same_amount(known, figure) || same_number(known, figure);
            (shared > 0 && same).then_some((shared, known))
        });
        if let Some(here) = the_best(here) {
            return Some((SAME_PASSAGE, here));
        }
        let there = of(&self.index.figures_by_subject, &figure.subject.as_str());
        let there = there.iter().copied().filter(|known| self.same_figure(known, figure));
        let there = the_best(there.map(|known| ((), known)))?;
        self.taken.extend(there.extracted.then_some(there.slug.as_str()));
        Some((SAME_AMOUNT, there))
    }

    /// Of figures of one subject: in another article, the same amount, and either the
    /// same metric for the same time or a figure of the same event.
    fn same_figure(&self, known: &KnownFigure, figure: &Figure) -> bool {
        let for_the_same = known.metric == figure.metric && nested(known.date, figure.date);
        !self.places.has(&known.place.hash)
            && !self.taken.contains(known.slug.as_str())
            && self.same_amount(known, figure)
            && (for_the_same || self.is_host(&known.event, &figure.event))
    }

    /// The prediction of the base that matches a prediction made on the date `made`.
    pub(super) fn prediction(
        &mut self,
        prediction: &Prediction,
        made: Option<Period>,
    ) -> Match<&'r KnownPrediction> {
        let place = self.places.at(&prediction.at);
        let here = of(&self.index.predictions_by_passage, &place.hash.as_str());
        let here = here.iter().filter_map(|&known| {
            let shared = known.place.shared(&place);
            (shared > 0 && nested(known.due, prediction.due)).then_some((shared, known))
        });
        if let Some(here) = the_best(here) {
            return Some((SAME_PASSAGE, here));
        }
        let there = of(&self.index.predictions_by_subject, &prediction.subject.as_str());
        let there = there.iter().copied().filter(|known| {
            let then = made == Some(known.made) || self.is_host(&known.event, &prediction.event);
            then && self.same_promise(known, prediction)
        });
        let there = the_best(there.map(|known| ((), known)))?;
        self.taken.extend(there.extracted.then_some(there.slug.as_str()));
        Some((SAME_DEADLINE, there))
    }

    /// Of predictions about one subject: in another article, the same deadline by
    /// the same speaker.
    fn same_promise(&self, known: &KnownPrediction, prediction: &Prediction) -> bool {
        !self.places.has(&known.place.hash)
            && !self.taken.contains(known.slug.as_str())
            && known.due == prediction.due
            && known.by == prediction.by
    }

    fn is_host(&self, known: &str, event: &str) -> bool {
        self.hosts.get(event).is_some_and(|hosts| hosts.iter().any(|host| host.slug == known))
    }

    /// Whether two figures have the same amount in the same dimension, with compatible
    /// qualifiers.
    fn same_amount(&self, known: &KnownFigure, figure: &Figure) -> bool {
        let unit = |slug: &str| self.known.units.get(slug);
        let (Some((theirs, their_factor)), Some((ours, our_factor))) =
            (unit(&known.unit), unit(&figure.unit))
        else {
            return false;
        };
        theirs == ours
            && class(known.qualifier) == class(figure.qualifier)
            && equal(known.low, *their_factor, figure.low, *our_factor)
            && equal(known.high, *their_factor, figure.high, *our_factor)
    }
}

/// Whether two figures have equal bounds (whatever their units) or are both vague. In the
/// same place, that is one figure read in two ways.
fn same_number(known: &KnownFigure, figure: &Figure) -> bool {
    let vague = known.qualifier == Qualifier::Several && figure.qualifier == Qualifier::Several;
    let same = equal(known.low, 1.0, figure.low, 1.0) && equal(known.high, 1.0, figure.high, 1.0);
    vague || same
}

/// The fact with the highest score; none if two share it.
fn the_best<'k, S: Ord, T>(scored: impl Iterator<Item = (S, &'k T)>) -> Option<&'k T> {
    let mut scored: Vec<_> = scored.collect();
    scored.sort_by(|(one, _), (other, _)| other.cmp(one));
    match scored.as_slice() {
        [(first, _), (second, _), ..] if first == second => None,
        [(_, best), ..] => Some(best),
        [] => None,
    }
}

/// The class of compatible qualifiers.
fn class(qualifier: Qualifier) -> u8 {
    match qualifier {
        Qualifier::Exact | Qualifier::About => 0,
        Qualifier::MoreThan | Qualifier::AtLeast => 1,
        Qualifier::LessThan | Qualifier::AtMost => 2,
        Qualifier::Between => 3,
        Qualifier::Several => 4,
    }
}

/// Whether two bounds are the same amount, or both open.
fn equal(one: Option<f64>, by_one: f64, other: Option<f64>, by_other: f64) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => {
            let (one, other) = (one * by_one, other * by_other);
            (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
        }
        _ => false,
    }
}
