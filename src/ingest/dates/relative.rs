//! Times told from another: `last month`, `il y a deux ans`, `in 18 months`,
//! `past 3 quarters`, `that year`, `le lendemain`, `yesterday`, `on Monday`.

use super::super::text::Kind;
use super::counts::{duration, noun_like};
use super::digits::digits;
use super::named::{day, day_month, month_day};
use super::parts::{holder, part};
use super::point::{Body, From, Match, Point, Step, Unit, Year};
use super::scan::Scan;
use super::steps::unit_step;
use super::vocabulary::{Particle, Sense};

/// `two years ago`, `18 months from now`, `a year later`.
pub(super) fn away(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    if let Some(found) = led(scan, at) {
        return Some(found);
    }
    let (unit, count, end) = duration(scan, at)?;
    let (step, rule, end) = if let Some(end) = scan.particle(end, Particle::Ago) {
        (Step { unit, by: -count, from: From::Now }, "ago", end)
    } else if let Some(end) = scan.particle(end, Particle::Hence) {
        (Step { unit, by: count, from: From::Now }, "ahead", end)
    } else if let Some(end) = scan.particle(end, Particle::Later) {
        (Step { unit, by: count, from: From::Then }, "anaphora", end)
    } else {
        let end = scan.particle(end, Particle::Earlier)?;
        (Step { unit, by: -count, from: From::Then }, "anaphora", end)
    };
    Some(Match::new(Point::new(Body::Away(step), Year::Open), end, rule))
}

/// `il y a deux ans`, `in 18 months`, `dans environ un an`.
fn led(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let (lead, start) = scan.which(at, &[Particle::Past, Particle::Ahead])?;
    let (unit, count, end) = duration(scan, start)?;
    // `built in 122 days` tells how long, and a date right after it tells when.
    let (by, rule) = if lead == Particle::Past { (-count, "ago") } else { (count, "ahead") };
    let told = lead == Particle::Past || (hoped(scan, at) && !dated(scan, end));
    let later = scan.any(end, &[Particle::Later, Particle::Earlier]).is_some();
    let step = Step { unit, by, from: From::Now };
    (told && !later).then(|| Match::new(Point::new(Body::Away(step), Year::Open), end, rule))
}

/// Whether a sentence looks forward; in French the word itself does.
fn hoped(scan: &Scan<'_>, at: usize) -> bool {
    let from = super::roles::sentence(scan, at).max(at.saturating_sub(25));
    let mut near = (from..scan.tokens.len().min(at + 16)).take_while(|at| !scan.mark(*at, ".!?;"));
    scan.day_first || near.any(|place| scan.particle(place, Particle::Forward).is_some())
}

/// Whether the day that a stretch leads to follows it: `dans un an, vers mai`.
fn dated(scan: &Scan<'_>, end: usize) -> bool {
    let comma = scan.mark(end, ",(–—-");
    let about = scan.skip(end + 1, &[Particle::About, Particle::In, Particle::By]);
    // Not another stretch, which could lead to yet another without end.
    let named = || part(scan, about).or_else(|| holder(scan, about));
    comma && (day_date(scan, about).is_some() || named().is_some())
}

/// `yesterday`, `le lendemain`, `tomorrow`.
pub(super) fn days(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let ((from, by), end) = scan.sense(at, |sense| match sense {
        Sense::Days(from, by) => Some((from, by)),
        _ => None,
    })?;
    let body = Body::Stretch(Step { unit: Unit::Day, by, from });
    let rule = if from == From::Now { "relative" } else { "anaphora" };
    Some(Match::new(Point::new(body, Year::Open), end, rule))
}

/// `Wed, 22 of Jan`, `next Monday`, `lundi dernier`, `Tuesday of last week`.
pub(super) fn weekday(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let pre = scan.pre(at);
    let start = pre.map_or(at, |(_, end)| end);
    let ((weekday, short), end) = scan.weekday(start)?;
    let comma = end + usize::from(scan.mark(end, ",."));
    let day = scan.skip(scan.skip(comma, &[Particle::On]), &[Particle::The]);
    let full = day_date(scan, day);
    if let Some(full) = full.filter(|found| matches!(found.value.body, Body::Day { .. })) {
        let value = Point { weekday: Some(weekday), ..full.value };
        return Some(Match { value, ..full });
    }
    if let Some(found) = bare_day(scan, day) {
        return Some(found);
    }
    if short || (scan.glued(at) && !scan.mark(at - 1, "(-–—'’«“\"")) {
        return None;
    }
    let week = |from, by| Some(Step { unit: Unit::Week, by, from });
    let (step, end) = match (pre, scan.post(end)) {
        (Some(((from, by), _)), _) => (week(from, by), end),
        (None, Some(((from, by), end))) => (week(from, by), end),
        _ => of_week(scan, end).unwrap_or((None, end)),
    };
    let plain = step.is_none() && scan.capital(end) && scan.kind(end) == Some(Kind::Word);
    let point = Point::new(Body::Weekday(weekday, step), Year::Open);
    (!plain || lead(scan, start)).then(|| Match::new(point, end, "weekday"))
}

