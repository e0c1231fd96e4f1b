//! Dates in digits: `2024-08-10`, `12/03/2021`, `20240810`, `11/2016`, `22/04`.

use super::super::text::TokenKind;
use super::scan::{DateScan, DigitToken};
use super::time::{Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::Particle;

/// A date in digits that begins at a token.
pub(super) fn digits(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let coded = scan.before(at, &[Particle::Code]).is_some();
    let first = scan.digits(at).filter(|_| !coded)?;
    match first.length {
        8 => compact(scan, at, first),
        3 | 5.. => None,
        _ => triple(scan, at, first)
            .or_else(|| spaced(scan, at, first))
            .or_else(|| day_year_month(scan, at, first))
            .or_else(|| pair(scan, at, first)),
    }
}

/// `20240810`.
fn compact(scan: &DateScan<'_>, at: usize, digits: DigitToken) -> Option<Parsed<TimePoint>> {
    let (year, month, day) = (digits.value / 10_000, digits.value / 100 % 100, digits.value % 100);
    let alone = scan.free(at) && !scan.tailed(at + 1) && (1900..2100).contains(&year);
    let point = full(year, month, day).filter(|_| alone)?;
    Some(Parsed::new(point, at + 1, "compact"))
}

/// Three parts with the same separator; the middle part may be a month's name.
fn triple(scan: &DateScan<'_>, at: usize, first: DigitToken) -> Option<Parsed<TimePoint>> {
    let mark = at + 1;
    let tight = scan.tight(mark, "/-.‑");
    if !tight && !scan.mark(mark, "/-") {
        return None;
    }
    let (middle, second) = match scan.digits(at + 2) {
        Some(digits) => (Middle::Digits(digits), at + 3),
        None => scan.month(at + 2).map(|(month, end)| (Middle::Month(month.number), end))?,
    };
    let same = scan.text_at(second) == scan.text_at(mark) && scan.tight(second, "/-.‑") == tight;
    let last = scan.digits(second + 1).filter(|_| same)?;
    let end = second + 2;
    let dotted = scan.mark(mark, ".") && first.length != 4 && last.length != 4;
    if dotted || !clear(scan, at, end, first, last) {
        return None;
    }
    let point = match middle {
        Middle::Digits(middle) => numeric(scan.day_first, first, middle, last),
        Middle::Month(month) => around(first, month, last),
    };
    Some(Parsed::new(point?, end, if first.length == 4 { "iso" } else { "digits" }))
}

/// `23-2020-September`.
fn day_year_month(scan: &DateScan<'_>, at: usize, day: DigitToken) -> Option<Parsed<TimePoint>> {
    let year = scan.digits(at + 2).filter(|year| year.length == 4)?;
    let tight = scan.tight(at + 1, "-/") && scan.tight(at + 3, "-/");
    let (month, end) = scan.month(at + 4).filter(|_| tight && scan.free(at))?;
    Some(Parsed::new(full(year.value, month.number, day.value)?, end, "digits"))
}

/// The middle part of a date of three parts.
#[derive(Clone, Copy)]
enum Middle {
    Digits(DigitToken),
    Month(u32),
}

/// Whether a full date in digits is not part of a longer token. File names may
/// contain dates that begin with the year.
fn clear(scan: &DateScan<'_>, at: usize, end: usize, first: DigitToken, last: DigitToken) -> bool {
    let iso = first.length == 4 && last.length == 2;
    let behind = at >= 2 && scan.kind(at - 2) == Some(TokenKind::Number) && scan.glued(at - 1);
    let free = scan.free(at) || (iso && scan.mark(at - 1, "-_") && !behind);
    let next = scan.glued(end) && !scan.mark(end, ".,;:!?)]»”\"'’-–—_/");
    let goes_on = scan.mark(end, ".-/") && scan.glued(end + 1) && scan.digits(end + 1).is_some();
    let stamp =
        iso && scan.kind(end) == Some(TokenKind::Word) && scan.text_at(end).starts_with('T');
    free && (!next || stamp)
        && (scan.glued(at) || !goes_on || scan.mark(end, "-"))
        && !(goes_on && scan.mark(end, "./"))
}

/// A date of three numeric parts.
fn numeric(day_first: bool, a: DigitToken, b: DigitToken, c: DigitToken) -> Option<TimePoint> {
    if a.length == 4 {
        return full(a.value, b.value, c.value).or_else(|| full(a.value, c.value, b.value));
    }
    let year = match c.length {
        4 => c.value,
        2 => century(c.value),
        _ => return None,
    };
    let (day, month) = if day_first { (a.value, b.value) } else { (b.value, a.value) };
    full(year, month, day).or_else(|| full(year, day, month))
}

/// A year and a day on either side of a month's name.
fn around(first: DigitToken, month: u32, last: DigitToken) -> Option<TimePoint> {
    match (first.length, last.length) {
        (4, _) => full(first.value, month, last.value),
        (_, 4) => full(last.value, month, first.value),
        (_, 2) => full(century(last.value), month, first.value),
        _ => None,
    }
}

/// The year that two digits stand for: up to 50 is this century.
pub(super) fn century(short: u32) -> u32 {
    if short <= 50 { 2000 + short } else { 1900 + short }
}

/// `2016 10 16`, `18 08 1978`.
fn spaced(scan: &DateScan<'_>, at: usize, first: DigitToken) -> Option<Parsed<TimePoint>> {
    let (second, third) = (scan.digits(at + 1)?, scan.digits(at + 2)?);
    let lengths_fit = matches!((first.length, second.length, third.length), (4, 2, 2) | (2, 2, 4));
    let alone = scan.free(at) && !scan.glued(at + 1) && !scan.tailed(at + 3);
    let more = scan.digits(at + 3).is_some() || (at > 0 && scan.digits(at - 1).is_some());
    let point =
        numeric(scan.day_first, first, second, third).filter(|_| lengths_fit && alone && !more)?;
    Some(Parsed::new(point, at + 3, "digits"))
}

/// Two parts: a year and a month, or a month and a day.
fn pair(scan: &DateScan<'_>, at: usize, first: DigitToken) -> Option<Parsed<TimePoint>> {
    let second = scan.digits(at + 2)?;
    let mark = at + 1;
    if !scan.free(at) || scan.tailed(at + 3) || !scan.mark(mark, "/-.") {
        return None;
    }
    let dot = scan.mark(mark, ".");
    if dot && !scan.tight(mark, ".") {
        return None;
    }
    let rule = "digits";
    match (first.length, second.length) {
        // `1909.8 kW` is an amount.
        (4, 1 | 2)
            if !(dot && (second.length == 2 || scan.kind(at + 3) == Some(TokenKind::Word))) =>
        {
            let point = year_month(first.value, second.value)?;
            Some(Parsed::new(point, at + 3, rule))
        }
        (1 | 2, 4) => Some(Parsed::new(year_month(second.value, first.value)?, at + 3, rule)),
        (1 | 2, 1 | 2) => day_month(scan, at, first, second),
        _ => None,
    }
}

fn year_month(year: u32, month: u32) -> Option<TimePoint> {
    let year = i32::try_from(year).ok().filter(|year| (1900..2100).contains(year))?;
    (1..=12).contains(&month).then(|| TimePoint::new(TimeKind::Month(month), Year::Given(year)))
}

/// A day and a month without a year, unless a fraction or ratio is meant.
fn day_month(
    scan: &DateScan<'_>,
    at: usize,
    first: DigitToken,
    second: DigitToken,
) -> Option<Parsed<TimePoint>> {
    let mark = at + 1;
    let cued = cued(scan, at);
    let slash = scan.tight(mark, "/") && (cued || hints(first, second));
    let ends = scan.kind(at + 3).is_none_or(|kind| kind == TokenKind::Mark);
    let dot = cued && ends && scan.tight(mark, ".");
    if !slash && !dot {
        return None;
    }
    let (a, b) = (first.value, second.value);
    let (day, month) = if scan.day_first { (a, b) } else { (b, a) };
    let kind = day_of(month, day).or_else(|| day_of(day, month))?;
    Some(Parsed::new(TimePoint::new(kind, Year::Open), at + 3, "digits"))
}

/// Whether two parts are unlikely to be a fraction.
fn hints(first: DigitToken, second: DigitToken) -> bool {
    let (low, high) = (first.value.min(second.value), first.value.max(second.value));
    let padded = first.length == 2 && second.length == 2 && low < 10;
    let known = matches!((low, high), (7, 24) | (9, 16));
    padded || (high > 12 && low <= 12 && !known && first.value > 1)
}

/// Whether the word before introduces a day.
fn cued(scan: &DateScan<'_>, at: usize) -> bool {
    const CUES: [Particle; 9] = [
        Particle::On,
        Particle::From,
        Particle::Until,
        Particle::By,
        Particle::Since,
        Particle::Before,
        Particle::Between,
        Particle::To,
        Particle::Beginning,
    ];
    let plain = scan.day_first && scan.before(at, &[Particle::The]).is_some();
    let stepped = at > 0 && scan.pre(at - 1).is_some();
    let weekday = at > 0 && scan.weekday(at - 1).is_some();
    plain || stepped || weekday || scan.before(at, &CUES).is_some()
}

/// A day in a given year.
pub(super) fn full(year: u32, month: u32, day: u32) -> Option<TimePoint> {
    let year = i32::try_from(year).ok().filter(|year| (1000..2200).contains(year))?;
    chrono::NaiveDate::from_ymd_opt(year, month, day)?;
    Some(TimePoint::new(TimeKind::Day { month, day }, Year::Given(year)))
}

/// A day in an unspecified year.
pub(super) fn day_of(month: u32, day: u32) -> Option<TimeKind> {
    // 2000 was a leap year.
    chrono::NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(TimeKind::Day { month, day })
}
