//! Counts and ordinals: `18`, `third`, `two quarters`, `environ un an`.

use super::super::numbers::NumberForm;
use super::super::text::TokenKind;
use super::scan::DateScan;
use super::time::CalendarUnit;
use super::vocabulary::{Particle, Sense};

/// An ordinal: `first`, `2nd`; `last` is −1.
pub(super) fn ordinal(scan: &DateScan<'_>, at: usize) -> Option<(i32, usize)> {
    let named = scan.sense(at, |sense| match sense {
        Sense::Nth(nth) => i32::try_from(nth).ok(),
        Sense::Final => Some(-1),
        _ => None,
    });
    if named.is_some() {
        return named;
    }
    if let Some(digits) = scan.digits(at) {
        let end = scan.particle(at + 1, Particle::Nth).filter(|_| scan.glued(at + 1))?;
        return i32::try_from(digits.value).ok().map(|value| (value, end));
    }
    let (value, end, form) = scan.words(at)?;
    (form == NumberForm::Ordinal).then_some((i32::try_from(value).ok()?, end))
}

/// A whole number that counts something.
pub(super) fn count(scan: &DateScan<'_>, at: usize) -> Option<(i32, usize)> {
    let at = scan.skip(at, &[Particle::About, Particle::Only]);
    if let Some(digits) = scan.digits(at) {
        let alone = digits.length <= 3 && scan.free(at) && !scan.longer(at);
        return alone.then_some((i32::try_from(digits.value).ok()?, at + 1));
    }
    if let Some(quarters) = quarters(scan, at) {
        return Some(quarters);
    }
    if let Some((value, end, _)) = scan.words(at) {
        return Some((i32::try_from(value).ok().filter(|value| *value < 1000)?, end));
    }
    scan.particle(at, Particle::A).map(|end| (1, end))
}

/// `two quarters` as a count of quarters, not as the fraction 2/4.
fn quarters(scan: &DateScan<'_>, at: usize) -> Option<(i32, usize)> {
    let number = scan.number(at).filter(|number| number.form == NumberForm::Fraction)?;
    let unit = number.end.checked_sub(1).filter(|unit| *unit > at)?;
    let quarter = scan.unit(unit).is_some_and(|(unit, _)| unit == CalendarUnit::Quarter);
    #[expect(clippy::cast_possible_truncation, reason = "quarters in words are few")]
    quarter.then_some(((number.value * 4.0).round() as i32, unit))
}

/// A number of calendar units: `18 months`, `environ un an`.
pub(super) fn duration(scan: &DateScan<'_>, at: usize) -> Option<(CalendarUnit, i32, usize)> {
    let (count, start) = count(scan, at)?;
    let start = start + usize::from(scan.mark(start, "-") && scan.glued(start));
    let (unit, end) = scan.unit(start)?;
    Some((unit, count, end))
}

/// Whether a plural noun follows, so that the number before it is a count.
pub(super) fn noun_like(scan: &DateScan<'_>, at: usize) -> bool {
    let Some(token) = scan.token(at).filter(|token| token.kind == TokenKind::Word) else {
        return false;
    };
    let word = token.span.of(scan.text);
    let plural = word.ends_with(['s', 'x']) && word.len() > 3;
    let known = scan.particle(at, Particle::Function).is_some()
        || scan.any(at, &[Particle::Clause, Particle::Forward, Particle::Results]).is_some();
    let counted = scan.particle(at, Particle::Counted).is_some();
    (counted || (plural && !token.capital && !known)) && !scan.glued(at)
}
