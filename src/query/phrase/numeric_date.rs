//! Dates written in digits: `2024-12-31`, `07/2024`, `8/19/2021`, `2024Q3`,
//! `2024-W32`, `FY2024`.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::model::{Period, Precision};

/// The period that a word is, or why it is none; `None` if it is not written as a
/// date. `day_first` says whether the day comes first where both parts may be one.
pub(super) fn numeric_date(word: &str, day_first: bool) -> Option<Result<Period, String>> {
    let word = word.to_uppercase();
    if let Some(parts) = day_parts(&word) {
        return Some(day_of(parts, day_first).ok_or(word));
    }
    if let Some((month, year)) = month_parts(&word) {
        return Some(Period::part_of_year(year, month, Precision::Month).ok_or(word));
    }
    // "FY24", and "'24" with any apostrophe.
    let apostrophes = ['\'', '\u{2019}', '\u{2018}'];
    if let Some(year) = word.strip_prefix("FY").or_else(|| word.strip_prefix(apostrophes)) {
        return year_of(year).map(|year| Period::year(year).ok_or(word));
    }
    part_of_year(&word).or_else(|| iso(&word))
}

/// The year that four digits are, or two: `24` is 2024, and from 69 on 1969.
pub(super) fn year_of(digits: &str) -> Option<i32> {
    let number: i32 = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    match (digits.len(), number) {
        (4, 1000..3000) => Some(number),
        (2, 69..) => Some(1900 + number),
        (2, _) => Some(2000 + number),
        _ => None,
    }
}

/// `8/19/2021`, `19.8.2021`, `8/19/21`: three numbers, and the sign between them.
fn day_parts(word: &str) -> Option<(u32, u32, i32, char)> {
    let sign = ['/', '.', '-'].into_iter().find(|sign| word.matches(*sign).count() == 2)?;
    let parts: Vec<&str> = word.split(sign).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    if year.len() != 4 && sign != '/' {
        return None;
    }
    Some((one_or_two(first)?, one_or_two(second)?, year_of(year)?, sign))
}

/// Whether a date in digits proves that the day comes first, or second; `None` if it may
/// be either, or is written in an order of its own.
pub(super) fn proves_day_first(word: &str) -> Option<bool> {
    let (first, second, ..) = day_parts(word).filter(|(.., sign)| *sign != '.')?;
    (first > 12 || second > 12).then_some(first > 12)
}

/// A part above 12 is the day. Between points the day comes first.
fn day_of((first, second, year, sign): (u32, u32, i32, char), day_first: bool) -> Option<Period> {
    let month_is_first =
        if first > 12 || second > 12 { second > 12 } else { !day_first && sign != '.' };
    let (month, day) = if month_is_first { (first, second) } else { (second, first) };
    NaiveDate::from_ymd_opt(year, month, day).map(Period::day)
}

/// `07/2024`.
fn month_parts(word: &str) -> Option<(u32, i32)> {
    let (month, year) = word.split_once('/').filter(|(_, year)| year.len() == 4)?;
    Some((one_or_two(month)?, year_of(year)?))
}

fn one_or_two(digits: &str) -> Option<u32> {
    let is_short = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|_| is_short)
}

/// `2024Q3`, `2024-T3`, `2024H1`, `2024-S1`, `2024-W32`.
fn part_of_year(word: &str) -> Option<Result<Period, String>> {
    let (year, part) = word.split_at_checked(4)?;
    let year = year_of(year)?;
    let part = part.strip_prefix('-').unwrap_or(part);
    let (kind, number) = part.split_at_checked(1)?;
    let number = one_or_two(number)?;
    let period = match kind {
        "Q" | "T" => Period::part_of_year(year, number, Precision::Quarter),
        "H" | "S" => Period::part_of_year(year, number, Precision::Half),
        "W" => week(year, number),
        _ => return None,
    };
    Some(period.ok_or_else(|| word.to_owned()))
}

/// An ISO week, from Monday to Sunday.
pub(super) fn week(year: i32, number: u32) -> Option<Period> {
    let day = |weekday| NaiveDate::from_isoywd_opt(year, number, weekday).map(Period::day);
    day(Weekday::Mon)?.through(day(Weekday::Sun)?)
}

