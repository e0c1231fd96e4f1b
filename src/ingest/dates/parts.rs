//! Parts of a year: quarters, halves, seasons, holidays, and the beginning, middle or end
//! of any period.

use super::super::text::TokenKind;
use super::codes::{code_year, coded, part_of_year};
use super::counts::ordinal;
use super::decades::{century, decade};
use super::named::{month, year_after};
use super::offsets::{relative_unit, side, unit_offset};
use super::scan::DateScan;
use super::time::{
    CalendarUnit, Offset, Parsed, Portion, ReferenceTime, TimeKind, TimePoint, Year,
};
use super::vocabulary::{Month, Particle, Sense};
use super::years::year;

/// `first quarter of 2023`, `premier semestre`, `dernier trimestre 2023`.
pub(super) fn ordinal_part(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (nth, end) = ordinal(scan, at)?;
    let end = end + usize::from(scan.mark(end, "-"));
    let (unit, end) = scan.unit(end)?;
    let kind = part_of_year(unit, nth)?;
    if let Some((year, end)) = part_year(scan, end) {
        return Some(Parsed::new(TimePoint::new(kind, year), end, "quarter"));
    }
    // `last quarter` is relative, not the fourth of a year.
    let named = nth > 0 && (unit == CalendarUnit::Quarter || scan.day_first || bare_half(scan, at));
    named.then(|| Parsed::new(TimePoint::new(kind, Year::Open), end, "quarter"))
}

/// `in the first half`.
fn bare_half(scan: &DateScan<'_>, at: usize) -> bool {
    let start = scan.before(at, &[Particle::The]).map_or(at, |(_, start)| start);
    scan.before(start, &[Particle::During]).is_some()
}

/// The year after a quarter: `2023`, `of 2023`, `of the year`, `of last year`.
pub(super) fn part_year(scan: &DateScan<'_>, end: usize) -> Option<(Year, usize)> {
    const NONE: Month = Month { number: 0, short: false, doubtful: false };
    if let Some(found) = year_after(scan, end, NONE, true) {
        return Some(found);
    }
    if let Some(found) = code_year(scan, end) {
        return Some(found);
    }
    let of = scan.particle(end, Particle::Of)?;
    whole(scan, of)
        .filter(|(offset, _)| offset.unit == CalendarUnit::Year)
        .map(|(offset, end)| (Year::Offset(offset.by, offset.from), end))
}

/// `the year`, `l’année`, `month`: the current unit.
fn whole(scan: &DateScan<'_>, at: usize) -> Option<(Offset, usize)> {
    let start = scan.skip(at, &[Particle::The]);
    let (unit, end) = scan.unit(start)?;
    let plain = !matches!(unit, CalendarUnit::Day | CalendarUnit::Half);
    plain.then_some((Offset { unit, by: 0, from: ReferenceTime::Now }, end))
}

/// `summer 2016`, `l’été dernier`, `spring this year`, `au printemps`.
pub(super) fn season(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let pre = scan.pre(at);
    let start = pre.map_or(at, |(_, end)| end);
    let (season, end) = scan.sense(start, |sense| match sense {
        Sense::Season(season) => Some(season),
        _ => None,
    })?;
    if is_in_name(scan, start) {
        return None;
    }
    if let Some(((from, by), _)) = pre {
        let year = side(from, by);
        return Some(Parsed::new(TimePoint::new(TimeKind::Season(season), year), end, "season"));
    }
    let winter = || winter_of(scan, end).filter(|_| season == WINTER);
    let year = part_year(scan, end).or_else(winter);
    if year.is_none() && !seasonal(scan, at) {
        return None;
    }
    let (year, end) = year.unwrap_or((Year::Open, end));
    Some(Parsed::new(TimePoint::new(TimeKind::Season(season), year), end, "season"))
}

/// The season that begins in one year and ends in the next.
const WINTER: u32 = 4;

/// The first year of a winter that is named by both: `winter of 1962-63`.
fn winter_of(scan: &DateScan<'_>, end: usize) -> Option<(Year, usize)> {
    let at = scan.skip(end, &[Particle::Of]);
    let first = scan.digits(at).filter(|digits| digits.length == 4)?;
    let next = scan.digits(at + 2).filter(|_| scan.tight(at + 1, "-–/"))?;
    let whole = if next.length == 2 { 100 } else { 10_000 };
    let follows = next.value == (first.value + 1) % whole && !scan.tailed(at + 3);
    follows.then_some((Year::Given(i32::try_from(first.value).ok()?), at + 3))
}

/// Whether a season with a capital is a part of a name: "les Jeux d'Été de 1976".
fn is_in_name(scan: &DateScan<'_>, at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| scan.tokens.get(before));
    let elided = before.is_some_and(|token| matches!(token.span.of(scan.text), "d'" | "d’"));
    elided && scan.tokens.get(at).is_some_and(|token| token.capital)
}

