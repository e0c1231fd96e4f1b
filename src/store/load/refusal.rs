//! Why a load fails.

use std::path::Path;

use crate::store::error::StoreError;

/// SQLite fails, or the dataset conflicts with the base.
pub(in crate::store) enum Refusal {
    Sqlite(rusqlite::Error),
    Conflict(String),
}

impl From<rusqlite::Error> for Refusal {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl Refusal {
    /// The error for the file at `path`.
    pub(in crate::store) fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Sqlite(error) => StoreError::from_sqlite(path, error),
            Self::Conflict(message) => StoreError::Conflict(message),
        }
    }
}