/// `2024-12-31`, `2024-12`, `2019/2021`: four digits and a hyphen or slash with a
/// digit behind it. `2019-2021` is a range of years.
fn iso(word: &str) -> Option<Result<Period, String>> {
    let (year, rest) = word.split_at_checked(4)?;
    year_of(year)?;
    let rest = rest.strip_prefix(['-', '/'])?;
    rest.starts_with(|next: char| next.is_ascii_digit()).then_some(())?;
    let written = match word.split_once('-') {
        Some((first, last)) if last.len() == 4 => format!("{first}/{last}"),
        _ => word.to_owned(),
    };
    Some(written.parse::<Period>().map_err(|error| error.to_string()))
}

/// The season of a year as articles count it: three whole months, spring from March
/// on; winter begins in December.
pub(super) fn season(year: i32, number: u32) -> Option<Period> {
    let month = |year, number| Period::part_of_year(year, number, Precision::Month);
    let last = if number == 4 { month(year + 1, 2) } else { month(year, 3 * number + 2) };
    month(year, 3 * number)?.through(last?)
}

/// The season `step` seasons of its kind from today: `-1` is the last that has ended, `0`
/// this year's, `1` the next to begin.
pub(super) fn nearest_season(today: NaiveDate, number: u32, step: i32) -> Option<Period> {
    let years = today.year() - 2..=today.year() + 2;
    let mut seasons = years.filter_map(|year| season(year, number));
    match step {
        0 => season(today.year(), number),
        1 => seasons.find(|season| season.start() > today),
        _ => seasons.rfind(|season| season.end() < today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(word: &str, day_first: bool) -> String {
        match numeric_date(word, day_first) {
            None => "none".to_owned(),
            Some(Err(_)) => "wrong".to_owned(),
            Some(Ok(period)) => format!("{}/{}", period.start(), period.end()),
        }
    }

    #[test]
    fn dates_in_digits_are_read() {
        for (word, period) in [
            ("07/2024", "2024-07-01/2024-07-31"),
            ("8/19/2021", "2021-08-19/2021-08-19"),
            ("19/8/2021", "2021-08-19/2021-08-19"),
            ("19.08.2021", "2021-08-19/2021-08-19"),
            ("8/19/21", "2021-08-19/2021-08-19"),
            ("2024Q3", "2024-07-01/2024-09-30"),
            ("2024-t3", "2024-07-01/2024-09-30"),
            ("2024-S1", "2024-01-01/2024-06-30"),
            ("2024-W01", "2024-01-01/2024-01-07"),
            ("'24", "2024-01-01/2024-12-31"),
            ("FY2024", "2024-01-01/2024-12-31"),
            ("2019-2021", "2019-01-01/2021-12-31"),
            ("13/2024", "wrong"),
            ("20/20/2021", "wrong"),
            ("2024Q5", "wrong"),
            ("2023-W53", "wrong"),
            ("1.5", "none"),
            ("24/7", "none"),
            ("1.2.3", "none"),
            ("fybig", "none"),
            ("2024", "none"),
        ] {
            assert_eq!(read(word, false), period, "{word}");
        }
    }

    #[test]
    fn english_has_the_month_first_and_french_the_day() {
        assert_eq!(read("7/8/2021", false), "2021-07-08/2021-07-08");
        assert_eq!(read("7/8/2021", true), "2021-08-07/2021-08-07");
        assert_eq!(read("7.8.2021", false), "2021-08-07/2021-08-07");
    }

    #[test]
    fn a_season_has_three_months() {
        let today = NaiveDate::from_ymd_opt(2025, 1, 15).unwrap();
        let starts =
            |number, step| nearest_season(today, number, step).unwrap().start().to_string();
        assert_eq!(starts(2, -1), "2024-06-01");
        assert_eq!(starts(4, -1), "2023-12-01");
        assert_eq!(starts(4, 1), "2025-12-01");
        assert_eq!(season(2024, 4).unwrap().end().to_string(), "2025-02-28");
    }
}
