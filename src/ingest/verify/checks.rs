//! An article with all that facts are held against.

use super::super::cues::Cue;
use super::super::facts::{Article, Facts, Measure, Sentence, due, is_oblique};
use super::super::text::{Span, sentences};
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
        let Some(found) = self.article.found.get(block) else { return span };
        let all = sentences(&found.block.text, self.article.rules.language);
        all.into_iter().find(|sentence| sentence.holds(span)).unwrap_or(span)
    }

    /// Whether a word of negation stands before a span in its clause.
    pub(super) fn negation_before(&self, block: usize, span: Span) -> bool {
        let Some(found) = self.article.found.get(block) else { return false };
        let sentence = self.sentence(block, span);
        let before = Sentence { found, span: Span::new(sentence.start, span.start) };
        let negations = [Cue::Not, Cue::Nothing, Cue::NegationBegins, Cue::Denies, Cue::Disputes];
        let cues = &self.article.rules.cues;
        let mut places = negations.into_iter().flat_map(|cue| before.places(cues, cue));
        places.any(|place| {
            let between = found.block.text.get(place..span.start).unwrap_or_default();
            same_clause(between)
        })
    }

    /// Whether a word of negation stands before a date of a quote.
    pub(super) fn is_negated(&self, place: &Place, date: Period) -> bool {
        let dates = self.dates().within(place);
        let mut same =
            dates.iter().filter(|(_, one)| due(one).is_some_and(|one| same_days(one, date)));
        same.any(|(_, one)| self.negation_before(place.block, one.span))
    }

    /// Whether a name stands in the sentence of a figure behind no preposition; if only its
    /// place suggests what the figure measures, before it or as the only name.
    pub(super) fn is_straight(&self, name: &str, place: &Place, measure: &Measure<'_>) -> bool {
        let Some(found) = self.article.found.get(place.block) else { return false };
        let slugs = self.names.slugs(name);
        let figure = measure.figure.span;
        let sentence = Sentence { found, span: self.sentence(place.block, figure) };
        let named = self.names.within(place.block, sentence.span);
        let only = named.iter().all(|slug| slugs.contains(*slug));
        let mut own = sentence.references().filter(|mention| slugs.contains(&mention.slug));
        own.any(|mention| {
            let near = only || measure.told || mention.span.end <= figure.start;
            near && !is_oblique(self.article, &sentence, mention)
        })
    }

    /// The block and span of a locator.
    pub(super) fn located(&self, at: &Locator) -> Option<(usize, Span)> {
        let block = *self.passages.get((at.passage as usize).checked_sub(1)?)?;
        let text = self.article.found.get(block)?.block;
        let byte = |scalar: u32| text.byte(scalar as usize);
        Some((block, Span::new(byte(at.start), byte(at.start + at.length))))
    }
}

/// Whether no clause ends in a text: it has no mark but the two commas of an insertion.
fn same_clause(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    let mut commas = 0;
    while let Some(letter) = letters.next() {
        match letter {
            ';' | ':' | '(' | '–' | '—' => return false,
            // Not that of a number.
            ',' if letters.peek().is_some_and(|next| next.is_whitespace()) => commas += 1,
            _ => {}
        }
    }
    commas == 0 || commas == 2
}
