//! Relative times: `last month`, `il y a deux ans`, `in 18 months`,
//! `past 3 quarters`, `that year`, `le lendemain`, `yesterday`, `on Monday`.

use super::super::text::TokenKind;
use super::counts::{duration, noun_like};
use super::digits::digits;
use super::named::{day, day_month, month_day};
use super::offsets::unit_offset;
use super::parts::{holder, part};
use super::scan::DateScan;
use super::time::{CalendarUnit, Offset, Parsed, ReferenceTime, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};

/// `two years ago`, `18 months from now`, `a year later`.
pub(super) fn away(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some(found) = led(scan, at) {
        return Some(found);
    }
    let (unit, count, end) = duration(scan, at)?;
    let (offset, rule, end) = if let Some(end) = scan.particle(end, Particle::Ago) {
        (Offset { unit, by: -count, from: ReferenceTime::Now }, "ago", end)
    } else if let Some(end) = scan.particle(end, Particle::Hence) {
        (Offset { unit, by: count, from: ReferenceTime::Now }, "ahead", end)
    } else if let Some(end) = scan.particle(end, Particle::Later) {
        (Offset { unit, by: count, from: ReferenceTime::Then }, "anaphora", end)
    } else {
        let end = scan.particle(end, Particle::Earlier)?;
        (Offset { unit, by: -count, from: ReferenceTime::Then }, "anaphora", end)
    };
    Some(Parsed::new(TimePoint::new(TimeKind::Away(offset), Year::Open), end, rule))
}

/// `il y a deux ans`, `in 18 months`, `dans environ un an`.
fn led(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (lead, start) = scan.which(at, &[Particle::Past, Particle::Ahead])?;
    let (unit, count, end) = duration(scan, start)?;
    // `built in 122 days` is a duration, and so is one with a date right after it.
    let (by, rule) = if lead == Particle::Past { (-count, "ago") } else { (count, "ahead") };
    let located = lead == Particle::Past || (looks_forward(scan, at) && !dated(scan, end));
    let later = scan.any(end, &[Particle::Later, Particle::Earlier]).is_some();
    let offset = Offset { unit, by, from: ReferenceTime::Now };
    (located && !later)
        .then(|| Parsed::new(TimePoint::new(TimeKind::Away(offset), Year::Open), end, rule))
}

/// Whether a sentence looks forward; in French, the preposition itself does.
fn looks_forward(scan: &DateScan<'_>, at: usize) -> bool {
    let from = scan.sentence(at).max(at.saturating_sub(25));
    let mut near = (from..scan.tokens.len().min(at + 16)).take_while(|at| !scan.mark(*at, ".!?;"));
    scan.day_first || near.any(|place| scan.particle(place, Particle::Forward).is_some())
}

/// Whether the resulting date follows a duration: `dans un an, vers mai`.
fn dated(scan: &DateScan<'_>, end: usize) -> bool {
    let comma = scan.mark(end, ",(–—-");
    let about = scan.skip(end + 1, &[Particle::About, Particle::In, Particle::By]);
    // Another duration is not accepted here: the recursion would be unbounded.
    let named = || part(scan, about).or_else(|| holder(scan, about));
    comma && (day_date(scan, about).is_some() || named().is_some())
}

/// `yesterday`, `le lendemain`, `tomorrow`.
pub(super) fn days(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let ((from, by), end) = scan.sense(at, |sense| match sense {
        Sense::Days(from, by) => Some((from, by)),
        _ => None,
    })?;
    // `until today` ends nothing that has a date of its own.
    if by == 0 && from == ReferenceTime::Now && scan.before(at, &[Particle::To]).is_some() {
        return None;
    }
    let kind = TimeKind::Relative(Offset { unit: CalendarUnit::Day, by, from });
    let rule = if from == ReferenceTime::Now { "relative" } else { "anaphora" };
    Some(Parsed::new(TimePoint::new(kind, Year::Open), end, rule))
}

/// `Wed, 22 of Jan`, `next Monday`, `lundi dernier`, `Tuesday of last week`.
pub(super) fn weekday(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let pre = scan.pre(at);
    let start = pre.map_or(at, |(_, end)| end);
    let ((weekday, short), end) = scan.weekday(start)?;
    let comma = end + usize::from(scan.mark(end, ",."));
    let day = scan.skip(scan.skip(comma, &[Particle::On]), &[Particle::The]);
    let full = day_date(scan, day);
    if let Some(full) = full.filter(|found| matches!(found.value.kind, TimeKind::Day { .. })) {
        let value = TimePoint { weekday: Some(weekday), ..full.value };
        return Some(Parsed { value, ..full });
    }
    if let Some(found) = bare_day(scan, day) {
        return Some(found);
    }
    if short || (scan.glued(at) && !scan.mark(at - 1, "(-–—'’«“\"")) {
        return None;
    }
    let week = |from, by| Some(Offset { unit: CalendarUnit::Week, by, from });
    let (offset, end) = match (pre, scan.post(end)) {
        (Some(((from, by), _)), _) => (week(from, by), end),
        (None, Some(((from, by), end))) => (week(from, by), end),
        _ => of_week(scan, end).unwrap_or((None, end)),
    };
    let plain = offset.is_none() && scan.capital(end) && scan.kind(end) == Some(TokenKind::Word);
    let point = TimePoint::new(TimeKind::Weekday(weekday, offset), Year::Open);
    (!plain || lead(scan, start)).then(|| Parsed::new(point, end, "weekday"))
}

