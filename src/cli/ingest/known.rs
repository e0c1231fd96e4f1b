//! The names an article may use: those of the base, or of the built-in dataset if
//! there is no base yet.

use crate::cli::args::Global;
use crate::dataset::{Folder, UnresolvedDataset};
use crate::ingest::Knowledge;
use crate::store::{Base, StoreError, Vocabulary, vocabulary};

/// Reads the known names.
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
