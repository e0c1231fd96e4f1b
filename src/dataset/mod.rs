//! Curated datasets: a folder of TOML becomes a Dataset, or a list of all that
//! is wrong with it. The format is documented in docs/dataset-format.md.

mod draft;
mod fields;
mod folder;
mod ledger;
mod problem;
mod records;

pub use draft::Draft;
pub use folder::{Folder, FolderError};
pub use ledger::Thing;
pub use problem::{Place, Problem, Problems};
