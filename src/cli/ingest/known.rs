//! The names an article may use: those that the curated datasets of the base define.

use crate::cli::args::Global;
use crate::ingest::Knowledge;
use crate::store::{Base, StoreError, Vocabulary, vocabulary};

/// The names that an article may use.
pub(super) fn known(base: Option<&Base>) -> anyhow::Result<Knowledge> {
    let Vocabulary { dataset, dimensions } = base.map(vocabulary).transpose()?.unwrap_or_default();
    Ok(Knowledge::new(&dataset, dimensions))
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
