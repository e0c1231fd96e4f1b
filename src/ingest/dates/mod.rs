//! Dates: every expression that names a time, resolved to a first and a last
//! day against its headings, what stands before it and the day of publication.

use chrono::NaiveDate;

use super::language::Language;
use super::numbers::Number;
use super::text::{Block, Span, Token, Words};

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
pub(crate) enum Role {
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

/// A date expression, resolved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Date {
    /// The expression without article or preposition.
    pub(crate) span: Span,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
    pub(crate) grain: Grain,
    pub(crate) approximate: bool,
    pub(crate) role: Role,
    /// How it was found and resolved.
    pub(crate) rule: &'static str,
}

/// The words that dates are made of.
#[derive(Clone, Debug)]
pub(crate) struct Calendar {}

impl Calendar {
    pub(crate) fn new(_words: &mut Words, _vocabulary: &str) -> Self {
        Self {}
    }
}

/// A block with what was found in it so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'b> {
    pub(crate) block: &'b Block,
    pub(crate) tokens: &'b [Token],
    pub(crate) numbers: &'b [Number],
}

/// The dates of every block of a document, in its order. `published` is the
/// first and the last day of the date of publication, as far as it is known.
pub(crate) fn dates(
    blocks: &[Read<'_>],
    _published: Option<(NaiveDate, NaiveDate)>,
    _language: &Language,
) -> Vec<Vec<Date>> {
    blocks.iter().map(|_| Vec::new()).collect()
}
