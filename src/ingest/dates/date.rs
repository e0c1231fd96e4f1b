//! A date expression as it was resolved.

use chrono::NaiveDate;

use super::super::text::Span;

/// How fine a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Grain {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
    /// From one date to another.
    Range,
}

/// What a date does where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DateRole {
    /// It dates what is told.
    Event,
    /// What is told looks forward to it.
    Target,
    /// It is named besides.
    Mention,
    /// It dates what follows.
    Heading,
    /// The document was published then.
    Publication,
}

/// How a date bounds what it dates, or which part of the time is meant.
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

/// A date expression, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// The expression without article or preposition.
    pub(crate) span: Span,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) grain: Grain,
    /// The first day of what closes a range: whether `to 2018` takes 2018 in is
    /// not always told.
    pub(crate) closing: Option<NaiveDate>,
    pub(crate) approximate: bool,
    pub(crate) modifier: Option<Modifier>,
    pub(crate) role: DateRole,
    /// How it was found and resolved.
    pub(crate) rule: &'static str,
}
