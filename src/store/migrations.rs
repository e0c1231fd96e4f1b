//! The migrations and the history of them that a base records. Most commands only
//! compare the history with this list; the runner is needed for new files alone.

use std::path::Path;

use refinery::Migration;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, Transaction, params};

use super::error::StoreError;

refinery::embed_migrations!("migrations");

/// The schema this kb reads and writes.
pub const LATEST: i64 = 12;

/// "kbdb" in ASCII, set by the first migration.
pub(super) const APPLICATION_ID: i64 = 1_801_610_338;

/// Name and refinery checksum of every landed migration, from version 1. A
/// landed migration is never edited: every base out there holds its checksum.
pub(super) const LANDED: [(&str, u64); 12] = [
    ("sources_and_entities", 14_958_131_626_413_622_274),
    ("facts", 5_715_086_995_754_884_674),
    ("full_text", 18_150_627_608_083_939_851),
    ("views_and_canned_queries", 14_016_555_171_324_890_013),
    ("extracted_facts", 970_106_307_409_753_878),
    ("summaries", 3_265_546_168_798_704_683),
    ("summaries_of_replaced_rows", 17_448_955_315_650_346_018),
    ("indexes_that_cover", 11_694_846_432_944_625_247),
    ("readable_everywhere", 14_482_524_928_334_917_257),
    ("categories", 17_966_497_620_322_747_979),
    ("fewer_objects", 6_526_482_507_193_851_306),
    ("indexes_for_counts", 17_353_082_694_546_933_327),
];

/// A migration as a base records it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// Its number.
    pub version: i64,
    /// Its name.
    pub name: String,
    /// When it was applied (RFC 3339), if it was.
    pub applied_on: Option<String>,
    /// Its checksum.
    pub checksum: String,
}

/// Applies what is missing of a schema in the caller's transaction, and notes it
/// as refinery would, whose runner takes a transaction of its own.
pub(super) fn bring_up(
    transaction: &Transaction<'_>,
    path: &Path,
    found: i64,
) -> Result<(), StoreError> {
    if found == LATEST {
        return Ok(());
    }
    let undefended = Undefended::new(transaction).map_err(|error| failed(path, error, ""))?;
    for migration in in_order().filter(|migration| i64::from(migration.version()) > found) {
        let applied = transaction.execute_batch(migration.sql().unwrap_or_default());
        applied.map_err(|error| {
            let (number, name) = (migration.version(), migration.name());
            failed(path, error, &format!("migration {number} ({name}): "))
        })?;
    }
    drop(undefended);
    record(transaction, found).map_err(|error| failed(path, error, ""))
}

/// Lets SQLite rewrite the text of the schema until it is dropped. Migrations 9 and 10 do
/// that, on a base whose schema was compared before.
struct Undefended<'a>(&'a Connection);

impl<'a> Undefended<'a> {
    fn new(connection: &'a Connection) -> rusqlite::Result<Self> {
        defend(connection, false)?;
        Ok(Self(connection))
    }
}

impl Drop for Undefended<'_> {
    fn drop(&mut self) {
        // SQLite only sets a flag: it cannot fail on an open connection.
        let _ = defend(self.0, true);
    }
}

/// Whether SQLite refuses to have the text of the schema rewritten.
fn defend(connection: &Connection, on: bool) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, on).map(drop)
}

/// Notes every migration after `found` as applied.
fn record(transaction: &Transaction<'_>, found: i64) -> rusqlite::Result<()> {
    if found == 0 {
        transaction.execute_batch(
            "CREATE TABLE refinery_schema_history (version int4 PRIMARY KEY, name VARCHAR(255),
             applied_on VARCHAR(255), checksum VARCHAR(255))",
        )?;
    }
    let insert = "INSERT INTO refinery_schema_history (version, name, applied_on, checksum)
                  VALUES (?1, ?2, ?3, ?4)";
    let now = chrono::Utc::now().to_rfc3339_opts(chrono::SecondsFormat::Nanos, true);
    for migration in in_order().filter(|migration| i64::from(migration.version()) > found) {
        let (number, name) = (migration.version(), migration.name());
        let checksum = migration.checksum().to_string();
        transaction.execute(insert, params![number, name, now, checksum])?;
    }
    Ok(())
}

/// Every migration, by its number.
fn in_order() -> impl Iterator<Item = Migration> {
    let mut all = migrations::runner().get_migrations().clone();
    all.sort_by_key(Migration::version);
    all.into_iter()
}

/// Why a migration could not be applied: what stands in its way in the base, or
/// what would stop any write.
fn failed(path: &Path, error: rusqlite::Error, which: &str) -> StoreError {
    match StoreError::from_sqlite(path, error) {
        StoreError::Sqlite { path, source } => {
            let why = match source {
                // The full error would quote the whole migration.
                rusqlite::Error::SqlInputError { msg, .. } => msg,
                other => other.to_string(),
            };
            StoreError::Migration { path, reason: format!("{which}{why}") }
        }
        other => other,
    }
}

