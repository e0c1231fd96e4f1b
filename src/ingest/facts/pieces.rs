//! Pieces: splits an article into pieces about one date each. The date of an event
//! opens a piece; sentences without one continue it.

use super::super::annotate::AnnotatedBlock;
use super::super::dates::{Date, DateRole, Grain};
use super::super::text::{BlockKind, Span, sentences};
use super::article::Article;
use super::sentence::Sentence;
use crate::model::{Period, Precision};

/// The sentences about one date.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'f> {
    /// The index of its block.
    pub(crate) block: usize,
    pub(crate) span: Span,
    pub(crate) date: Period,
    /// The span of the date, if it is in the piece.
    pub(crate) said: Option<Span>,
    pub(crate) approximate: bool,
    /// The rule that gave its date.
    pub(crate) rule: &'static str,
    pub(crate) sentences: Vec<Sentence<'f>>,
}

/// The rule of a piece that continues the one in the passage before.
pub(crate) const CONTINUED: &str = "goes on from the passage before";
/// The rule of a piece without a date under a heading with one.
const HEADING: &str = "date of the heading";
/// The rule of a piece without any date, which gets the date of publication.
const PUBLICATION: &str = "date of publication";

/// The longest sentence, in bytes: about 600 words.
const LONGEST: usize = 4_096;

/// The date that applies until the next one.
#[derive(Clone, Copy, Debug)]
struct Current {
    date: Period,
    approximate: bool,
    rule: &'static str,
}

/// The pieces of an article, in document order.
pub(crate) fn pieces<'f>(article: &Article<'f>) -> Vec<Piece<'f>> {
    let mut pieces = Vec::new();
    let published = article.document.meta.published.and_then(|(first, last)| {
        let date = Period::day(first).through(Period::day(last))?;
        Some(Current { date, approximate: false, rule: PUBLICATION })
    });
    let mut current = None;
    for (block, found) in article.found.iter().enumerate() {
        if found.block.kind == BlockKind::Heading {
            let date = found.dates.iter().find(|date| date.role == DateRole::Heading);
            let date = date.and_then(|date| Some((period(date)?, date.approximate)));
            current = date.map(|(date, approximate)| Current { date, approximate, rule: HEADING });
            continue;
        }
        let begun = pieces.len();
        cut(article, block, found, current.or(published), &mut pieces);
        let last = pieces.get(begun..).and_then(|new| new.last());
        let own = last.filter(|last| last.rule != PUBLICATION && last.rule != HEADING);
        current = own.map_or(current, |last| {
            Some(Current { date: last.date, approximate: last.approximate, rule: CONTINUED })
        });
    }
    pieces
}

/// Splits a passage before the sentences with a date of their own.
fn cut<'f>(
    article: &Article<'f>,
    block: usize,
    found: &'f AnnotatedBlock<'f>,
    before: Option<Current>,
    pieces: &mut Vec<Piece<'f>>,
) {
    let begun = pieces.len();
    let code = article.rules.language;
    let text = &found.block.text;
    let spans = sentences(text, code).into_iter().flat_map(|span| bounded(text, span));
    for span in spans {
        let sentence = Sentence { found, span };
        let opening = sentence.dates().find(|date| date.role == DateRole::Event);
        let opened = opening.and_then(|date| Some((date, period(date)?)));
        match (opened, pieces.len() > begun) {
            (Some((said, date)), false) => pieces.push(opened_by(block, sentence, said, date)),
            (Some((said, date)), true)
                if pieces.last().is_some_and(|piece| opens(piece, &sentence, said, date)) =>
            {
                pieces.push(opened_by(block, sentence, said, date));
            }
            (_, true) => {
                if let Some(piece) = pieces.last_mut() {
                    piece.span.end = sentence.span.end;
                    piece.sentences.push(sentence);
                }
            }
            (None, false) => pieces.extend(before.map(|current| Piece {
                block,
                span: sentence.span,
                date: current.date,
                said: None,
                approximate: current.approximate,
                rule: current.rule,
                sentences: vec![sentence],
            })),
        }
    }
    join_lead(pieces, begun);
    let new = pieces.split_off(begun);
    pieces.extend(new.into_iter().filter(worth_telling));
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

/// Joins the sentences before the first date of a passage to its piece, unless they
/// continue an earlier piece.
fn join_lead(pieces: &mut Vec<Piece<'_>>, begun: usize) {
    let [.., lead, next] = pieces.get_mut(begun..).unwrap_or_default() else { return };
    if lead.said.is_none() && next.said.is_some() && lead.rule == PUBLICATION {
        next.span.start = lead.span.start;
        let mut sentences = std::mem::take(&mut lead.sentences);
        sentences.append(&mut next.sentences);
        next.sentences = sentences;
        let lead = pieces.len() - 2;
        pieces.remove(lead);
    }
}

/// Whether a further date of a passage opens a new piece: if it is at the beginning
/// of its sentence, or at least as precise as the date before it.
fn opens(piece: &Piece<'_>, sentence: &Sentence<'_>, said: &Date, date: Period) -> bool {
    let before = Span::new(sentence.span.start, said.span.start);
    let leads = sentence.found.within(before).len() <= 3;
    date != piece.date && (leads || date.precision() <= piece.date.precision())
}

fn opened_by<'f>(block: usize, sentence: Sentence<'f>, said: &Date, date: Period) -> Piece<'f> {
    Piece {
        block,
        span: sentence.span,
        date,
        said: Some(said.span),
        approximate: said.approximate,
        rule: said.rule,
        sentences: vec![sentence],
    }
}

/// Whether a piece belongs in a timeline. Without a date of its own it needs a figure,
/// a mention or a deadline.
fn worth_telling(piece: &Piece<'_>) -> bool {
    let mut sentences = piece.sentences.iter();
    match piece.rule {
        PUBLICATION => sentences.any(|sentence| {
            sentence.figures().any(|figure| figure.unit.is_some())
                || sentence.dates().any(|date| date.role == DateRole::Target)
        }),
        CONTINUED | HEADING => sentences.any(|sentence| {
            sentence.mentions().next().is_some() || sentence.figures().next().is_some()
        }),
        _ => true,
    }
}

/// A date as the base stores it.
pub(crate) fn period(date: &Date) -> Option<Period> {
    let precision = match date.grain {
        Grain::Day => Precision::Day,
        Grain::Month => Precision::Month,
        Grain::Quarter => Precision::Quarter,
        Grain::Half => Precision::Half,
        Grain::Year => Precision::Year,
        Grain::Week | Grain::Range => {
            return Period::day(date.first).through(Period::day(date.last));
        }
    };
    let whole = Period::beginning(date.first, precision);
    whole
        .filter(|period| period.end() == date.last)
        .or_else(|| Period::day(date.first).through(Period::day(date.last)))
}
