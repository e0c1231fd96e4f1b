//! The base: one SQLite file. Opens it, migrates it, loads datasets into it and
//! attaches passages; the rest of the crate never opens a file of its own.

mod attach;
mod backup;
mod base;
mod create;
mod error;
mod load;
mod migrations;
mod tables;

pub use attach::{AttachReport, Unmatched, attach, blocks};
pub use base::Base;
pub use create::{Seed, Seeded, full_path, keep_canned, seed};
pub use error::StoreError;
pub use load::{Change, LoadReport, elsewhere};
pub use migrations::{Applied, LATEST, migrate, status};
