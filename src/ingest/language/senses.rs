//! Phrases that mean several things at once, gathered before they are looked up.

use std::collections::BTreeMap;

use super::super::text::{Table, Words};

/// Meanings by phrase.
#[derive(Debug)]
pub(crate) struct Senses<T> {
    by_phrase: BTreeMap<String, Vec<T>>,
}

impl<T> Senses<T> {
    pub(crate) fn new() -> Self {
        Self { by_phrase: BTreeMap::new() }
    }

    /// Gives a phrase one more meaning.
    pub(crate) fn add(&mut self, phrase: &str, meaning: T) {
        self.by_phrase.entry(phrase.to_lowercase()).or_default().push(meaning);
    }

    /// The table of all phrases.
    pub(crate) fn table(self, words: &mut Words) -> Table<Vec<T>> {
        let mut table = Table::new(words);
        for (phrase, meanings) in self.by_phrase {
            table.add(words, &phrase, meanings);
        }
        table
    }
}
