//! Weeks and the nth weekday: `week 3 of 2027`, `third week of January`, `first Monday in
//! June`.

use super::counts::{noun_like, ordinal};
use super::named::{day_month, month_day, year_after};
use super::offsets::unit_offset;
use super::parts::part_year;
use super::scan::DateScan;
use super::time::{CalendarUnit, Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::Particle;

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
    if let Some((CalendarUnit::Weekend, end)) = scan.unit(start).filter(|_| count == 1) {
        let (month, year, end) = container(scan, end, true)?;
        let kind = TimeKind::NthWeekend { nth, month };
        return Some(Parsed::new(TimePoint::new(kind, year), end, "weekend"));
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

/// `over the weekend`, `durant le week-end`: the last one, or the next where the sentence
/// looks forward.
pub(super) fn weekend(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let end = scan.unit(at).filter(|(unit, _)| *unit == CalendarUnit::Weekend)?.1;
    let (_, the) = scan.before(at, &[Particle::The])?;
    let placed = scan.before(the, &[Particle::During, Particle::On]).is_some();
    // "Over the weekend of the fair" is another one.
    let named = scan.particle(end, Particle::Of).is_some() || noun_like(scan, end);
    let point = TimePoint::new(TimeKind::Weekend, Year::Open);
    (placed && !named).then(|| Parsed::new(point, end, "weekday"))
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
