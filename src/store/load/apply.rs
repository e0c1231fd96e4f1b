//! The difference between the rows a dataset has in the base and the rows it
//! should have, applied table by table.

use std::cell::Cell;

use rusqlite::types::Value;
use rusqlite::{Connection, ErrorCode, params_from_iter};

use super::flatten::Flat;
use super::ids::Ids;
use super::kept::Kept;
use super::{Change, Refusal};
use crate::store::tables::{Column, Scope, Table};

/// A row to write: its key and its values.
type Keyed = (Vec<String>, Vec<Value>);

/// What is to be done to one table.
pub(super) struct Plan {
    table: &'static Table,
    removed: Vec<Vec<String>>,
    changed: Vec<Keyed>,
    added: Vec<Keyed>,
}

impl Plan {
    /// Whether it takes out rows whose ids others may hold.
    pub(super) fn removes(&self) -> bool {
        self.table.referred && !self.removed.is_empty()
    }
}

/// Writes the rows of one dataset.
pub(super) struct Writer<'c> {
    connection: &'c Connection,
    dataset_id: i64,
    ids: Ids,
    done: Cell<usize>,
    total: usize,
    progress: &'c dyn Fn(usize, usize),
}

impl<'c> Writer<'c> {
    pub(super) fn new(
        connection: &'c Connection,
        dataset_id: i64,
        total: usize,
        progress: &'c dyn Fn(usize, usize),
    ) -> Self {
        Self { connection, dataset_id, ids: Ids::default(), done: Cell::new(0), total, progress }
    }

    /// Compares the dataset's rows of one table with `wanted`.
    pub(super) fn plan(
        &self,
        table: &'static Table,
        wanted: Flat,
        kept: &Kept,
    ) -> rusqlite::Result<Plan> {
        let mut present = self.present(table)?;
        let mut plan = Plan { table, removed: Vec::new(), changed: Vec::new(), added: Vec::new() };
        for (key, values) in wanted {
            match present.remove(&key) {
                Some(old) if old == values => self.step(),
                Some(_) => plan.changed.push((key, values)),
                None => plan.added.push((key, values)),
            }
        }
        plan.removed = present.into_keys().filter(|key| !kept.holds(table, key)).collect();
        Ok(plan)
    }

    /// Takes out the rows that are gone. All tables do so before any is written,
    /// the referring ones first: what is unique never collides with its
    /// successor, and a row is found by slugs that are still there.
    pub(super) fn clear(&mut self, plan: &Plan) -> rusqlite::Result<()> {
        for key in &plan.removed {
            self.delete(plan.table, key.clone())?;
        }
        if !plan.table.referred {
            for (key, _) in &plan.changed {
                self.delete(plan.table, key.clone())?;
            }
        }
        Ok(())
    }

    /// Writes the rows that changed or are new.
    pub(super) fn write(&mut self, plan: Plan) -> Result<Change, Refusal> {
        let change = Change {
            added: plan.added.len(),
            changed: plan.changed.len(),
            removed: plan.removed.len(),
        };
        for (key, values) in plan.changed {
            if plan.table.referred {
                self.update(plan.table, key, values)?;
            } else {
                self.insert(plan.table, key, values)?;
            }
        }
        for (key, values) in plan.added {
            self.insert(plan.table, key, values)?;
        }
        Ok(change)
    }

    fn step(&self) {
        self.done.set(self.done.get() + 1);
        (self.progress)(self.done.get(), self.total);
    }

    /// The dataset's rows of one table as they are.
    fn present(&self, table: &Table) -> rusqlite::Result<Flat> {
        let columns: Vec<_> = table.columns.iter().map(Column::readable).collect();
        let scope = match table.scope {
            Scope::Own => "t.dataset_id = ?1".to_owned(),
            Scope::Through(column, parent) => {
                format!("t.{column} IN (SELECT id FROM {parent} WHERE dataset_id = ?1)")
            }
        };
        let query = format!("SELECT {} FROM {} AS t WHERE {scope}", columns.join(", "), table.name);
        let mut statement = self.connection.prepare(&query)?;
        let mut rows = statement.query([self.dataset_id])?;
        let mut flat = Flat::new();
        while let Some(row) = rows.next()? {
            let key = (0..table.key).map(|index| row.get(index).map(plain));
            let key = key.collect::<rusqlite::Result<_>>()?;
            let values = (table.key..table.columns.len()).map(|index| row.get(index));
            flat.insert(key, values.collect::<rusqlite::Result<_>>()?);
        }
        Ok(flat)
    }

    fn insert(
        &mut self,
        table: &Table,
        key: Vec<String>,
        values: Vec<Value>,
    ) -> Result<(), Refusal> {
        let name = key.join(" ");
        let mut names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        let mut row = self.row(table, key, values)?;
        if matches!(table.scope, Scope::Own) {
            names.push("dataset_id");
            row.push(Value::Integer(self.dataset_id));
        }
        let holes = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO {} ({}) VALUES ({holes})", table.name, names.join(", "));
        let inserted = self.connection.prepare_cached(&insert)?.execute(params_from_iter(row));
        self.step();
        match inserted {
            Ok(_) => Ok(()),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(Refusal::Conflict(format!(
                    "the base cannot take \"{name}\" into {}: {error}; another dataset may have it",
                    table.name
                )))
            }
            Err(error) => Err(error.into()),
        }
    }

    fn update(
        &mut self,
        table: &Table,
        key: Vec<String>,
        values: Vec<Value>,
    ) -> rusqlite::Result<()> {
        let (keys, others) = table.columns.split_at(table.key);
        let mut sets: Vec<_> = others.iter().map(|column| format!("{} = ?", column.name)).collect();
        sets.extend(table.void.map(|column| format!("{column} = NULL")));
        let wheres: Vec<_> = keys.iter().map(|column| format!("{} = ?", column.name)).collect();
        let update =
            format!("UPDATE {} SET {} WHERE {}", table.name, sets.join(", "), wheres.join(" AND "));
        let mut row = self.row(table, key, values)?;
        row.rotate_left(table.key);
        self.connection.prepare_cached(&update)?.execute(params_from_iter(row))?;
        self.step();
        Ok(())
    }

    fn delete(&mut self, table: &Table, key: Vec<String>) -> rusqlite::Result<()> {
        let mut wheres: Vec<_> = table
            .columns
            .iter()
            .take(table.key)
            .map(|column| format!("{} IS ?", column.name))
            .collect();
        let mut row = self.row(table, key, Vec::new())?;
        if matches!(table.scope, Scope::Own) {
            wheres.push("dataset_id = ?".to_owned());
            row.push(Value::Integer(self.dataset_id));
        }
        let delete = format!("DELETE FROM {} WHERE {}", table.name, wheres.join(" AND "));
        self.connection.prepare_cached(&delete)?.execute(params_from_iter(row))?;
        Ok(())
    }

    /// Key and values as they are stored: ids for slugs.
    fn row(
        &mut self,
        table: &Table,
        key: Vec<String>,
        values: Vec<Value>,
    ) -> rusqlite::Result<Vec<Value>> {
        let part = |part: String| if part.is_empty() { Value::Null } else { Value::Text(part) };
        let cells = key.into_iter().map(part).chain(values);
        table
            .columns
            .iter()
            .zip(cells)
            .map(|(column, cell)| match column.refers {
                Some(refers) => self.ids.value(self.connection, refers, cell),
                None => Ok(cell),
            })
            .collect()
    }
}

/// A key column as text: slugs are, ordinals become it.
fn plain(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        Value::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}
