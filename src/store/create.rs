//! Work in a base, new or old. A new base is built beside its place and moved
//! there when it is whole, so that there is never half a file; an old one is
//! changed in one transaction.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tempfile::{NamedTempFile, TempPath};

use super::base::{Base, configure};
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

fn create<T>(
    path: &Path,
    wait: Duration,
    stop: fn() -> bool,
    work: Work<'_, T>,
) -> Result<Written<T>, StoreError> {
    let refused = |source| StoreError::Io { path: path.to_owned(), source };
    let place = temporary(path)?;
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut connection = Connection::open(&place).map_err(failed)?;
    configure(&connection, wait).map_err(failed)?;
    // Nobody sees this file before it is whole and on disk.
    connection.pragma_update(None, "journal_mode", "memory").map_err(failed)?;
    connection.pragma_update(None, "synchronous", false).map_err(failed)?;
    apply(&mut connection, path)?;
    let done = write(&mut connection, path, stop, work)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    File::open(&place).and_then(|file| file.sync_all()).map_err(refused)?;
    place.persist_noclobber(path).map_err(|error| refused(error.error))?;
    Ok(Written { done, backup: None, created: true })
}

/// An empty file in the folder of `path`, gone again unless it is moved.
fn temporary(path: &Path) -> Result<TempPath, StoreError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(StoreError::NoFolder(folder.to_owned()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kb-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map(NamedTempFile::into_temp_path).map_err(|source| {
        if source.kind() == io::ErrorKind::PermissionDenied
            || source.kind() == io::ErrorKind::ReadOnlyFilesystem
        {
            StoreError::ReadOnly(path.to_owned())
        } else {
            StoreError::Io { path: path.to_owned(), source }
        }
    })
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

/// Steps of SQLite's machine between two looks at whether to stop: well under a
/// millisecond.
const STEPS: std::ffi::c_int = 10_000;

/// The path of a file as a reader can find it from anywhere.
#[must_use]
pub fn full_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
