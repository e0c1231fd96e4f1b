//! A language: a folder of vocabularies, read once. What the rules of numbers,
//! dates and figures need of it is in their own tables.

pub(super) mod vocabulary;

use crate::model::Language as Code;

use super::cues::Cues;
use super::dates::Calendar;
use super::figures::Units;
use super::names::NameCues;
use super::numbers::Numerals;
use super::text::Words;

/// What figures measure where nothing says it, in both languages.
pub(super) const GENERIC_METRICS: &str = include_str!("metrics.vocabulary");

/// The vocabularies of one language.
struct Files {
    numbers: &'static str,
    dates: &'static str,
    units: &'static str,
    names: &'static str,
    cues: &'static str,
    page: &'static str,
}

const ENGLISH: Files = Files {
    numbers: include_str!("en/numbers.vocabulary"),
    dates: include_str!("en/dates.vocabulary"),
    units: include_str!("en/units.vocabulary"),
    names: include_str!("en/names.vocabulary"),
    cues: include_str!("en/cues.vocabulary"),
    page: include_str!("en/page.vocabulary"),
};

const FRENCH: Files = Files {
    numbers: include_str!("fr/numbers.vocabulary"),
    dates: include_str!("fr/dates.vocabulary"),
    units: include_str!("fr/units.vocabulary"),
    names: include_str!("fr/names.vocabulary"),
    cues: include_str!("fr/cues.vocabulary"),
    page: include_str!("fr/page.vocabulary"),
};

/// The vocabularies of a language.
fn files(code: Code) -> Files {
    match code {
        Code::En => ENGLISH,
        Code::Fr => FRENCH,
    }
}

/// The words of the page around an article, and of the notes it opens and
/// closes with.
pub(super) fn page(code: Code) -> &'static str {
    files(code).page
}

/// A language as the rules use it.
#[derive(Clone, Debug)]
pub(crate) struct Language {
    pub(crate) code: Code,
    pub(crate) words: Words,
    pub(crate) numerals: Numerals,
    pub(crate) calendar: Calendar,
    pub(crate) units: Units,
    pub(crate) names: NameCues,
    pub(crate) cues: Cues,
}

impl Language {
    /// Reads the vocabularies of a language.
    pub(crate) fn new(code: Code) -> Self {
        let files = files(code);
        let mut words = Words::default();
        let numerals = Numerals::new(&mut words, files.numbers);
        let calendar = Calendar::new(&mut words, files.dates);
        let units = Units::new(&mut words, files.units);
        let names = NameCues::new(&mut words, files.names);
        let cues = Cues::new(&mut words, files.cues, code);
        Self { code, words, numerals, calendar, units, names, cues }
    }
}
