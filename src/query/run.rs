//! Runs one statement within its limits: read-only, on this base alone, with a limit
//! of time, memory and rows.

use std::ops::ControlFlow;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Statement as Prepared};

use super::bind::{Unused, bind};
use super::error::QueryError;
use super::limits::Limits;
use super::rows::Rows;
use super::statement::Statement;
use super::value::Value;
use super::watch::watched;

/// Runs one statement that reads. Every parameter needs a value, and every value a
/// parameter.
///
/// # Errors
/// If it is not one statement, would write, reaches a limit, or fails.
pub fn run(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    run_with(connection, statement, limits, Unused::Refused)
}

/// Runs one statement as [`run`] does.
pub(super) fn run_with(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
    unused: Unused,
) -> Result<Rows, QueryError> {
    watched(connection, &statement.sql, limits, |connection| {
        answer(connection, statement, limits, unused)
    })
}

/// Runs one statement as [`run`] does, and gives the names of its columns and then each row
/// to `take`, which may end it; no row is kept.
pub(super) fn each_row(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
    take: &mut dyn FnMut(&[Value]) -> ControlFlow<()>,
) -> Result<(), QueryError> {
    watched(connection, &statement.sql, limits, |connection| {
        let mut prepared = connection.prepare(&statement.sql)?;
        let columns = prepared.column_names();
        let columns: Vec<_> = columns.map(|name| Value::Text(name.to_owned())).collect();
        bind(&mut prepared, &statement.params, Unused::Ignored)?;
        let mut next = take(&columns);
        let mut cursor = prepared.raw_query();
        while let (ControlFlow::Continue(()), Some(row)) = (next, cursor.next()?) {
            let values = (0..columns.len()).map(|index| row.get_ref(index).map(Value::from));
            next = take(&values.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(())
    })
}

/// Runs a statement of kb's own, which needs no guard, while a phrase is resolved.
pub(super) fn run_unwatched(
    connection: &Connection,
    statement: &Statement,
) -> Result<Rows, QueryError> {
    answer(connection, statement, &Limits::default(), Unused::Ignored)
}

fn answer(
    connection: &Connection,
    statement: &Statement,
    limits: &Limits,
    unused: Unused,
) -> Result<Rows, QueryError> {
    let mut prepared = connection.prepare(&statement.sql)?;
    let columns: Vec<String> = prepared.column_names().map(str::to_owned).collect();
    if columns.is_empty() {
        return Err(without_columns(&prepared));
    }
    bind(&mut prepared, &statement.params, unused)?;
    let width = columns.len();
    let mut rows = Rows { columns, ..Rows::default() };
    let mut room = limits.memory;
    let mut cursor = prepared.raw_query();
    while let Some(row) = cursor.next()? {
        if limits.rows.is_none_or(|most| rows.rows.len() < most) {
            let values: Vec<_> =
                (0..width).map(|index| row.get_ref(index)).collect::<rusqlite::Result<_>>()?;
            let taken: usize = values.iter().map(|value| size(*value)).sum();
            let taken = taken + ROW;
            room = room.checked_sub(taken).ok_or(QueryError::Memory(limits.mebibytes()))?;
            rows.rows.push(values.into_iter().map(Value::from).collect());
        } else if !limits.count_rest {
            rows.total = rows.rows.len() + 1;
            return Ok(rows);
        }
        rows.total += 1;
    }
    Ok(rows)
}

/// The approximate memory of a row without its values.
const ROW: usize = 2 * size_of::<Vec<Value>>();

/// The memory of a value.
fn size(value: ValueRef<'_>) -> usize {
    let bytes = match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len(),
        _ => 0,
    };
    size_of::<Value>() + bytes
}

/// A statement without columns is empty, or one like VACUUM for which SQLite does
/// not call the authorizer.
fn without_columns(prepared: &Prepared<'_>) -> QueryError {
    match prepared.expanded_sql() {
        None => QueryError::Empty,
        Some(_) => QueryError::Refused("it does not ask for rows".to_owned()),
    }
}
