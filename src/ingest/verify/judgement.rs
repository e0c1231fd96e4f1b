//! What came of a proposed fact.

use strum::{Display, IntoStaticStr};

use super::super::text::Span;

/// Whether an article bears a proposed fact out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Display, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Standing {
    /// The quote stands in the article, and every value is what kb reads there.
    Accepted,
    /// The quote stands in the article, and a value could not be checked.
    Doubtful,
    /// The quote does not stand in the article, or says something else.
    Refused,
}

/// How a quote was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Display, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Found {
    /// Letter by letter.
    Exactly,
    /// With other spaces, quotation marks, dashes or accents.
    Normalised,
    /// With a few other words.
    Aligned,
}

/// The place of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The index of its block.
    pub(super) block: usize,
    pub(super) span: Span,
    pub(super) found: Found,
    /// How many of a hundred words of the quote and the article are the same.
    pub(super) alike: u8,
}

/// A proposed fact with what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Judgement {
    /// The number of its line, from 1.
    pub line: usize,
    /// Its kind; empty if the line cannot be read.
    pub kind: &'static str,
    /// Whether the article bears it out.
    pub standing: Standing,
    /// Why not, what could not be checked, and notes.
    pub reasons: Vec<String>,
    /// The passage that the quote stands in, and the span in it.
    pub at: Option<QuotePlace>,
    /// From 0 to 1, of an accepted fact.
    pub confidence: Option<f64>,
}

/// The place of a quote as locators give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotePlace {
    /// The number of the passage, from 1.
    pub passage: u32,
    /// The first character of the quote in it, from 0.
    pub start: u32,
    /// How many characters it has.
    pub length: u32,
    /// How the quote was found.
    pub found: Found,
    /// The words of the article there.
    pub words: String,
}

/// What the checks of a fact find.
#[derive(Clone, Debug, Default)]
pub(super) struct Findings {
    refusals: Vec<String>,
    doubts: Vec<String>,
    notes: Vec<String>,
}

impl Findings {
    /// The article says something else.
    pub(super) fn refuse(&mut self, why: impl Into<String>) {
        self.refusals.push(why.into());
    }

    /// Nothing shows it.
    pub(super) fn doubt(&mut self, why: impl Into<String>) {
        self.doubts.push(why.into());
    }

    /// What a reader should know of an accepted fact.
    pub(super) fn note(&mut self, what: impl Into<String>) {
        self.notes.push(what.into());
    }

    pub(super) fn standing(&self) -> Standing {
        match (self.refusals.is_empty(), self.doubts.is_empty()) {
            (false, _) => Standing::Refused,
            (true, false) => Standing::Doubtful,
            (true, true) => Standing::Accepted,
        }
    }

    /// The reasons, those of a refusal first.
    pub(super) fn reasons(self) -> Vec<String> {
        self.refusals.into_iter().chain(self.doubts).chain(self.notes).collect()
    }
}
