//! The unit of a proposed figure, as kb reads it.

use super::super::facts::Article;
use super::super::figures::{WrittenUnit, figures};
use super::super::numbers::numbers;
use super::super::text::tokenize;
use super::names::stands;
use crate::model::text::key;

/// The unit of a proposed figure.
#[derive(Clone, Debug)]
pub(super) struct Unit {
    /// As the fact names it.
    pub(super) name: String,
    /// What kb reads it as, if it can.
    read: Option<WrittenUnit>,
    /// How many of what kb reads one of it is: a billion for `billion USD`.
    pub(super) scale: f64,
}

impl Unit {
    pub(super) fn new(article: &Article<'_>, name: &str) -> Self {
        let (read, scale) =
            read(article, name).map_or((None, 1.0), |(unit, scale)| (Some(unit), scale));
        Self { name: name.to_owned(), read, scale }
    }

    /// Whether it is a unit of the article, if kb can tell, and how many of that it is.
    pub(super) fn compared(&self, written: &WrittenUnit, words: &str) -> (Option<bool>, f64) {
        if let Some(read) = &self.read {
            if read.name == written.name {
                return (Some(true), self.scale);
            }
            if read.dimension == written.dimension && !is_count(&read.dimension) {
                return (Some(true), self.scale * read.factor / written.factor);
            }
        }
        // What is counted may be named by a part of its name: "jobs" of "new jobs".
        let own = key(&self.name);
        let stem = |word: &str| word.trim_end_matches(['s', 'x']).to_owned();
        let all = key(&format!("{} {words}", written.name));
        let all: Vec<String> = all.split(' ').map(stem).collect();
        if !own.is_empty() && own.split(' ').map(stem).all(|word| all.contains(&word))
            || stands(&self.name, words)
        {
            return (Some(true), self.scale);
        }
        let known = self.read.as_ref().is_some_and(|read| !is_count(&read.dimension));
        let differs = known || !is_count(&written.dimension);
        (differs.then_some(false), self.scale)
    }
}

/// Whether units of a dimension count things, whose names kb cannot compare.
fn is_count(dimension: &str) -> bool {
    const MEASURED: [&str; 17] = [
        "power",
        "energy",
        "compute",
        "data",
        "frequency",
        "time",
        "ratio",
        "percent",
        "proportion",
        "length",
        "area",
        "volume",
        "mass",
        "speed",
        "temperature",
        "angle",
        "unit-price",
    ];
    !MEASURED.contains(&dimension) && !dimension.starts_with("money")
}

/// A unit as kb reads it behind a number, and how many of it one is.
fn read(article: &Article<'_>, name: &str) -> Option<(WrittenUnit, f64)> {
    let rules = article.rules;
    let text = format!("2 {name}");
    let tokens = tokenize(&text, &rules.words);
    let numbers = numbers(&text, &tokens, &rules.numerals);
    let found = figures(&text, &tokens, &numbers, &[], &[], &rules.units);
    let figure = found.into_iter().next()?;
    let whole = figure.span.end == text.trim_end().len();
    let unit = figure.unit.filter(|_| whole)?;
    Some((unit, figure.low? / 2.0))
}
