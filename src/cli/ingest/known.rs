//! The names an article may use: the base's, or the built-in dataset's where
//! there is no base yet.

use crate::cli::args::Global;
use crate::dataset::{Draft, Folder};
use crate::model::Dataset;
use crate::store::{Base, StoreError};

/// What is known before anything is read.
pub(super) fn known(global: &Global) -> anyhow::Result<Dataset> {
    match Base::inspect(&global.db, global.wait) {
        Ok(_) | Err(StoreError::Missing(_) | StoreError::Empty(_)) => {
            Ok(Draft::read(&Folder::built_in()).settle(|_, _| false)?)
        }
        Err(error) => Err(error.into()),
    }
}
