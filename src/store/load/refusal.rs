//! Why a load fails.

use std::path::Path;

use crate::store::error::StoreError;

/// SQLite fails, or the dataset does not fit the base.
pub(in crate::store) enum Refusal {
    Sqlite(rusqlite::Error),
    Conflict(String),
    /// A dataset that the base does not have, and those that it has.
    NoDataset(String, Vec<String>),
    /// A dataset that others need.
    Needed(String, Vec<String>),
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
            Self::NoDataset(slug, known) => {
                StoreError::NoDataset { path: path.to_owned(), slug, known }
            }
            Self::Needed(slug, by) => StoreError::Needed { slug, by },
        }
    }
}
