//! Feasts: `Christmas 2020`, `Black Friday`, and the weekends that they make long.

use chrono::{Datelike, Duration, NaiveDate, Weekday};

use super::date::Grain;
use super::interval::DayInterval;
use super::offsets::side;
use super::parts::part_year;
use super::resolve::nth_weekday;
use super::scan::DateScan;
use super::time::{CalendarUnit, Holiday, Parsed, TimeKind, TimePoint, Year};
use super::vocabulary::{Particle, Sense};
use crate::language::calendar::easter;

/// `Christmas 2020`, `next Easter`, `the Easter weekend`, `week-end de Pâques 2019`.
pub(super) fn holiday(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let before = weekend_word(scan, at);
    let of = before.map(|end| scan.skip(scan.skip(end, &[Particle::Of]), &[Particle::The]));
    let pre = scan.pre(at).filter(|_| of.is_none());
    let start = of.or(pre.map(|(_, end)| end)).unwrap_or(at);
    let (holiday, end) = scan.sense(start, |sense| match sense {
        Sense::Holiday(holiday) => Some(holiday),
        _ => None,
    })?;
    let stated = part_year(scan, end).filter(|_| pre.is_none());
    let (year, end) = stated.unwrap_or((Year::Open, end));
    let behind = weekend_word(scan, end);
    let end = behind.unwrap_or(end);
    let later = part_year(scan, end).filter(|_| year == Year::Open && behind.is_some());
    let (year, end) = later.unwrap_or((year, end));
    let year = pre.map_or(year, |((from, by), _)| side(from, by));
    let long = before.or(behind).is_some();
    let kind = if long { TimeKind::HolidayWeekend(holiday) } else { TimeKind::Holiday(holiday) };
    Some(Parsed::new(TimePoint::new(kind, year), end, "feast"))
}

/// The end of the word for a weekend at a token.
fn weekend_word(scan: &DateScan<'_>, at: usize) -> Option<usize> {
    let (unit, end) = scan.unit(at)?;
    (unit == CalendarUnit::Weekend).then_some(end)
}

/// The day of a feast in a year.
pub(super) fn day(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Nth { month, weekday, nth, plus } => {
            nth_weekday(year, Some(month), weekday, nth)?.checked_add_signed(Duration::days(plus))
        }
        Holiday::Easter(plus) => easter(year)?.checked_add_signed(Duration::days(plus)),
    }
}

/// The days off around a feast: that of a Thursday lasts to the Sunday, that of a Monday
/// begins on the Saturday. The Mondays after Easter and Pentecost are days off too.
pub(super) fn weekend(holiday: Holiday, year: i32) -> Option<DayInterval> {
    let day = day(holiday, year)?;
    let (before, after) = match day.weekday() {
        Weekday::Mon => (2, 0),
        Weekday::Tue => (3, 0),
        Weekday::Wed => (0, 0),
        Weekday::Thu => (0, 3),
        Weekday::Fri => (0, 2),
        Weekday::Sat => (0, 1),
        Weekday::Sun => (1, i64::from(matches!(holiday, Holiday::Easter(_)))),
    };
    let first = day.checked_sub_signed(Duration::days(before))?;
    // Good Friday opens the weekend of Easter.
    let friday = matches!(holiday, Holiday::Easter(-2));
    let last = day.checked_add_signed(Duration::days(after + i64::from(friday)))?;
    Some(DayInterval::new(first, last, Grain::Range))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn the_weekend_of_a_feast_has_its_days_off() {
        for (code, text, date) in [
            (En, "Over the Easter weekend of 2019 it shut.", "2019-04-20/2019-04-22"),
            (En, "They met on Easter 2019 weekend.", "2019-04-20/2019-04-22"),
            (En, "Over the Labor Day weekend of 2021 it shut.", "2021-09-04/2021-09-06"),
            (Fr, "Pendant le week-end de Pâques 2019, il ferme.", "2019-04-20/2019-04-22"),
            (Fr, "Le week-end de la Pentecôte 2020, il ferme.", "2020-05-30/2020-06-01"),
            (Fr, "Pendant le week-end de l'Ascension 2021, il ferme.", "2021-05-13/2021-05-16"),
        ] {
            let found = dates_in(code, "2024-06-15", text);
            assert!(found[0].ends_with(&format!(" = {date}")), "{text}: {found:?}");
        }
    }
}
