//! A number in a text.

/// The grammatical form of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NumberForm {
    /// `three`, `3`.
    Cardinal,
    /// `third`, `3rd`.
    Ordinal,
    /// `half`, `deux tiers`, `1/4`.
    Fraction,
    /// `tenfold`.
    Times,
}

/// A number.
#[expect(clippy::struct_excessive_bools, reason = "independent properties of its spelling")]
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
    /// Whether it is approximate: `une centaine`.
    pub(crate) round: bool,
    /// Whether it follows letters without a space: `H100`.
    pub(crate) code: bool,
}

/// A decimal number times a factor. A power of ten moves the decimal point exactly: `32.7`
/// times a billion is 32700000000, not 32700000000.000004.
pub(crate) fn times(value: f64, factor: f64) -> f64 {
    let power = factor.log10().round();
    let shifted = |number: &str| format!("{number}e{power}").parse::<f64>().ok();
    let ten = shifted("1").is_some_and(|exact| exact.to_bits() == factor.to_bits());
    let moved = if ten { shifted(&value.to_string()) } else { None };
    moved.unwrap_or(value * factor)
}
