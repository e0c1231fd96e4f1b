//! Votes for the kinds of a name.

use super::name_cues::Suggestion;
use crate::model::EntityKind;

/// Votes for the kinds of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    counts: Vec<(EntityKind, u32)>,
    /// The categories that were suggested, with the kind each belongs to and its votes.
    categories: Vec<(EntityKind, &'static str, u32)>,
}

impl Votes {
    pub(super) fn add(&mut self, kind: EntityKind, votes: u32) {
        match self.counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count = count.saturating_add(votes),
            None => self.counts.push((kind, votes)),
        }
    }

    /// Adds the votes for another name of the same thing.
    pub(super) fn join(&mut self, other: &Self) {
        for (kind, votes) in &other.counts {
            self.add(*kind, *votes);
        }
        for (kind, category, votes) in &other.categories {
            self.categorize(*kind, category, *votes);
        }
    }

    /// The kind with the most votes, and its share of them in percent; the first of those
    /// that have the same number.
    pub(super) fn winner(&self) -> Option<(EntityKind, u32)> {
        let all: u32 = self.counts.iter().map(|(_, count)| count).sum();
        let most = self.counts.iter().map(|(_, count)| *count).max()?;
        let (kind, count) = self.counts.iter().find(|(_, count)| *count == most)?;
        Some((*kind, count * 100 / all.max(1)))
    }

    /// Whether one piece of strong evidence is among them.
    pub(super) fn is_clear(&self) -> bool {
        self.counts.iter().any(|(_, count)| *count >= CLEAR)
    }

    /// The kinds that the evidence tells: those that have half as much of it as the first;
    /// of a weak guess, all that anything speaks for. None if nothing does.
    pub(super) fn told(&self) -> Option<Vec<EntityKind>> {
        let most = self.counts.iter().map(|(_, count)| *count).max()?;
        let strong = |count: u32| count >= CLEAR && count * 2 >= most;
        let told = self.counts.iter().filter(|(_, count)| most < FAIR || strong(*count));
        Some(told.map(|(kind, _)| *kind).collect())
    }

    /// Whether nothing more than a guess is among them.
    pub(super) fn is_guess(&self) -> bool {
        self.counts.iter().all(|(_, count)| *count < FAIR)
    }

    /// The category with the most votes for a kind; the first of those that have the same
    /// number.
    pub(super) fn category(&self, kind: EntityKind) -> Option<&'static str> {
        let own = self.categories.iter().filter(|(of, ..)| *of == kind);
        own.rev().max_by_key(|(.., votes)| *votes).map(|(_, category, _)| *category)
    }

    pub(super) fn suggest(&mut self, kind: EntityKind, votes: u32, suggestion: Suggestion) {
        self.add(kind, votes);
        self.categorize(kind, suggestion.category, votes);
    }

    pub(super) fn categorize(&mut self, kind: EntityKind, category: &'static str, votes: u32) {
        let mut known = self.categories.iter_mut();
        match known.find(|(of, own, _)| (*of, *own) == (kind, category)) {
            Some((.., count)) => *count = count.saturating_add(votes),
            None if category.is_empty() => {}
            None => self.categories.push((kind, category, votes)),
        }
    }
}

/// The votes of one piece of strong evidence.
pub(super) const CLEAR: u32 = 5;

/// The votes of a piece of evidence that is more than a guess.
const FAIR: u32 = 3;
