//! Texts as the terms of the full-text index.

use std::path::Path;

use super::connection::open_in_memory;
use super::error::StoreError;

/// The terms that the full-text index makes of a text, in their order.
///
/// # Errors
/// If there is no memory for it.
pub fn index_terms(text: &str) -> Result<Vec<String>, StoreError> {
    let terms = || {
        let connection = open_in_memory()?;
        connection.execute_batch(include_str!("sql/terms.sql"))?;
        connection.execute("INSERT INTO texts VALUES (?1)", [text])?;
        let mut statement = connection.prepare("SELECT term FROM terms ORDER BY offset")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        rows.collect::<rusqlite::Result<Vec<String>>>()
    };
    terms().map_err(|error| StoreError::from_sqlite(Path::new(":memory:"), error))
}
