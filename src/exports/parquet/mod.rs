//! A base as Parquet files, for engines that work on many machines: a *lake*, which several
//! bases may share.
//!
//! A table is a folder, which has a file of each base; tables that grow with time have a
//! folder for each year. Each base has a number in the lake, and its ids begin at 2^40
//! times that number. So ids never meet, rows join as they do in the base, and every
//! order by id is that of the base. The first base has the number 0: its ids are its own.

mod column;
mod error;
mod file;
mod lake;
mod manifest;
mod table;

pub use error::ExportError;
pub use lake::{Exported, LABELS, Options, export, for_duckdb};
