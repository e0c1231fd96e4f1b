//! A language: a folder of vocabularies, read once. What the rules of numbers,
//! dates and figures need of it is in their own tables.

pub(super) mod senses;
pub(super) mod vocabulary;

use crate::model::Language as Code;

use super::dates::Calendar;
use super::figures::Units;
use super::numbers::Numerals;
use super::text::Words;

/// The vocabularies of one language.
struct Files {
    numbers: &'static str,
    dates: &'static str,
    units: &'static str,
}

const ENGLISH: Files = Files {
    numbers: include_str!("en/numbers.vocabulary"),
    dates: include_str!("en/dates.vocabulary"),
    units: include_str!("en/units.vocabulary"),
};

const FRENCH: Files = Files {
    numbers: include_str!("fr/numbers.vocabulary"),
    dates: include_str!("fr/dates.vocabulary"),
    units: include_str!("fr/units.vocabulary"),
};

/// A language as the rules use it.
#[derive(Clone, Debug)]
pub(crate) struct Language {
    pub(crate) code: Code,
    pub(crate) words: Words,
    pub(crate) numerals: Numerals,
    pub(crate) calendar: Calendar,
    pub(crate) units: Units,
}

impl Language {
    /// Reads the vocabularies of a language.
    pub(crate) fn new(code: Code) -> Self {
        let files = match code {
            Code::En => ENGLISH,
            Code::Fr => FRENCH,
        };
        let mut words = Words::default();
        let numerals = Numerals::new(&mut words, files.numbers);
        let calendar = Calendar::new(&mut words, files.dates);
        let units = Units::new(&mut words, files.units);
        Self { code, words, numerals, calendar, units }
    }
}
