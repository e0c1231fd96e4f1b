//! A figure as written in a text.

use super::super::text::Span;
use crate::model::Qualifier;

/// The unit of a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WrittenUnit {
    /// Its name: `USD`, `MW`, `%`, `x`, `fraction`, `H100e`, `vehicles`, `USD/share`,
    /// `images/day`.
    pub(crate) name: String,
    /// Units of the same dimension are comparable: `money`, `power`, `vehicle`.
    pub(crate) dimension: String,
    /// The factor that converts it to the base unit of its dimension.
    pub(crate) factor: f64,
}

/// A figure as written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WrittenFigure {
    /// The number with its multiplier, its unit and the noun that is counted.
    pub(crate) span: Span,
    /// `span` and the words that qualify it.
    pub(crate) full: Span,
    /// The lower bound, in `unit`; equal to `high` for one number.
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) qualifier: Qualifier,
    pub(crate) unit: Option<WrittenUnit>,
    /// The denominator of a rate, with which `unit` ends: `year` of `USD/year`.
    pub(crate) per: Option<String>,
    /// Whether the unit comes from a neighbouring figure.
    pub(crate) implied: bool,
    /// The rule that found it.
    pub(crate) rule: &'static str,
}
