//! What two events have in common: names, and words of their titles.

use std::collections::BTreeSet;

use super::known::KnownEvent;
use super::titles::words;
use crate::model::{EntityKind, Event};

/// What an event of a document and one of the base have in common.
pub(super) struct Shared {
    /// The names in both.
    pub(super) names: usize,
    /// Whether one of them is a system or person.
    specific: bool,
    /// Whether these names make up half of all.
    half: bool,
    /// The words in both titles, if both events were extracted.
    pub(super) words: Option<usize>,
    /// Whether these make up a third of the words of the shorter title.
    third: bool,
}

impl Shared {
    /// What they have in common; `title` has the words of the first.
    pub(super) fn of(event: &Event, known: &KnownEvent, title: &BTreeSet<String>) -> Self {
        let names: BTreeSet<&str> =
            event.mentions.iter().map(|mention| mention.entity.as_str()).collect();
        let shared: Vec<_> =
            known.mentions.iter().filter(|(name, _)| names.contains(name.as_str())).collect();
        let all = names.len() + known.mentions.len() - shared.len();
        let is_specific = |(_, kind): &(&String, &EntityKind)| {
            matches!(kind, EntityKind::System | EntityKind::Person)
        };
        let theirs = known.words.as_ref();
        // The names are counted already.
        let named: BTreeSet<String> = names.iter().flat_map(|name| words(name)).collect();
        let own = |word: &&String| !named.contains(word.as_str());
        let same = theirs.map(|theirs| title.intersection(theirs).filter(own).count());
        let shorter = theirs.map_or(0, |theirs| {
            title.iter().filter(own).count().min(theirs.iter().filter(own).count())
        });
        Self {
            names: shared.len(),
            specific: shared.iter().any(is_specific),
            half: shared.len() * 2 >= all,
            words: same,
            third: same.unwrap_or_default() * 3 >= shorter,
        }
    }

    /// Whether that is enough for one event, which may share an amount too: a system or person,
    /// and either an amount or at least two names that make up half of all. Two extracted events
    /// must also share a word; for those that share half of their names, a third of the words is
    /// enough, if these are at least two, or one beside an amount.
    pub(super) fn is_enough(&self, amount: bool) -> bool {
        let by_names = self.specific && (amount || (self.names >= 2 && self.half));
        let Some(words) = self.words else { return by_names };
        let by_words =
            self.names > 0 && self.half && self.third && words + usize::from(amount) >= 2;
        words > 0 && (by_names || by_words)
    }
}
