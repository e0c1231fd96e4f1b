//! Dates: every expression that names a time, resolved to a first and a last
//! day against its headings, what stands before it and the day of publication.
//!
//! A grammar over tokens (`grammar`, `ranges`) reads expressions, whose words
//! are the vocabulary's; a story of what was told so far (`story`) resolves them.

mod counts;
mod date;
mod digits;
mod grammar;
mod named;
mod parts;
mod point;
mod ranges;
mod relative;
mod resolve;
mod roles;
mod scan;
mod steps;
mod story;
#[cfg(test)]
mod tests;
mod vocabulary;
mod years;

use chrono::NaiveDate;

use super::numbers::Number;
use super::text::{Block, BlockKind, Span, Token};
pub(crate) use date::{Date, Grain, Modifier, Role};
use point::{Body, Match, Part, Point, Shape, Year};
use resolve::Stretch;
use roles::{Facts, Setting};
use scan::Scan;
use story::{Story, Telling};
pub(crate) use vocabulary::Calendar;

/// A block with what was found in it so far.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Read<'b> {
    pub(crate) block: &'b Block,
    pub(crate) tokens: &'b [Token],
    pub(crate) numbers: &'b [Number],
}

/// The dates of every block of a document, in its order. `published` is the
/// first and the last day of the date of publication, as far as it is known.
pub(crate) fn dates(
    blocks: &[Read<'_>],
    published: Option<(NaiveDate, NaiveDate)>,
    calendar: &Calendar,
) -> Vec<Vec<Date>> {
    let found: Vec<Vec<DateMatch>> =
        blocks.iter().map(|read| expressions(read, calendar)).collect();
    let published = published.map(|(first, last)| stretch(first, last)).or_else(|| stamp(&found));
    let any_year = found.iter().flatten().find_map(|found| given_year(&found.shape));
    let mut story = Story::new(published, any_year);
    let resolved = blocks.iter().zip(found);
    resolved.map(|(read, found)| passage(&mut story, read, &found)).collect()
}

/// An expression in a block, with what stands around it.
#[derive(Clone, Copy, Debug)]
struct DateMatch {
    /// Its first token, and the token after its last.
    at: usize,
    end: usize,
    span: Span,
    shape: Shape,
    rule: &'static str,
    setting: Setting,
    approximate: bool,
}

/// The expressions of a block, from left to right.
fn expressions(read: &Read<'_>, calendar: &Calendar) -> Vec<DateMatch> {
    let scan = Scan {
        text: &read.block.text,
        tokens: read.tokens,
        numbers: read.numbers,
        calendar,
        day_first: calendar.day_first,
    };
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.tokens.len() {
        let here = grammar::may_begin(&scan, at).then(|| ranges::expression(&scan, at)).flatten();
        at = match here {
            Some(expression) => {
                let end = expression.end;
                found.push(around(&scan, at, expression));
                end.max(at + 1)
            }
            None => at + 1,
        };
    }
    share(&scan, &mut found);
    found
}

/// In `March and April 2020` the first has the year of the second.
fn share(scan: &Scan<'_>, found: &mut [DateMatch]) {
    for at in (1..found.len()).rev() {
        let (Shape::One(a), Shape::One(b)) = (found[at - 1].shape, found[at].shape) else {
            continue;
        };
        let ordered = a.month().zip(b.month()).is_some_and(|(a, b)| a <= b);
        let joined = joined(scan, found[at - 1].end, found[at].at);
        if let (Year::Open, Year::Given(_), true, true) = (a.year, b.year, ordered, joined) {
            found[at - 1].shape = Shape::One(Point { year: b.year, ..a });
        }
    }
}

/// Whether nothing but joining words stands between two tokens.
fn joined(scan: &Scan<'_>, mut at: usize, next: usize) -> bool {
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

/// An expression with what stands around it.
fn around(scan: &Scan<'_>, at: usize, found: Match<Shape>) -> DateMatch {
    let mut setting = Setting::new(scan, at, found.end);
    setting.telling.forward |= found.rule == "ahead";
    let about = |at| scan.particle(at, vocabulary::Particle::About).is_some();
    DateMatch {
        at,
        end: found.end,
        span: Span::new(scan.tokens[at].span.start, scan.tokens[found.end - 1].span.end),
        shape: found.value,
        rule: found.rule,
        approximate: setting.lead.about || (at..found.end).any(about),
        setting,
    }
}

/// The dates of a block, and what they add to the story.
fn passage(story: &mut Story, read: &Read<'_>, found: &[DateMatch]) -> Vec<Date> {
    story.begin_passage();
    let mut sentence = usize::MAX;
    let mut dates: Vec<Date> = Vec::new();
    let mut first = true;
    for found in found {
        if found.setting.sentence != sentence {
            sentence = found.setting.sentence;
            story.begin_sentence();
            first = true;
        }
        let Some(date) = date(story, read, found, first) else { continue };
        first = false;
        dates.push(date);
    }
    dates
}

/// The date that an expression comes to.
fn date(story: &mut Story, read: &Read<'_>, found: &DateMatch, first: bool) -> Option<Date> {
    let setting = &found.setting;
    let (shape, modifier) = modified(found.shape, setting.lead.modifier);
    let stretch = story.resolve(&shape, setting.telling)?;
    let role = role(story, read, found, first, stretch);
    match role {
        Role::Heading if setting.opens || setting.lead.placed => story.head(&shape, stretch),
        Role::Event => story.happen(&shape, stretch),
        _ => {}
    }
    if role != Role::Target {
        story.mention(&shape, stretch);
    }
    Some(Date {
        span: found.span,
        first: stretch.first,
        last: stretch.last,
        grain: stretch.grain,
        closing: stretch.closing,
        approximate: found.approximate,
        modifier,
        role,
        rule: found.rule,
    })
}

/// The role of a date in its block.
fn role(story: &Story, read: &Read<'_>, found: &DateMatch, first: bool, date: Stretch) -> Role {
    let (Shape::One(point) | Shape::Range(point, _)) = found.shape;
    let short = read.tokens.len() <= 16 && point.dated();
    let told = found.setting.published && date.grain == Grain::Day;
    let stamp = told || (short && story.is_published(date));
    if read.block.kind == BlockKind::Heading && !stamp {
        return Role::Heading;
    }
    found.setting.role(Facts {
        first,
        ahead: story.looks_ahead(date),
        to_come: story.to_come(date),
        year: (date.last - date.first).num_days() > 360,
        adverb: point.part.is_some() || matches!(point.body, Body::Weekday(..)),
        stamp,
    })
}

/// A bound takes the whole: what is done by the end of a year is done within it.
fn modified(shape: Shape, lead: Option<Modifier>) -> (Shape, Option<Modifier>) {
    let bound = matches!(lead, Some(Modifier::By | Modifier::Until | Modifier::Before));
    let Shape::One(point) = shape else { return (shape, lead) };
    let part = point.part.map(|part| match part {
        Part::Start | Part::Early => Modifier::Start,
        Part::Middle => Modifier::Middle,
        Part::Late => Modifier::Late,
        Part::End => Modifier::End,
    });
    let part_kept = if bound { None } else { point.part };
    (Shape::One(Point { part: part_kept, ..point }), if bound { lead } else { part.or(lead) })
}

/// A date of publication that the document gives of itself.
fn stamp(found: &[Vec<DateMatch>]) -> Option<Stretch> {
    let stamps = found.iter().flatten().filter(|found| found.setting.published);
    stamps
        .filter(|found| given_year(&found.shape).is_some())
        .find_map(|found| Story::default().resolve(&found.shape, Telling::default()))
}

fn given_year(shape: &Shape) -> Option<i32> {
    let (Shape::One(point) | Shape::Range(point, _)) = shape;
    match point.year {
        Year::Given(year) => Some(year),
        _ => None,
    }
}

fn stretch(first: NaiveDate, last: NaiveDate) -> Stretch {
    let grain = if first == last { Grain::Day } else { Grain::Range };
    Stretch::new(first, last, grain)
}
