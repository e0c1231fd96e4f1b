//! Dates in words: "30 April 2024", "premier trimestre 2023", "Q1 2024", and
//! what ties them: since, before, between … and.

use chrono::{Days, NaiveDate};

use super::amount::year;
use super::cursor::Cursor;
use super::refusal::Reason;
use super::words::{Link, Word};
use crate::model::{Period, Precision};

/// The days a phrase allows; an end left open is `None`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The first day.
    pub from: Option<NaiveDate>,
    /// The last day.
    pub to: Option<NaiveDate>,
}

/// A span with the word that tied it, and the place after it.
pub(super) struct Found<'t> {
    pub(super) span: Span,
    pub(super) link: Option<Link>,
    pub(super) after: Cursor<'t>,
}

type Read<T> = Result<Option<T>, Reason>;

/// Reads a span of days here, with or without a word that ties it.
pub(super) fn span(start: Cursor<'_>) -> Read<Found<'_>> {
    if start.is_link(Link::Between) {
        let first = date(start.next().past_filler(), None)?.ok_or_else(|| start.incomplete())?;
        return range(start, first, &[Link::And, Link::To]);
    }
    for link in TIED {
        if !start.is_link(link) {
            continue;
        }
        let object = start.next().past_filler();
        let object = object.term().map_or(object, |_| object);
        if let Some(found) = tied(start, link, object)? {
            return Ok(Some(found));
        }
    }
    let Some((period, after)) = date(start, None)? else { return Ok(None) };
    if after.is_link(Link::To) && date(after.next().past_filler(), None)?.is_some() {
        return range(start, (period, after), &[Link::To]);
    }
    Ok(Some(Found { span: whole(period), link: None, after }))
}

/// The words that tie a date; of a word with several meanings the first that
/// fits counts.
const TIED: [Link; 13] = [
    Link::From,
    Link::Since,
    Link::Before,
    Link::After,
    Link::Until,
    Link::In,
    Link::On,
    Link::At,
    Link::Of,
    Link::For,
    Link::By,
    Link::To,
    Link::About,
];

fn tied<'t>(start: Cursor<'t>, link: Link, object: Cursor<'t>) -> Read<Found<'t>> {
    if link == Link::From {
        let Some((period, after)) = date(object, None)? else { return Ok(None) };
        let ends = (after.is_link(Link::To) || after.is_link(Link::Until))
            && date(after.next().past_filler(), None)?.is_some();
        if ends {
            return range(start, (period, after), &[Link::To, Link::Until]);
        }
        return Ok(Some(Found { span: whole(period), link: Some(Link::In), after }));
    }
    let Some((period, after)) = date(object, None)? else { return Ok(None) };
    let span = match link {
        Link::Since => Span { from: Some(period.start()), to: None },
        Link::After => Span { from: period.end().checked_add_days(Days::new(1)), to: None },
        Link::Before => Span { from: None, to: period.start().checked_sub_days(Days::new(1)) },
        Link::Until | Link::By | Link::To => Span { from: None, to: Some(period.end()) },
        _ => whole(period),
    };
    Ok(Some(Found { span, link: Some(link), after }))
}

fn whole(period: Period) -> Span {
    Span { from: Some(period.start()), to: Some(period.end()) }
}

/// The rest of a range whose first date is read: a link and the second date.
fn range<'t>(
    start: Cursor<'t>,
    (first, after): (Period, Cursor<'t>),
    links: &[Link],
) -> Read<Found<'t>> {
    if !links.iter().any(|link| after.is_link(*link)) {
        return Err(start.incomplete());
    }
    let Some((last, end)) = date(after.next().past_filler(), None)? else {
        return Err(after.incomplete());
    };
    let period = first.through(last).ok_or_else(|| Reason::Calendar(start.text_to(end)))?;
    Ok(Some(Found { span: whole(period), link: Some(Link::In), after: end }))
}

/// Reads one date here. `fallback` is the year of a date that does not say.
fn date(start: Cursor<'_>, fallback: Option<i32>) -> Read<(Period, Cursor<'_>)> {
    let Some(term) = start.term() else { return Ok(None) };
    if let Some(period) = &term.period {
        let period = period.clone().map_err(|_| Reason::Calendar(term.text.clone()))?;
        return Ok(Some((period, start.next())));
    }
    if let Some(found) = part_of_year(start, fallback)? {
        return Ok(Some(found));
    }
    if let Some(found) = day_or_month(start, fallback)? {
        return Ok(Some(found));
    }
    let named = if start.is(&Word::Calendar(Precision::Year)) { start.next() } else { start };
    Ok(year_at(named).and_then(|year| Some((Period::year(year)?, named.next()))))
}

