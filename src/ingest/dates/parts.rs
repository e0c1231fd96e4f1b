//! Parts of a year: quarters, halves, seasons, weeks, the nth weekday, holidays,
//! and the beginning, middle or end of any period.

use super::super::text::TokenKind;
use super::counts::ordinal;
use super::named::{day_month, month, month_day, year_after};
use super::offsets::{relative_unit, side, unit_offset, year_offset};
use super::scan::DateScan;
use super::time::{
    CalendarUnit, Offset, Parsed, Portion, ReferenceTime, TimeKind, TimePoint, Year,
};
use super::vocabulary::{Month, Particle, Sense};
use super::years::{century, decade, plain_year, year};

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
fn code_year(scan: &DateScan<'_>, end: usize) -> Option<(Year, usize)> {
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

/// `first quarter of 2023`, `premier semestre`, `dernier trimestre 2023`.
pub(super) fn ordinal_part(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (nth, end) = ordinal(scan, at)?;
    let end = end + usize::from(scan.mark(end, "-"));
    let (unit, end) = scan.unit(end)?;
    let kind = part_of_year(unit, nth)?;
    if let Some((year, end)) = part_year(scan, end) {
        return Some(Parsed::new(TimePoint::new(kind, year), end, "quarter"));
    }
    // `last quarter` is relative, not the fourth of a year.
    let named = nth > 0 && (unit == CalendarUnit::Quarter || scan.day_first || bare_half(scan, at));
    named.then(|| Parsed::new(TimePoint::new(kind, Year::Open), end, "quarter"))
}

fn part_of_year(unit: CalendarUnit, nth: i32) -> Option<TimeKind> {
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

/// `in the first half`.
fn bare_half(scan: &DateScan<'_>, at: usize) -> bool {
    let start = scan.before(at, &[Particle::The]).map_or(at, |(_, start)| start);
    scan.before(start, &[Particle::During]).is_some()
}

/// The year after a quarter: `2023`, `of 2023`, `of the year`, `of last year`.
fn part_year(scan: &DateScan<'_>, end: usize) -> Option<(Year, usize)> {
    const NONE: Month = Month { number: 0, short: false, doubtful: false };
    if let Some(found) = year_after(scan, end, NONE, true) {
        return Some(found);
    }
    if let Some(found) = code_year(scan, end) {
        return Some(found);
    }
    let of = scan.particle(end, Particle::Of)?;
    whole(scan, of)
        .filter(|(offset, _)| offset.unit == CalendarUnit::Year)
        .map(|(offset, end)| (Year::Offset(offset.by, offset.from), end))
}

/// `the year`, `l’année`, `month`: the current unit.
fn whole(scan: &DateScan<'_>, at: usize) -> Option<(Offset, usize)> {
    let start = scan.skip(at, &[Particle::The]);
    let (unit, end) = scan.unit(start)?;
    let plain = !matches!(unit, CalendarUnit::Day | CalendarUnit::Half);
    plain.then_some((Offset { unit, by: 0, from: ReferenceTime::Now }, end))
}

/// `summer 2016`, `l’été dernier`, `spring this year`, `au printemps`.
pub(super) fn season(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let pre = scan.pre(at);
    let start = pre.map_or(at, |(_, end)| end);
    let (season, end) = scan.sense(start, |sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })?;
    if let Some(((from, by), _)) = pre {
        let year = side(from, by);
        return Some(Parsed::new(TimePoint::new(TimeKind::Season(season), year), end, "season"));
    }
    let year = part_year(scan, end);
    if year.is_none() && !seasonal(scan, at) {
        return None;
    }
    let (year, end) = year.unwrap_or((Year::Open, end));
    Some(Parsed::new(TimePoint::new(TimeKind::Season(season), year), end, "season"))
}

/// Whether a season without a year is a date: `in the spring`, `since summer`,
/// `à l’automne`.
fn seasonal(scan: &DateScan<'_>, at: usize) -> bool {
    const LEADS: [Particle; 6] = [
        Particle::Since,
        Particle::By,
        Particle::Until,
        Particle::During,
        Particle::Before,
        Particle::After,
    ];
    let the = scan.before(at, &[Particle::The]).map_or(at, |(_, start)| start);
    let part = scan.sense_before(the, |sense| matches!(sense, Sense::Part(_)).then_some(()));
    let placed = scan.before(at, &[Particle::In]).or_else(|| scan.before(the, &[Particle::In]));
    let noun =
        scan.kind(at + 1) == Some(TokenKind::Word) && !scan.calendar.knows(scan.tokens, at + 1);
    !noun && (part.is_some() || placed.is_some() || scan.before(the, &LEADS).is_some())
}

/// `third week of January`, `first 2 weeks of 2021`, `first Monday in June`.
pub(super) fn nth_of(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (nth, end) = ordinal(scan, at)
        .or_else(|| scan.pre(at).filter(|((_, by), _)| *by == -1).map(|(_, end)| (-1, end)))?;
    let (count, start) = match scan.digits(end).map(|digits| (digits.value, end + 1)) {
        Some(counted) => counted,
        None => scan.words(end).map_or((1, end), |(value, end, _)| (value, end)),
    };
    if let Some((CalendarUnit::Week, end)) = scan.unit(start) {
        let (month, year, end) = container(scan, end, true)?;
        let kind = TimeKind::Weeks { nth, count, month };
        return Some(Parsed::new(TimePoint::new(kind, year), end, "week"));
    }
    let ((weekday, short), end) = scan.weekday(end).filter(|_| start == end)?;
    let of = scan.skip(end, &[Particle::Of, Particle::In]);
    if let Some((offset, end)) =
        unit_offset(scan, of).filter(|(offset, _)| offset.unit == CalendarUnit::Month)
    {
        let kind = TimeKind::NthOf { nth, weekday, offset };
        return Some(Parsed::new(TimePoint::new(kind, Year::Open), end, "nth weekday"));
    }
    let (month, year, end) = container(scan, end, false).filter(|_| !short)?;
    let kind = TimeKind::NthWeekday { nth, weekday, month };
    Some(Parsed::new(TimePoint::new(kind, year), end, "nth weekday"))
}

/// The month, or the year if allowed, after `week of`.
fn container(scan: &DateScan<'_>, end: usize, years: bool) -> Option<(Option<u32>, Year, usize)> {
    let of = scan.skip(end, &[Particle::Of, Particle::In]);
    if let Some((month, after)) = scan.month(of) {
        let (year, after) = year_after(scan, after, month, true).unwrap_or((Year::Open, after));
        return Some((Some(month.number), year, after));
    }
    let (year, after) = part_year(scan, end).filter(|_| years)?;
    Some((None, year, after))
}

/// `week 3 of 2027`, `week of February 4`, `la semaine du 4 février`.
pub(super) fn week(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let coded = scan.particle(at, Particle::Commencing);
    if let Some(start) = coded {
        return week_of(scan, start);
    }
    let (unit, end) = scan.unit(at)?;
    if unit != CalendarUnit::Week {
        return None;
    }
    let begun = scan.particle(end, Particle::Beginning).unwrap_or(end);
    if let Some(found) = week_of(scan, scan.skip(begun, &[Particle::Of, Particle::On])) {
        return Some(found);
    }
    let digits = scan.digits(end).filter(|digits| (1..=53).contains(&digits.value))?;
    let (year, end) = part_year(scan, end + 1)?;
    let kind = TimeKind::Weeks { nth: i32::try_from(digits.value).ok()?, count: 1, month: None };
    Some(Parsed::new(TimePoint::new(kind, year), end, "week"))
}

fn week_of(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let start = scan.skip(at, &[Particle::The]);
    let found = day_month(scan, start)
        .or_else(|| month_day(scan, start))
        .or_else(|| super::digits::digits(scan, start))?;
    let TimeKind::Day { month, day } = found.value.kind else { return None };
    let point = TimePoint { kind: TimeKind::WeekOf { month, day }, ..found.value };
    Some(Parsed::new(point, found.end, "week"))
}

/// `Christmas 2020`, `Black Friday`.
pub(super) fn holiday(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let pre = scan.pre(at);
    let start = pre.map_or(at, |(_, end)| end);
    let (holiday, end) = scan.sense(start, |sense| match sense {
        Sense::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    let kind = TimeKind::Holiday(holiday);
    if let Some(((from, by), _)) = pre {
        return Some(Parsed::new(TimePoint::new(kind, side(from, by)), end, "feast"));
    }
    let (year, end) = part_year(scan, end).unwrap_or((Year::Open, end));
    Some(Parsed::new(TimePoint::new(kind, year), end, "feast"))
}

/// `early March`, `mid-2022`, `fin de l’année`, `the beginning of 2000`.
pub(super) fn part(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (part, end) = scan.part(at)?;
    let joined = end + usize::from(scan.mark(end, "-‑"));
    let of = scan.skip(joined, &[Particle::Of]);
    let start = scan.skip(of, &[Particle::The]);
    let found = holder(scan, start).or_else(|| whole_part(scan, part, of, end))?;
    if found.value.part.is_some() || matches!(found.value.kind, TimeKind::Day { .. }) {
        return None;
    }
    Some(Parsed::new(TimePoint { part: Some(part), ..found.value }, found.end, found.rule))
}

/// A period that can have a beginning, middle and end.
pub(super) fn holder(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    coded(scan, at)
        .or_else(|| ordinal_part(scan, at))
        .or_else(|| decade(scan, at))
        .or_else(|| century(scan, at))
        .or_else(|| relative_unit(scan, at))
        .or_else(|| month(scan, at))
        .or_else(|| season(scan, at))
        .or_else(|| year(scan, at))
}

/// `end of the year`, `début d’année`; but not `early year`.
fn whole_part(
    scan: &DateScan<'_>,
    part: Portion,
    of: usize,
    end: usize,
) -> Option<Parsed<TimePoint>> {
    let said = of > end || matches!(part, Portion::End | Portion::Start | Portion::Middle);
    let (offset, end) = unit_offset(scan, of).or_else(|| whole(scan, of)).filter(|_| said)?;
    Some(Parsed::new(
        TimePoint::new(TimeKind::Relative(offset), Year::Open),
        end,
        "part of stretch",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn parts_of_a_year_are_found_in_many_forms() {
        let english = [
            ("Q1 2023", "2023-01-01/2023-03-31"),
            ("2023Q1", "2023-01-01/2023-03-31"),
            ("1Q23", "2023-01-01/2023-03-31"),
            ("the first quarter of 2023", "2023-01-01/2023-03-31"),
            ("H2 2024", "2024-07-01/2024-12-31"),
            ("next year's third quarter", "2025-07-01/2025-09-30"),
            ("the last quarter of 2021", "2021-10-01/2021-12-31"),
            ("the summer of 2020", "2020-06-01/2020-08-31"),
            ("the second week of January 2019", "2019-01-07/2019-01-13"),
            ("the first Monday of May 2024", "2024-05-06"),
            ("mid-November 2020", "2020-11-10/2020-11-20"),
            ("Easter 2024", "2024-03-31"),
            ("Thanksgiving 2023", "2023-11-23"),
        ];
        for (text, date) in english {
            let dates = dates_in(En, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        let french = [
            ("au T3 2022", "2022-07-01/2022-09-30"),
            ("premier semestre 2023", "2023-01-01/2023-06-30"),
            ("fin 2018", "2018-09-01/2018-12-31"),
            ("d’ici fin 2018", "2018-01-01/2018-12-31"),
            ("la semaine du 4 février 2019", "2019-02-04/2019-02-10"),
            ("à l’été 2023", "2023-06-01/2023-08-31"),
        ];
        for (text, date) in french {
            let dates = dates_in(Fr, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        assert_eq!(dates_in(Fr, "2024-06-15", "il a été payé, puis une carte T4"), [""; 0]);
    }
}
