//! The rows of a dataset, and the conversion of their columns.

use std::collections::HashMap;
use std::error::Error;
use std::str::FromStr;

use rusqlite::types::Type;
use rusqlite::{Connection, Row, params};

use crate::model::Bilingual;
use crate::store::records::Stored;
use crate::store::tables::Table;

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

    /// The dataset's records of one table, in the order of their first column.
    pub(super) fn records<T>(
        &self,
        table: &Table,
        read: impl Fn(&Stored<'_>) -> rusqlite::Result<T>,
    ) -> rusqlite::Result<Vec<T>> {
        let query = format!("{} ORDER BY 1", table.select());
        self.rows(&query, |row| read(&Stored(row)))
    }

    /// The records of a table whose rows belong to rows of another one, by the slugs of
    /// those.
    pub(super) fn children<T>(
        &self,
        table: &Table,
        read: impl Fn(&Stored<'_>) -> rusqlite::Result<(String, T)>,
    ) -> rusqlite::Result<HashMap<String, Vec<T>>> {
        let mut children: HashMap<_, Vec<T>> = HashMap::new();
        for (parent, child) in self.records(table, read)? {
            children.entry(parent).or_default().push(child);
        }
        Ok(children)
    }

    /// The dataset's rows of a statement about one record: the slug is `?1`, the dataset
    /// `?2`.
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

/// A text column, parsed.
pub(in crate::store) fn parsed<T>(row: &Row<'_>, column: usize) -> rusqlite::Result<T>
where
    T: FromStr<Err: Error + Send + Sync + 'static>,
{
    let text: String = row.get(column)?;
    text.parse().map_err(|error| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, Box::new(error))
    })
}

/// Two columns, English and French.
pub(super) fn both(row: &Row<'_>, column: usize) -> rusqlite::Result<Bilingual> {
    Ok(Bilingual { en: row.get(column)?, fr: row.get(column + 1)? })
}
