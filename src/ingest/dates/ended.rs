//! Periods that are named by their end: `the year ended 31 March 2022`, `the three months
//! to June`, `l’exercice clos le 31 mars`; and the end of a year in one word: `year-end`.

use super::counts::{duration, noun_like};
use super::digits::digits;
use super::named::{day_month, month, month_day};
use super::parts::part_year;
use super::scan::DateScan;
use super::time::{
    CalendarUnit, Offset, Parsed, Portion, ReferenceTime, TimeKind, TimePoint, Year,
};
use super::vocabulary::Particle;

/// `year-end 2019`, `by year-end`.
pub(super) fn year_end(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let end = scan.particle(at, Particle::YearEnd)?;
    let (point, end) = match part_year(scan, end) {
        Some((year, end)) => (TimePoint::new(TimeKind::Year, year), end),
        // "Its year-end results" are no date.
        None if noun_like(scan, end) || scan.particle(end, Particle::Results).is_some() => {
            return None;
        }
        None => {
            let year = Offset { unit: CalendarUnit::Year, by: 0, from: ReferenceTime::Now };
            (TimePoint::new(TimeKind::Relative(year), Year::Open), end)
        }
    };
    Some(Parsed::new(TimePoint { part: Some(Portion::End), ..point }, end, "part of stretch"))
}

/// `year ended 31 March 2022`, `week ending 10 May`, `three months to June`.
pub(super) fn ended(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (unit, count, end) = length(scan, at)?;
    let start = scan.skip(scan.skip(end, &[Particle::On, Particle::In]), &[Particle::The]);
    // "To the end of June" is "to June".
    let close = scan.part(start).filter(|(part, _)| *part == Portion::End);
    let start = close.map_or(start, |(_, end)| end);
    let last = day_month(scan, start).or_else(|| month_day(scan, start));
    let last = last.or_else(|| digits(scan, start)).or_else(|| month(scan, start))?;
    let (month, day) = match last.value.kind {
        TimeKind::Day { month, day } => (month, Some(day)),
        TimeKind::Month(month) => (month, None),
        _ => return None,
    };
    let kind = TimeKind::Ended { unit, count, month, day };
    Some(Parsed::new(TimePoint { kind, ..last.value }, last.end, "period by its end"))
}

/// The unit and length of a period, and the token after the word that says that it ended.
fn length(scan: &DateScan<'_>, at: usize) -> Option<(CalendarUnit, i32, usize)> {
    if let Some((unit, count, end)) = duration(scan, at) {
        let several = matches!(unit, CalendarUnit::Month | CalendarUnit::Week) && count > 1;
        let to = || scan.particle(end, Particle::To).filter(|_| several);
        let end = scan.particle(end, Particle::Ended).or_else(to)?;
        return Some((unit, count, end));
    }
    let (unit, end) = scan.unit(at)?;
    Some((unit, 1, scan.particle(end, Particle::Ended)?))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn a_period_is_named_by_its_end() {
        for (text, date) in [
            ("the year ended 31 March 2022", "2021-04-01/2022-03-31"),
            ("in the year that ended in June 2021", "2020-07-01/2021-06-30"),
            ("the fiscal year ending September 30, 2023", "2022-10-01/2023-09-30"),
            ("the year ended December 31, 2023", "2023-01-01/2023-12-31"),
            ("in the three months to June 2023", "2023-04-01/2023-06-30"),
            ("the three months to the end of June 2023", "2023-04-01/2023-06-30"),
            ("the week ending 10 May 2024", "2024-05-04/2024-05-10"),
            ("it will open by year-end", "2024-01-01/2024-12-31"),
            ("it will open by year end", "2024-01-01/2024-12-31"),
        ] {
            let dates = dates_in(En, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        for (text, date) in [
            ("pour l’exercice clos le 31 mars 2022", "2021-04-01/2022-03-31"),
            ("l’année qui s’est achevée en juin 2021", "2020-07-01/2021-06-30"),
        ] {
            let dates = dates_in(Fr, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        assert_eq!(dates_in(En, "2024-06-15", "its year-end results were good"), [""; 0]);
        assert_eq!(dates_in(En, "2024-06-15", "the year ended well"), [""; 0]);
    }
}
