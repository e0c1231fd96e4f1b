//! Pieces: splits an article into pieces about one date each. The date of an event
//! opens a piece; sentences without one continue it.

use super::super::annotate::AnnotatedBlock;
use super::super::cues::Cue;
use super::super::dates::{Date, DateRole};
use super::super::text::{BlockKind, Span};
use super::article::Article;
use super::current::{Current, period};
use super::parts::{Part, parts};
use super::sentence::Sentence;
use super::undated::{News, reports, why};
use super::unstated::{Scopes, Unstated};
use crate::model::Period;

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

/// A part of an article with a date that gives no event.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Untold {
    /// The index of its block.
    pub(crate) block: usize,
    pub(crate) span: Span,
    pub(crate) why: &'static str,
}

/// An article split by its dates.
#[derive(Clone, Debug, Default)]
pub(crate) struct Split<'f> {
    pub(crate) pieces: Vec<Piece<'f>>,
    /// What has a date but is in no piece, in document order.
    pub(crate) untold: Vec<Untold>,
}

/// The rule of a piece that continues the one in the passage before.
pub(crate) const CONTINUED: &str = "goes on from the passage before";
/// The rule of a piece without a date under a heading with one.
pub(crate) const HEADING: &str = "date of the heading";

/// Why a dated heading gives no event.
const EMPTY: &str = "heading with a date of nothing below it";

/// Why a sentence about what did not happen gives no event.
const IMAGINED: &str = "tells what would have happened";

/// Splits an article by its dates.
pub(crate) fn split<'f>(article: &Article<'f>) -> Split<'f> {
    let mut splitter = Splitter {
        article,
        news: News::of(article),
        timeline: is_timeline(article),
        heading: None,
        current: None,
        stacked: false,
        nested: false,
        dated: Vec::new(),
        split: Split::default(),
    };
    for (block, found) in article.found.iter().enumerate() {
        if found.block.kind == BlockKind::Heading {
            splitter.head(block, found);
        } else {
            splitter.passage(block, found);
        }
    }
    splitter.empty_headings();
    splitter.split.untold.sort_by_key(|untold| (untold.block, untold.span));
    splitter.split
}

/// Splits an article, block by block.
struct Splitter<'a, 'f> {
    article: &'a Article<'f>,
    news: News,
    timeline: bool,
    /// The date of the heading.
    heading: Option<Current>,
    /// The date that applies to a passage without one.
    current: Option<Current>,
    /// Whether the block before is a heading.
    stacked: bool,
    /// Whether headings without a date are parts of the section of a dated one.
    nested: bool,
    /// The dated headings of the section that has no piece yet.
    dated: Vec<(usize, Span)>,
    split: Split<'f>,
}

