//! A number as a text writes it.

/// How a number is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// How many.
    Cardinal,
    /// Which in a row.
    Ordinal,
    /// A part: `half`, `deux tiers`, `1/4`.
    Fraction,
    /// How many fold: `tenfold`.
    Times,
}

/// A number.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each tells another thing about how it is written"
)]
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its first token.
    pub(crate) first: usize,
    /// The token after its last.
    pub(crate) end: usize,
    pub(crate) value: f64,
    pub(crate) form: NumberForm,
    /// Whether it has digits.
    pub(crate) digits: bool,
    /// The product of its scales: a million for `3,3 millions`, 1 for `33`.
    pub(crate) scale: f64,
    /// Whether it is `un`, `une` or `one` and nothing else.
    pub(crate) article: bool,
    /// Whether it is meant roughly: `une centaine`.
    pub(crate) round: bool,
    /// Whether letters stand right before it: `H100`.
    pub(crate) code: bool,
}
