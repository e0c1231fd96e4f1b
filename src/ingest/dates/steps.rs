//! Calendar units counted from a reference time: `last month`, `l’année
//! suivante`, `the past 3 quarters`.

use super::counts::count;
use super::point::{Body, From, Match, Point, Step, Unit, Year};
use super::scan::Scan;
use super::vocabulary::{Particle, Sense};

/// `last month`, `l’année dernière`, `that year`, `ce mois-ci`.
pub(super) fn unit_step(scan: &Scan<'_>, at: usize) -> Option<(Step, usize)> {
    if let Some(((from, by), start)) = scan.pre(at) {
        let named = || scan.unit(scan.particle(start, Particle::Named)?);
        let unit = scan.unit(start).or_else(named);
        let (unit, end) = unit.filter(|(_, end)| !several(scan, start, *end))?;
        return Some(here(scan, Step { unit, by, from }, end));
    }
    let start = scan.skip(at, &[Particle::The]);
    let (unit, end) = scan.unit(start)?;
    let ((from, by), after) = scan.post(end).filter(|_| !several(scan, end, end))?;
    Some((Step { unit, by, from }, after))
}

/// Whether a relative word before `start` or a unit before `end` tells of more
/// than one: `ces derniers mois`, `recent years`.
fn several(scan: &Scan<'_>, start: usize, end: usize) -> bool {
    let plural = |at: usize| scan.text_at(at.wrapping_sub(1)).ends_with(['s', 'S']);
    if scan.day_first {
        plural(start) && scan.text_at(start - 1) != "mois"
    } else {
        plural(end) && !plural(start)
    }
}

/// `ce mois` may go on with `-ci` or `-là`.
fn here(scan: &Scan<'_>, step: Step, end: usize) -> (Step, usize) {
    let next = end + usize::from(scan.mark(end, "-‑"));
    if let Some(end) = scan.particle(next, Particle::There) {
        return (Step { from: From::Then, ..step }, end);
    }
    let fused = scan.post(end).filter(|((_, by), _)| *by == 0);
    if let Some((_, end)) = fused {
        return (Step { from: From::Now, ..step }, end);
    }
    (step, scan.particle(next, Particle::Here).unwrap_or(end))
}

/// A stretch, or several, told from a time.
pub(super) fn stretch(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    if let Some(found) = run(scan, at) {
        return Some(found);
    }
    let (step, end) = unit_step(scan, at)?;
    let bare = step.from == From::Now && step.unit == Unit::Day;
    let vague = scan.sense(end, |sense| matches!(sense, Sense::Unit(_)).then_some(())).is_some();
    let body = Body::Stretch(step);
    let rule = if step.from == From::Now { "relative" } else { "anaphora" };
    (!bare && !vague).then(|| Match::new(Point::new(body, Year::Open), end, rule))
}

/// `the past two quarters`, `les trois prochains mois`, `2 upcoming months`.
fn run(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let (step, end) = if let Some((step, start)) = scan.pre(at) {
        let (count, start) = count(scan, start)?;
        let (unit, end) = scan.unit(scan.skip(start, &[Particle::Of]))?;
        (Step { unit, by: step.1 * count, from: step.0 }, end)
    } else {
        let (count, start) = count(scan, at)?;
        let ((from, by), start) = scan.pre(start).or_else(|| scan.post(start))?;
        let (unit, end) = scan.unit(start)?;
        (Step { unit, by: by * count, from }, end)
    };
    let fits = step.by != 0 && step.from == From::Now;
    fits.then(|| Match::new(Point::new(Body::Run(step), Year::Open), end, "run"))
}

/// `this year`, `l’année dernière`, `the following year`.
pub(super) fn year_step(scan: &Scan<'_>, at: usize) -> Option<(From, i32, usize)> {
    let (step, end) = unit_step(scan, at)?;
    (step.unit == Unit::Year).then_some((step.from, step.by, end))
}

/// `last March` and `the following March` are those nearest to a time.
pub(super) fn side(from: From, by: i32) -> Year {
    match (from, by) {
        (_, ..=-1) => Year::Last(from),
        (_, 1..) => Year::Next(from),
        _ => Year::Step(0, from),
    }
}