impl<'f> Splitter<'_, 'f> {
    /// A heading dates what is below it. Another one right below it keeps its date.
    fn head(&mut self, block: usize, found: &AnnotatedBlock<'_>) {
        let stacked = std::mem::replace(&mut self.stacked, true);
        if !stacked {
            self.empty_headings();
        }
        let date = found.dates.iter().find(|date| date.role == DateRole::Heading);
        // The date in a title is that of its subject, unless it opens the title.
        let opens = |date: &&Date| found.within(Span::new(0, date.span.start)).len() <= 2;
        let date = date.filter(|date| block > 0 || opens(date)).and_then(|date| {
            Some(Current { date: period(date)?, approximate: date.approximate, rule: HEADING })
        });
        // A heading without a date that once stood right below one with a date is its part.
        self.nested = date.is_none() && (self.nested || (stacked && self.heading.is_some()));
        let above = self.heading.filter(|_| stacked || self.nested);
        self.heading = date.or(above);
        self.current = self.heading;
        let stamp = found.dates.iter().all(|date| date.role == DateRole::Publication);
        if !stamp || !found.unresolved.is_empty() {
            self.dated.push((block, Span::new(0, found.block.text.len())));
        }
    }

    /// Lists the dated headings that no piece is below.
    fn empty_headings(&mut self) {
        let empty = self.dated.drain(..).map(|(block, span)| Untold { block, span, why: EMPTY });
        self.split.untold.extend(empty);
    }

    /// Splits a passage before the parts with a date of their own.
    fn passage(&mut self, block: usize, found: &'f AnnotatedBlock<'f>) {
        self.stacked = false;
        let begun = self.split.pieces.len();
        let mut lead = Vec::new();
        for Part { sentence, date } in parts(self.article, found) {
            let last = self.split.pieces.get(begun..).and_then(|pieces| pieces.last());
            match date.filter(|date| self.opens(last, &sentence, date)) {
                Some(date) => {
                    let next = opened_by(block, sentence, &date);
                    let next = self.lead(block, std::mem::take(&mut lead), next);
                    self.split.pieces.extend(next);
                }
                None if last.is_none() => lead.push(sentence),
                None => self.extend(sentence),
            }
        }
        if !lead.is_empty() {
            self.lead(block, lead, None);
        }
        if let Some(last) = self.split.pieces.get(begun..).and_then(|pieces| pieces.last()) {
            self.current = continued(last, self.timeline).or(self.heading);
            self.dated.clear();
        }
    }

    fn extend(&mut self, sentence: Sentence<'f>) {
        if let Some(piece) = self.split.pieces.last_mut() {
            piece.span.end = sentence.span.end;
            piece.sentences.push(sentence);
        }
    }

    /// The sentences of a passage before its first date: a piece of their own if a date
    /// applies to them, else the beginning of the next piece, which is returned.
    fn lead(
        &mut self,
        block: usize,
        mut lead: Vec<Sentence<'f>>,
        next: Option<Piece<'f>>,
    ) -> Option<Piece<'f>> {
        let introduces =
            |sentence: &Sentence<'_>| is_lead_in(sentence) || imagines(self.article, sentence);
        if lead.is_empty() || lead.iter().all(introduces) {
            self.leave_out(block, &lead);
            return next;
        }
        let next = match (self.applies(&lead), next) {
            (None, Some(mut next)) => {
                next.span.start = lead.first().map_or(next.span.start, |first| first.span.start);
                lead.append(&mut next.sentences);
                return Some(Piece { sentences: lead, ..next });
            }
            (_, next) => next,
        };
        match self.applies(&lead).or_else(|| self.news.applies(block, &lead)) {
            Some(current) => self.split.pieces.extend(dated_by(block, lead, current)),
            None => self.leave_out(block, &lead),
        }
        next
    }

    /// The date of the heading or the passage before, if it applies to sentences. Outside
    /// of a timeline, only a figure or a deadline is taken to continue a passage.
    fn applies(&self, sentences: &[Sentence<'_>]) -> Option<Current> {
        let goes_on = |current: &Current| {
            current.rule != CONTINUED || self.timeline || sentences.iter().any(reports)
        };
        self.current.filter(goes_on).or(self.heading)
    }

    /// Lists sentences with a date that no piece has.
    fn leave_out(&mut self, block: usize, sentences: &[Sentence<'f>]) {
        for sentence in sentences {
            let introduces = is_lead_in(sentence);
            let why = if imagines(self.article, sentence) {
                sentence.dates().next().map(|_| IMAGINED)
            } else {
                why(sentence, introduces)
            };
            self.split.untold.extend(why.map(|why| Untold { block, span: sentence.span, why }));
        }
    }

    /// Whether a date opens a piece after the last one of its passage: if it is at the
    /// beginning of its clause, or at least as precise as the date before it.
    fn opens(&self, last: Option<&Piece<'_>>, part: &Sentence<'_>, said: &Date) -> bool {
        let Some(date) = period(said) else { return false };
        if is_lead_in(part) || is_imagined(self.article, part, said) {
            return false;
        }
        let leads = leads(part, said.span);
        let inside = self.heading.is_none_or(|heading| {
            let holds = |date: Period| {
                heading.date.start() <= date.start() && date.end() <= heading.date.end()
            };
            holds(date) || last.is_some_and(|last| !holds(last.date))
        });
        match last {
            None => leads || inside,
            Some(last) if date == last.date || (!leads && is_label(last)) => false,
            Some(last) => leads || (inside && date.precision() <= last.date.precision()),
        }
    }
}

/// Whether at least half of the passages with dates open with one.
fn is_timeline(article: &Article<'_>) -> bool {
    let events = |date: &&Date| date.role != DateRole::Publication;
    let passages = article.found.iter().filter(|found| found.is_passage());
    let dated = passages.filter_map(|found| Some((found, found.dates.iter().find(events)?)));
    let opens = dated.map(|(found, date)| {
        let before = found.within(Span::new(0, date.span.start)).len();
        date.role == DateRole::Event && before <= 2
    });
    let (opened, all) =
        opens.fold((0, 0), |(opened, all), opens| (opened + usize::from(opens), all + 1));
    opened >= 3 && opened * 2 >= all
}

/// Whether a date is at the beginning of a sentence.
fn leads(sentence: &Sentence<'_>, said: Span) -> bool {
    let before = Span::new(sentence.span.start, said.start);
    said.start < sentence.span.start || sentence.found.within(before).len() <= 3
}

/// Whether a piece is only its date so far, as in `March 2019.` before a sentence.
fn is_label(piece: &Piece<'_>) -> bool {
    let tokens = |span| piece.sentences.first().map_or(0, |one| one.found.within(span).len());
    piece.said.is_some_and(|said| tokens(piece.span) <= tokens(said) + 2)
}

/// What applies to the passage after a piece whose date opens a sentence; in a timeline,
/// to all passages up to the next date.
fn continued(last: &Piece<'_>, timeline: bool) -> Option<Current> {
    let opened = last.sentences.first().is_some_and(|first| {
        let goes_on = last.rule == CONTINUED && timeline;
        goes_on || last.said.is_some_and(|said| leads(first, said))
    });
    let Piece { date, approximate, .. } = *last;
    opened.then_some(Current { date, approximate, rule: CONTINUED })
}

/// Whether a sentence introduces what follows it: `Here is a timeline`.
fn is_lead_in(sentence: &Sentence<'_>) -> bool {
    let first = sentence.places(Cue::LeadIn).next();
    let ends = sentence.text().trim_end_matches(['-', '–', '—', '•', ' ']).ends_with(':');
    ends || first.is_some_and(|first| first <= sentence.span.start + '“'.len_utf8())
}

/// Whether a sentence tells what would have happened.
fn imagines(article: &Article<'_>, sentence: &Sentence<'_>) -> bool {
    Scopes::of(article, *sentence).imagines()
}

/// Whether a date is that of what a sentence disputes or supposes.
fn is_imagined(article: &Article<'_>, sentence: &Sentence<'_>, said: &Date) -> bool {
    let scopes = Scopes::of(article, *sentence);
    let scope = scopes.at(said.span.start);
    scopes.imagines() || scope.is_some_and(|scope| scope.kind != Unstated::Denied)
}

fn opened_by<'f>(block: usize, sentence: Sentence<'f>, said: &Date) -> Option<Piece<'f>> {
    Some(Piece {
        block,
        span: sentence.span,
        date: period(said)?,
        said: Some(said.span),
        approximate: said.approximate,
        rule: said.rule,
        sentences: vec![sentence],
    })
}

/// A piece of sentences that another date applies to.
fn dated_by(block: usize, sentences: Vec<Sentence<'_>>, current: Current) -> Option<Piece<'_>> {
    let (first, last) = (sentences.first()?, sentences.last()?);
    let Current { date, approximate, rule } = current;
    let span = Span::new(first.span.start, last.span.end);
    Some(Piece { block, span, date, said: None, approximate, rule, sentences })
}
