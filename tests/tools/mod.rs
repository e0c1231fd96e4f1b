//! The commands around the base: queries, migrate, locate, completions, man.

mod completions;
mod locate;
mod man;
mod migrate;
mod queries;
mod schema_doc;

use crate::support;
