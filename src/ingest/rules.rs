//! The tables of the extraction rules of one language.

use super::cues::Cues;
use super::dates::Calendar;
use super::figures::Units;
use super::names::NameCues;
use super::numbers::Numerals;
use super::text::Words;
use crate::model::Language;

/// The tables of one language, built once per extractor.
#[derive(Clone, Debug)]
pub(crate) struct Rules {
    pub(crate) language: Language,
    pub(crate) words: Words,
    pub(crate) numerals: Numerals,
    pub(crate) calendar: Calendar,
    pub(crate) units: Units,
    pub(crate) names: NameCues,
    pub(crate) cues: Cues,
}

impl Rules {
    /// Builds the tables from the vocabularies of a language.
    pub(crate) fn new(language: Language) -> Self {
        let mut words = Words::default();
        let numerals = Numerals::new(&mut words, language);
        let calendar = Calendar::new(&mut words, language);
        let units = Units::new(&mut words, language);
        let names = NameCues::new(&mut words, language);
        let cues = Cues::new(&mut words, language);
        Self { language, words, numerals, calendar, units, names, cues }
    }
}
