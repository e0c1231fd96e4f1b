//! The INSERT statement of each table, prepared once for all datasets of a transaction.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Connection, ErrorCode, Statement};

use super::ids::Ids;
use super::refusal::Refusal;
use crate::store::cell::Cell;
use crate::store::tables::{Refers, Scope, Table};

/// The statements of the tables that were written so far.
pub(super) struct Inserts<'c> {
    connection: &'c Connection,
    prepared: HashMap<&'static str, Insert<'c>>,
}

impl<'c> Inserts<'c> {
    pub(super) fn new(connection: &'c Connection) -> Self {
        Self { connection, prepared: HashMap::new() }
    }

    /// The statement of a table.
    pub(super) fn of(&mut self, table: &'static Table) -> rusqlite::Result<&mut Insert<'c>> {
        match self.prepared.entry(table.name) {
            Entry::Occupied(prepared) => Ok(prepared.into_mut()),
            Entry::Vacant(place) => Ok(place.insert(Insert::prepare(self.connection, table)?)),
        }
    }
}

/// Writes rows of one table.
pub(super) struct Insert<'c> {
    connection: &'c Connection,
    table: &'static Table,
    statement: Statement<'c>,
    /// The kind of reference to its rows, if there is one.
    refers: Option<Refers>,
}

impl<'c> Insert<'c> {
    fn prepare(connection: &'c Connection, table: &'static Table) -> rusqlite::Result<Self> {
        let mut names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        names.extend(table.void);
        names.extend(matches!(table.scope, Scope::Own).then_some("dataset_id"));
        let placeholders = vec!["?"; names.len()].join(", ");
        let insert =
            format!("INSERT INTO {} ({}) VALUES ({placeholders})", table.name, names.join(", "));
        let statement = connection.prepare(&insert)?;
        let refers = table.referred.then(|| Refers::to(table.name)).flatten();
        Ok(Self { connection, table, statement, refers })
    }

    /// Inserts a row, and remembers its id if other rows may refer to it.
    pub(super) fn row(
        &mut self,
        ids: &mut Ids,
        dataset_id: i64,
        cells: &[Cell<'_>],
        text: Option<&str>,
    ) -> Result<(), Refusal> {
        for (place, (column, cell)) in (1..).zip(self.table.columns.iter().zip(cells)) {
            match column.refers {
                Some(refers) => {
                    let id = ids.of(self.connection, refers, cell)?;
                    self.statement.raw_bind_parameter(place, id)?;
                }
                None => self.statement.raw_bind_parameter(place, cell)?,
            }
        }
        let mut place = self.table.columns.len();
        if self.table.void.is_some() {
            place += 1;
            self.statement.raw_bind_parameter(place, text)?;
        }
        if matches!(self.table.scope, Scope::Own) {
            self.statement.raw_bind_parameter(place + 1, dataset_id)?;
        }
        self.statement.raw_execute().map_err(|error| refused(error, self.table, cells))?;
        if let Some(refers) = self.refers {
            ids.learn(refers, name(self.table, cells, "#"), self.connection.last_insert_rowid());
        }
        Ok(())
    }
}

/// The name of a row: the cells of its key.
fn name(table: &Table, cells: &[Cell<'_>], between: &str) -> String {
    match cells {
        [slug, ..] if table.key == 1 => slug.name(),
        _ => cells.iter().take(table.key).map(Cell::name).collect::<Vec<_>>().join(between),
    }
}

/// The error of an INSERT; a violated constraint is a conflict.
fn refused(error: rusqlite::Error, table: &Table, cells: &[Cell<'_>]) -> Refusal {
    if error.sqlite_error_code() != Some(ErrorCode::ConstraintViolation) {
        return error.into();
    }
    Refusal::Conflict(format!(
        "the base cannot take \"{}\" into {}: {error}; another dataset may have it",
        name(table, cells, " "),
        table.name
    ))
}
