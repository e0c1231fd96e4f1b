//! Writes are atomic. A new base is built in a temporary file and renamed into place; an
//! existing one is changed in one transaction.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::atomic_file::AtomicFile;
use super::backup::back_up;
use super::base::{Base, STEPS};
use super::connection::{open_in_memory, open_to_write};
use super::copies::Kept;
use super::error::StoreError;
use super::load::Refusal;
use super::migrations::{LATEST, apply, bring_up};

/// The result of a write.
pub(super) struct Written<T> {
    pub(super) done: T,
    /// The copy of the base made before its migration.
    pub(super) backup: Option<PathBuf>,
    /// Whether the base is new.
    pub(super) created: bool,
}

/// Prepared statements kept for the next dataset: more than a load uses.
const STATEMENTS: usize = 64;

/// Work that runs in one transaction.
pub(super) type Work<'w, T> = &'w dyn Fn(&Transaction<'_>) -> Result<T, Refusal>;

/// Runs `work` in one transaction on an open base. An older base is copied and migrated
/// first, in the same transaction.
pub(super) fn change<T>(base: &Base, work: Work<'_, T>) -> Result<Written<T>, StoreError> {
    let failed = |error| base.error(error);
    let behavior = TransactionBehavior::Immediate;
    let transaction = Transaction::new_unchecked(base.connection(), behavior).map_err(failed)?;
    // Another program may have changed the base before the lock was acquired.
    let found = base.schema_to_write()?;
    let backup = match found {
        0 | LATEST => None,
        older => Some(back_up(&base.again()?, &format!("v{older}"))?),
    };
    let done = bring_up(&transaction, base.path(), found)
        .and_then(|()| finish(&transaction, base.path(), base.stop(), work))
        .and_then(|done| {
            let committed = transaction.commit().map(|()| done);
            committed.map_err(|error| StoreError::of_commit(base.path(), error))
        });
    match done {
        Ok(done) => Ok(Written { done, backup: backup.map(|kept| kept.path), created: false }),
        Err(error) if error.is_after_write() => Err(error),
        Err(error) => {
            // The base is unchanged, so its copy is not needed.
            backup.into_iter().for_each(Kept::discard);
            Err(error)
        }
    }
}

/// Runs `work` on an open base and takes everything back, a migration too.
pub(super) fn rehearse<T>(base: &Base, work: Work<'_, T>) -> Result<Written<T>, StoreError> {
    let failed = |error| base.error(error);
    let behavior = TransactionBehavior::Immediate;
    let transaction = Transaction::new_unchecked(base.connection(), behavior).map_err(failed)?;
    let found = base.schema_to_write()?;
    bring_up(&transaction, base.path(), found)?;
    let done = finish(&transaction, base.path(), base.stop(), work)?;
    transaction.rollback().map_err(failed)?;
    Ok(Written { done, backup: None, created: false })
}

/// Runs `work` on a new base in memory, instead of one at `path`.
pub(super) fn rehearse_creation<T>(
    path: &Path,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<Written<T>, StoreError> {
    let mut connection = open_in_memory().map_err(|error| StoreError::from_sqlite(path, error))?;
    apply(&mut connection, path)?;
    let done = write(&mut connection, path, stop, work)?;
    Ok(Written { done, backup: None, created: true })
}

/// Creates a base and runs `work` in it.
pub(super) fn create<T>(
    path: &Path,
    wait: Duration,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<Written<T>, StoreError> {
    let pending = AtomicFile::new(path)?;
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut connection = open_to_write(pending.path(), wait).map_err(failed)?;
    connection.progress_handler(STEPS, Some(stop)).map_err(failed)?;
    without_journal(&connection).map_err(failed)?;
    apply(&mut connection, path)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let done = write(&mut connection, path, stop, work)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    pending.persist()?;
    Ok(Written { done, backup: None, created: true })
}

/// Turns off the journal and syncing: the temporary file is discarded after a failure and
/// synced before it is renamed. A journal in memory would hold every page that merging the
/// full-text index changes.
fn without_journal(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, false)?;
    connection.pragma_update(None, "journal_mode", "off")?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.pragma_update(None, "synchronous", false)
}

/// Runs the work in one transaction.
fn write<T>(
    connection: &mut Connection,
    path: &Path,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<T, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let transaction = connection.transaction().map_err(failed)?;
    let done = finish(&transaction, path, stop, work)?;
    transaction.commit().map_err(failed)?;
    Ok(done)
}

/// Runs the work, and fails if the user wants to stop.
fn finish<T>(
    transaction: &Transaction<'_>,
    path: &Path,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<T, StoreError> {
    let done = work(transaction).map_err(|refusal| refusal.at(path))?;
    if stop() { Err(StoreError::Interrupted) } else { Ok(done) }
}

/// The absolute path of a file, if the system can resolve it.
#[must_use]
pub fn full_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
