//! The base, one SQLite file: opening, migrating, loading datasets, attaching passages,
//! checking, backup and restore. The rest of the crate never opens a database.

mod atomic_file;
mod attach;
mod backup;
mod base;
mod base_file;
mod build;
mod bulk;
mod cell;
mod check;
mod connection;
mod copies;
mod create;
mod error;
mod exported;
mod ingest;
mod labels;
mod library;
mod load;
mod migrations;
mod opening;
#[cfg(feature = "web")]
mod pool;
mod read;
mod records;
mod remove;
mod restore;
mod schema;
mod seed;
mod side_files;
mod support;
mod tables;
mod terms;
mod upgrade;
mod verify;

pub use attach::{AttachReport, Cutting, Unmatched, attach};
pub use backup::backup;
pub use base::Base;
pub use base_file::BaseFile;
pub use build::{Build, build};
pub use check::{Depth, Finding, check};
pub use create::full_path;
pub use error::StoreError;
pub use exported::{ColumnKind, ExportedColumn, ExportedTable};
pub use ingest::{Ingest, Ingested, ingest};
pub use labels::write_labels;
pub use load::{Change, LoadReport, elsewhere};
pub use migrations::{Applied, LATEST};
#[cfg(feature = "web")]
pub(crate) use pool::{Pool, Stamp};
pub use read::{Vocabulary, datasets, read, vocabulary};
pub use remove::{Handed, Lost, Removed};
pub use restore::{Done, Restored, restore};
pub use seed::{Seed, Seeded, seed};
pub use terms::index_terms;
pub use upgrade::{Migrated, migrate, status};
