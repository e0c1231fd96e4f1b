//! What may begin at a token: the longest reading of all rules.

use super::super::text::Kind;
use super::point::{Body, Match, Point, Year};
use super::scan::Scan;
use super::vocabulary::{Particle, Sense};
use super::{counts, digits, named, parts, relative, steps, years};

type Rule = fn(&Scan<'_>, usize) -> Option<Match<Point>>;

/// From the most to the least telling: of readings of one length the first holds.
const RULES: [Rule; 21] = [
    digits::digits,
    named::day_month,
    named::month_day,
    named::year_month,
    parts::coded,
    parts::owned,
    parts::nth_of,
    parts::feast,
    relative::weekday,
    named::month,
    parts::ordinal_part,
    parts::part,
    parts::season,
    parts::week,
    years::decade,
    years::century,
    relative::beyond,
    relative::away,
    steps::stretch,
    relative::days,
    named::day_only,
];

/// The point that begins at a token.
pub(super) fn point(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    let found = RULES.iter().filter_map(|rule| rule(scan, at));
    let longest = found.fold(None, |best: Option<Match<Point>>, found| {
        if best.is_some_and(|best| best.end >= found.end) { best } else { Some(found) }
    });
    longest.or_else(|| years::year(scan, at))
}

/// A point that is the second end of a range: a bare year will do, and `now`.
pub(super) fn end_point(scan: &Scan<'_>, at: usize) -> Option<Match<Point>> {
    if let Some(end) = scan.particle(at, Particle::Today) {
        return Some(Match::new(Point::new(Body::Now, Year::Open), end, "now"));
    }
    let found = point(scan, at);
    if found.is_some() {
        return found;
    }
    let (year, end) = years::plain_year(scan, at)?;
    let alone = !scan.longer(at) && !counts::noun_like(scan, end) && (1700..2150).contains(&year);
    alone.then(|| Match::new(Point::new(Body::Year, Year::Given(year)), end, "year"))
}

/// Whether a date may begin at a token: most tokens are dismissed here.
pub(super) fn may_begin(scan: &Scan<'_>, at: usize) -> bool {
    match scan.kind(at) {
        Some(Kind::Word) => word_begins(scan, at),
        Some(Kind::Number) => true,
        Some(Kind::Mark) => scan.mark(at, "'’‘") && scan.kind(at + 1) == Some(Kind::Number),
        None => false,
    }
}

/// Whether a date may begin with a word, from its senses and what follows.
fn word_begins(scan: &Scan<'_>, at: usize) -> bool {
    let opens = scan.sense_to(at, |sense, next| opens(scan, sense, next).then_some(()));
    opens.is_some() || scan.words(at).is_some() || roman(scan, at)
}

/// Whether a date may begin with a word of this sense, before the token `next`.
fn opens(scan: &Scan<'_>, sense: Sense, next: usize) -> bool {
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
            Particle::Past | Particle::Decades | Particle::Years | Particle::Commencing
        ),
        _ => true,
    }
}

/// Whether a word begins as a century in Roman numerals does.
fn roman(scan: &Scan<'_>, at: usize) -> bool {
    scan.capital(at) && scan.text_at(at).starts_with(['I', 'V', 'X']) && scan.text_at(at).len() < 9
}