/// Gives a new file its schema.
pub(super) fn apply(connection: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let runner = migrations::runner().set_grouped(true);
    defend(connection, false).map_err(|error| failed(path, error, ""))?;
    let applied = runner.run(connection).map(drop);
    defend(connection, true).map_err(|error| failed(path, error, ""))?;
    applied.map_err(|error| {
        let source = std::error::Error::source(&error);
        let sqlite = source.and_then(|source| source.downcast_ref::<rusqlite::Error>());
        match sqlite.and_then(rusqlite::Error::sqlite_error) {
            Some(code) => {
                let message = sqlite.map(ToString::to_string);
                failed(path, rusqlite::Error::SqliteFailure(*code, message), "")
            }
            None => StoreError::Migration { path: path.to_owned(), reason: error.to_string() },
        }
    })
}

/// A base of a schema in memory, with no row in it and no history: to compare
/// another one with.
pub(super) fn blank(schema: i64) -> rusqlite::Result<Connection> {
    let blank = Connection::open_in_memory()?;
    for migration in in_order().take_while(|known| i64::from(known.version()) <= schema) {
        blank.execute_batch(migration.sql().unwrap_or_default())?;
    }
    Ok(blank)
}

/// The views and, marked, the table that records the migrations. A view or a virtual table
/// of its name is a trap; neither has pages.
pub(super) const VIEWS_AND_HISTORY: &str =
    "SELECT name, sql, (type = 'table' AND rootpage > 0) IS TRUE FROM sqlite_schema
     WHERE type = 'view' OR name = 'refinery_schema_history'";

/// Whether the history, if the base has one, agrees with the schema's number and with what
/// landed.
pub(super) fn verify(
    connection: &Connection,
    path: &Path,
    found: i64,
    has_history: bool,
) -> Result<(), StoreError> {
    let applied = if has_history { history(connection, path)? } else { Vec::new() };
    let recorded = applied.last().map_or(0, |last| last.version);
    let in_order = (1..).zip(&applied).all(|(version, applied)| applied.version == version);
    if recorded != found || !in_order {
        return Err(StoreError::HalfApplied { path: path.to_owned(), found, recorded });
    }
    // refinery panics at a time it cannot read.
    if let Some(odd) = applied.iter().find(|applied| !applied.has_time()) {
        let time = odd.applied_on.as_deref().unwrap_or_default();
        let reason = format!("its migration {} was applied at \"{time}\", no time", odd.version);
        return Err(StoreError::Damaged { path: path.to_owned(), reason });
    }
    let differs = applied.into_iter().zip(LANDED).find(|(applied, (name, checksum))| {
        applied.name != *name || applied.checksum != checksum.to_string()
    });
    match differs {
        None => Ok(()),
        Some((Applied { version, name, .. }, _)) => {
            Err(StoreError::Divergent { path: path.to_owned(), version, name })
        }
    }
}

impl Applied {
    /// Whether the time is one that refinery writes: RFC 3339, no leap second.
    fn has_time(&self) -> bool {
        self.applied_on.as_deref().is_some_and(|time| {
            chrono::DateTime::parse_from_rfc3339(time).is_ok() && !time.contains(":60")
        })
    }
}

/// The migrations that a base with a history records, in order.
///
/// # Errors
/// If the base has no history, or it cannot be read.
pub(super) fn history(connection: &Connection, path: &Path) -> Result<Vec<Applied>, StoreError> {
    read_history(connection).map_err(|error| match error.sqlite_error_code() {
        // A history of other columns or types than refinery's.
        None | Some(ErrorCode::Unknown) => {
            let reason = format!("its history of migrations cannot be read: {error}");
            StoreError::Damaged { path: path.to_owned(), reason }
        }
        Some(_) => StoreError::from_sqlite(path, error),
    })
}

fn read_history(connection: &Connection) -> rusqlite::Result<Vec<Applied>> {
    let mut statement = connection.prepare(
        "SELECT version, name, applied_on, checksum FROM refinery_schema_history
         ORDER BY version LIMIT 1000",
    )?;
    let applied = statement.query_map([], |row| {
        Ok(Applied {
            version: row.get(0)?,
            name: row.get(1)?,
            applied_on: row.get(2)?,
            checksum: row.get(3)?,
        })
    })?;
    applied.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn landed_migrations_are_frozen() {
        let runner = migrations::runner();
        let mut embedded: Vec<_> = runner
            .get_migrations()
            .iter()
            .map(|migration| {
                (i64::from(migration.version()), migration.name(), migration.checksum())
            })
            .collect();
        embedded.sort_unstable();
        let landed: Vec<_> =
            (1..).zip(LANDED).map(|(version, (name, sum))| (version, name, sum)).collect();
        assert_eq!(i64::try_from(LANDED.len()), Ok(LATEST));
        assert_eq!(embedded, landed, "a landed migration was edited, or a new one is not listed");
    }
}
