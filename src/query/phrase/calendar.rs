//! Dates in words: "30 April 2024", "premier trimestre 2023", "last year", and
//! what ties them: since, before, between … and.

use chrono::NaiveDate;

use super::cursor::Cursor;
use super::dates::{date, day_and_month};
use super::refusal::Reason;
use super::words::{Preposition, Word};
use crate::language::calendar::{day_after, day_before};
use crate::model::Period;

/// The days a phrase allows; an end left open is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySpan {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// Spans with the word that tied them, and the place after them.
pub(super) struct PhraseDates<'t> {
    pub(super) spans: Vec<DaySpan>,
    pub(super) link: Option<Preposition>,
    pub(super) after: Cursor<'t>,
}

impl PhraseDates<'_> {
    fn is_closed(&self) -> bool {
        self.spans.iter().all(|span| span.from.is_some() && span.to.is_some())
    }
}

type Read<T> = Result<Option<T>, Reason>;

/// Reads days here, with or without a word that ties them, and what "and" or
/// "or" adds to them.
pub(super) fn spans(start: Cursor<'_>, today: NaiveDate) -> Read<PhraseDates<'_>> {
    if start.is_link(Preposition::Without) {
        return negated(start, today);
    }
    let Some(mut found) = one(start, today)? else { return Ok(None) };
    loop {
        let joint = found.after;
        if !joins(joint) {
            // "events 2019 2020": either, since nothing ties the second one.
            let Some((period, after)) = untied(joint, today)?.filter(|_| found.is_closed()) else {
                return Ok(Some(found));
            };
            found.spans.push(whole(period));
            found.after = after;
            continue;
        }
        let mut place = joint.next().past_filler();
        if joins(place) {
            place = place.next().past_filler();
        }
        let Some(more) = one(place, today)? else { return Ok(Some(found)) };
        found.after = more.after;
        match (found.spans.as_slice(), more.spans.as_slice()) {
            // "after 2020 and before 2023", "since 2020, until 2023" are one span, not two.
            ([first], [second])
                if !joint.is_link(Preposition::Or) && both(*first, *second).is_some() =>
            {
                let both = both(*first, *second).filter(|span| span.from <= span.to);
                let range = || Reason::Backwards(start.text_to(found.after));
                found.spans = vec![both.ok_or_else(range)?];
            }
            _ => found.spans.extend(more.spans),
        }
    }
}

/// A date without a word that ties it, if nothing behind it makes it a range.
fn untied(start: Cursor<'_>, today: NaiveDate) -> Read<(Period, Cursor<'_>)> {
    let found =
        if start.number().is_some() || start.dated() { date(start, today, None)? } else { None };
    Ok(found.filter(|(_, after)| !after.is_link(Preposition::To)))
}

/// The days in both of two spans that are open at opposite ends.
fn both(first: DaySpan, second: DaySpan) -> Option<DaySpan> {
    match (first, second) {
        (DaySpan { from, to: None }, DaySpan { from: None, to })
        | (DaySpan { from: None, to }, DaySpan { from, to: None }) => Some(DaySpan { from, to }),
        _ => None,
    }
}

/// Whether a joint of a list stands here.
fn joins(cursor: Cursor<'_>) -> bool {
    [Preposition::And, Preposition::Or, Preposition::Comma].iter().any(|link| cursor.is_link(*link))
}

/// "not in 2024", "never mentioned since 2023": the span that is denied.
fn negated(start: Cursor<'_>, today: NaiveDate) -> Read<PhraseDates<'_>> {
    let object = start.next().past_filler();
    let Some(found) = one(object, today)? else { return Ok(None) };
    let after = found.after;
    if (joins(after) || after.is_link(Preposition::Nor))
        && one(after.next().past_filler(), today)?.is_some()
    {
        return Err(Reason::Unknown(start.text_to(after.next())));
    }
    Ok(Some(PhraseDates { link: Some(Preposition::Without), ..found }))
}

impl DaySpan {
    /// What lies before a span, and what lies after it.
    pub(super) fn outside(self) -> Vec<Self> {
        let before = self.from.map(|day| Self { from: None, to: day_before(day) });
        let after = self.to.map(|day| Self { from: day_after(day), to: None });
        before.into_iter().chain(after).collect()
    }

    /// Whether two spans have a day in common.
    pub(super) fn meets(self, other: Self) -> bool {
        let begins = |from: Option<NaiveDate>, to: Option<NaiveDate>| {
            from.zip(to).is_none_or(|(from, to)| from <= to)
        };
        begins(self.from, other.to) && begins(other.from, self.to)
    }
}

/// The day and month here without a year, with the place after it: "July 23",
/// "le 22 avril".
pub(super) fn day_of_any_year(start: Cursor<'_>) -> Option<(u32, u32, Cursor<'_>)> {
    use Preposition::{From, In, Of, On, To, Until};
    let tied = [On, In, Of, From].iter().any(|link| start.is_link(*link));
    let place = if tied { start.next() } else { start };
    let found = day_and_month(place.past_filler());
    found.filter(|(.., after)| !(joins(*after) || after.is_link(To) || after.is_link(Until)))
}

/// Reads one span of days here.
fn one(start: Cursor<'_>, today: NaiveDate) -> Read<PhraseDates<'_>> {
    if start.is_link(Preposition::Between) {
        let place = start.next().past_filler();
        let first = date(place, today, Some(&[Preposition::And, Preposition::To]))?;
        let first = first.ok_or_else(|| start.incomplete())?;
        return range(start, first, today, &[Preposition::And, Preposition::To]);
    }
    for link in TIED {
        if start.is_link(link)
            && let Some(found) = tied(start, link, today)?
        {
            return Ok(Some(found));
        }
    }
    let Some((period, after)) = date(start, today, Some(&[Preposition::To]))? else {
        return Ok(None);
    };
    if ends(after, today, &[Preposition::To])? {
        return range(start, (period, after), today, &[Preposition::To]);
    }
    Ok(Some(PhraseDates { spans: vec![whole(period)], link: None, after }))
}

/// The words that tie a date; of a word with several meanings the first that
/// fits counts.
const TIED: [Preposition; 13] = [
    Preposition::From,
    Preposition::Since,
    Preposition::Before,
    Preposition::After,
    Preposition::Until,
    Preposition::In,
    Preposition::On,
    Preposition::At,
    Preposition::Of,
    Preposition::For,
    Preposition::By,
    Preposition::To,
    Preposition::About,
];

fn tied(start: Cursor<'_>, link: Preposition, today: NaiveDate) -> Read<PhraseDates<'_>> {
    let mut object = start.next().past_filler();
    // "before the end of 2024" ends with the year, not before its last part.
    let ending = object.is(&Word::Third(3)) && link == Preposition::Before;
    if object.is_link(Preposition::In) || object.is_link(Preposition::On) {
        object = object.next().past_filler();
    }
    let joints: &[Preposition] = if link == Preposition::From {
        &[Preposition::To, Preposition::Until, Preposition::And]
    } else {
        &[]
    };
    let Some((period, after)) = date(object, today, Some(joints))? else { return Ok(None) };
    if link == Preposition::From && ends(after, today, joints)? {
        return range(start, (period, after), today, joints);
    }
    let span = match link {
        Preposition::Since => DaySpan { from: Some(period.start()), to: None },
        Preposition::After => DaySpan { from: day_after(period.end()), to: None },
        Preposition::Before if ending => DaySpan { from: None, to: Some(period.end()) },
        Preposition::Before => DaySpan { from: None, to: day_before(period.start()) },
        Preposition::Until | Preposition::By | Preposition::To => {
            DaySpan { from: None, to: Some(period.end()) }
        }
        _ => whole(period),
    };
    Ok(Some(PhraseDates { spans: vec![span], link: Some(link), after }))
}

/// Whether a link and a second date follow.
fn ends(after: Cursor<'_>, today: NaiveDate, links: &[Preposition]) -> Result<bool, Reason> {
    let joined = links.iter().any(|link| after.is_link(*link));
    Ok(joined && date(after.next().past_filler(), today, None)?.is_some())
}

/// The rest of a range whose first date is read: a link and the second date.
fn range<'t>(
    start: Cursor<'t>,
    (first, after): (Period, Cursor<'t>),
    today: NaiveDate,
    links: &[Preposition],
) -> Read<PhraseDates<'t>> {
    if !links.iter().any(|link| after.is_link(*link)) {
        return Err(start.incomplete());
    }
    let Some((last, end)) = date(after.next().past_filler(), today, None)? else {
        return Err(after.incomplete());
    };
    let period = first.through(last).ok_or_else(|| Reason::Backwards(start.text_to(end)))?;
    Ok(Some(PhraseDates { spans: vec![whole(period)], link: Some(Preposition::In), after: end }))
}

fn whole(period: Period) -> DaySpan {
    DaySpan { from: Some(period.start()), to: Some(period.end()) }
}
