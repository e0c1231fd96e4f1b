//! An article with all that facts are held against.

use super::super::facts::{Article, Facts, Scope, Scopes, Sentence, Unstated, due};
use super::super::text::Span;
use super::clauses::{negation_before, sentence};
use super::dates::{Dates, is_end, same_days};
use super::judgement::{Findings, Place};
use super::names::Names;
use crate::model::{Locator, Period};

/// The fewest words that report an event: who or what, and what it did.
const SHORTEST: usize = 3;

/// An article with all that facts are held against.
#[derive(Debug)]
pub(super) struct Checks<'a> {
    pub(super) article: &'a Article<'a>,
    pub(super) facts: &'a Facts<'a>,
    pub(super) names: Names<'a>,
    /// The block of each passage.
    passages: Vec<usize>,
}

impl<'a> Checks<'a> {
    pub(super) fn new(article: &'a Article<'a>, facts: &'a Facts<'a>) -> Self {
        let blocks = article.found.iter().enumerate();
        let passages = blocks.filter(|(_, found)| found.is_passage()).map(|(block, _)| block);
        Self { article, facts, names: Names::new(article), passages: passages.collect() }
    }

    pub(super) fn dates(&self) -> Dates<'a> {
        Dates { article: self.article, facts: self.facts }
    }

    /// The sentence around a span.
    pub(super) fn sentence(&self, block: usize, span: Span) -> Span {
        sentence(self.article, block, span)
    }

    /// Whether a word of negation stands before a span in its clause.
    pub(super) fn negation_before(&self, block: usize, span: Span) -> bool {
        negation_before(self.article, block, span)
    }

    /// Doubts a quote that is too short to report anything, or is cut out of a denial.
    pub(super) fn reports(&self, place: &Place, findings: &mut Findings) {
        let Some(found) = self.article.found.get(place.block) else { return };
        let text = place.span.of(&found.block.text);
        let whole =
            text.ends_with('.') && self.sentence(place.block, place.span).end == place.span.end;
        if text.split_whitespace().count() < SHORTEST - usize::from(whole) {
            findings.doubt("the quote is too short to report an event");
        }
        if self.negation_before(place.block, place.span) {
            findings.doubt("a negation stands before the quote, so the article may deny it");
        } else if self.is_unstated(place) {
            findings.doubt("the article does not say that what the quote reports happened");
        }
    }

    /// Whether a quote is cut out of what a sentence denies or supposes, or its sentence tells
    /// what would have happened.
    fn is_unstated(&self, place: &Place) -> bool {
        let Some(found) = self.article.found.get(place.block) else { return false };
        let sentence = Sentence::new(found, self.sentence(place.block, place.span));
        let scopes = Scopes::of(self.article, sentence);
        let words = found.tokens.iter().filter(|token| place.span.holds(token.span));
        let cut = |scope: Scope| match scope.kind {
            Unstated::Denied | Unstated::Supposed => scope.span.start < place.span.start,
            Unstated::Disputed => !place.span.holds(scope.span),
        };
        let first = words.map(|token| token.span.start).find_map(|start| scopes.at(start));
        scopes.imagines() || first.is_some_and(cut)
    }

    /// Whether a word of negation stands before a date of a quote.
    pub(super) fn is_negated(&self, place: &Place, date: Period) -> bool {
        let dates = self.dates().within(place);
        let mut same = dates.iter().filter(|(read, one)| {
            let end = is_end(one) && read.end() == date.end();
            end || due(one).is_some_and(|one| same_days(one, date))
        });
        same.any(|(_, one)| self.negation_before(place.block, one.span))
    }

    /// The block and span of a locator.
    pub(super) fn located(&self, at: &Locator) -> Option<(usize, Span)> {
        let block = *self.passages.get((at.passage as usize).checked_sub(1)?)?;
        let text = self.article.found.get(block)?.block;
        let byte = |scalar: u32| text.byte(scalar as usize);
        Some((block, Span::new(byte(at.start), byte(at.start + at.length))))
    }
}
