//! Curated datasets: reads a folder of TOML as a Dataset or a list of all its problems,
//! and writes a Dataset as a folder. The format is documented in
//! docs/dataset-format.md.

mod bounds;
mod fields;
mod folder;
mod problem;
mod records;
mod symbols;
mod toml_record;
mod unresolved;
mod values;
mod write;

pub use folder::{Folder, FolderError};
pub use problem::{Place, Problem, Problems};
pub use symbols::RecordKind;
pub use unresolved::UnresolvedDataset;
pub use write::{WriteError, draft_files, files, write, write_draft};

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
