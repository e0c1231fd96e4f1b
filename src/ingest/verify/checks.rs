//! An article with all that facts are held against.

use super::super::facts::{Article, Facts, Measure, Sentence, due, is_oblique, is_source};
use super::super::names::EntityMention;
use super::super::text::Span;
use super::clauses::{negation_before, same_clause, sentence};
use super::dates::{Dates, same_days};
use super::judgement::Place;
use super::names::Names;
use crate::model::{Locator, Period};

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

    /// Whether a word of negation stands before a date of a quote.
    pub(super) fn is_negated(&self, place: &Place, date: Period) -> bool {
        let dates = self.dates().within(place);
        let mut same =
            dates.iter().filter(|(_, one)| due(one).is_some_and(|one| same_days(one, date)));
        same.any(|(_, one)| self.negation_before(place.block, one.span))
    }

    /// Whether a figure can be that of no other name: the sentence has the name behind no
    /// preposition, and before the figure no other one so; if the words around the figure
    /// tell its subject, none in the same clause.
    pub(super) fn is_only(&self, name: &str, place: &Place, measure: &Measure<'_>) -> bool {
        let Some(found) = self.article.found.get(place.block) else { return false };
        let slugs = self.names.slugs(name);
        let figure = measure.figure.span;
        let sentence = Sentence { found, span: self.sentence(place.block, figure) };
        let straight = |mention: &&EntityMention| {
            !measure.figure.full.meets(mention.span)
                && !is_oblique(self.article, &sentence, mention)
                && !is_source(self.article, &sentence, mention)
        };
        let is_own = |mention: &EntityMention| slugs.contains(&mention.slug);
        let text = found.block.text.as_str();
        let rival = |mention: &EntityMention| {
            let between = text.get(mention.span.end..figure.start);
            let near = between.is_some_and(|between| !measure.told || same_clause(between));
            !is_own(mention) && mention.span.end <= figure.start && near
        };
        let mut all = sentence.references().filter(straight);
        sentence.references().filter(straight).any(is_own) && !all.any(rival)
    }

    /// Whether the sentence of a figure names nobody and nothing.
    pub(super) fn is_nameless(&self, place: &Place, figure: Span) -> bool {
        self.names.within(place.block, self.sentence(place.block, figure)).is_empty()
    }

    /// The block and span of a locator.
    pub(super) fn located(&self, at: &Locator) -> Option<(usize, Span)> {
        let block = *self.passages.get((at.passage as usize).checked_sub(1)?)?;
        let text = self.article.found.get(block)?.block;
        let byte = |scalar: u32| text.byte(scalar as usize);
        Some((block, Span::new(byte(at.start), byte(at.start + at.length))))
    }
}
