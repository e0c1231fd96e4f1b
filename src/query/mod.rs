//! Asking the base: every question becomes one SQL statement and its answer
//! Rows.

pub mod call;
pub mod canned;
mod error;
pub mod fulltext;
mod guard;
pub mod mistake;
pub mod rows;
mod run;
pub mod show;

pub use call::{Argument, Call, Shape, Span, Statement};
pub use canned::{Canned, Param, ParamKind};
pub use error::QueryError;
pub use rows::{Rows, Value};
pub use run::{Limits, run};
