//! A figure as a text writes it.

use super::super::text::Span;
use crate::model::Qualifier;

/// What a figure is counted in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WrittenUnit {
    /// As a figure names it: `USD`, `MW`, `%`, `x`, `fraction`, `H100e`,
    /// `vehicles`, `USD/share`, `images/day`.
    pub(crate) name: String,
    /// Units of one dimension compare: `money`, `power`, `vehicle`.
    pub(crate) dimension: String,
    /// How many base units of the dimension one of it is.
    pub(crate) factor: f64,
}

/// A figure as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct WrittenFigure {
    /// The number with its multiplier, its unit and the noun that is counted.
    pub(crate) span: Span,
    /// The same with the words that qualify it.
    pub(crate) full: Span,
    /// The lower bound, in `unit`; equal to `high` for one number.
    pub(crate) low: Option<f64>,
    pub(crate) high: Option<f64>,
    pub(crate) qualifier: Qualifier,
    pub(crate) unit: Option<WrittenUnit>,
    /// What it is counted by, as `unit` ends in it: `year` of `USD/year`.
    pub(crate) per: Option<String>,
    /// Whether the unit is that of a figure before it.
    pub(crate) implied: bool,
    /// How it was found.
    pub(crate) rule: &'static str,
}