fn year_at(cursor: Cursor<'_>) -> Option<i32> {
    let term = cursor.term()?;
    year(&term.text, term.amount)
}

/// "first quarter of 2024", "Q1 2024", "2024 Q1".
fn part_of_year(start: Cursor<'_>, fallback: Option<i32>) -> Read<(Period, Cursor<'_>)> {
    if let (Some(year), Some((number, precision))) = (year_at(start), named_part(start.next())) {
        let period = Period::part_of_year(year, number, precision);
        return Ok(period.map(|period| (period, start.next().next())));
    }
    let named = named_part(start).map(|part| (part, start.next()));
    let Some(((number, precision), after)) = named.or_else(|| counted_part(start)) else {
        return Ok(None);
    };
    in_year(start, after, fallback, |year| Period::part_of_year(year, number, precision))
}

fn named_part(cursor: Cursor<'_>) -> Option<(u32, Precision)> {
    cursor.read(|word| match word {
        Word::Quarter(number) => Some((*number, Precision::Quarter)),
        Word::Half(number) => Some((*number, Precision::Half)),
        _ => None,
    })
}

fn counted_part(cursor: Cursor<'_>) -> Option<((u32, Precision), Cursor<'_>)> {
    let number = cursor.read(ordinal)?;
    let precision = cursor.next().read(|word| match word {
        Word::Calendar(precision @ (Precision::Quarter | Precision::Half)) => Some(*precision),
        _ => None,
    })?;
    Some(((number, precision), cursor.next().next()))
}

fn ordinal(word: &Word) -> Option<u32> {
    match word {
        Word::Ordinal(number) => Some(*number),
        _ => None,
    }
}

/// "30 April 2024", "April 30, 2024", "April 2024", "1er juillet 2024".
fn day_or_month(start: Cursor<'_>, fallback: Option<i32>) -> Read<(Period, Cursor<'_>)> {
    if let (Some(day), Some(month)) = (day_at(start), month_at(start.next().past_glue())) {
        let after = start.next().past_glue().next();
        return in_year(start, after, fallback, |year| {
            NaiveDate::from_ymd_opt(year, month, day).map(Period::day)
        });
    }
    let Some(month) = month_at(start) else { return Ok(None) };
    let after = start.next();
    match day_at(after).filter(|_| year_at(after).is_none()) {
        Some(day) => in_year(start, after.next(), fallback, |year| {
            NaiveDate::from_ymd_opt(year, month, day).map(Period::day)
        }),
        None => in_year(start, after, fallback, |year| {
            Period::part_of_year(year, month, Precision::Month)
        }),
    }
}

fn month_at(cursor: Cursor<'_>) -> Option<u32> {
    cursor.read(|word| match word {
        Word::Month(number) => Some(*number),
        _ => None,
    })
}

fn day_at(cursor: Cursor<'_>) -> Option<u32> {
    let term = cursor.term()?;
    let digits: String = term.text.chars().take_while(char::is_ascii_digit).collect();
    let number = term.amount.and_then(|_| digits.parse().ok()).filter(|day| (1..100).contains(day));
    number.or_else(|| cursor.read(ordinal).filter(|_| cursor.read(ordinal) == Some(1)))
}

/// Completes a date by the year after it, or by the year of the date it forms a
/// range with.
fn in_year<'t>(
    start: Cursor<'t>,
    after: Cursor<'t>,
    fallback: Option<i32>,
    make: impl Fn(i32) -> Option<Period>,
) -> Read<(Period, Cursor<'t>)> {
    let place = after.past_glue();
    let (year, end) = match (year_at(place), fallback.or_else(|| range_year(after))) {
        (Some(year), _) => (year, place.next()),
        (None, Some(year)) => (year, after),
        (None, None) => return Err(Reason::Incomplete(start.text_to(after))),
    };
    match make(year) {
        Some(period) => Ok(Some((period, end))),
        None => Err(Reason::Calendar(start.text_to(end))),
    }
}

/// In "from June 1 to August 3, 2024" the first date takes the year of the
/// second: it follows a link within a few words.
fn range_year(after: Cursor<'_>) -> Option<i32> {
    if !(after.is_link(Link::To) || after.is_link(Link::And) || after.is_link(Link::Until)) {
        return None;
    }
    after.rest().iter().take(6).find_map(|term| year(&term.text, term.amount))
}
