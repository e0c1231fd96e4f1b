//! Curated datasets: a folder of TOML becomes a Dataset, or a list of all that
//! is wrong with it, and a Dataset becomes a folder. The format is documented in
//! docs/dataset-format.md.

mod bounds;
mod fields;
mod folder;
mod problem;
mod records;
mod symbols;
mod toml_record;
mod unresolved;
mod write;

pub use folder::{Folder, FolderError};
pub use problem::{Place, Problem, Problems};
pub use symbols::RecordKind;
pub use unresolved::UnresolvedDataset;
pub use write::{WriteError, files, write};

use crate::model::Dataset;

impl Dataset {
    /// The dataset that is part of the library, its references resolved.
    ///
    /// # Errors
    /// All problems of its files; the tests hold that there are none.
    pub fn built_in() -> Result<Self, Problems> {
        UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false)
    }
}
