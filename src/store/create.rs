//! Work in a base, new or old. A new base is built beside its place and moved
//! there when it is whole, so that there is never half a file; an old one is
//! changed in one transaction.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::base::{Base, STEPS, configure};
use super::beside::Beside;
use super::error::StoreError;
use super::load::Refusal;
use super::migrations::{apply, migrate};

/// What was done in a base, and to it.
pub(super) struct Written<T> {
    pub(super) done: T,
    /// The copy of the base that was made before it was migrated.
    pub(super) backup: Option<PathBuf>,
    /// Whether the base is new.
    pub(super) created: bool,
}

/// Statements that are kept for the next dataset: more than a load has.
const STATEMENTS: usize = 64;

/// Work to be done in one transaction.
pub(super) type Work<'w, T> = &'w dyn Fn(&Transaction<'_>) -> Result<T, Refusal>;

/// Does a piece of work in the base at `path`, of the latest schema, which is
/// made if there is none: in one transaction, all or nothing.
pub(super) fn in_base<T>(
    path: &Path,
    wait: Duration,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<Written<T>, StoreError> {
    match Base::open_to_write(path, wait) {
        Ok(mut base) => {
            base.stop_when(stop)?;
            let backup = migrate(&mut base)?;
            let done = write(base.connection_mut(), path, stop, work)?;
            Ok(Written { done, backup, created: false })
        }
        Err(StoreError::Missing(_)) => match create(path, wait, stop, work) {
            // Somebody else made it in the meantime.
            Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {
                in_base(path, wait, stop, work)
            }
            created => created,
        },
        Err(StoreError::Empty(_)) => {
            fill(path, wait)?;
            in_base(path, wait, stop, work)
        }
        Err(error) => Err(error),
    }
}

/// Gives an empty file the schema.
fn fill(path: &Path, wait: Duration) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut connection = Connection::open(path).map_err(failed)?;
    configure(&connection, wait).map_err(failed)?;
    apply(&mut connection, path)
}

pub(super) fn create<T>(
    path: &Path,
    wait: Duration,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<Written<T>, StoreError> {
    let beside = Beside::new(path)?;
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut connection = Connection::open(beside.path()).map_err(failed)?;
    configure(&connection, wait).map_err(failed)?;
    // Nobody sees this file before it is whole and on disk.
    connection.pragma_update(None, "journal_mode", "memory").map_err(failed)?;
    connection.pragma_update(None, "synchronous", false).map_err(failed)?;
    apply(&mut connection, path)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    let done = write(&mut connection, path, stop, work)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    beside.settle()?;
    Ok(Written { done, backup: None, created: true })
}

/// Does the work in one transaction.
fn write<T>(
    connection: &mut Connection,
    path: &Path,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<T, StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    connection.progress_handler(STEPS, Some(stop)).map_err(failed)?;
    let behavior = TransactionBehavior::Immediate;
    let transaction = connection.transaction_with_behavior(behavior).map_err(failed)?;
    let done = work(&transaction).map_err(|refusal| refusal.at(path))?;
    if stop() {
        return Err(StoreError::Interrupted);
    }
    transaction.commit().map_err(failed)?;
    Ok(done)
}

/// The path of a file as a reader can find it from anywhere.
#[must_use]
pub fn full_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
