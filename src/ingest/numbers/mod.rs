//! Numbers in digits and in words.

mod cardinal;
mod digits;
mod fraction;
mod number;
mod numeral;
mod scan;
#[cfg(test)]
mod tests;
mod words;

pub(crate) use number::{Number, NumberForm, times};
pub(crate) use numeral::Numerals;
pub(crate) use scan::numbers;
