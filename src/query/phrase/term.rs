//! A term: a run of words that a vocabulary or the base knows.

use std::ops::Range;

use super::gazetteer::Thing;
use super::words::Word;
use crate::model::{CategoryKind, Period};

/// A run of words with all it may mean.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Term {
    /// The words as typed.
    pub(super) text: String,
    /// Where they were typed.
    pub(super) place: Range<usize>,
    /// What they mean in the vocabulary.
    pub(super) words: Vec<Word>,
    /// What they name in the base.
    pub(super) things: Vec<Thing>,
    /// The number they are.
    pub(super) amount: Option<f64>,
    /// The date they are, or why they are none.
    pub(super) period: Option<Result<Period, String>>,
    /// Whether they stand in quotes.
    pub(super) quoted: bool,
    /// Whether they are tied to what is before them by a hyphen: "3-4".
    pub(super) follows_dash: bool,
}

/// Makes one term of several that stand side by side, which names something.
pub(super) fn name_together(terms: &mut Vec<Term>, run: Range<usize>, thing: Thing) {
    let Some((first, rest)) = terms.get(run.clone()).and_then(<[Term]>::split_first) else {
        return;
    };
    let text = rest.iter().fold(first.text.clone(), |text, term| format!("{text} {}", term.text));
    let end = rest.last().unwrap_or(first).place.end;
    let place = first.place.start..end;
    terms.splice(run, [Term { text, place, things: vec![thing], ..Term::default() }]);
}

impl Term {
    /// Whether it is only the name of a unit or metric.
    pub(super) fn is_measure(&self) -> bool {
        let is_measure = |thing: &Thing| {
            matches!(thing, Thing::Unit(_) | Thing::Metric(_) | Thing::Multiple { .. })
        };
        self.words.is_empty() && !self.things.is_empty() && self.things.iter().all(is_measure)
    }

    /// Whether it names a metric.
    pub(super) fn is_metric(&self) -> bool {
        self.things.iter().any(|thing| matches!(thing, Thing::Metric(_)))
    }

    /// The categories it names.
    pub(super) fn categories(&self) -> impl Iterator<Item = (CategoryKind, &str)> {
        let things = self.things.iter().filter(|_| self.words.is_empty());
        things.filter_map(|thing| match thing {
            Thing::Category { kind, slug, .. } => Some((*kind, slug.as_str())),
            _ => None,
        })
    }

    pub(super) fn is_known(&self) -> bool {
        self.quoted
            || self.amount.is_some()
            || self.period.is_some()
            || !(self.words.is_empty() && self.things.is_empty())
    }
}
