//! What may begin at a token: the longest reading of all rules.

use super::super::text::Kind;
use super::point::{Body, Match, Point, Year};
use super::scan::Scan;
use super::vocabulary::Particle;
use super::{digits, named, parts, relative, years};

type Rule = fn(&Scan<'_>, usize) -> Option<Match<Point>>;

/// From the most to the least telling: of readings of one length the first holds.
const RULES: [Rule; 19] = [
    digits::digits,
    named::day_month,
    named::month_day,
    named::year_month,
    parts::coded,
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
    relative::stretch,
    relative::days,
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
    let alone = !scan.longer(at) && !years::noun_like(scan, end) && (1700..2150).contains(&year);
    alone.then(|| Match::new(Point::new(Body::Year, Year::Given(year)), end, "year"))
}

/// Whether a date may begin at a token: most tokens are dismissed here.
pub(super) fn may_begin(scan: &Scan<'_>, at: usize) -> bool {
    match scan.kind(at) {
        Some(Kind::Word) => {
            scan.calendar.knows(scan.tokens, at) || scan.number(at).is_some() || roman(scan, at)
        }
        Some(Kind::Number) => true,
        Some(Kind::Mark) => scan.mark(at, "'’‘"),
        None => false,
    }
}

/// Whether a word begins as a century in Roman numerals does.
fn roman(scan: &Scan<'_>, at: usize) -> bool {
    scan.capital(at) && scan.text_at(at).starts_with(['I', 'V', 'X'])
}
