//! One value of a row on its way into the base: borrowed from the dataset where
//! that holds it already, so that a large one is not copied to be written.

use std::borrow::Cow;

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

    pub(super) fn day(period: Option<Period>) -> Self {
        period.map_or(Self::Null, |period| Self::from(period.start().to_string()))
    }

    pub(super) fn both(texts: &'d Bilingual) -> [Self; 2] {
        [Self::from(&texts.en), Self::from(&texts.fr)]
    }

    pub(super) fn optional_both(texts: Option<&'d Bilingual>) -> [Self; 2] {
        texts.map_or([Self::Null, Self::Null], Self::both)
    }

    /// The date as written, its first and last day, and its precision.
    pub(super) fn dates(period: Period) -> [Self; 4] {
        [
            Self::from(period.to_string()),
            Self::from(period.start().to_string()),
            Self::from(period.end().to_string()),
            Self::from(period.precision().word()),
        ]
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
            Self::Passage(source, ordinal) => format!("{source}#{ordinal}"),
        }
    }

    /// The same as a value that is kept, as it is read from the base by name.
    pub(super) fn value(&self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Integer(number) => Value::Integer(*number),
            Self::Real(number) => Value::Real(*number),
            Self::Text(_) | Self::Passage(..) => Value::Text(self.name()),
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
            Self::Passage(..) => return Ok(ToSqlOutput::from(self.name())),
        }))
    }
}
