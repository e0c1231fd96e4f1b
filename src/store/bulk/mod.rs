//! Bulk: while many rows are written to a base that has none, its indexes, its
//! summaries and its full-text index are out of the way. They are made at once
//! afterwards, which takes a fraction of the time.

mod conditions;
mod counts;

use rusqlite::Connection;

use crate::model::Dataset;

/// Memory for pages while rows are written, in KiB (a negative number says so).
const WRITING: i64 = -32_768;

/// Memory for pages while all is put back, and as much again for sorting: less of it
/// is sorted faster, as a processor has most of it at hand, and merged as fast.
const SORTING: i64 = -8_192;

/// What was taken out of a base, as the SQL that puts it back.
pub(super) struct DeferredIndexes {
    indexes: Vec<String>,
    triggers: Vec<String>,
    /// Whether SQLite is spared the conditions of the tables.
    spared: bool,
}

impl DeferredIndexes {
    /// Takes out all that is kept in step with the rows, but for what keeps them
    /// unique.
    pub(super) fn drop(connection: &Connection) -> rusqlite::Result<Self> {
        connection.pragma_update(None, "cache_size", WRITING)?;
        let triggers = take(connection, "trigger")?;
        let indexes = take(connection, "index")?;
        Ok(Self { indexes, triggers, spared: false })
    }

    /// Spares SQLite the conditions of the tables for the dataset that comes next, if
    /// it is known to keep them.
    pub(super) fn spare(
        &mut self,
        connection: &Connection,
        dataset: &Dataset,
    ) -> rusqlite::Result<()> {
        self.ignore(connection, conditions::hold(dataset))
    }

    /// Every prepared statement is prepared again after a change.
    fn ignore(&mut self, connection: &Connection, spared: bool) -> rusqlite::Result<()> {
        if spared != self.spared {
            connection.pragma_update(None, "ignore_check_constraints", spared)?;
            self.spared = spared;
        }
        Ok(())
    }

    /// Puts it back, made of the rows that are there now.
    pub(super) fn rebuild(mut self, connection: &Connection) -> rusqlite::Result<()> {
        // Summaries are computed from checked rows, so their own CHECKs hold.
        self.ignore(connection, true)?;
        connection.pragma_update(None, "cache_size", SORTING)?;
        connection.execute_batch(include_str!("sql/summaries.sql"))?;
        counts::fill(connection)?;
        self.ignore(connection, false)?;
        connection.execute_batch(&self.indexes.concat())?;
        connection.execute_batch(include_str!("sql/search.sql"))?;
        connection.execute_batch(&self.triggers.concat())
    }
}

/// Drops everything of a kind; gives the SQL that makes it again.
fn take(connection: &Connection, kind: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT name, sql FROM sqlite_schema
                 WHERE type = ?1 AND sql IS NOT NULL AND sql NOT LIKE 'CREATE UNIQUE %'
                 ORDER BY rowid";
    let mut statement = connection.prepare(query)?;
    let found = statement.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let found: Vec<(String, String)> = found.collect::<rusqlite::Result<_>>()?;
    let drops: Vec<String> =
        found.iter().map(|(name, _)| format!("DROP {kind} \"{name}\";\n")).collect();
    connection.execute_batch(&drops.concat())?;
    Ok(found.into_iter().map(|(_, sql)| sql + ";\n").collect())
}
