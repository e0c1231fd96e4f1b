//! Holds the amount of a fact against the figures that kb reads in its quote.

use super::super::facts::Article;
use super::super::figures::{WrittenFigure, WrittenUnit, figures};
use super::super::numbers::numbers;
use super::super::text::tokenize;
use super::names::stands;
use super::proposed::ProposedFigure;
use crate::model::Qualifier;
use crate::model::text::key;

/// The amount of a proposed figure.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    low: Option<f64>,
    high: Option<f64>,
    qualifier: Qualifier,
    unit: Unit,
}

/// The unit of a proposed figure.
#[derive(Clone, Debug)]
struct Unit {
    /// As the fact names it.
    name: String,
    /// What kb reads it as, if it can.
    read: Option<WrittenUnit>,
    /// How many of what kb reads one of it is: a billion for `billion USD`.
    scale: f64,
}

/// How a figure of the article fits an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It is the amount.
    Same,
    /// The numbers are, but the one is about them or open at them.
    Nearly,
    /// The numbers are; of what, kb cannot compare.
    Number,
    /// The numbers are, but they measure something else.
    Unit,
    /// The numbers are others.
    Other,
}

impl Amount {
    /// The amount of a proposed figure, whose unit is read as in an article.
    pub(super) fn new(article: &Article<'_>, figure: &ProposedFigure) -> Result<Self, String> {
        use Qualifier::{About, AtLeast, AtMost, Between, Exact, LessThan, MoreThan, Several};
        let ProposedFigure { value, low, high, qualifier, .. } = figure;
        let (low, high, qualifier) = match (*value, *low, *high) {
            (Some(value), None, None) => match qualifier.unwrap_or(Exact) {
                qualifier @ (Exact | About) => (Some(value), Some(value), qualifier),
                qualifier @ (MoreThan | AtLeast | Several) => (Some(value), None, qualifier),
                qualifier @ (LessThan | AtMost) => (None, Some(value), qualifier),
                Between => return Err("\"between\" needs \"low\" and \"high\"".to_owned()),
            },
            (None, Some(low), Some(high)) if low > high => {
                return Err(format!("\"low\" ({low}) is above \"high\" ({high})"));
            }
            (None, Some(low), Some(high)) => (Some(low), Some(high), qualifier.unwrap_or(Between)),
            (None, Some(low), None) => (Some(low), None, qualifier.unwrap_or(AtLeast)),
            (None, None, Some(high)) => (None, Some(high), qualifier.unwrap_or(AtMost)),
            _ => return Err("give either \"value\", or \"low\", \"high\" or both".to_owned()),
        };
        Ok(Self { low, high, qualifier, unit: Unit::new(article, &figure.unit) })
    }

    /// How a figure fits.
    pub(super) fn fit(&self, figure: &WrittenFigure, text: &str) -> Fit {
        let Some(written) = &figure.unit else {
            return self.fit_uncounted(figure, text);
        };
        let (same, times) = self.unit.compared(written, figure.full.of(text));
        if !self.numbers(figure, times) {
            return Fit::Other;
        }
        match same {
            Some(false) => Fit::Unit,
            None => Fit::Number,
            Some(true) if self.qualifier == figure.qualifier => Fit::Same,
            Some(true) => Fit::Nearly,
        }
    }

    /// How a figure fits whose unit kb does not read: it may stand a few words behind, as in
    /// "11 million of its cars".
    fn fit_uncounted(&self, figure: &WrittenFigure, text: &str) -> Fit {
        /// The most words from the number to the noun.
        const NEAR: usize = 4;
        if !self.numbers(figure, 1.0) {
            return Fit::Other;
        }
        let behind = text.get(figure.full.end..).unwrap_or_default();
        let ends =
            |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | ';' | ':' | '(');
        let clause = behind.split(ends).next().unwrap_or_default();
        let near: Vec<&str> = clause.split_whitespace().take(NEAR).collect();
        let counted = stands(&self.unit.name, &near.join(" "));
        match (counted, self.qualifier == figure.qualifier) {
            (true, true) => Fit::Same,
            (true, false) => Fit::Nearly,
            (false, _) => Fit::Number,
        }
    }

    /// Whether the bounds are those of a figure; one unit of the amount is `times` of its.
    fn numbers(&self, figure: &WrittenFigure, times: f64) -> bool {
        let same = |own: Option<f64>, read: Option<f64>| match (own, read) {
            (Some(own), Some(read)) => is_near(own * times, read),
            (None, None) => true,
            _ => false,
        };
        same(self.low, figure.low) && same(self.high, figure.high)
    }

    /// Whether a text has the number of the amount, whatever it counts.
    pub(super) fn is_in(&self, article: &Article<'_>, text: &str) -> bool {
        let tokens = tokenize(text, &article.rules.words);
        let read = numbers(text, &tokens, &article.rules.numerals);
        let has = |bound: f64| {
            let near = |value| is_near(bound, value) || is_near(bound * self.unit.scale, value);
            read.iter().any(|number| near(number.value))
        };
        [self.low, self.high].into_iter().flatten().all(has)
    }

    /// The amount in words.
    pub(super) fn words(&self) -> String {
        let number = |bound: Option<f64>| bound.map(|one| one.to_string()).unwrap_or_default();
        let (low, high, unit) = (number(self.low), number(self.high), &self.unit.name);
        match self.qualifier {
            Qualifier::Exact => format!("{low} {unit}"),
            Qualifier::About => format!("about {low} {unit}"),
            Qualifier::MoreThan => format!("more than {low} {unit}"),
            Qualifier::AtLeast | Qualifier::Several => format!("at least {low} {unit}"),
            Qualifier::LessThan => format!("less than {high} {unit}"),
            Qualifier::AtMost => format!("at most {high} {unit}"),
            Qualifier::Between => format!("{low} to {high} {unit}"),
        }
    }
}

impl Unit {
    fn new(article: &Article<'_>, name: &str) -> Self {
        let (read, scale) =
            read(article, name).map_or((None, 1.0), |(unit, scale)| (Some(unit), scale));
        Self { name: name.to_owned(), read, scale }
    }

    /// Whether it is a unit of the article, if kb can tell, and how many of that it is.
    fn compared(&self, written: &WrittenUnit, words: &str) -> (Option<bool>, f64) {
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

/// Whether two numbers are one, but for the last binary digits.
fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}
