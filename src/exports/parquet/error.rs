//! Why a base was not exported.

use std::io;
use std::path::{Path, PathBuf};

use crate::store::StoreError;

/// Why a base was not exported.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The base cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A file cannot be read or written.
    #[error("{} cannot be written: {reason}", path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// The folder, or what the lake has already, is in the way.
    #[error("{message}")]
    Conflict {
        /// What is in the way.
        message: String,
        /// What to do.
        hint: &'static str,
    },
    /// A value does not fit its column.
    #[error("{table}.{column}: {reason}")]
    Value {
        /// The table.
        table: &'static str,
        /// The column.
        column: String,
        /// What is wrong.
        reason: String,
    },
    /// The user stopped it.
    #[error("interrupted; the folder is as it was")]
    Interrupted,
}

impl ExportError {
    pub(super) fn file(path: &Path) -> impl Fn(io::Error) -> Self + '_ {
        move |error| Self::File { path: path.to_owned(), reason: error.to_string() }
    }

    pub(super) fn writing(path: &Path) -> impl Fn(parquet::errors::ParquetError) -> Self + '_ {
        move |error| Self::File { path: path.to_owned(), reason: error.to_string() }
    }
}
