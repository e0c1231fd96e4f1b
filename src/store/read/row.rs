//! The rows of a dataset, and what their columns stand for.

use std::error::Error;
use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use crate::model::{Bilingual, Locator, Origin, Period};

/// Reads rows of one dataset, or of all.
pub(super) struct Reader<'c> {
    pub(super) connection: &'c Connection,
    /// The dataset's id, `?1` in statements; none for all of them.
    pub(super) dataset: Option<i64>,
}

impl Reader<'_> {
    /// The rows of a statement about the dataset.
    pub(super) fn rows<T>(
        &self,
        query: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.connection.prepare_cached(query)?.query_map([self.dataset], read)?.collect()
    }

    /// The rows of a statement about one thing, by its slug.
    pub(super) fn rows_of<T>(
        &self,
        query: &str,
        slug: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        self.connection.prepare_cached(query)?.query_map([slug], read)?.collect()
    }

    /// The rows of a statement about one thing, by its slug, that are the
    /// dataset's: `?2` in the statement.
    pub(super) fn own_rows_of<T>(
        &self,
        query: &str,
        slug: &str,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let given = params![slug, self.dataset];
        self.connection.prepare_cached(query)?.query_map(given, read)?.collect()
    }
}

/// A text of the base as what it stands for.
pub(in crate::store) fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

/// A day that may be missing.
pub(super) fn optional_day(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Period>> {
    match row.get::<_, Option<String>>(column)? {
        None => Ok(None),
        Some(_) => parsed(row, column).map(Some),
    }
}

/// Two columns, English and French.
pub(super) fn both(row: &Row<'_>, column: usize) -> rusqlite::Result<Bilingual> {
    Ok(Bilingual { en: row.get(column)?, fr: row.get(column + 1)? })
}

/// Two columns that may be empty.
pub(super) fn optional_both(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Bilingual>> {
    let texts: (Option<String>, Option<String>) = (row.get(column)?, row.get(column + 1)?);
    Ok(texts.0.zip(texts.1).map(|(en, fr)| Bilingual { en, fr }))
}

/// Four columns: the source, the passage's ordinal, the span's start and length.
pub(super) fn locator(row: &Row<'_>, column: usize) -> rusqlite::Result<Locator> {
    Ok(Locator {
        source: row.get(column)?,
        passage: row.get(column + 1)?,
        start: row.get(column + 2)?,
        length: row.get(column + 3)?,
    })
}

/// Two columns that are empty for a curated fact: confidence and rule.
pub(super) fn origin(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Origin>> {
    let told: (Option<f64>, Option<String>) = (row.get(column)?, row.get(column + 1)?);
    Ok(told.0.zip(told.1).map(|(confidence, rule)| Origin { confidence, rule }))
}
