//! A row of a record's table, read back by the names of its columns.

use std::error::Error;
use std::str::FromStr;

use rusqlite::Row;
use rusqlite::types::{FromSql, Type};

use crate::model::{Bilingual, Locator, Origin, Period};

/// A row as [`Table::select`] gives it: slugs instead of ids.
///
/// [`Table::select`]: crate::store::tables::Table::select
pub(in crate::store) struct Stored<'r>(pub(in crate::store) &'r Row<'r>);

impl Stored<'_> {
    /// The value of a column.
    pub(super) fn get<T: FromSql>(&self, column: &str) -> rusqlite::Result<T> {
        self.0.get(column)
    }

    /// A text parsed as the type it stands for.
    pub(super) fn parsed<T>(&self, column: &str) -> rusqlite::Result<T>
    where
        T: FromStr<Err: Error + Send + Sync + 'static>,
    {
        let text: String = self.get(column)?;
        text.parse().map_err(|error| self.unreadable(column, error))
    }

    /// A day that may be NULL.
    pub(super) fn optional_day(&self, column: &str) -> rusqlite::Result<Option<Period>> {
        match self.get::<Option<String>>(column)? {
            None => Ok(None),
            Some(_) => self.parsed(column).map(Some),
        }
    }

    /// The columns `NAME_en` and `NAME_fr`.
    pub(super) fn both(&self, name: &str) -> rusqlite::Result<Bilingual> {
        let (en, fr) = (format!("{name}_en"), format!("{name}_fr"));
        Ok(Bilingual { en: self.get(&en)?, fr: self.get(&fr)? })
    }

    /// The columns `NAME_en` and `NAME_fr`, of which both or none are NULL.
    pub(super) fn optional_both(&self, name: &str) -> rusqlite::Result<Option<Bilingual>> {
        match self.get::<Option<String>>(&format!("{name}_en"))? {
            None => Ok(None),
            Some(_) => self.both(name).map(Some),
        }
    }

    /// The columns of a locator.
    pub(super) fn locator(&self) -> rusqlite::Result<Locator> {
        let passage: String = self.get("passage_id")?;
        let (source, ordinal) = passage.rsplit_once('#').unwrap_or((&passage, ""));
        Ok(Locator {
            source: source.to_owned(),
            passage: ordinal.parse().map_err(|error| self.unreadable("passage_id", error))?,
            start: self.get("span_start")?,
            length: self.get("span_length")?,
        })
    }

    /// The columns `confidence` and `rule`, which are NULL for a curated fact.
    pub(super) fn origin(&self) -> rusqlite::Result<Option<Origin>> {
        let (confidence, rule): (Option<f64>, Option<String>) =
            (self.get("confidence")?, self.get("rule")?);
        Ok(confidence.zip(rule).map(|(confidence, rule)| Origin { confidence, rule }))
    }

    fn unreadable(
        &self,
        column: &str,
        error: impl Error + Send + Sync + 'static,
    ) -> rusqlite::Error {
        let index = self.0.as_ref().column_index(column).unwrap_or_default();
        rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error))
    }
}
