//! Pieces: an article cut into what happened on one date each. A date that
//! dates what is told opens a piece; sentences without one go on with it.

use super::super::annotate::AnnotatedBlock;
use super::super::dates::{Date, DateRole, Grain};
use super::super::text::{BlockKind, Span, sentences};
use super::article::Article;
use super::sentence::Sentence;
use crate::model::{Period, Precision};

/// What is told of one date.
#[derive(Clone, Debug)]
pub(crate) struct Piece<'f> {
    /// The block it stands in.
    pub(crate) block: usize,
    pub(crate) span: Span,
    pub(crate) date: Period,
    /// The words of the date, if they stand in the piece.
    pub(crate) said: Option<Span>,
    pub(crate) approximate: bool,
    /// How its date is known.
    pub(crate) rule: &'static str,
    pub(crate) sentences: Vec<Sentence<'f>>,
}

/// A piece that goes on in a later passage has its date by this rule.
pub(crate) const CONTINUED: &str = "goes on from the passage before";
/// A piece without a date of its own under a heading with one.
const HEADING: &str = "date of the heading";
/// A piece without any date: told when the article was published.
const PUBLICATION: &str = "date of publication";

/// The longest sentence, in bytes: some six hundred words.
const LONGEST: usize = 4_096;

/// A date that holds until another comes.
#[derive(Clone, Copy, Debug)]
struct Current {
    date: Period,
    approximate: bool,
    rule: &'static str,
}

/// The pieces of an article, in its order.
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

/// Cuts a passage at the sentences that hold a date of their own.
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
    pieces.retain(|piece| piece.block != block || worth_telling(piece));
}

/// A sentence in parts that are no longer than a sentence ever is: what looks at
/// all of a sentence then takes no longer in a text that has none.
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

/// Sentences that lead to the first date of their passage belong to it, unless
/// they go on with what was told before.
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

/// Whether a further date of a passage opens a piece of its own: one that stands
/// at the head of its sentence, or is no vaguer than the date before it.
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

/// Whether a piece tells something that a timeline should hold. What has no
/// date of its own does so only by a figure or a deadline.
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

/// A date as the base keeps it.
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
