//! Dates: finds time expressions and resolves each to a first and a last day.
//!
//! A grammar over tokens (`grammar`, `ranges`) parses the expressions; its words
//! come from the vocabularies. The context (`context`) resolves them against the
//! headings, the dates before them and the date of publication.

mod clauses;
mod codes;
mod context;
mod counts;
mod date;
mod date_year;
mod decades;
mod digits;
mod ended;
mod eras;
mod grammar;
mod iso;
mod month_alone;
mod named;
mod offsets;
mod parts;
mod ranges;
mod relative;
mod resolve;
mod roles;
mod scan;
#[cfg(test)]
mod tests;
mod time;
mod vocabulary;
mod weeks;
mod years;

use chrono::{Datelike, NaiveDate};

use super::numbers::Number;
use super::text::{Block, BlockKind, Span, Token};
use crate::model::Language;
use context::{DateContext, SentenceHints};
pub(crate) use date::{Date, DateRole, Grain, Modifier, Standing};
pub(crate) use iso::iso;
use resolve::DayInterval;
use roles::{DateTraits, Surroundings};
use scan::{DateScan, sentence_starts};
use time::{Parsed, Portion, ReferenceTime, TimeExpression, TimeKind, TimePoint, Year};
pub(crate) use vocabulary::Calendar;

/// A block with its tokens and numbers.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TokenizedBlock<'b> {
    pub(crate) block: &'b Block,
    pub(crate) tokens: &'b [Token],
    pub(crate) numbers: &'b [Number],
}

/// The dates of a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct BlockDates {
    pub(crate) dates: Vec<Date>,
    /// The expressions that nothing resolves, such as a day without a year in a document
    /// that states none.
    pub(crate) unresolved: Vec<Span>,
}

