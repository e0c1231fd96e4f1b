//! Years of two digits: `FY25`, `back in '98`, `3 May 87`.

use super::counts::noun_like;
use super::digits::century;
use super::scan::DateScan;
use super::time::{Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::Particle;

/// `FY25`, where the digits stand at `start`.
pub(super) fn fiscal(scan: &DateScan<'_>, at: usize, start: usize) -> Option<Parsed<TimePoint>> {
    let glued = start == at + 1 && scan.glued(start) && scan.capital(at);
    let digits = scan.digits(start).filter(|digits| glued && digits.length == 2)?;
    let year = 2000 + i32::try_from(digits.value).ok()?;
    (!scan.tailed(start + 1)).then(|| whole(year, start + 1))
}

/// `'98` after a word that places something in time: `back in '98`.
pub(super) fn after_preposition(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    const LEADS: [Particle; 8] = [
        Particle::In,
        Particle::Since,
        Particle::By,
        Particle::Until,
        Particle::Before,
        Particle::After,
        Particle::During,
        Particle::From,
    ];
    scan.before(at, &LEADS)?;
    let (digits, end) = quoted(scan, at)?;
    Some(whole(i32::try_from(century(digits)).ok()?, end))
}

/// The year of two digits behind a date: `’87`, or `87` if nothing stands between.
pub(super) fn after_date(scan: &DateScan<'_>, at: usize, near: bool) -> Option<(i32, usize)> {
    let bare = || two_digits(scan, at).filter(|(digits, _)| near && *digits > 31);
    let (digits, end) = quoted(scan, at).or_else(bare)?;
    Some((i32::try_from(century(digits)).ok()?, end))
}

/// The last two digits of a year, with an apostrophe for the first two: `'98`.
pub(super) fn quoted(scan: &DateScan<'_>, at: usize) -> Option<(u32, usize)> {
    let apostrophe = scan.mark(at, "'’‘") && scan.glued(at + 1);
    apostrophe.then(|| two_digits(scan, at + 1))?
}

/// Two digits that count nothing and belong to nothing longer.
fn two_digits(scan: &DateScan<'_>, at: usize) -> Option<(u32, usize)> {
    let digits = scan.digits(at).filter(|digits| digits.length == 2)?;
    let alone = !scan.tailed(at + 1) && !scan.longer(at) && !noun_like(scan, at + 1);
    alone.then_some((digits.value, at + 1))
}

fn whole(year: i32, end: usize) -> Parsed<TimePoint> {
    Parsed::new(TimePoint::new(TimeKind::Year, Year::Given(year)), end, "year")
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::En;

    #[test]
    fn two_digits_are_a_year_behind_an_apostrophe() {
        for (text, date) in [
            ("It closed back in '87.", "1987-01-01/1987-12-31"),
            ("It has been open since ’04.", "2004-01-01/2004-12-31"),
            ("It was built between 1911 and '14.", "1911-01-01/1914-12-31"),
            ("She led it from '92 to '97.", "1992-01-01/1997-12-31"),
        ] {
            let dates = dates_in(En, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        for text in ["It sold in '20 packs'.", "the class of 98", "in 98 towns", "Boeing's '37 Max"]
        {
            assert_eq!(dates_in(En, "2024-06-15", text), [""; 0], "{text}");
        }
    }
}
