//! The names an article may use: the base's, or the built-in dataset's where
//! there is no base yet.

use crate::cli::args::Global;
use crate::dataset::{Folder, UnresolvedDataset};
use crate::ingest::Knowledge;
use crate::store::{Base, StoreError, Vocabulary, vocabulary};

/// What is known before anything is read.
pub(super) fn known(global: &Global) -> anyhow::Result<Knowledge> {
    match Base::inspect(&global.db, global.wait) {
        Ok(base) => {
            base.verify_schema()?;
            let Vocabulary { dataset, dimensions } = vocabulary(&base)?;
            Ok(Knowledge::new(&dataset, dimensions))
        }
        Err(StoreError::Missing(_) | StoreError::Empty(_)) => {
            Ok(Knowledge::of(&UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false)?))
        }
        Err(error) => Err(error.into()),
    }
}