/// The day after a weekday: `Friday the 13th`, `mercredi 4`.
fn bare_day(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let day = day(scan, at).filter(|day| day.nth != scan.day_first && scan.digits(at).is_some())?;
    let plain = !scan.tailed(day.end) && !noun_like(scan, day.end) && !scan.longer(at);
    let body = Body::DayOnly(day.value);
    plain.then(|| Match::new(Point::new(body, Year::Open), day.end, "day only"))
}

/// Whether a bare weekday is led by a word: `Sunday Times` is a name.
fn lead(scan: &Scan<'_>, at: usize) -> bool {
    const LEADS: [Particle; 5] =
        [Particle::On, Particle::Since, Particle::By, Particle::Until, Particle::The];
    scan.before(at, &LEADS).is_some()
}

/// `of next week`.
fn of_week(scan: &Scan<'_>, end: usize) -> Option<(Option<Step>, usize)> {
    let of = scan.skip(scan.skip(end, &[Particle::Of]), &[Particle::The]);
    let (step, end) = unit_step(scan, of)?;
    (step.unit == Unit::Week).then_some((Some(step), end))
}

/// A day by its month, in words or digits.
fn day_date(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    day_month(scan, at).or_else(|| month_day(scan, at)).or_else(|| digits(scan, at))
}

/// `2 weeks from January 15`, `2 weeks starting May 20th`.
pub(super) fn beyond(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let (unit, count, end) = duration(scan, at)?;
    let length = match unit {
        Unit::Day => 1,
        Unit::Week => 7,
        _ => return None,
    };
    let comma = end + usize::from(scan.mark(end, ","));
    let begun = scan.particle(comma, Particle::Beginning);
    let start = begun.or_else(|| scan.any(comma, &[Particle::From, Particle::After]))?;
    let start = scan.skip(scan.skip(start, &[Particle::On]), &[Particle::The]);
    let found = day_date(scan, start)?;
    let Body::Day { month, day } = found.value.body else { return None };
    let run = begun.is_some() || comma > end;
    let body = Body::Beyond { month, day, days: i64::from(count) * length, run };
    Some(Match::new(Point { body, ..found.value }, found.end, "beyond"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::told;
    use crate::model::Language::{En, Fr};

    #[test]
    fn relative_times_are_counted_from_the_telling() {
        let english = [
            ("last month", "2024-05-01/2024-05-31"),
            ("two years ago", "2022-01-01/2022-12-31"),
            ("it will open in 18 months", "2025-12-01/2025-12-31"),
            ("the past three quarters", "2023-07-01/2024-03-31"),
            ("next quarter", "2024-07-01/2024-09-30"),
            ("last March", "2024-03-01/2024-03-31"),
            ("yesterday", "2024-06-14"),
            ("on Monday", "2024-06-10"),
            ("by the end of next year", "2025-01-01/2025-12-31"),
        ];
        for (text, date) in english {
            let told = told(En, "2024-06-15", text);
            assert!(told.len() == 1 && told[0].ends_with(date), "{text}: {told:?}");
        }
        let french = [
            ("la semaine dernière", "2024-06-03/2024-06-09"),
            ("il y a deux ans", "2022-01-01/2022-12-31"),
            ("dans environ un an", "2025-01-01/2025-12-31"),
            ("les trois prochains mois", "2024-06-16/2024-09-15"),
            ("en juin dernier", "2023-06-01/2023-06-30"),
            ("avant-hier", "2024-06-13"),
        ];
        for (text, date) in french {
            let told = told(Fr, "2024-06-15", text);
            assert!(told.len() == 1 && told[0].ends_with(date), "{text}: {told:?}");
        }
    }

    #[test]
    fn a_duration_is_no_date() {
        for text in ["built in 122 days", "for two years", "it took three months", "recent years"] {
            assert_eq!(told(En, "2024-06-15", text), [""; 0], "{text}");
        }
        for text in ["pendant deux ans", "en 122 jours", "ces dernières années", "trois mois"] {
            assert_eq!(told(Fr, "2024-06-15", text), [""; 0], "{text}");
        }
        let text = "Il sera prêt dans un an, vers mai 2025.";
        assert_eq!(told(Fr, "2024-06-15", text), ["mai 2025 = 2025-05-01/2025-05-31"]);
    }
}
