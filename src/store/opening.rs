//! How the file of a base is opened: for writing, or for reading without leaving anything
//! behind.

use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::connection::{confine, open, open_immutable};
use super::error::StoreError;
use super::side_files::{Examined, examine};
use crate::files::{can_write, folder_of};

/// Opens a base for reading and writing.
pub(super) fn connect_to_write(path: &Path, wait: Duration) -> Result<Connection, StoreError> {
    examine(path)?.check_write_version(path)?;
    let failed = |error| StoreError::from_sqlite(path, error);
    let connection = open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, wait).map_err(failed)?;
    let marked = fs::metadata(path).is_ok_and(|data| data.permissions().readonly());
    if marked || connection.is_readonly("main").unwrap_or(true) {
        return Err(StoreError::ReadOnly(path.to_owned()));
    }
    Ok(connection)
}

/// Opens a base for reading.
pub(super) fn connect_to_read(path: &Path, wait: Duration) -> Result<Connection, StoreError> {
    let found = examine(path)?;
    let opened = if is_at_rest(path, &found) {
        open_immutable(path)
    } else if found.needs_writing() {
        open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, wait)
    } else {
        open(path, OpenFlags::SQLITE_OPEN_READ_ONLY, wait)
    };
    let failed = |error| StoreError::from_sqlite(path, error);
    let connection = opened.map_err(failed)?;
    confine(&connection).map_err(failed)?;
    Ok(connection)
}

/// Whether a base in WAL mode can be read without its side files: nothing is pending in
/// its WAL, and this process could not write any.
fn is_at_rest(path: &Path, found: &Examined) -> bool {
    let is_read_only = || !(can_write(path) && can_write(folder_of(path)));
    found.is_in_wal_mode() && !found.has_wal() && !found.is_in_use() && is_read_only()
}

/// The error for a base that SQLite could not read: if changes are pending in a WAL,
/// reading them requires a file beside it.
pub(super) fn explain(path: &Path, error: StoreError) -> StoreError {
    match (&error, examine(path)) {
        (StoreError::ReadOnly(_) | StoreError::Unreadable { .. }, Ok(found))
            if found.is_in_wal_mode() && found.has_wal() =>
        {
            StoreError::PendingWal(path.to_owned())
        }
        _ => error,
    }
}
