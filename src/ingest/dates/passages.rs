//! The dates of a passage: each expression resolved, with its role, in the context of
//! those before it.

use chrono::Datelike;

use super::super::text::BlockKind;
use super::context::DateContext;
use super::date::{Date, DateRole, Grain, Modifier};
use super::interval::DayInterval;
use super::roles::DateTraits;
use super::time::{Portion, ReferenceTime, TimeExpression, TimeKind, TimePoint};
use super::{BlockDates, DateMatch, TokenizedBlock};

/// The dates of a block, which also update the context.
pub(super) fn passage(
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
