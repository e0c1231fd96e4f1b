//! How dates are written: read from text, and written back.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use super::{Period, Precision};

/// Why a text is not a date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PeriodError {
    /// The text has none of the forms.
    #[error(
        "\"{0}\" is not a date: write 2024-01-26, 2024-01, 2024-Q1, 2024-H1, 2024 or 2019/2021"
    )]
    Form(String),
    /// The form is right, but no calendar has that day.
    #[error("there is no {0} in the calendar")]
    Calendar(String),
    /// The second date of a range comes before the first.
    #[error("{0} ends before it begins")]
    Backwards(String),
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        let Some((first, last)) = text.split_once('/') else {
            return parse_one(text);
        };
        let (first, last) = (parse_one(first)?, parse_one(last)?);
        if first.precision != last.precision {
            return Err(PeriodError::Form(text.to_owned()));
        }
        first.through(last).ok_or_else(|| PeriodError::Backwards(text.to_owned()))
    }
}

fn parse_one(text: &str) -> Result<Period, PeriodError> {
    let form = || PeriodError::Form(text.to_owned());
    let mut parts = text.split('-');
    let year = parts.next().filter(|year| year.len() == 4).and_then(digits).ok_or_else(form)?;
    let (second, third) = (parts.next(), parts.next());
    if parts.next().is_some() {
        return Err(form());
    }
    let year = i32::try_from(year).map_err(|_| form())?;
    let period = match (second, third) {
        (None, None) => Period::year(year),
        (Some(part), None) => {
            let (number, precision) = part_of_year(part).ok_or_else(form)?;
            Period::part_of_year(year, number, precision)
        }
        (Some(month), Some(day)) => {
            let month = two_digits(month).ok_or_else(form)?;
            let day = two_digits(day).ok_or_else(form)?;
            NaiveDate::from_ymd_opt(year, month, day).map(Period::day)
        }
        (None, Some(_)) => return Err(form()),
    };
    period.ok_or_else(|| PeriodError::Calendar(text.to_owned()))
}

fn part_of_year(text: &str) -> Option<(u32, Precision)> {
    if let Some(quarter) = text.strip_prefix('Q') {
        return Some((digits(quarter).filter(|_| quarter.len() == 1)?, Precision::Quarter));
    }
    if let Some(half) = text.strip_prefix('H') {
        return Some((digits(half).filter(|_| half.len() == 1)?, Precision::Half));
    }
    Some((two_digits(text)?, Precision::Month))
}

fn two_digits(text: &str) -> Option<u32> {
    digits(text).filter(|_| text.len() == 2)
}

fn digits(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_day(out, self.start, self.precision)?;
        let one = Self::beginning(self.start, self.precision);
        if one.is_some_and(|one| one.end == self.end) {
            return Ok(());
        }
        out.write_str("/")?;
        write_day(out, self.end, self.precision)
    }
}

fn write_day(out: &mut fmt::Formatter<'_>, day: NaiveDate, precision: Precision) -> fmt::Result {
    let year = day.year();
    match precision {
        Precision::Day => write!(out, "{year:04}-{:02}-{:02}", day.month(), day.day()),
        Precision::Month => write!(out, "{year:04}-{:02}", day.month()),
        Precision::Quarter => write!(out, "{year:04}-Q{}", day.month0() / 3 + 1),
        Precision::Half => write!(out, "{year:04}-H{}", day.month0() / 6 + 1),
        Precision::Year => write!(out, "{year:04}"),
    }
}

impl TryFrom<String> for Period {
    type Error = PeriodError;

    fn try_from(text: String) -> Result<Self, PeriodError> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn ends(text: &str) -> (String, String) {
        let period: Period = text.parse().unwrap();
        (period.start().to_string(), period.end().to_string())
    }

    #[test]
    fn every_form_spans_its_whole_days() {
        let cases = [
            ("2024-02-29", "2024-02-29", "2024-02-29"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-Q1", "2023-01-01", "2023-03-31"),
            ("2024-H2", "2024-07-01", "2024-12-31"),
            ("2024", "2024-01-01", "2024-12-31"),
            ("2019/2021", "2019-01-01", "2021-12-31"),
        ];
        for (text, start, end) in cases {
            assert_eq!(ends(text), (start.to_owned(), end.to_owned()), "{text}");
        }
    }

    #[test]
    fn other_texts_are_refused() {
        for text in [
            "",
            "24",
            "2024-1",
            "2024-Q5",
            "2024-H3",
            "2024-13",
            "2024-02-30",
            "2024-00",
            "2021/2019",
            "2019/2021-01",
            "2024-01-01-01",
            "+024",
            "2024-",
            "/",
            "2024-Q",
            "99999",
        ] {
            assert!(text.parse::<Period>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_that_does_not_exist_is_named() {
        let error = "2024-02-31".parse::<Period>().unwrap_err();
        assert_eq!(error.to_string(), "there is no 2024-02-31 in the calendar");
    }

    proptest! {
        #[test]
        fn a_written_period_reads_back(year in 1_i32..9000, number in 1_u32..13, kind in 0..5_u8, span in 0_i32..9) {
            let one = |year: i32| match kind {
                0 => NaiveDate::from_ymd_opt(year, number, 28).map(Period::day),
                1 => Period::part_of_year(year, number, Precision::Month),
                2 => Period::part_of_year(year, (number - 1) / 3 + 1, Precision::Quarter),
                3 => Period::part_of_year(year, (number - 1) / 6 + 1, Precision::Half),
                _ => Period::year(year),
            };
            let period = one(year).unwrap().through(one(year + span).unwrap()).unwrap();
            prop_assert_eq!(period.to_string().parse::<Period>().unwrap(), period);
        }

        #[test]
        fn no_text_panics(text in "\\PC{0,20}") {
            let _ = text.parse::<Period>();
        }
    }
}