/// The day after a weekday: `Friday the 13th`, `mercredi 4`.
fn bare_day(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let day = day(scan, at).filter(|day| day.nth != scan.day_first && scan.digits(at).is_some())?;
    let plain = !scan.tailed(day.end) && !noun_like(scan, day.end) && !scan.longer(at);
    let kind = TimeKind::DayOnly(day.value);
    plain.then(|| Parsed::new(TimePoint::new(kind, Year::Open), day.end, "day only"))
}

/// Whether a preposition or article stands before a weekday: `Sunday Times` is a
/// name.
fn lead(scan: &DateScan<'_>, at: usize) -> bool {
    const LEADS: [Particle; 5] =
        [Particle::On, Particle::Since, Particle::By, Particle::Until, Particle::The];
    scan.before(at, &LEADS).is_some()
}

/// `of next week`.
fn of_week(scan: &DateScan<'_>, end: usize) -> Option<(Option<Offset>, usize)> {
    let of = scan.skip(scan.skip(end, &[Particle::Of]), &[Particle::The]);
    let (offset, end) = unit_offset(scan, of)?;
    (offset.unit == CalendarUnit::Week).then_some((Some(offset), end))
}

/// A day with its month, in words or digits.
fn day_date(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    day_month(scan, at).or_else(|| month_day(scan, at)).or_else(|| digits(scan, at))
}

/// `2 weeks from January 15`, `2 weeks starting May 20th`.
pub(super) fn beyond(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (unit, count, end) = duration(scan, at)?;
    let length = match unit {
        CalendarUnit::Day => 1,
        CalendarUnit::Week => 7,
        _ => return None,
    };
    let comma = end + usize::from(scan.mark(end, ","));
    let begun = scan.particle(comma, Particle::Beginning);
    let start = begun.or_else(|| scan.any(comma, &[Particle::From, Particle::After]))?;
    let start = scan.skip(scan.skip(start, &[Particle::On]), &[Particle::The]);
    let found = day_date(scan, start)?;
    let TimeKind::Day { month, day } = found.value.kind else { return None };
    let run = begun.is_some() || comma > end;
    let kind = TimeKind::Beyond { month, day, days: i64::from(count) * length, run };
    Some(Parsed::new(TimePoint { kind, ..found.value }, found.end, "beyond"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn relative_times_count_from_the_reference_time() {
        let english = [
            ("last month", "2024-05-01/2024-05-31"),
            ("two years ago", "2022-01-01/2022-12-31"),
            ("a fortnight ago", "2024-05-27/2024-06-02"),
            ("it will open in 18 months", "2025-12-01/2025-12-31"),
            ("the past three quarters", "2023-07-01/2024-03-31"),
            ("next quarter", "2024-07-01/2024-09-30"),
            ("last March", "2024-03-01/2024-03-31"),
            ("yesterday", "2024-06-14"),
            ("on Monday", "2024-06-10"),
            ("it burned over the weekend", "2024-06-15/2024-06-16"),
            ("by the end of next year", "2025-01-01/2025-12-31"),
        ];
        for (text, date) in english {
            let dates = dates_in(En, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        let french = [
            ("la semaine dernière", "2024-06-03/2024-06-09"),
            ("il y a deux ans", "2022-01-01/2022-12-31"),
            ("dans environ un an", "2025-01-01/2025-12-31"),
            ("les trois prochains mois", "2024-06-16/2024-09-15"),
            ("en juin dernier", "2023-06-01/2023-06-30"),
            ("avant-hier", "2024-06-13"),
            ("il a brûlé durant le week-end", "2024-06-15/2024-06-16"),
        ];
        for (text, date) in french {
            let dates = dates_in(Fr, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
    }

    #[test]
    fn a_duration_is_not_a_date() {
        for text in ["built in 122 days", "for two years", "it took three months", "recent years"] {
            assert_eq!(dates_in(En, "2024-06-15", text), [""; 0], "{text}");
        }
        for text in ["pendant deux ans", "en 122 jours", "ces dernières années", "trois mois"] {
            assert_eq!(dates_in(Fr, "2024-06-15", text), [""; 0], "{text}");
        }
        let text = "Il sera prêt dans un an, vers mai 2025.";
        assert_eq!(dates_in(Fr, "2024-06-15", text), ["mai 2025 = 2025-05-01/2025-05-31"]);
    }
}
