//! What receives the rows of a table.

use crate::store::cell::Cell;
use crate::store::load::refusal::Refusal;

/// Receives a row: its cells in the order of `Table::columns`, and the text of the column
/// that belongs to the user.
pub(in crate::store::load) type Sink<'s> = &'s mut dyn FnMut(&[Cell<'_>], Option<&str>) -> Done;

pub(super) type Done = Result<(), Refusal>;
