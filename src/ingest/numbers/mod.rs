//! Numbers, in digits and in words, as a language writes them.

use super::language::Language;
use super::text::{Kind, Token, Words};

/// How a number is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// How many.
    Cardinal,
    /// Which in a row.
    Ordinal,
    /// A part: `half`, `deux tiers`, `1/4`.
    Fraction,
}

/// A number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its first token.
    pub(crate) first: usize,
    /// The token after its last.
    pub(crate) end: usize,
    pub(crate) value: f64,
    pub(crate) form: Form,
    /// Whether it has digits.
    pub(crate) digits: bool,
}

/// The words that numbers are made of.
#[derive(Clone, Debug)]
pub(crate) struct Numerals {}

impl Numerals {
    pub(crate) fn new(_words: &mut Words, _vocabulary: &str) -> Self {
        Self {}
    }
}

/// The numbers of a text, from left to right, each as long as it can be.
pub(crate) fn numbers(text: &str, tokens: &[Token], _language: &Language) -> Vec<Number> {
    let digits = tokens.iter().enumerate().filter(|(_, token)| token.kind == Kind::Number);
    let numbers = digits.filter_map(|(first, token)| {
        let value = token.span.of(text).parse().ok()?;
        Some(Number { first, end: first + 1, value, form: Form::Cardinal, digits: true })
    });
    numbers.collect()
}
