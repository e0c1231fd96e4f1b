//! The difference between the rows a dataset has in the base and the rows it
//! should have, applied table by table.

use std::collections::BTreeMap;

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::ids::Ids;
use super::insert::Inserts;
use super::kept::Kept;
use super::refusal::Refusal;
use super::report::Change;
use super::rows::rows;
use super::shared::Shared;
use super::steps::Steps;
use crate::model::Dataset;
use crate::store::cell::Cell;
use crate::store::records::TABLES;
use crate::store::tables::{Column, Scope, Table};

/// The rows of one table, by key.
type Flat = BTreeMap<Vec<String>, Vec<Value>>;

/// A row to write: its key and its values.
type Keyed = (Vec<String>, Vec<Value>);

/// The changes to make in one table.
pub(super) struct Plan {
    table: &'static Table,
    removed: Vec<Vec<String>>,
    changed: Vec<Keyed>,
    added: Vec<Keyed>,
}

impl Plan {
    /// Whether it removes rows whose ids others may hold.
    pub(super) fn removes(&self) -> bool {
        self.table.referred && !self.removed.is_empty()
    }
}

/// Changes the rows of one dataset.
pub(super) struct Writer<'w, 'c> {
    pub(super) connection: &'c Connection,
    pub(super) dataset_id: i64,
    pub(super) inserts: &'w mut Inserts<'c>,
    pub(super) ids: &'w mut Ids,
    pub(super) steps: Steps<'w>,
}

/// The dataset's rows of one table.
fn wanted(table: &Table, dataset: &Dataset, shared: &Shared) -> Result<Flat, Refusal> {
    let mut flat = Flat::new();
    rows(table, dataset, shared, &mut |cells, _| {
        let (key, values) = cells.split_at(table.key);
        flat.insert(key.iter().map(Cell::name).collect(), values.iter().map(Cell::value).collect());
        Ok(())
    })?;
    Ok(flat)
}

impl Writer<'_, '_> {
    /// Compares the rows of all tables with those of a dataset, table by table.
    pub(super) fn plans(
        &self,
        dataset: &Dataset,
        shared: &Shared,
        kept: &Kept,
    ) -> Result<Vec<Plan>, Refusal> {
        let plan = |table| Ok(self.plan(table, wanted(table, dataset, shared)?, kept)?);
        TABLES.into_iter().map(plan).collect()
    }

    fn plan(&self, table: &'static Table, wanted: Flat, kept: &Kept) -> rusqlite::Result<Plan> {
        let mut plan = Plan { table, removed: Vec::new(), changed: Vec::new(), added: Vec::new() };
        let mut present = self.present(table)?;
        for (key, values) in wanted {
            match present.remove(&key) {
                Some(old) if old == values => self.steps.step(),
                Some(_) => plan.changed.push((key, values)),
                None => plan.added.push((key, values)),
            }
        }
        plan.removed = present.into_keys().filter(|key| !kept.holds(table, key)).collect();
        Ok(plan)
    }

    /// Deletes the removed rows. This happens in all tables before any row is written,
    /// referring tables first: unique values do not collide with their successors, and the
    /// slugs that identify a row still exist.
    pub(super) fn clear(&mut self, plan: &Plan) -> rusqlite::Result<()> {
        for key in &plan.removed {
            self.delete(plan.table, key)?;
        }
        if !plan.table.referred {
            for (key, _) in &plan.changed {
                self.delete(plan.table, key)?;
            }
        }
        Ok(())
    }

    /// Writes the changed and the new rows.
    pub(super) fn write(&mut self, plan: Plan) -> Result<(&'static str, Change), Refusal> {
        let Plan { table, removed, changed, added } = plan;
        let (removed, changes) = (removed.len(), changed.len());
        let change = Change { added: added.len(), changed: changes, removed };
        if table.referred {
            for row in changed {
                self.update(table, &row)?;
            }
        } else {
            self.insert(table, changed)?;
        }
        self.insert(table, added)?;
        Ok((table.name, change))
    }

    /// The dataset's present rows of one table.
    fn present(&self, table: &Table) -> rusqlite::Result<Flat> {
        let mut statement = self.connection.prepare(&table.select())?;
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

    fn insert(&mut self, table: &'static Table, rows: Vec<Keyed>) -> Result<(), Refusal> {
        for (key, values) in rows {
            let cells: Vec<_> = cells(&key, &values).collect();
            self.inserts.of(table)?.row(self.ids, self.dataset_id, &cells, None)?;
            self.steps.step();
        }
        Ok(())
    }

    fn update(&mut self, table: &Table, (key, values): &Keyed) -> rusqlite::Result<()> {
        let (keys, others) = table.columns.split_at(table.key);
        let mut sets: Vec<_> = others.iter().map(|column| format!("{} = ?", column.name)).collect();
        sets.extend(table.void.map(|column| format!("{column} = NULL")));
        let wheres: Vec<_> = keys.iter().map(|column| format!("{} = ?", column.name)).collect();
        let update =
            format!("UPDATE {} SET {} WHERE {}", table.name, sets.join(", "), wheres.join(" AND "));
        let mut row = self.row(table, key, values)?;
        row.rotate_left(table.key);
        self.connection.prepare_cached(&update)?.execute(params_from_iter(row))?;
        self.steps.step();
        Ok(())
    }

    fn delete(&mut self, table: &Table, key: &[String]) -> rusqlite::Result<()> {
        let mut wheres: Vec<_> = table
            .columns
            .iter()
            .take(table.key)
            .map(|column| format!("{} IS ?", column.name))
            .collect();
        let mut row = self.row(table, key, &[])?;
        if matches!(table.scope, Scope::Own) {
            wheres.push("dataset_id = ?".to_owned());
            row.push(Value::Integer(self.dataset_id));
        }
        let delete = format!("DELETE FROM {} WHERE {}", table.name, wheres.join(" AND "));
        self.connection.prepare_cached(&delete)?.execute(params_from_iter(row))?;
        Ok(())
    }

    /// Key and values as they are stored: ids for names.
    fn row(
        &mut self,
        table: &Table,
        key: &[String],
        values: &[Value],
    ) -> rusqlite::Result<Vec<Value>> {
        let stored = |(column, cell): (&Column, Cell<'_>)| match column.refers {
            Some(refers) => self.ids.of(self.connection, refers, &cell).map(Value::from),
            None => Ok(cell.value()),
        };
        table.columns.iter().zip(cells(key, values)).map(stored).collect()
    }
}

/// The cells of a row to write.
fn cells<'r>(key: &'r [String], values: &'r [Value]) -> impl Iterator<Item = Cell<'r>> {
    key.iter().map(|part| Cell::part(part)).chain(values.iter().map(Cell::from))
}

/// A key column as text.
fn plain(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        Value::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}
