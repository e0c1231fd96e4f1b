//! Bulk loading: drops the indexes and triggers of an empty base while many rows are
//! written, then builds the indexes, summaries and full-text index in one pass each,
//! which takes a fraction of the time.

mod conditions;
mod counts;

use rusqlite::Connection;

use crate::model::Dataset;

/// `cache_size` while rows are written; negative numbers are KiB.
const WRITING: i64 = -32_768;

/// `cache_size` while indexes are built. SQLite sorts in runs of this size: small runs
/// fit the processor's cache and sort faster.
const SORTING: i64 = -8_192;

/// The dropped indexes and triggers, as the SQL that creates them.
pub(super) struct DeferredIndexes {
    indexes: Vec<String>,
    triggers: Vec<String>,
    /// Whether SQLite ignores `CHECK` constraints.
    unchecked: bool,
}

impl DeferredIndexes {
    /// Drops all triggers and indexes, except unique indexes.
    pub(super) fn drop(connection: &Connection) -> rusqlite::Result<Self> {
        connection.pragma_update(None, "cache_size", WRITING)?;
        let triggers = take(connection, "trigger")?;
        let indexes = take(connection, "index")?;
        Ok(Self { indexes, triggers, unchecked: false })
    }

    /// Lets SQLite ignore the `CHECK` constraints for the next dataset, if it is known to
    /// satisfy them.
    pub(super) fn skip_checks(
        &mut self,
        connection: &Connection,
        dataset: &Dataset,
    ) -> rusqlite::Result<()> {
        self.ignore(connection, conditions::hold(dataset))
    }

    /// Sets the pragma only on a change, because SQLite then prepares every statement
    /// again.
    fn ignore(&mut self, connection: &Connection, unchecked: bool) -> rusqlite::Result<()> {
        if unchecked != self.unchecked {
            connection.pragma_update(None, "ignore_check_constraints", unchecked)?;
            self.unchecked = unchecked;
        }
        Ok(())
    }

    /// Creates the indexes and triggers again, and fills the summaries.
    pub(super) fn rebuild(mut self, connection: &Connection) -> rusqlite::Result<()> {
        // Summaries are computed from checked rows, so their own CHECKs hold.
        self.ignore(connection, true)?;
        connection.pragma_update(None, "cache_size", SORTING)?;
        connection.execute_batch(include_str!("sql/summaries.sql"))?;
        counts::fill(connection)?;
        connection.execute_batch(&self.indexes.concat())?;
        connection.execute_batch(include_str!("sql/days.sql"))?;
        self.ignore(connection, false)?;
        connection.execute_batch(include_str!("sql/search.sql"))?;
        connection.execute_batch(&self.triggers.concat())
    }
}

/// Drops all objects of a type and returns the SQL that creates them.
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
