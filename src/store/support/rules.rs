//! The rules that match an extracted fact with one of the base. When in doubt, they keep
//! the duplicate. docs/ingest.md lists them.

use std::collections::{BTreeSet, HashMap};

use super::known::{Known, KnownEvent, KnownFigure, KnownPrediction, is_day};
use super::place::Places;
use crate::model::{EntityKind, Event, Figure, Period, Prediction, Qualifier};

/// The matching rule and the matching facts of the base.
pub(super) type Match<T> = Option<(&'static str, T)>;

const SAME_PASSAGE: &str = "same-passage";
const SAME_DAY: &str = "same-day";
const SAME_AMOUNT: &str = "same-amount";
const SAME_DEADLINE: &str = "same-deadline";

/// The rules with their input.
pub(super) struct Rules<'r> {
    pub(super) known: &'r Known,
    pub(super) places: &'r Places<'r>,
    /// The matching events of the base by the slug of the document's event; filled while
    /// events are matched.
    pub(super) hosts: HashMap<String, Vec<&'r KnownEvent>>,
}

impl<'r> Rules<'r> {
    /// The events of the base that match an event with these figures.
    pub(super) fn event(&self, event: &Event, figures: &[&Figure]) -> Match<Vec<&'r KnownEvent>> {
        let here = self.event_of_passage(event);
        if !here.is_empty() {
            return Some((SAME_PASSAGE, here));
        }
        self.event_of_day(event, figures).map(|there| (SAME_DAY, vec![there]))
    }

    /// In the same passage: every event whose date contains the other's or lies within
    /// it, and whose span overlaps. If the passage has only one event, the spans do not
    /// matter.
    fn event_of_passage(&self, event: &Event) -> Vec<&'r KnownEvent> {
        let place = self.places.at(&event.at);
        let here = self.known.events.iter().filter(|known| known.place.hash == place.hash);
        let here: Vec<_> = here.collect();
        let dated = here.iter().copied().filter(|known| nested(known.date, event.date));
        match here.as_slice() {
            [_] => dated.collect(),
            _ => dated.filter(|known| known.place.shared(&place) > 0).collect(),
        }
    }

    /// In another article: the event of the same day that shares most, if it shares
    /// enough.
    fn event_of_day(&self, event: &Event, figures: &[&Figure]) -> Option<&'r KnownEvent> {
        if !is_day(event.date) {
            return None;
        }
        let elsewhere = |known: &&KnownEvent| !self.places.has(&known.place.hash);
        let day = self.known.events.iter().filter(|known| known.date == event.date);
        let scored = day.filter(elsewhere).filter_map(|known| {
            let amount = figures.iter().any(|figure| self.has_amount(known, figure));
            common(event, known, amount).map(|score| (score, known))
        });
        the_best(scored)
    }

    /// Whether a figure of the base's event has the amount.
    fn has_amount(&self, event: &KnownEvent, figure: &Figure) -> bool {
        let of_event = self.known.figures.iter().filter(|known| known.event == event.slug);
        of_event.into_iter().any(|known| self.same_amount(known, figure))
    }

    /// The figure of the base that matches a figure.
    pub(super) fn figure(&self, figure: &Figure) -> Match<&'r KnownFigure> {
        let place = self.places.at(&figure.at);
        let here = self.known.figures.iter().filter_map(|known| {
            let shared = known.place.shared(&place);
            let same = self.same_amount(known, figure) || same_number(known, figure);
            (shared > 0 && same).then_some((shared, known))
        });
        if let Some(here) = the_best(here) {
            return Some((SAME_PASSAGE, here));
        }
        let there = self.known.figures.iter().filter(|known| self.same_figure(known, figure));
        the_best(there.map(|known| ((), known))).map(|there| (SAME_AMOUNT, there))
    }

    /// In another article: the same amount of the same subject, and either the
    /// same metric for the same time or a figure of the same event.
    fn same_figure(&self, known: &KnownFigure, figure: &Figure) -> bool {
        let for_the_same = known.metric == figure.metric && nested(known.date, figure.date);
        !self.places.has(&known.place.hash)
            && known.subject == figure.subject
            && self.same_amount(known, figure)
            && (for_the_same || self.is_host(&known.event, &figure.event))
    }

    /// The prediction of the base that matches a prediction made on the date `made`.
    pub(super) fn prediction(
        &self,
        prediction: &Prediction,
        made: Option<Period>,
    ) -> Match<&'r KnownPrediction> {
        let place = self.places.at(&prediction.at);
        let here = self.known.predictions.iter().filter_map(|known| {
            let shared = known.place.shared(&place);
            (shared > 0 && nested(known.due, prediction.due)).then_some((shared, known))
        });
        if let Some(here) = the_best(here) {
            return Some((SAME_PASSAGE, here));
        }
        let there = self.known.predictions.iter().filter(|known| {
            let then = made == Some(known.made) || self.is_host(&known.event, &prediction.event);
            then && self.same_promise(known, prediction)
        });
        the_best(there.map(|known| ((), known))).map(|there| (SAME_DEADLINE, there))
    }

    /// In another article: the same deadline for the same subject by the same
    /// speaker.
    fn same_promise(&self, known: &KnownPrediction, prediction: &Prediction) -> bool {
        !self.places.has(&known.place.hash)
            && known.due == prediction.due
            && known.subject == prediction.subject
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

/// Whether one period contains the other.
fn nested(one: Period, other: Period) -> bool {
    let holds =
        |outer: Period, inner: Period| outer.start() <= inner.start() && inner.end() <= outer.end();
    holds(one, other) || holds(other, one)
}

/// The score of two events of one day, if they share a system or person, and either an
/// amount or at least two names that make up half of all.
fn common(event: &Event, known: &KnownEvent, amount: bool) -> Option<(bool, usize)> {
    let names: BTreeSet<&str> =
        event.mentions.iter().map(|mention| mention.entity.as_str()).collect();
    let shared: Vec<_> =
        known.mentions.iter().filter(|(name, _)| names.contains(name.as_str())).collect();
    let all = names.len() + known.mentions.len() - shared.len();
    let is_specific = |(_, kind): &&(&String, &EntityKind)| {
        matches!(kind, EntityKind::System | EntityKind::Person)
    };
    let enough = amount || (shared.len() >= 2 && shared.len() * 2 >= all);
    (enough && shared.iter().any(|name| is_specific(&name))).then_some((amount, shared.len()))
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
