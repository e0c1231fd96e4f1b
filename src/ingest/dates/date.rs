//! A resolved date expression.

use chrono::NaiveDate;

use super::super::text::Span;

/// The precision of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    /// Any other interval.
    Range,
}

/// What a date refers to in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRole {
    /// The date of the event that the sentence reports.
    Event,
    /// A deadline or planned date.
    Target,
    /// Any other date.
    Mention,
    /// The date of a heading, which applies to the passages below it.
    Heading,
    /// The document's date of publication.
    Publication,
}

impl DateRole {
    /// Its name in output.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Event => "event",
            Self::Target => "target",
            Self::Mention => "mention",
            Self::Heading => "heading",
            Self::Publication => "publication",
        }
    }
}

/// How a date bounds an event, or which part of its period is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Modifier {
    By,
    Until,
    Since,
    Before,
    After,
    About,
    Start,
    Middle,
    Late,
    End,
}

/// Where a date stands in its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// At its beginning.
    Opens,
    /// At its beginning, after a preposition or article: `On 3 May`, `Le 3 mai`.
    OpensAsAdverb,
    /// In a subordinate clause of the past: `which opened in May`.
    Background,
    Inside,
}

/// A resolved date expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// The expression without its article or preposition.
    pub(crate) span: Span,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) grain: Grain,
    /// The first day of a range's end point: whether `to 2018` includes 2018 is
    /// often unclear.
    pub(crate) closing: Option<NaiveDate>,
    pub(crate) approximate: bool,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) role: DateRole,
    pub(crate) standing: Standing,
    /// The byte offset where its clause begins.
    pub(crate) clause: usize,
    /// Whether it states a day of the week that it does not fall on.
    pub(crate) weekday_differs: bool,
    /// The name of the rule that found and resolved it.
    pub(crate) rule: &'static str,
}
