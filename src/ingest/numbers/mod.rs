//! Numbers, in digits and in words, as a language writes them.

mod cardinal;
mod digits;
mod fraction;
mod number;
mod numeral;
mod scan;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use number::{Number, NumberForm};
pub(crate) use numeral::Numerals;
pub(crate) use scan::numbers;
