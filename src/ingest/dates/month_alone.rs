//! Whether a month's name alone is a date: `in May`, `March: work begins`, « en mars ».

use super::super::text::TokenKind;
use super::scan::DateScan;
use super::vocabulary::{Month, Particle, Sense};

/// Whether a month's name without a day or a year is a date.
pub(super) fn alone(scan: &DateScan<'_>, at: usize, end: usize, month: Month) -> bool {
    let before = scan.glued(at) && !scan.mark(at.wrapping_sub(1), "(-–—/’'«“\"");
    let after =
        scan.glued(end) && !(scan.kind(end) == Some(TokenKind::Mark) || possessive(scan, end));
    let whole = (0..at).all(|at| scan.kind(at) == Some(TokenKind::Mark));
    if whole && scan.kind(end).is_none() {
        return true;
    }
    let ranged = scan.tight(end, "-") && scan.month(end + 1).is_none();
    let glued = before || after || (ranged && scan.digits(end + 1).is_none());
    if glued || joined(scan, end) {
        return !glued;
    }
    if labels(scan, at, end) {
        return true;
    }
    if scan.day_first { french(scan, at, end, month) } else { english(scan, at, end, month) }
}

/// Whether a month with a capital is the label of a line: `March: work begins`.
fn labels(scan: &DateScan<'_>, at: usize, end: usize) -> bool {
    let begins = (0..at).all(|before| scan.mark(before, "-–—•*·"));
    let set_apart = scan.mark(end, ":") || (scan.mark(end, "–—-") && !scan.glued(end));
    scan.capital(at) && begins && set_apart
}

fn possessive(scan: &DateScan<'_>, at: usize) -> bool {
    scan.text_at(at).starts_with(['\'', '’'])
}

/// French months are lower case: `Mars` is the planet, `Avril` a name; and `sept`
/// is a number.
fn french(scan: &DateScan<'_>, at: usize, end: usize, month: Month) -> bool {
    if month.short && month.doubtful {
        return scan.mark(end, ".") && led(scan, at);
    }
    if !scan.capital(at) {
        return !month.short || led(scan, at);
    }
    let starts = starts(scan, at);
    let name = scan.capital(end) && !scan.glued(end);
    !month.doubtful && ((starts && !name) || led(scan, at))
}

/// Whether a word opens a sentence, judged by the mark before it.
pub(super) fn starts(scan: &DateScan<'_>, at: usize) -> bool {
    at == 0 || scan.mark(at - 1, ".!?«“\"(:–—-•|,/")
}

/// Some English months are also words or names: `may`, `march`, `June`.
fn english(scan: &DateScan<'_>, at: usize, end: usize, month: Month) -> bool {
    if led(scan, at) {
        return scan.capital(at) || !month.doubtful;
    }
    let name = scan.capital(end) && !scan.glued(end);
    !month.doubtful && !month.short && !name
}

/// Whether the end of a range or another month follows.
fn joined(scan: &DateScan<'_>, end: usize) -> bool {
    let linked = scan.any(end, &[Particle::To, Particle::And, Particle::Or]);
    let next = linked.unwrap_or(end + usize::from(scan.mark(end, "-–—/")));
    let days = scan.particle(end, Particle::Between).and_then(|at| scan.digits(at));
    days.is_some() || (next > end && scan.month(next).is_some())
}

/// Whether the word before introduces a time.
fn led(scan: &DateScan<'_>, at: usize) -> bool {
    const LEADS: [Particle; 13] = [
        Particle::In,
        Particle::By,
        Particle::Until,
        Particle::Since,
        Particle::Before,
        Particle::After,
        Particle::During,
        Particle::From,
        Particle::Between,
        Particle::To,
        Particle::Of,
        Particle::Named,
        Particle::About,
    ];
    let part = scan.sense_before(at, |sense| matches!(sense, Sense::Part(_)).then_some(()));
    part.is_some() || scan.before(at, &LEADS).is_some()
}
