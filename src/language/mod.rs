//! The vocabularies of both languages: one folder of data files per language.
//! The rules of articles and of phrases build their own tables from them.

pub(crate) mod calendar;
mod categories;
#[cfg(feature = "web")]
mod told_dates;
mod vocabulary;
#[cfg(feature = "web")]
pub(crate) mod words;

pub(crate) use vocabulary::{Entry, entries};

use crate::model::Language;

/// The unit symbols that both languages share.
pub(crate) const UNITS: &str = include_str!("units.vocabulary");

/// Fallback metrics by dimension, labelled in both languages.
pub(crate) const GENERIC_METRICS: &str = include_str!("metrics.vocabulary");

/// Given names of people, in any language.
pub(crate) const GIVEN_NAMES: &str = include_str!("given_names.vocabulary");

/// Well-known organizations and products.
pub(crate) const ORGANIZATIONS: &str = include_str!("organizations.vocabulary");

/// Countries, regions and cities, with their names in both languages.
pub(crate) const PLACES: &str = include_str!("places.vocabulary");

/// Families of verbs that tell of like events.
pub(crate) const KIN: &str = include_str!("kin.vocabulary");

/// The data files of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Vocabularies {
    /// How people read amounts.
    pub(crate) amounts: &'static str,
    /// Numerals in words.
    pub(crate) numbers: &'static str,
    /// Months and ordinals, for articles and phrases alike.
    pub(crate) calendar: &'static str,
    /// The other words of date expressions.
    pub(crate) dates: &'static str,
    /// Units and counted nouns.
    pub(crate) units: &'static str,
    /// Words that classify unknown names.
    pub(crate) names: &'static str,
    /// Verbs and other words that classify statements.
    pub(crate) cues: &'static str,
    /// The categories that datasets need not define.
    pub(crate) categories: &'static str,
    /// Words by which a text names a cause.
    pub(crate) causes: &'static str,
    /// Boilerplate of pages, and labels of publication dates.
    pub(crate) page: &'static str,
    /// The words of phrases.
    pub(crate) phrases: &'static str,
    /// Forms of words that the others have in another form.
    pub(crate) forms: &'static str,
    /// The sentences of answers.
    pub(crate) sentences: &'static str,
    /// Words that continue a phrase in a session.
    pub(crate) session: &'static str,
    /// The words of the web page.
    #[cfg(feature = "web")]
    pub(crate) web: &'static str,
}

const ENGLISH: Vocabularies = Vocabularies {
    amounts: include_str!("en/amounts.vocabulary"),
    numbers: include_str!("en/numbers.vocabulary"),
    calendar: include_str!("en/calendar.vocabulary"),
    dates: include_str!("en/dates.vocabulary"),
    units: include_str!("en/units.vocabulary"),
    names: include_str!("en/names.vocabulary"),
    cues: include_str!("en/cues.vocabulary"),
    categories: include_str!("en/categories.vocabulary"),
    causes: include_str!("en/causes.vocabulary"),
    page: include_str!("en/page.vocabulary"),
    phrases: include_str!("en/phrases.vocabulary"),
    forms: include_str!("en/forms.vocabulary"),
    sentences: include_str!("en/sentences.vocabulary"),
    session: include_str!("en/session.vocabulary"),
    #[cfg(feature = "web")]
    web: include_str!("en/web.vocabulary"),
};

const FRENCH: Vocabularies = Vocabularies {
    amounts: include_str!("fr/amounts.vocabulary"),
    numbers: include_str!("fr/numbers.vocabulary"),
    calendar: include_str!("fr/calendar.vocabulary"),
    dates: include_str!("fr/dates.vocabulary"),
    units: include_str!("fr/units.vocabulary"),
    names: include_str!("fr/names.vocabulary"),
    cues: include_str!("fr/cues.vocabulary"),
    categories: include_str!("fr/categories.vocabulary"),
    causes: include_str!("fr/causes.vocabulary"),
    page: include_str!("fr/page.vocabulary"),
    phrases: include_str!("fr/phrases.vocabulary"),
    forms: include_str!("fr/forms.vocabulary"),
    sentences: include_str!("fr/sentences.vocabulary"),
    session: include_str!("fr/session.vocabulary"),
    #[cfg(feature = "web")]
    web: include_str!("fr/web.vocabulary"),
};

/// The data files of a language.
pub(crate) fn vocabularies(language: Language) -> &'static Vocabularies {
    match language {
        Language::En => &ENGLISH,
        Language::Fr => &FRENCH,
    }
}
