//! Codes of parts of a year: `Q1 2023`, `2024-H1`, `2024-W05`, `2019’s Q3`.

use super::counts::ordinal;
use super::offsets::year_offset;
use super::scan::DateScan;
use super::time::{CalendarUnit, Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};
use super::years::plain_year;

/// `Q1 2023`, `2023Q1`, `T3 2022`, `H1 2024`, `1Q23`.
pub(super) fn coded(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some((year, end)) = plain_code_year(scan, at) {
        let joined = end + usize::from(scan.mark(end, "-/"));
        if let Some((kind, end)) = week_code(scan, joined) {
            return Some(Parsed::new(TimePoint::new(kind, Year::Given(year)), end, "week"));
        }
        let (kind, end) = code(scan, joined)?;
        return Some(Parsed::new(TimePoint::new(kind, Year::Given(year)), end, "quarter"));
    }
    let (kind, end) = code(scan, at)?;
    let year = code_year(scan, end);
    if year.is_none() && !bare(scan, at) && !leads_on(scan, end) {
        return None;
    }
    let (year, end) = year.unwrap_or((Year::Open, end));
    Some(Parsed::new(TimePoint::new(kind, year), end, "quarter"))
}

/// The week of an ISO 8601 date: `W05`.
fn week_code(scan: &DateScan<'_>, at: usize) -> Option<(TimeKind, usize)> {
    let digits = scan.digits(at + 1).filter(|digits| digits.length == 2)?;
    let fits = scan.text_at(at) == "W"
        && scan.glued(at)
        && scan.glued(at + 1)
        && (1..=53).contains(&digits.value);
    let nth = i32::try_from(digits.value).ok().filter(|_| fits)?;
    Some((TimeKind::Weeks { nth, count: 1, month: None }, at + 2))
}

/// Whether another code with a year follows: `Q1 and Q2 2023`.
fn leads_on(scan: &DateScan<'_>, end: usize) -> bool {
    let joint = scan.any(end, &[Particle::And, Particle::Or, Particle::To]);
    let joint = joint.or_else(|| scan.mark(end, "-–—/,&").then_some(end + 1));
    let next = joint.and_then(|joint| code(scan, joint));
    next.is_some_and(|(_, end)| code_year(scan, end).is_some())
}

/// A year before a code: `2023Q1`, `2023 Q1`.
fn plain_code_year(scan: &DateScan<'_>, at: usize) -> Option<(i32, usize)> {
    let digits = scan.digits(at).filter(|digits| digits.length == 4)?;
    let year = i32::try_from(digits.value).ok().filter(|year| (1900..2100).contains(year))?;
    scan.free(at).then_some((year, at + 1))
}

/// `Q1`, `1Q`, `H2`.
fn code(scan: &DateScan<'_>, at: usize) -> Option<(TimeKind, usize)> {
    let letter = if scan.digits(at).is_some() { at + 1 } else { at };
    let number = if letter == at { at + 1 } else { at };
    let (half, _) = scan.sense(letter, |sense| match sense {
        Sense::Quarter => Some(false),
        Sense::Half => Some(true),
        _ => None,
    })?;
    let digits = scan.digits(number).filter(|digits| digits.length == 1)?;
    let glued = scan.glued(at + 1) && (scan.capital(letter) || scan.glued(at) || !half);
    let fits = glued && (1..=if half { 2 } else { 4 }).contains(&digits.value);
    let kind = if half { TimeKind::Half(digits.value) } else { TimeKind::Quarter(digits.value) };
    (fits && !(scan.glued(at + 2) && scan.mark(at + 2, "."))).then_some((kind, at + 2))
}

/// The year after a code: ` 2023`, `-2019`, `’24`, `FY24`, `this year`.
pub(super) fn code_year(scan: &DateScan<'_>, end: usize) -> Option<(Year, usize)> {
    let joined = end + usize::from(scan.mark(end, "-/,"));
    let of = scan.skip(scan.skip(joined, &[Particle::Of]), &[Particle::The]);
    let named = scan.skip(of, &[Particle::Years]);
    let quoted = named + usize::from(scan.mark(named, "'’"));
    let short = scan.digits(quoted).filter(|digits| digits.length == 2);
    let joins = quoted > named || named > of || scan.digits(end.wrapping_sub(2)).is_some();
    if let Some(digits) = short.filter(|_| scan.glued(quoted) && joins) {
        return Some((Year::Given(2000 + i32::try_from(digits.value).ok()?), quoted + 1));
    }
    let given = plain_year(scan, named).map(|(year, end)| (Year::Given(year), end));
    given.or_else(|| year_offset(scan, of).map(|(from, by, end)| (Year::Offset(by, from), end)))
}

/// `next year’s first quarter`, `2019’s Q3`.
pub(super) fn owned(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let given = plain_year(scan, at).map(|(year, end)| (Year::Given(year), end));
    let (year, end) = given
        .or_else(|| year_offset(scan, at).map(|(from, by, end)| (Year::Offset(by, from), end)))?;
    let start = scan.particle(end, Particle::Of).filter(|_| scan.glued(end))?;
    let (kind, end) = code(scan, start).or_else(|| {
        let (nth, end) = ordinal(scan, start)?;
        let (unit, end) = scan.unit(end + usize::from(scan.mark(end, "-")))?;
        Some((part_of_year(unit, nth)?, end))
    })?;
    Some(Parsed::new(TimePoint::new(kind, year), end, "quarter"))
}

/// Whether a code without a year is a date: after a preposition, or at the
/// beginning of a line.
fn bare(scan: &DateScan<'_>, at: usize) -> bool {
    const LEADS: [Particle; 8] = [
        Particle::In,
        Particle::By,
        Particle::During,
        Particle::Since,
        Particle::Until,
        Particle::To,
        Particle::From,
        Particle::Before,
    ];
    let opens = at < 8 && (0..at).all(|at| scan.mark(at, "•-–*·")) && scan.mark(at + 2, "–—-:");
    opens || (!scan.glued(at) && scan.before(at, &LEADS).is_some())
}

/// A quarter or half by its number; from the end if negative.
pub(super) fn part_of_year(unit: CalendarUnit, nth: i32) -> Option<TimeKind> {
    let count = match unit {
        CalendarUnit::Quarter => 4,
        CalendarUnit::Half => 2,
        _ => return None,
    };
    let value = u32::try_from(if nth < 0 { nth + 1 + count } else { nth }).ok()?;
    let fits = (1..=count).contains(&i32::try_from(value).ok()?);
    fits.then_some(if unit == CalendarUnit::Half {
        TimeKind::Half(value)
    } else {
        TimeKind::Quarter(value)
    })
}
