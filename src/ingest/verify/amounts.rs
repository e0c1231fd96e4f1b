//! Holds the amount of a fact against the figures that kb reads in its quote.

use super::super::facts::Article;
use super::super::figures::WrittenFigure;
use super::super::numbers::numbers;
use super::super::text::tokenize;
use super::names::stands;
use super::proposed::ProposedFigure;
use super::units::Unit;
use crate::model::Qualifier;

/// The amount of a proposed figure.
#[derive(Clone, Debug)]
pub(super) struct Amount {
    low: Option<f64>,
    high: Option<f64>,
    qualifier: Qualifier,
    unit: Unit,
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

/// Whether two numbers are one, but for the last binary digits.
fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs())
}
