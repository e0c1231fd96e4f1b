//! Asking the base: every question becomes one SQL statement and its answer
//! Rows.

mod call;
mod canned;
mod chart;
mod empty;
mod error;
pub mod fulltext;
mod guard;
pub mod header;
mod lookup;
pub mod mistake;
mod order;
mod page;
mod params;
pub mod phrase;
mod rows;
mod run;
mod shape;
pub mod show;
mod summary;

pub use call::{Argument, Call, Groups, Statement};
pub use canned::{Canned, Param, ParamKind};
pub use chart::chart;
pub use empty::explain_empty;
pub use error::QueryError;
pub use lookup::{columns, names_beginning, passages_of, slugs_beginning, tables};
pub use page::page;
pub use params::call;
pub use rows::{Rows, Value};
pub use run::{Limits, run};
pub use shape::{Shape, Span};
