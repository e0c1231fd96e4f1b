//! SQLite's errors as errors of the store.

use std::ffi::c_int;
use std::path::Path;

use rusqlite::ErrorCode;
use rusqlite::ffi::{
    SQLITE_IOERR_RDLOCK, SQLITE_IOERR_UNLOCK, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_RECOVERY,
    SQLITE_READONLY_ROLLBACK,
};

use super::StoreError;

impl StoreError {
    /// The error for an SQLite error about `path`.
    #[must_use]
    pub fn from_sqlite(path: &Path, error: rusqlite::Error) -> Self {
        let at = path.to_owned();
        let Some(code) = error.sqlite_error_code() else {
            return Self::Sqlite { path: at, source: error };
        };
        match code {
            ErrorCode::NotADatabase => Self::NotADatabase(at),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Locked(at),
            ErrorCode::ReadOnly if is(&error, &UNFINISHED) => Self::Unfinished(at),
            ErrorCode::ReadOnly if is(&error, &[SQLITE_READONLY_DBMOVED]) => Self::Replaced(at),
            ErrorCode::ReadOnly => Self::ReadOnly(at),
            ErrorCode::PermissionDenied | ErrorCode::CannotOpen => {
                Self::Unreadable { path: at, reason: error.to_string() }
            }
            ErrorCode::Unknown if error.to_string() == UNSUPPORTED => {
                Self::Damaged { path: at, reason: error.to_string() }
            }
            ErrorCode::DatabaseCorrupt => Self::Damaged { path: at, reason: error.to_string() },
            ErrorCode::DiskFull => Self::Full(at),
            ErrorCode::SystemIoFailure => Self::Faulty { path: at, reason: error.to_string() },
            ErrorCode::OutOfMemory => Self::Memory(at),
            ErrorCode::OperationInterrupted => Self::Interrupted,
            _ => Self::Sqlite { path: at, source: error },
        }
    }

    /// What SQLite says of a commit. A lock that cannot be released is an error after the
    /// change was written.
    pub(in crate::store) fn of_commit(path: &Path, error: rusqlite::Error) -> Self {
        if is(&error, &[SQLITE_IOERR_UNLOCK, SQLITE_IOERR_RDLOCK]) {
            return Self::Unconfirmed { path: path.to_owned(), reason: error.to_string() };
        }
        Self::from_sqlite(path, error)
    }
}

/// What SQLite says of a schema format in the header that does not exist.
const UNSUPPORTED: &str = "unsupported file format";

/// A journal must be rolled back, or a WAL recovered, first.
const UNFINISHED: [c_int; 2] = [SQLITE_READONLY_ROLLBACK, SQLITE_READONLY_RECOVERY];

/// Whether SQLite's error is one of these.
fn is(error: &rusqlite::Error, codes: &[c_int]) -> bool {
    error.sqlite_error().is_some_and(|error| codes.contains(&error.extended_code))
}
