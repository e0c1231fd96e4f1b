//! Asking the base: every question becomes one SQL statement and its answer
//! Rows.

pub mod rows;

pub use rows::{Rows, Value};
