//! Years of the common era: `476 AD`, `AD 79`, `l’an 800`. A year before it is no date
//! that a base can hold, and no other date either.

use super::scan::DateScan;
use super::time::{Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::Particle;

/// A year with the name of the common era, or a year before 1000 after `the year`.
pub(super) fn year_of_era(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let era = scan.particle(at, Particle::Era).filter(|_| scan.capital(at));
    let named = era.or_else(|| scan.particle(at, Particle::Years));
    let start = named.unwrap_or(at);
    let digits = scan.digits(start).filter(|digits| (1..=4).contains(&digits.length))?;
    let after = start + 1;
    if scan.tailed(after) || !scan.free(start) {
        return None;
    }
    let end = match scan.particle(after, Particle::Era) {
        Some(end) => end,
        // `the year 12 of the lease` is no date.
        None if era.is_some() || (named.is_some() && digits.length == 3) => after,
        None => return None,
    };
    let year = i32::try_from(digits.value).ok().filter(|year| (1..2200).contains(year))?;
    let ends_before = scan.particle(after, Particle::BeforeEra).is_some();
    let point = TimePoint::new(TimeKind::Year, Year::Given(year));
    (!ends_before).then(|| Parsed::new(point, end, "year"))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn years_of_the_common_era_are_dates_and_years_before_it_are_none() {
        assert_eq!(
            dates_in(En, "2024-06-15", "AD 61 and 410 AD"),
            ["AD 61 = 0061-01-01/0061-12-31", "410 AD = 0410-01-01/0410-12-31"]
        );
        assert_eq!(dates_in(En, "2024-06-15", "in 1204 CE"), ["1204 CE = 1204-01-01/1204-12-31"]);
        assert_eq!(dates_in(Fr, "2024-06-15", "en l’an 987"), ["l’an 987 = 0987-01-01/0987-12-31"]);
        assert_eq!(
            dates_in(Fr, "2024-06-15", "en 61 apr. J.-C."),
            ["61 apr. J.-C. = 0061-01-01/0061-12-31"]
        );
        for text in ["in 44 BC", "in 300 BCE", "the year 12 of the lease", "an ad for 20 people"] {
            assert_eq!(dates_in(En, "2024-06-15", text), [""; 0], "{text}");
        }
        for text in ["en 52 av. J.-C.", "en 300 avant notre ère"] {
            assert_eq!(dates_in(Fr, "2024-06-15", text), [""; 0], "{text}");
        }
    }
}
