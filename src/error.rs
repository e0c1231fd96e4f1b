//! One error type for programs that do not need to tell the modules' errors apart.

use std::io;

use crate::dataset::Problems;
use crate::query::QueryError;
use crate::store::StoreError;

/// Whatever can go wrong between a dataset and an answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A dataset has problems.
    #[error(transparent)]
    Dataset(#[from] Problems),
    /// A base cannot be created, opened, changed or read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A question has no answer.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// An answer cannot be written.
    #[error(transparent)]
    Io(#[from] io::Error),
}
