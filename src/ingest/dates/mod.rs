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
mod feasts;
mod grammar;
mod interval;
mod iso;
mod month_alone;
mod named;
mod offsets;
mod parts;
mod passages;
mod ranges;
mod relative;
mod resolve;
mod roles;
mod scan;
mod short_years;
mod steps;
#[cfg(test)]
mod tests;
mod time;
mod vocabulary;
mod weeks;
mod years;

use chrono::NaiveDate;

use super::numbers::Number;
use super::text::{Block, Span, Token};
use crate::model::Language;
use context::{DateContext, SentenceHints};
pub(crate) use date::{Date, DateRole, Grain, Modifier, Standing};
use interval::DayInterval;
pub(crate) use iso::iso;
use passages::passage;
use roles::Surroundings;
use scan::{DateScan, sentence_starts};
use time::{Parsed, TimeExpression, TimePoint, Year};
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
