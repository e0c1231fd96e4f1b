//! Calendar units counted from a reference time: `last month`, `l’année
//! suivante`, `the past 3 quarters`.

use super::counts::count;
use super::scan::DateScan;
use super::time::{CalendarUnit, Offset, Parsed, ReferenceTime, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};

/// `last month`, `l’année dernière`, `that year`, `ce mois-ci`.
pub(super) fn unit_offset(scan: &DateScan<'_>, at: usize) -> Option<(Offset, usize)> {
    if let Some(((from, by), start)) = scan.pre(at) {
        let named = || scan.unit(scan.particle(start, Particle::Named)?);
        let unit = scan.unit(start).or_else(named);
        let (unit, end) = unit.filter(|(_, end)| !several(scan, start, *end))?;
        return Some(here(scan, Offset { unit, by, from }, end));
    }
    let start = scan.skip(at, &[Particle::The]);
    let (unit, end) = scan.unit(start)?;
    let ((from, by), after) = scan.post(end).filter(|_| !several(scan, end, end))?;
    Some((Offset { unit, by, from }, after))
}

/// Whether the relative word before `start` or the unit before `end` is plural:
/// `ces derniers mois`, `recent years`.
fn several(scan: &DateScan<'_>, start: usize, end: usize) -> bool {
    let plural = |at: usize| scan.text_at(at.wrapping_sub(1)).ends_with(['s', 'S']);
    if scan.day_first {
        plural(start) && scan.text_at(start - 1) != "mois"
    } else {
        plural(end) && !plural(start)
    }
}

/// `-ci` or `-là` after `ce mois` decides which time is meant.
fn here(scan: &DateScan<'_>, offset: Offset, end: usize) -> (Offset, usize) {
    let next = end + usize::from(scan.mark(end, "-‑"));
    if let Some(end) = scan.particle(next, Particle::There) {
        return (Offset { from: ReferenceTime::Then, ..offset }, end);
    }
    let fused = scan.post(end).filter(|((_, by), _)| *by == 0);
    if let Some((_, end)) = fused {
        return (Offset { from: ReferenceTime::Now, ..offset }, end);
    }
    (offset, scan.particle(next, Particle::Here).unwrap_or(end))
}

/// One or more calendar units relative to a reference time.
pub(super) fn relative_unit(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some(found) = run(scan, at) {
        return Some(found);
    }
    let (offset, end) = unit_offset(scan, at)?;
    let bare = offset.from == ReferenceTime::Now && offset.unit == CalendarUnit::Day;
    let vague = scan.sense(end, |sense| matches!(sense, Sense::Unit(_)).then_some(())).is_some();
    let kind = TimeKind::Relative(offset);
    let rule = if offset.from == ReferenceTime::Now { "relative" } else { "anaphora" };
    (!bare && !vague).then(|| Parsed::new(TimePoint::new(kind, Year::Open), end, rule))
}

/// `the past two quarters`, `les trois prochains mois`, `2 upcoming months`.
fn run(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (offset, end) = if let Some((offset, start)) = scan.pre(at) {
        let (count, start) = count(scan, start)?;
        let (unit, end) = scan.unit(scan.skip(start, &[Particle::Of]))?;
        (Offset { unit, by: offset.1 * count, from: offset.0 }, end)
    } else {
        let (count, start) = count(scan, at)?;
        let ((from, by), start) = scan.pre(start).or_else(|| scan.post(start))?;
        let (unit, end) = scan.unit(start)?;
        (Offset { unit, by: by * count, from }, end)
    };
    let fits = offset.by != 0 && offset.from == ReferenceTime::Now;
    fits.then(|| Parsed::new(TimePoint::new(TimeKind::Run(offset), Year::Open), end, "run"))
}

/// `this year`, `l’année dernière`, `the following year`.
pub(super) fn year_offset(scan: &DateScan<'_>, at: usize) -> Option<(ReferenceTime, i32, usize)> {
    let (offset, end) = unit_offset(scan, at)?;
    (offset.unit == CalendarUnit::Year).then_some((offset.from, offset.by, end))
}

/// The year of `last March` or `the following March`: the nearest one.
pub(super) fn side(from: ReferenceTime, by: i32) -> Year {
    match (from, by) {
        (_, ..=-1) => Year::Last(from),
        (_, 1..) => Year::Next(from),
        _ => Year::Offset(0, from),
    }
}
