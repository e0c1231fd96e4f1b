//! Date ranges: `de mars à mai 2020`, `March 3 to 5`, `2019–2021`,
//! `between 2007 and the end of 2008`, `4 to 22 January, 1995`.

use super::super::text::TokenKind;
use super::counts::noun_like;
use super::digits::day_of;
use super::grammar::{end_point, point};
use super::named::{DayOfMonth, day, year_after};
use super::offsets::unit_offset;
use super::scan::DateScan;
use super::short_years::quoted;
use super::time::{
    CalendarUnit, Offset, Parsed, ReferenceTime, TimeExpression, TimeKind, TimePoint, Year,
};
use super::vocabulary::{Month, Particle};
use super::years::plain_year;

/// The whole expression that begins at a token: a time or a range.
pub(super) fn expression(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimeExpression>> {
    let range = days_of(scan, at).or_else(|| years(scan, at)).or_else(|| slashes(scan, at));
    if range.is_some() {
        return range;
    }
    let first = point(scan, at)?;
    if let Some(found) = days_after(scan, &first).or_else(|| points(scan, at, &first)) {
        return Some(found);
    }
    Some(Parsed::new(TimeExpression::One(first.value), first.end, first.rule))
}

/// The token after the link between two ends; `and` is one only after `between`.
fn link(scan: &DateScan<'_>, at: usize, start: usize) -> Option<usize> {
    let the = scan.before(start, &[Particle::The]).map_or(start, |(_, the)| the);
    let between = scan.before(start, &[Particle::Between]).is_some()
        || scan.before(the, &[Particle::Between]).is_some();
    let and = scan.particle(at, Particle::And).filter(|_| between);
    let to = || scan.particle(at, Particle::To).filter(|_| !is_moved(scan, the));
    and.or_else(to).or_else(|| dash(scan, at))
}

/// Whether something is moved from the time that begins at a token to another one:
/// `postponed from May to June`.
fn is_moved(scan: &DateScan<'_>, start: usize) -> bool {
    /// The most tokens from the verb: `pushes back the opening of the line`.
    const REACH: usize = 10;
    let Some((_, from)) = scan.before(start, &[Particle::From]) else { return false };
    let clause = (from.saturating_sub(REACH)..from).rev();
    let mut clause = clause.take_while(|at| !scan.mark(*at, ".;:!?,"));
    clause.any(|at| scan.particle(at, Particle::Moves).is_some())
}

fn dash(scan: &DateScan<'_>, at: usize) -> Option<usize> {
    (scan.mark(at, "-–—~‑") && scan.glued(at) == scan.glued(at + 1)).then_some(at + 1)
}

/// Two times with a link between them.
fn points(
    scan: &DateScan<'_>,
    at: usize,
    first: &Parsed<TimePoint>,
) -> Option<Parsed<TimeExpression>> {
    let start = link(scan, first.end, at)?;
    let start = scan.skip(scan.skip(start, &[Particle::On, Particle::In]), &[Particle::The]);
    let second = end_point(scan, start)?;
    let (a, b) = share(first.value, second.value)?;
    Some(Parsed::new(TimeExpression::Range(a, b), second.end, "range"))
}

/// Copies month and year from one end to the other where they are left out.
fn share(mut a: TimePoint, mut b: TimePoint) -> Option<(TimePoint, TimePoint)> {
    if let (TimeKind::DayOnly(day), TimeKind::Day { month, .. }) = (a.kind, b.kind) {
        a.kind = day_of(month, day)?;
    }
    if let (true, Year::Given(year)) = (a.open(), b.year) {
        let wraps = matches!((a.month(), b.month()), (Some(a), Some(b)) if a > b);
        a.year = Year::Given(if wraps { year - 1 } else { year });
    } else if let (true, Year::Given(year)) = (b.open(), a.year) {
        let wraps = matches!((a.month(), b.month()), (Some(a), Some(b)) if a > b);
        b.year = Year::Given(if wraps { year + 1 } else { year });
    }
    let order = match (a.year, b.year) {
        (Year::Given(a), Year::Given(b)) => a <= b,
        _ => true,
    };
    order.then_some((a, b))
}

/// `9 to 12 of June`, `4–22 January 1995`, `du 3 au 5 mars`, `4-23 mois prochain`.
fn days_of(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimeExpression>> {
    let first = day(scan, at).filter(|_| scan.free(at))?;
    let slash = || scan.tight(first.end, "/").then_some(first.end + 1);
    let (start, wide) = match link(scan, first.end, at).or_else(slash) {
        Some(start) => (start, true),
        None => (scan.particle(listed(scan, first), Particle::And)?, false),
    };
    let second = scan.skip(start, &[Particle::The]);
    let last = day(scan, second)?;
    if let Some(end) = of_month_step(scan, last.end).filter(|_| wide) {
        return month_days(first.value, last.value, end);
    }
    let found = super::named::any_day_month(scan, second)?;
    let TimeKind::Day { month, .. } = found.value.kind else { return None };
    let kind = day_of(month, first.value)?;
    let ordered = first.value < last.value && (wide || !first.nth);
    let expression = TimeExpression::Range(TimePoint { kind, ..found.value }, found.value);
    ordered.then(|| Parsed::new(expression, found.end, "range"))
}

/// The end of the days that a list names one after the other before its last: `3, 4 and 5
/// March`.
fn listed(scan: &DateScan<'_>, mut last: DayOfMonth) -> usize {
    let next = |last: DayOfMonth| {
        let next = day(scan, last.end + 1).filter(|_| scan.mark(last.end, ","))?;
        (next.value == last.value + 1).then_some(next)
    };
    while let Some(next) = next(last) {
        last = next;
    }
    last.end
}

/// `next month` after two days.
fn of_month_step(scan: &DateScan<'_>, at: usize) -> Option<(Offset, usize)> {
    unit_offset(scan, scan.skip(at, &[Particle::Of]))
        .filter(|(offset, _)| offset.unit == CalendarUnit::Month)
}

fn month_days(
    first: u32,
    last: u32,
    (offset, end): (Offset, usize),
) -> Option<Parsed<TimeExpression>> {
    let point =
        |day| TimePoint::new(TimeKind::DayOnly(day), Year::Offset(offset.by, ReferenceTime::Now));
    (first < last)
        .then(|| Parsed::new(TimeExpression::Range(point(first), point(last)), end, "range"))
}

/// `March 3 to 5, 2020`, `November 19-20`, `November between 19 and 20`.
fn days_after(scan: &DateScan<'_>, first: &Parsed<TimePoint>) -> Option<Parsed<TimeExpression>> {
    let a = first.value;
    let (month, from, start) = match a.kind {
        TimeKind::Day { month, day } if a.part.is_none() => {
            (month, day, link(scan, first.end, first.end)?)
        }
        TimeKind::Month(month) if a.part.is_none() => {
            let opened = scan.any(first.end, &[Particle::Between, Particle::From])?;
            let from = day(scan, opened)?;
            let between = scan.particle(from.end, Particle::And);
            (month, from.value, between.or_else(|| link(scan, from.end, opened))?)
        }
        _ => return None,
    };
    let last = day(scan, scan.skip(start, &[Particle::The]))?;
    if last.value <= from || scan.month(scan.skip(last.end, &[Particle::Of])).is_some() {
        return None;
    }
    let after = scan.kind(last.end);
    let count = after == Some(TokenKind::Word) && noun_like(scan, last.end);
    if count || scan.tailed(last.end) {
        return None;
    }
    let none = Month { number: month, short: false, doubtful: false };
    let (year, end) = year_after(scan, last.end, none, false)
        .filter(|_| a.year == Year::Open)
        .unwrap_or((a.year, last.end));
    let point = |day| Some(TimePoint::new(day_of(month, day)?, year));
    Some(Parsed::new(TimeExpression::Range(point(from)?, point(last.value)?), end, "range"))
}

/// `5/1-5/7, 2020`, `28/2-1/3`, `5/1/2019-5/7/2020`.
fn slashes(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimeExpression>> {
    let (a, end) = slashed(scan, at).filter(|_| scan.free(at))?;
    let (b, end) = slashed(scan, end + 1).filter(|_| scan.tight(end, "-–"))?;
    let comma = end + usize::from(scan.mark(end, ","));
    let given = plain_year(scan, comma).filter(|_| b.year == Year::Open);
    let (year, end) = given.map_or((b.year, end), |(year, end)| (Year::Given(year), end));
    let (a, b) = share(a, TimePoint { year, ..b })?;
    (!scan.tailed(end)).then(|| Parsed::new(TimeExpression::Range(a, b), end, "range"))
}

/// A day and a month separated by a slash, with an optional year.
fn slashed(scan: &DateScan<'_>, at: usize) -> Option<(TimePoint, usize)> {
    let (a, b) = (scan.digits(at)?, scan.digits(at + 2)?);
    let (day, month) = if scan.day_first { (a.value, b.value) } else { (b.value, a.value) };
    let kind = day_of(month, day).filter(|_| scan.tight(at + 1, "/") && a.length <= 2)?;
    let year = scan.digits(at + 4).filter(|year| year.length == 4 && scan.tight(at + 3, "/"));
    let Some(year) = year else { return Some((TimePoint::new(kind, Year::Open), at + 3)) };
    Some((TimePoint::new(kind, Year::Given(i32::try_from(year.value).ok()?)), at + 5))
}

/// `2019-2021`, `2021/22`, `2019–20`, `between 2019 and 2021`.
fn years(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimeExpression>> {
    let first = scan.digits(at).filter(|digits| digits.length == 4 && scan.free(at))?;
    let a = i32::try_from(first.value).ok().filter(|year| (1700..2150).contains(year))?;
    let slash = scan.tight(at + 1, "/").then_some(at + 2);
    let start = link(scan, at + 1, at).or(slash)?;
    let (b, end) = second_year(scan, start, a)?;
    let glued = scan.glued(start);
    let asked = scan.before(at, &[Particle::Between, Particle::From, Particle::In]).is_some();
    let short = scan.digits(start).is_some_and(|digits| digits.length == 2);
    let count = scan.longer(at) || scan.longer(start) || (!short && noun_like(scan, end));
    let fits = a < b && !count;
    let plausible = glued || asked || (a >= 1900 && b <= 2050);
    let expression = TimeExpression::Range(year(a), year(b));
    (fits && plausible && !scan.tailed(end)).then(|| Parsed::new(expression, end, "range"))
}

fn year(year: i32) -> TimePoint {
    TimePoint::new(TimeKind::Year, Year::Given(year))
}

/// The second year: four digits, or the last two right after the link or an apostrophe.
fn second_year(scan: &DateScan<'_>, at: usize, first: i32) -> Option<(i32, usize)> {
    let same_century = |digits: u32| Some(first - first % 100 + i32::try_from(digits).ok()?);
    if let Some((digits, end)) = quoted(scan, at) {
        return Some((same_century(digits)?, end));
    }
    let digits = scan.digits(at)?;
    if digits.length == 4 {
        return plain_year(scan, at).filter(|(year, _)| *year < 2150 && !month_follows(scan, at));
    }
    let year = same_century(digits.value)?;
    // `2010-12` is December.
    let month = scan.mark(at - 1, "-/") && (1..=12).contains(&digits.value);
    let close = digits.length == 2 && scan.glued(at) && year > first && year - first <= 20;
    (close && !month).then_some((year, at + 1))
}

/// Whether the second year begins a longer date: `2015 to 2018-06-01`.
fn month_follows(scan: &DateScan<'_>, at: usize) -> bool {
    point(scan, at).is_some_and(|found| found.end > at + 1)
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn range_ends_share_month_and_year() {
        let english = [
            ("from March 3 to 5, 2021", "2021-03-03/2021-03-05"),
            ("3–5 March 2021", "2021-03-03/2021-03-05"),
            ("between November 2020 and February", "2020-11-01/2021-02-28"),
            ("from November to February 2021", "2020-11-01/2021-02-28"),
            ("2019-2021", "2019-01-01/2021-12-31"),
            ("2019–21", "2019-01-01/2021-12-31"),
            ("5/1-5/7, 2020", "2020-05-01/2020-05-07"),
            ("from late 2019 to the end of 2021", "2019-09-01/2021-12-31"),
        ];
        for (text, range) in english {
            let dates = dates_in(En, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(range), "{text}: {dates:?}");
        }
        let french = [
            ("du 3 au 5 mars 2021", "2021-03-03/2021-03-05"),
            ("les 3, 4 et 5 mars 2021", "2021-03-03/2021-03-05"),
            ("de mars à mai 2020", "2020-03-01/2020-05-31"),
            ("entre 2019 et 2021", "2019-01-01/2021-12-31"),
            ("du 30 décembre 2023 au 2 janvier", "2023-12-30/2024-01-02"),
        ];
        for (text, range) in french {
            let dates = dates_in(Fr, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(range), "{text}: {dates:?}");
        }
    }

    #[test]
    fn what_is_moved_from_one_date_to_another_takes_no_time() {
        let moved = [
            (En, "The opening was postponed from May 2023 to June 2024.", "2024-06"),
            (En, "Ms Ada pushed back the launch from 2019 to 2021.", "2021"),
            (Fr, "Le maire reporte l'ouverture de 2019 à 2021.", "2021"),
            (Fr, "La mise en service est décalée de mars 2020 à juin 2021.", "2021-06"),
        ];
        for (language, text, last) in moved {
            let dates = dates_in(language, "2024-06-15", text);
            let new = dates.last().unwrap();
            assert!(new.contains(&format!("= {last}")), "{text}: {dates:?}");
        }
        assert_eq!(dates_in(En, "2024-06-15", "She worked there from 2019 to 2021.").len(), 1);
    }

    #[test]
    fn a_dash_before_other_words_is_not_a_range() {
        assert_eq!(
            dates_in(En, "2024-06-15", "May 4, 2020 – The firm")[0],
            "May 4, 2020 = 2020-05-04"
        );
        assert_eq!(dates_in(En, "2024-06-15", "Phone 2010-2015-86"), [""; 0]);
    }
}
