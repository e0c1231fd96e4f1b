//! A draft: the facts of an article for a person to correct, with what could not become a
//! fact and with quotes that make each record easy to judge.

use std::collections::HashMap;

use super::facts::{Dataset, Event, Figure, Prediction};

/// A dataset for a person to correct.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// What can be loaded as it is.
    pub dataset: Dataset,
    /// Dated parts of the article that gave no event.
    pub events: Vec<Incomplete<Event>>,
    /// Figures that lack something.
    pub figures: Vec<Incomplete<Figure>>,
    /// Predictions that lack something.
    pub predictions: Vec<Incomplete<Prediction>>,
    /// What is said about the records of the dataset.
    pub remarks: Remarks,
}

/// A fact that cannot be loaded as it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Incomplete<T> {
    /// The fact; the value of an unknown key means nothing.
    pub fact: T,
    /// The keys that a person must fill in.
    pub unknown: Vec<&'static str>,
    /// Why it is not loaded.
    pub why: &'static str,
    /// The words that state it.
    pub quote: String,
}

/// Remarks about records, by their slugs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remarks {
    /// About entities.
    pub entities: HashMap<String, String>,
    /// About units.
    pub units: HashMap<String, String>,
    /// About metrics.
    pub metrics: HashMap<String, String>,
    /// About figures.
    pub figures: HashMap<String, String>,
}
