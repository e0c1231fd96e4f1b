//! Decades and centuries: `the 1990s`, « les années 90 », `21st century`.

use super::counts::ordinal;
use super::scan::DateScan;
use super::time::{CalendarUnit, Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};

/// `1990s`, `les années 1990`, `the nineties`.
pub(super) fn decade(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let start = scan.particle(at, Particle::Decades);
    let place = start.unwrap_or(at);
    let named = scan.sense(place, |sense| match sense {
        Sense::Decade(year) => Some(year),
        _ => None,
    });
    let (year, end) = match named {
        Some(found) => found,
        None => tens(scan, place, start.is_some())?,
    };
    Some(Parsed::new(TimePoint::new(TimeKind::Years(year, year + 9), Year::Open), end, "decade"))
}

/// The digits of a decade: after `décennie` or the like, or with an `s`.
fn tens(scan: &DateScan<'_>, at: usize, named: bool) -> Option<(i32, usize)> {
    let quoted = usize::from(scan.mark(at, "'’‘"));
    if let Some((tens, end, _)) = scan.words(at).filter(|_| named) {
        let decade = i32::try_from(tens).ok().filter(|tens| tens % 10 == 0)?;
        return (20..100).contains(&decade).then_some((1900 + decade, end));
    }
    // `L40S` is the name of a product.
    let digits = scan.digits(at + quoted).filter(|_| quoted == 1 || begins(scan, at))?;
    let end = at + quoted + 1;
    if scan.tailed(end) && scan.mark(end, "-–") {
        return None;
    }
    let s = scan.particle(end, Particle::Tens).filter(|_| scan.glued(end));
    let year = match (digits.length, digits.value) {
        (4, year @ 1500..=2100) => year,
        (2, tens @ 30..) => 1900 + tens,
        (2, tens @ 10..30) => 2000 + tens,
        _ => return None,
    };
    let round = year % 10 == 0 && (quoted == 0 || scan.glued(at + 1));
    let year = i32::try_from(year).ok().filter(|_| round && (named || s.is_some()))?;
    Some((year, s.unwrap_or(end)))
}

/// Whether digits begin a decade: nothing but a part with a hyphen is joined to them, as in
/// `mid-1980s`.
fn begins(scan: &DateScan<'_>, at: usize) -> bool {
    let part = |hyphen: usize| {
        let part = |sense| matches!(sense, Sense::Part(_)).then_some(());
        scan.tight(hyphen, "-‑") && scan.sense_before(hyphen, part).is_some()
    };
    scan.free(at) || at.checked_sub(1).is_some_and(part)
}

/// `21st century`, `XIXe siècle`.
pub(super) fn century(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (nth, end) = ordinal_century(scan, at)?;
    let end = end + usize::from(scan.mark(end, "-"));
    let (unit, end) = scan.unit(end)?;
    let nth = i32::try_from(nth).ok().filter(|nth| (1..=30).contains(nth))?;
    let first = 100 * (nth - 1);
    let kind = TimeKind::Years(first.max(1), first + 99);
    (unit == CalendarUnit::Century)
        .then(|| Parsed::new(TimePoint::new(kind, Year::Open), end, "century"))
}

fn ordinal_century(scan: &DateScan<'_>, at: usize) -> Option<(u32, usize)> {
    if let Some(nth) = ordinal(scan, at) {
        return u32::try_from(nth.0).ok().map(|value| (value, nth.1));
    }
    let word = scan.text_at(at);
    let digits = word.trim_end_matches(|letter: char| !"IVX".contains(letter));
    let glued = scan.particle(at + 1, Particle::Nth).filter(|_| scan.glued(at + 1));
    let sound = !digits.is_empty() && digits.bytes().all(|digit| b"IVX".contains(&digit));
    sound.then(|| (roman(digits), glued.unwrap_or(at + 1)))
}

fn roman(digits: &str) -> u32 {
    let values = digits.bytes().map(|digit| match digit {
        b'I' => 1,
        b'V' => 5,
        _ => 10,
    });
    let (total, _) = values.rev().fold((0, 0), |(total, last), value| {
        // `VX` is not a number; the subtraction must not underflow.
        if value < last {
            (u32::saturating_sub(total, value), last)
        } else {
            (total + value, value)
        }
    });
    total
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn decades_and_centuries_are_found_in_many_forms() {
        let nineties = "1990-01-01/1999-12-31";
        for text in ["the 1990s", "the '90s", "the nineties"] {
            assert!(dates_in(En, "2024-06-15", text)[0].ends_with(nineties), "{text}");
        }
        for text in ["les années 1990", "les années 90", "la décennie 1990"] {
            assert!(dates_in(Fr, "2024-06-15", text)[0].ends_with(nineties), "{text}");
        }
        let middle = dates_in(En, "2024-06-15", "in the mid-1980s");
        assert_eq!(middle, ["mid-1980s = 1984-01-01/1986-12-31"]);
        assert_eq!(dates_in(En, "2024-06-15", "four GPUs of the kind Q40S").len(), 0);
        assert_eq!(dates_in(Fr, "2024-06-15", "VVVX siècle").len(), 0);
        assert_eq!(
            dates_in(Fr, "2024-06-15", "au XIXe siècle"),
            ["XIXe siècle = 1800-01-01/1899-12-31"]
        );
        assert_eq!(
            dates_in(En, "2024-06-15", "the 18th century"),
            ["18th century = 1700-01-01/1799-12-31"]
        );
    }
}