/// Whether a season without a year is a date: `in the spring`, `since summer`,
/// `à l’automne`.
fn seasonal(scan: &DateScan<'_>, at: usize) -> bool {
    const LEADS: [Particle; 6] = [
        Particle::Since,
        Particle::By,
        Particle::Until,
        Particle::During,
        Particle::Before,
        Particle::After,
    ];
    let the = scan.before(at, &[Particle::The]).map_or(at, |(_, start)| start);
    let part = scan.sense_before(the, |sense| matches!(sense, Sense::Part(_)).then_some(()));
    let placed = scan.before(at, &[Particle::In]).or_else(|| scan.before(the, &[Particle::In]));
    let noun =
        scan.kind(at + 1) == Some(TokenKind::Word) && !scan.calendar.knows(scan.tokens, at + 1);
    !noun && (part.is_some() || placed.is_some() || scan.before(the, &LEADS).is_some())
}

/// `early March`, `mid-2022`, `fin de l’année`, `the beginning of 2000`.
pub(super) fn part(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    let (part, end) = scan.part(at)?;
    let joined = end + usize::from(scan.mark(end, "-‑"));
    let of = scan.skip(joined, &[Particle::Of]);
    let start = scan.skip(of, &[Particle::The]);
    let found = holder(scan, start).or_else(|| whole_part(scan, part, of, end))?;
    if found.value.part.is_some() || matches!(found.value.kind, TimeKind::Day { .. }) {
        return None;
    }
    Some(Parsed::new(TimePoint { part: Some(part), ..found.value }, found.end, found.rule))
}

/// A period that can have a beginning, middle and end.
pub(super) fn holder(scan: &DateScan<'_>, at: usize) -> Option<Parsed<TimePoint>> {
    coded(scan, at)
        .or_else(|| ordinal_part(scan, at))
        .or_else(|| decade(scan, at))
        .or_else(|| century(scan, at))
        .or_else(|| relative_unit(scan, at))
        .or_else(|| month(scan, at))
        .or_else(|| season(scan, at))
        .or_else(|| year(scan, at))
}

/// `end of the year`, `début d’année`; but not `early year`.
fn whole_part(
    scan: &DateScan<'_>,
    part: Portion,
    of: usize,
    end: usize,
) -> Option<Parsed<TimePoint>> {
    let said = of > end || matches!(part, Portion::End | Portion::Start | Portion::Middle);
    let (offset, end) = unit_offset(scan, of).or_else(|| whole(scan, of)).filter(|_| said)?;
    Some(Parsed::new(
        TimePoint::new(TimeKind::Relative(offset), Year::Open),
        end,
        "part of stretch",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::tests::dates_in;
    use crate::model::Language::{En, Fr};

    #[test]
    fn parts_of_a_year_are_found_in_many_forms() {
        let english = [
            ("Q1 2023", "2023-01-01/2023-03-31"),
            ("2023Q1", "2023-01-01/2023-03-31"),
            ("1Q23", "2023-01-01/2023-03-31"),
            ("the first quarter of 2023", "2023-01-01/2023-03-31"),
            ("H2 2024", "2024-07-01/2024-12-31"),
            ("next year's third quarter", "2025-07-01/2025-09-30"),
            ("the last quarter of 2021", "2021-10-01/2021-12-31"),
            ("the summer of 2020", "2020-06-01/2020-08-31"),
            ("the winter of 1962-63", "1962-12-01/1963-02-28"),
            ("the second week of January 2019", "2019-01-07/2019-01-13"),
            ("the first Monday of May 2024", "2024-05-06"),
            ("the first weekend of May 2024", "2024-05-04/2024-05-05"),
            ("the last weekend in May 2024", "2024-05-25/2024-05-26"),
            ("mid-November 2020", "2020-11-10/2020-11-20"),
            ("Easter 2024", "2024-03-31"),
            ("Thanksgiving 2023", "2023-11-23"),
        ];
        for (text, date) in english {
            let dates = dates_in(En, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        let french = [
            ("au T3 2022", "2022-07-01/2022-09-30"),
            ("premier semestre 2023", "2023-01-01/2023-06-30"),
            ("fin 2018", "2018-09-01/2018-12-31"),
            ("le deuxième week-end de mai 2024", "2024-05-11/2024-05-12"),
            ("l’hiver 1962-1963", "1962-12-01/1963-02-28"),
            ("d’ici fin 2018", "2018-01-01/2018-12-31"),
            ("la semaine du 4 février 2019", "2019-02-04/2019-02-10"),
            ("à l’été 2023", "2023-06-01/2023-08-31"),
        ];
        for (text, date) in french {
            let dates = dates_in(Fr, "2024-06-15", text);
            assert!(dates.len() == 1 && dates[0].ends_with(date), "{text}: {dates:?}");
        }
        assert_eq!(dates_in(Fr, "2024-06-15", "il a été payé, puis une carte T4"), [""; 0]);
    }
}
