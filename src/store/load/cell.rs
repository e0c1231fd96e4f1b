//! One value of a row on its way into the base: borrowed from the dataset where
//! that holds it already, so that a large one is not copied to be written.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::model::{Bilingual, Locator, Origin, Period};

/// A value as a dataset has it: names where the base has ids.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'d> {
    Null,
    Integer(i64),
    Real(f64),
    Text(Cow<'d, str>),
    /// A day as it is written.
    Day([u8; 10]),
    /// A passage, by its source's slug and its ordinal.
    Passage(&'d str, u32),
}

impl<'d> Cell<'d> {
    pub(super) fn optional(text: Option<&'d str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }

    /// A part of a key: there, nothing is told from what is empty.
    pub(super) fn part(text: &'d str) -> Self {
        if text.is_empty() { Self::Null } else { Self::from(text) }
    }

    /// The first day of a period.
    pub(super) fn first(period: Option<Period>) -> Self {
        period.map_or(Self::Null, |period| Self::day(period.start()))
    }

    fn day(day: NaiveDate) -> Self {
        iso(day).map_or_else(|| Self::from(day.to_string()), Self::Day)
    }

    pub(super) fn both(texts: &'d Bilingual) -> [Self; 2] {
        [Self::from(&texts.en), Self::from(&texts.fr)]
    }

    pub(super) fn optional_both(texts: Option<&'d Bilingual>) -> [Self; 2] {
        texts.map_or([Self::Null, Self::Null], Self::both)
    }

    /// The date as written, its first and last day, and its precision.
    pub(super) fn dates(period: Period) -> [Self; 4] {
        let [first, last] = [period.start(), period.end()].map(Self::day);
        let is_day = period == Period::day(period.start());
        let written = if is_day { first.clone() } else { Self::from(period.to_string()) };
        [written, first, last, Self::from(period.precision().word())]
    }

    pub(super) fn locator(at: &'d Locator) -> [Self; 3] {
        [Self::Passage(&at.source, at.passage), Self::from(at.start), Self::from(at.length)]
    }

    /// Whether a fact was extracted, how sure and by which rule.
    pub(super) fn origin(origin: Option<&'d Origin>) -> [Self; 3] {
        origin.map_or([Self::from("curated"), Self::Null, Self::Null], |origin| {
            [Self::from("extracted"), Self::Real(origin.confidence), Self::from(&origin.rule)]
        })
    }

    /// The same as a part of a key that is kept: a text, empty for nothing.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Text(text) => text.clone().into_owned(),
            Self::Day(day) => String::from_utf8_lossy(day).into_owned(),
            Self::Passage(source, ordinal) => format!("{source}#{ordinal}"),
        }
    }

    /// The same as a value that is kept, as it is read from the base by name.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::Integer(*number),
            Self::Real(number) => Value::Real(*number),
            Self::Text(_) | Self::Day(_) | Self::Passage(..) => Value::Text(self.name()),
        }
    }
}

impl<'d> From<&'d str> for Cell<'d> {
    fn from(text: &'d str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'d> From<&'d String> for Cell<'d> {
    fn from(text: &'d String) -> Self {
        Self::from(text.as_str())
    }
}

impl From<String> for Cell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u32> for Cell<'_> {
    fn from(number: u32) -> Self {
        Self::Integer(number.into())
    }
}

impl From<bool> for Cell<'_> {
    fn from(yes: bool) -> Self {
        Self::Integer(yes.into())
    }
}

impl From<Option<f64>> for Cell<'_> {
    fn from(number: Option<f64>) -> Self {
        number.map_or(Self::Null, Self::Real)
    }
}

impl<'d> From<&'d Value> for Cell<'d> {
    fn from(value: &'d Value) -> Self {
        match value {
            Value::Integer(number) => Self::Integer(*number),
            Value::Real(number) => Self::Real(*number),
            Value::Text(text) => Self::from(text),
            Value::Null | Value::Blob(_) => Self::Null,
        }
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::from(text.as_ref()),
            Self::Day(day) => ValueRef::Text(day),
            Self::Passage(..) => return Ok(ToSqlOutput::from(self.name())),
        }))
    }
}

/// A day as ISO 8601 has it, if its year has four digits.
fn iso(day: NaiveDate) -> Option<[u8; 10]> {
    let year = u32::try_from(day.year()).ok().filter(|year| *year <= 9999)?;
    let digit = |number: u32, place: u32| b"0123456789"[(number / place % 10) as usize];
    let (month, day) = (day.month(), day.day());
    Some([
        digit(year, 1000),
        digit(year, 100),
        digit(year, 10),
        digit(year, 1),
        b'-',
        digit(month, 10),
        digit(month, 1),
        b'-',
        digit(day, 10),
        digit(day, 1),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_written_as_it_is_told() {
        for (year, month, day) in [(0, 1, 1), (7, 12, 31), (1999, 10, 9), (9999, 12, 30)] {
            let day = NaiveDate::from_ymd_opt(year, month, day).unwrap();
            assert_eq!(Cell::day(day).name(), day.to_string());
            assert!(matches!(Cell::day(day), Cell::Day(_)));
        }
        for year in [-1, 10_000] {
            let day = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            assert_eq!(Cell::day(day).name(), day.to_string());
        }
    }

    #[test]
    fn a_period_is_written_as_it_is_told() {
        for told in ["2024-01-26", "2024-01", "2024-Q3", "2024-H2", "2024", "2024-01-26/2024-02-01"]
        {
            let period: Period = told.parse().unwrap();
            let names = Cell::dates(period).map(|cell| cell.name());
            let days = [period.start(), period.end()].map(|day| day.to_string());
            assert_eq!(names[0], told);
            assert_eq!(names[1..3], days);
        }
    }
}