/// The dates of every block of a document, in document order. `published` is the
/// first and the last day of the date of publication, if known.
pub(crate) fn dates(
    blocks: &[TokenizedBlock<'_>],
    published: Option<(NaiveDate, NaiveDate)>,
    calendar: &Calendar,
) -> Vec<BlockDates> {
    let found: Vec<Vec<DateMatch>> =
        blocks.iter().map(|block| expressions(block, calendar)).collect();
    let published = published.map(|(first, last)| interval(first, last)).or_else(|| stamp(&found));
    let any_year = found.iter().flatten().find_map(|found| given_year(&found.expression));
    let mut context = DateContext::new(published, any_year);
    let resolved = blocks.iter().zip(found);
    resolved.map(|(block, found)| passage(&mut context, block, &found)).collect()
}

/// An expression in a block, with its surroundings.
#[derive(Clone, Copy, Debug)]
struct DateMatch {
    /// Its first token, and the token after its last.
    at: usize,
    end: usize,
    span: Span,
    expression: TimeExpression,
    rule: &'static str,
    surroundings: Surroundings,
    approximate: bool,
}

/// The expressions of a block, from left to right.
fn expressions(block: &TokenizedBlock<'_>, calendar: &Calendar) -> Vec<DateMatch> {
    let starts = sentence_starts(&block.block.text, block.tokens, calendar.language);
    let scan = DateScan {
        sentences: &starts,
        text: &block.block.text,
        tokens: block.tokens,
        numbers: block.numbers,
        calendar,
        day_first: calendar.language == Language::Fr,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < block.tokens.len() {
        let here = grammar::may_begin(&scan, at).then(|| ranges::expression(&scan, at)).flatten();
        at = match here {
            Some(expression) => {
                let end = expression.end;
                let last = found.last().map_or(0, |last: &DateMatch| last.end);
                found.push(around(&scan, at, expression, last));
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    share(&scan, &mut found);
    found
}

/// Copies a year back over a conjunction: in `March and April 2020`, March is of
/// 2020 too.
fn share(scan: &DateScan<'_>, found: &mut [DateMatch]) {
    for at in (1..found.len()).rev() {
        let (TimeExpression::One(a), TimeExpression::One(b)) =
            (found[at - 1].expression, found[at].expression)
        else {
            continue;
        };
        let ordered = a.month().zip(b.month()).is_some_and(|(a, b)| a <= b);
        let joined = joined(scan, found[at - 1].end, found[at].at);
        if let (Year::Open, Year::Given(_), true, true) = (a.year, b.year, ordered, joined) {
            found[at - 1].expression = TimeExpression::One(TimePoint { year: b.year, ..a });
        }
    }
}

/// Whether only conjunctions and articles stand between two tokens.
fn joined(scan: &DateScan<'_>, mut at: usize, next: usize) -> bool {
    use vocabulary::Particle::{And, In, On, Or, The};
    while at < next {
        match scan.any(at, &[And, Or, The, On, In]) {
            Some(end) => at = end,
            None if scan.mark(at, ",/&") => at += 1,
            None => return false,
        }
    }
    true
}

/// Adds the surroundings of an expression.
fn around(scan: &DateScan<'_>, at: usize, found: Parsed<TimeExpression>, last: usize) -> DateMatch {
    let mut surroundings = Surroundings::new(scan, at, found.end, last);
    surroundings.hints.forward |= found.rule == "ahead";
    let about = |at| scan.particle(at, vocabulary::Particle::About).is_some();
    DateMatch {
        at,
        end: found.end,
        span: Span::new(scan.tokens[at].span.start, scan.tokens[found.end - 1].span.end),
        expression: found.value,
        rule: found.rule,
        approximate: surroundings.lead.about || (at..found.end).any(about),
        surroundings,
    }
}

/// The dates of a block, which also update the context.
fn passage(
    context: &mut DateContext,
    block: &TokenizedBlock<'_>,
    found: &[DateMatch],
) -> BlockDates {
    context.begin_passage();
    let (mut sentence, mut clause) = (usize::MAX, usize::MAX);
    let mut dates = BlockDates::default();
    // Whether the clause has no date of an event yet.
    let mut first = true;
    for (index, here) in found.iter().enumerate() {
        if here.surroundings.sentence != sentence {
            sentence = here.surroundings.sentence;
            context.begin_sentence();
        }
        first |= here.surroundings.clause != clause;
        clause = here.surroundings.clause;
        let dates_clause = first && !yields(here, &found[index + 1..]);
        match date(context, block, here, dates_clause) {
            Some(date) => {
                first &= date.role != DateRole::Event;
                dates.dates.push(date);
            }
            // A number without the month of a heading is not a day.
            None if is_day(here) => {}
            None => dates.unresolved.push(here.span),
        }
    }
    dates
}

fn is_day(found: &DateMatch) -> bool {
    matches!(found.expression, TimeExpression::One(point) if matches!(point.kind, TimeKind::DayOnly(_)))
}

/// Whether a year gives way to a more precise date of its clause: `The firm, founded in
/// 1998, said in May 2020`.
fn yields(here: &DateMatch, rest: &[DateMatch]) -> bool {
    /// The most dates that are compared.
    const NEAR: usize = 4;
    let year = |found: &DateMatch| matches!(found.expression, TimeExpression::One(point) if point.kind == TimeKind::Year && point.part.is_none());
    let clause = here.surroundings.clause;
    let more = rest.iter().take(NEAR).take_while(|next| next.surroundings.clause == clause);
    let finer = |next: &DateMatch| {
        let around = &next.surroundings;
        !year(next) && around.placed(traits(next)) && !around.other && !around.is_bound()
    };
    year(here) && !here.surroundings.opens && more.into_iter().any(finer)
}

/// The traits of a date that do not depend on the document.
fn traits(found: &DateMatch) -> DateTraits {
    let (TimeExpression::One(point) | TimeExpression::Range(point, _)) = found.expression;
    let later = matches!(point.kind, TimeKind::Away(offset) if offset.from == ReferenceTime::Then);
    let weekday = matches!(point.kind, TimeKind::Weekday(..) | TimeKind::Weekend)
        && !found.surroundings.owned;
    let span = matches!(point.kind, TimeKind::Run(_) | TimeKind::Now)
        || (matches!(point.kind, TimeKind::Years(..)) && !found.surroundings.opens);
    let adverb = point.part.is_some() || later || weekday;
    DateTraits { adverb, span, ..DateTraits::default() }
}

/// Resolves an expression and updates the context.
fn date(
    context: &mut DateContext,
    block: &TokenizedBlock<'_>,
    found: &DateMatch,
    first: bool,
) -> Option<Date> {
    let surroundings = &found.surroundings;
    let (expression, modifier) = modified(found.expression, surroundings.lead.modifier);
    let interval = context.resolve(&expression, surroundings.hints)?;
    let role = role(context, block, found, first, interval);
    match role {
        DateRole::Heading => context.head(&expression, interval),
        DateRole::Event
            if surroundings.opens || interval.grain != Grain::Year || context.keeps_years() =>
        {
            context.happen(&expression, interval);
            if surroundings.is_label() {
                context.label();
            }
        }
        _ => {}
    }
    if role != DateRole::Target {
        context.mention(&expression, interval);
    }
    Some(Date {
        span: found.span,
        first: interval.first,
        last: interval.last,
        grain: interval.grain,
        closing: interval.closing,
        approximate: found.approximate,
        modifier,
        role,
        standing: surroundings.standing(traits(found)),
        weekday_differs: matches!(expression, TimeExpression::One(point)
            if point.weekday.is_some_and(|weekday| weekday != interval.first.weekday())),
        clause: block.tokens.get(surroundings.clause).map_or(0, |token| token.span.start),
        rule: interval.inferred.unwrap_or(found.rule),
    })
}

/// The most tokens of a line with the date of publication.
const SHORT: usize = 20;

/// The role of a date in its block.
fn role(
    context: &DateContext,
    block: &TokenizedBlock<'_>,
    found: &DateMatch,
    first: bool,
    date: DayInterval,
) -> DateRole {
    let (TimeExpression::One(point) | TimeExpression::Range(point, _)) = found.expression;
    let short = block.tokens.len() <= SHORT && point.dated();
    let stamped = found.surroundings.published && date.grain == Grain::Day;
    // A line that is only a day may be off by a time zone.
    let alone =
        block.block.kind == BlockKind::Heading && found.end - found.at + 2 >= block.tokens.len();
    // Below other dates, a heading that is only a date is one more of them.
    let listed = alone && context.has_heading();
    // "4 March 2012: Solvo opens its mill" is no line about the article.
    let tells = found.surroundings.is_label() && tells(block, found.end);
    let stamp =
        stamped || (short && !listed && !tells && context.is_published(date, i64::from(alone)));
    if block.block.kind == BlockKind::Heading && !stamp {
        let most = 2 * (found.end - found.surroundings.lead.start) >= block.tokens.len();
        return found.surroundings.role_in_heading(traits(found), most);
    }
    found.surroundings.role(DateTraits {
        first,
        ahead: context.looks_ahead(date),
        to_come: context.to_come(date),
        stamp,
        ..traits(found)
    })
}

/// Whether a text follows a date and a colon or dash.
fn tells(block: &TokenizedBlock<'_>, end: usize) -> bool {
    /// The fewest tokens of a sentence.
    const SENTENCE: usize = 4;
    let text =
        |at: usize| block.tokens.get(at).map_or("", |token| token.span.of(&block.block.text));
    matches!(text(end), ":" | "–" | "—" | "-") && block.tokens.len() > end + SENTENCE
}

/// Drops the part of a bounded date: `by the end of 2025` is any time in 2025.
fn modified(
    expression: TimeExpression,
    lead: Option<Modifier>,
) -> (TimeExpression, Option<Modifier>) {
    let bound = matches!(lead, Some(Modifier::By | Modifier::Until | Modifier::Before));
    let TimeExpression::One(point) = expression else { return (expression, lead) };
    let part = point.part.map(|part| match part {
        Portion::Start | Portion::Early => Modifier::Start,
        Portion::Middle => Modifier::Middle,
        Portion::Late => Modifier::Late,
        Portion::End => Modifier::End,
    });
    // "Before the end of 2025" is any time in 2025 too.
    let ends = lead == Some(Modifier::Before) && part == Some(Modifier::End);
    let lead = if ends { Some(Modifier::By) } else { lead };
    let part_kept = if bound { None } else { point.part };
    (
        TimeExpression::One(TimePoint { part: part_kept, ..point }),
        if bound { lead } else { part.or(lead) },
    )
}

/// The date of publication as stated in the document.
fn stamp(found: &[Vec<DateMatch>]) -> Option<DayInterval> {
    let stamps = found.iter().flatten().filter(|found| found.surroundings.published);
    stamps.filter(|found| given_year(&found.expression).is_some()).find_map(|found| {
        DateContext::default().resolve(&found.expression, SentenceHints::default())
    })
}

fn given_year(expression: &TimeExpression) -> Option<i32> {
    let (TimeExpression::One(point) | TimeExpression::Range(point, _)) = expression;
    match point.year {
        Year::Given(year) => Some(year),
        _ => None,
    }
}

fn interval(first: NaiveDate, last: NaiveDate) -> DayInterval {
    let grain = if first == last { Grain::Day } else { Grain::Range };
    DayInterval::new(first, last, grain)
}
