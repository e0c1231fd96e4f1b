//! The date grammar: at each token, the rule with the longest match wins.

use super::super::text::TokenKind;
use super::scan::DateScan;
use super::time::{Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};
use super::{
    codes, counts, decades, digits, ended, eras, feasts, named, offsets, parts, relative,
    short_years, weeks, years,
};

type DateRule = fn(&DateScan<'_>, usize) -> Option<Parsed<TimePoint>>;

/// From the most to the least specific: the first wins among matches of equal length.
const RULES: [DateRule; 25] = [
    digits::digits,
    named::day_month,
    named::month_day,
    named::year_month,
    codes::coded,
    codes::owned,
    weeks::nth_of,
    feasts::holiday,
    relative::weekday,
    named::month,
    parts::ordinal_part,
    parts::part,
    parts::season,
    weeks::week,
    weeks::weekend,
    decades::decade,
    eras::year_of_era,
    decades::century,
    relative::beyond,
    ended::ended,
    ended::year_end,
    relative::away,
    offsets::relative_unit,
    relative::days,
    named::day_only,
];

/// The time that begins at a token.
pub(super) fn point(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let found = RULES.iter().filter_map(|rule| rule(scan, at));
    let longest = found.fold(None, |best: Option<Parsed<TimePoint>>, found| {
        if best.is_some_and(|best| best.end >= found.end) { best } else { Some(found) }
    });
    longest.or_else(|| years::year(scan, at))
}

/// The end of a range. Unlike other times, it may be a bare year or `now`.
pub(super) fn end_point(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    if let Some(end) = scan.particle(at, Particle::Today) {
        return Some(Parsed::new(TimePoint::new(TimeKind::Now, Year::Open), end, "now"));
    }
    let found = point(scan, at);
    if found.is_some() {
        return found;
    }
    if let Some((digits, end)) = short_years::quoted(scan, at) {
        let year = Year::Given(i32::try_from(digits::century(digits)).ok()?);
        return Some(Parsed::new(TimePoint::new(TimeKind::Year, year), end, "year"));
    }
    let (year, end) = years::plain_year(scan, at)?;
    let alone = !scan.longer(at) && !counts::noun_like(scan, end) && (1700..2150).contains(&year);
    alone.then(|| Parsed::new(TimePoint::new(TimeKind::Year, Year::Given(year)), end, "year"))
}

/// Whether a date may begin at a token: a quick check that rejects most tokens.
pub(super) fn may_begin(scan: &DateScan<'_>, at: usize) -> bool {
    match scan.kind(at) {
        Some(TokenKind::Word) => word_begins(scan, at),
        Some(TokenKind::Number) => true,
        Some(TokenKind::Mark) => {
            scan.mark(at, "'’‘") && scan.kind(at + 1) == Some(TokenKind::Number)
        }
        None => false,
    }
}

/// Whether a date may begin with a word, given its senses and the next token.
fn word_begins(scan: &DateScan<'_>, at: usize) -> bool {
    let opens = scan.sense_to(at, |sense, next| opens(scan, sense, next).then_some(()));
    opens.is_some() || scan.words(at).is_some() || roman(scan, at)
}

/// Whether a date may begin with a word of this sense, before the token `next`.
fn opens(scan: &DateScan<'_>, sense: Sense, next: usize) -> bool {
    match sense {
        Sense::Quarter | Sense::Half => scan.digits(next).is_some(),
        Sense::Pre(..) => scan.calendar.knows(scan.tokens, next) || scan.number(next).is_some(),
        Sense::Post(..) => false,
        Sense::Particle(Particle::A) => scan.unit(next).is_some(),
        Sense::Particle(Particle::Ahead) => {
            scan.calendar.knows(scan.tokens, next) || scan.number(next).is_some()
        }
        Sense::Particle(particle) => matches!(
            particle,
            Particle::Past
                | Particle::Decades
                | Particle::Years
                | Particle::Commencing
                | Particle::Era
                | Particle::YearEnd
        ),
        _ => true,
    }
}

/// Whether a word may be a century in Roman numerals.
fn roman(scan: &DateScan<'_>, at: usize) -> bool {
    scan.capital(at) && scan.text_at(at).starts_with(['I', 'V', 'X']) && scan.text_at(at).len() < 9
}
