//! What the words before a date or figure do to it: negate it, or put it in the future.

use super::super::cues::Cue;
use super::super::facts::{Article, Sentence, same_clause};
use super::super::text::{Span, sentences};

/// The sentence around a span.
pub(super) fn sentence(article: &Article<'_>, block: usize, span: Span) -> Span {
    let Some(found) = article.found.get(block) else { return span };
    let all = sentences(&found.block.text, article.rules.language);
    all.into_iter().find(|sentence| sentence.holds(span)).unwrap_or(span)
}

const NEGATIONS: [Cue; 5] =
    [Cue::Not, Cue::Nothing, Cue::NegationBegins, Cue::Denies, Cue::Disputes];

/// Whether a word of negation stands before a span in its clause.
pub(super) fn negation_before(article: &Article<'_>, block: usize, span: Span) -> bool {
    any_before(article, block, span, &NEGATIONS)
}

/// Whether a word of negation stands in the clause of a span.
pub(super) fn is_negated(article: &Article<'_>, block: usize, span: Span) -> bool {
    let Some(found) = article.found.get(block) else { return false };
    let end = sentence(article, block, span).end;
    let after = Sentence::new(found, Span::new(span.end, end));
    let mut places = NEGATIONS.iter().flat_map(|cue| after.places(*cue));
    negation_before(article, block, span)
        || places.any(|place| {
            let between = found.block.text.get(span.end..place).unwrap_or_default();
            same_clause(between)
        })
}

/// Whether a word of intention or expectation stands before a span in its clause.
pub(super) fn is_ahead(article: &Article<'_>, block: usize, span: Span) -> bool {
    any_before(article, block, span, &[Cue::Intends, Cue::Expects, Cue::Future])
}

fn any_before(article: &Article<'_>, block: usize, span: Span, words: &[Cue]) -> bool {
    let Some(found) = article.found.get(block) else { return false };
    let sentence = sentence(article, block, span);
    let before = Sentence::new(found, Span::new(sentence.start, span.start));
    let mut places = words.iter().flat_map(|cue| before.places(*cue));
    places.any(|place| {
        let between = found.block.text.get(place..span.start).unwrap_or_default();
        same_clause(between)
    })
}
