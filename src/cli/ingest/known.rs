//! The names an article may use: those of the base, or of the built-in dataset if
//! there is no base yet.

use crate::cli::args::Global;
use crate::dataset::{Folder, UnresolvedDataset};
use crate::ingest::Knowledge;
use crate::store::{Base, StoreError, Vocabulary, vocabulary};

/// What a base knows, if there is one.
pub(super) fn known(base: Option<&Base>) -> anyhow::Result<Knowledge> {
    if let Some(base) = base {
        let Vocabulary { dataset, dimensions } = vocabulary(base)?;
        return Ok(Knowledge::new(&dataset, dimensions));
    }
    Ok(Knowledge::of(&UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false)?))
}

/// The same, of a base that is only read.
pub(super) fn known_to_read(global: &Global) -> anyhow::Result<Knowledge> {
    match Base::inspect(&global.db, global.wait) {
        Ok(base) => {
            base.verify_schema()?;
            known(Some(&base))
        }
        Err(StoreError::Missing(_) | StoreError::Empty(_)) => known(None),
        Err(error) => Err(error.into()),
    }
}
