//! A value of a row to write. Cells borrow from the dataset, so that loading
//! does not copy its texts.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use rusqlite::ToSql;
use rusqlite::types::{ToSqlOutput, Value, ValueRef};

use crate::model::{Bilingual, Locator, Origin, Period};

/// A value as in a dataset: a slug where the base has an id.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::store) enum Cell<'d> {
    Null,
    Integer(i64),
    Real(f64),
    Text(Cow<'d, str>),
    /// A day in ISO 8601.
    Day([u8; 10]),
    /// A passage, by its source's slug and its ordinal.
    Passage(&'d str, u32),
}

impl<'d> Cell<'d> {
    pub(in crate::store) fn optional(text: Option<&'d str>) -> Self {
        text.map_or(Self::Null, Self::from)
    }

    /// A part of a key, where an empty text is stored as NULL.
    pub(in crate::store) fn part(text: &'d str) -> Self {
        if text.is_empty() { Self::Null } else { Self::from(text) }
    }

    /// The first day of a period.
    pub(in crate::store) fn first(period: Option<Period>) -> Self {
        period.map_or(Self::Null, |period| Self::day(period.start()))
    }

    fn day(day: NaiveDate) -> Self {
        iso(day).map_or_else(|| Self::from(day.to_string()), Self::Day)
    }

    /// The English text, if there is one.
    pub(in crate::store) fn en(texts: Option<&'d Bilingual>) -> Self {
        Self::optional(texts.map(|texts| texts.en.as_str()))
    }

    /// The French text, if there is one.
    pub(in crate::store) fn fr(texts: Option<&'d Bilingual>) -> Self {
        Self::optional(texts.map(|texts| texts.fr.as_str()))
    }

    /// A date at the precision that the source gives.
    pub(in crate::store) fn date(period: Period) -> Self {
        let is_day = period == Period::day(period.start());
        if is_day { Self::day(period.start()) } else { Self::from(period.to_string()) }
    }

    /// The first day of a period.
    pub(in crate::store) fn start(period: Period) -> Self {
        Self::day(period.start())
    }

    /// The last day of a period.
    pub(in crate::store) fn end(period: Period) -> Self {
        Self::day(period.end())
    }

    /// The passage that a locator points to.
    pub(in crate::store) fn passage(at: &'d Locator) -> Self {
        Self::Passage(&at.source, at.passage)
    }

    /// Whether a fact is curated, extracted or proposed.
    pub(in crate::store) fn origin(origin: Option<&Origin>) -> Self {
        Self::from(match origin {
            None => "curated",
            Some(origin) if origin.is_proposed() => "proposed",
            Some(_) => "extracted",
        })
    }

    /// The confidence of an extracted fact.
    pub(in crate::store) fn confidence(origin: Option<&Origin>) -> Self {
        Self::from(origin.map(|origin| origin.confidence))
    }

    /// The rule that found an extracted fact.
    pub(in crate::store) fn rule(origin: Option<&'d Origin>) -> Self {
        Self::optional(origin.map(|origin| origin.rule.as_str()))
    }

    /// The cell as an owned part of a key; NULL is an empty text.
    pub(in crate::store) fn name(&self) -> String {
        match self {
            Self::Null => String::new(),
            Self::Integer(number) => number.to_string(),
            Self::Real(number) => number.to_string(),
            Self::Text(text) => text.clone().into_owned(),
            Self::Day(day) => String::from_utf8_lossy(day).into_owned(),
            Self::Passage(source, ordinal) => format!("{source}#{ordinal}"),
        }
    }

    /// The cell as an owned value, in the form in which rows are read back.
    pub(in crate::store) fn value(&self) -> Value {
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

/// A day in ISO 8601, if its year has four digits.
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
    fn a_day_is_written_as_iso_8601() {
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
    fn a_period_is_written_as_it_was_read() {
        for written in
            ["2024-01-26", "2024-01", "2024-Q3", "2024-H2", "2024", "2024-01-26/2024-02-01"]
        {
            let period: Period = written.parse().unwrap();
            assert_eq!(Cell::date(period).name(), written);
            assert_eq!(Cell::start(period).name(), period.start().to_string());
            assert_eq!(Cell::end(period).name(), period.end().to_string());
        }
    }
}
