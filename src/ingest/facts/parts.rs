//! The parts of a passage: its sentences, split before the clauses with another date of
//! an event.

use super::super::annotate::AnnotatedBlock;
use super::super::dates::{Date, DateRole};
use super::super::text::{Span, sentences};
use super::article::Article;
use super::sentence::Sentence;

/// A sentence or clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'f> {
    pub(super) sentence: Sentence<'f>,
    /// The date of the event that it reports.
    pub(super) date: Option<Date>,
}

/// The longest sentence, in bytes: about 600 words.
const LONGEST: usize = 4_096;

/// The parts of a passage, in order.
pub(super) fn parts<'f>(article: &Article<'_>, found: &'f AnnotatedBlock<'f>) -> Vec<Part<'f>> {
    let text = &found.block.text;
    let spans = sentences(text, article.rules.language).into_iter();
    let mut parts = Vec::new();
    for span in spans.flat_map(|span| bounded(text, span)) {
        clauses(Sentence::new(found, span), &mut parts);
    }
    parts
}

/// Splits overlong sentences, so that rules over whole sentences stay fast in texts
/// without any.
fn bounded(text: &str, span: Span) -> Vec<Span> {
    let mut parts = Vec::new();
    let mut start = span.start;
    while span.end - start > LONGEST {
        let near = text.floor_char_boundary(start + LONGEST);
        let end = text.get(start..near).and_then(|part| part.rfind(' '));
        let end = end.filter(|end| *end > 0).map_or(near, |end| start + end);
        parts.push(Span::new(start, end));
        start = end;
    }
    parts.push(Span::new(start, span.end));
    parts
}

/// Splits a sentence before the clauses of its second and later dates of events, and after
/// an introduction with a colon.
fn clauses<'f>(sentence: Sentence<'f>, parts: &mut Vec<Part<'f>>) {
    let Sentence { found, span, .. } = sentence;
    let (mut start, mut last) = (span.start, None);
    let mut add = |start: usize, end: usize, date: Option<Date>| {
        let text = found.block.text.get(start..end).unwrap_or_default();
        let span = Span::new(start, start + text.trim_end().len());
        parts.push(Part { sentence: Sentence::new(found, span), date });
    };
    for date in sentence.dates().filter(|date| date.role == DateRole::Event) {
        let before = found.block.text.get(start..date.clause.max(start)).unwrap_or_default();
        let introduced =
            before.trim_end_matches(['-', '–', '—', '•', '·', '*', ' ']).ends_with(':');
        if date.clause > start && (last.is_some() || introduced) {
            add(start, date.clause, last.take());
            start = date.clause;
        }
        last.get_or_insert(*date);
    }
    add(start, span.end, last);
}
