//! The place of a fact, independent of its source: the same passage in another copy has
//! the same hash.

use std::collections::HashMap;

use crate::model::{Dataset, Locator};

/// A span of a passage.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Place {
    /// The passage's hash.
    pub(super) hash: String,
    /// The first character.
    pub(super) start: u32,
    /// The end, exclusive.
    pub(super) end: u32,
}

impl Place {
    /// The number of characters in both spans; 0 for different passages.
    pub(super) fn shared(&self, other: &Self) -> u32 {
        if self.hash != other.hash {
            return 0;
        }
        self.end.min(other.end).saturating_sub(self.start.max(other.start))
    }
}

/// The passages of a dataset by source and ordinal.
#[derive(Debug)]
pub(super) struct Places<'d> {
    hashes: HashMap<(&'d str, u32), &'d str>,
}

impl<'d> Places<'d> {
    pub(super) fn of(dataset: &'d Dataset) -> Self {
        let passages = dataset.sources.iter().flat_map(|source| {
            let named = |passage: &'d crate::model::Passage| {
                ((source.slug.as_str(), passage.ordinal), passage.hash.as_str())
            };
            source.passages.iter().map(named)
        });
        Self { hashes: passages.collect() }
    }

    /// The place of a locator.
    pub(super) fn at(&self, at: &Locator) -> Place {
        let hash = self.hashes.get(&(at.source.as_str(), at.passage)).copied().unwrap_or_default();
        Place { hash: hash.to_owned(), start: at.start, end: at.start.saturating_add(at.length) }
    }

    /// Whether one of the passages has this hash.
    pub(super) fn has(&self, hash: &str) -> bool {
        self.hashes.values().any(|other| *other == hash)
    }
}
