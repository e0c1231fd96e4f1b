//! The difference between the rows a dataset has in the base and the rows it
//! should have, applied table by table.

use std::cell::Cell;
use std::collections::HashMap;

use rusqlite::types::{ToSqlOutput, Value, ValueRef};
use rusqlite::{Connection, ErrorCode, Statement, params_from_iter};

use super::flatten::Flat;
use super::ids::Ids;
use super::kept::Kept;
use super::{Change, Refusal};
use crate::store::tables::{Column, Refers, Scope, Table};

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
    pub(super) connection: &'c Connection,
    pub(super) dataset_id: i64,
    /// Whether the base has no row of it yet.
    pub(super) is_new: bool,
    /// The texts of its passages, by the passage's name.
    pub(super) texts: &'c HashMap<String, &'c str>,
    pub(super) ids: &'c mut Ids,
    pub(super) steps: Steps<'c>,
}

/// Counts the rows done, and tells.
pub(super) struct Steps<'c> {
    done: Cell<usize>,
    total: usize,
    progress: &'c dyn Fn(usize, usize),
}

impl<'c> Steps<'c> {
    pub(super) fn new(total: usize, progress: &'c dyn Fn(usize, usize)) -> Self {
        Self { done: Cell::new(0), total, progress }
    }

    fn step(&self) {
        self.done.set(self.done.get() + 1);
        (self.progress)(self.done.get(), self.total);
    }
}

impl Writer<'_> {
    /// Compares the dataset's rows of one table with `wanted`.
    pub(super) fn plan(
        &self,
        table: &'static Table,
        wanted: Flat,
        kept: &Kept,
    ) -> rusqlite::Result<Plan> {
        let mut plan = Plan { table, removed: Vec::new(), changed: Vec::new(), added: Vec::new() };
        if self.is_new {
            plan.added = wanted.into_iter().collect();
            return Ok(plan);
        }
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
        if plan.table.referred {
            for (key, values) in plan.changed {
                self.update(plan.table, key, values)?;
            }
        } else {
            self.insert(plan.table, plan.changed)?;
        }
        self.insert(plan.table, plan.added)?;
        Ok(change)
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

    fn insert(&mut self, table: &Table, rows: Vec<Keyed>) -> Result<(), Refusal> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut names: Vec<_> = table.columns.iter().map(|column| column.name).collect();
        let own = matches!(table.scope, Scope::Own);
        names.extend(table.void);
        names.extend(own.then_some("dataset_id"));
        let holes = vec!["?"; names.len()].join(", ");
        let insert = format!("INSERT INTO {} ({}) VALUES ({holes})", table.name, names.join(", "));
        let mut insert = self.connection.prepare_cached(&insert)?;
        let refers = table.referred.then(|| Refers::to(table.name)).flatten();
        for (key, values) in rows {
            self.bind(&mut insert, table, &key, &values)?;
            if own {
                insert.raw_bind_parameter(names.len(), self.dataset_id)?;
            }
            let name = if table.referred { key.join("#") } else { String::new() };
            if table.void.is_some() {
                insert.raw_bind_parameter(table.columns.len() + 1, self.texts.get(&name))?;
            }
            let inserted = insert.raw_execute();
            self.steps.step();
            inserted.map_err(|error| refused(error, table, &key))?;
            if let Some(refers) = refers {
                self.ids.learn(refers, name, self.connection.last_insert_rowid());
            }
        }
        Ok(())
    }

    /// Gives a statement the key and the values as they are stored: ids for slugs.
    fn bind(
        &mut self,
        statement: &mut Statement<'_>,
        table: &Table,
        key: &[String],
        values: &[Value],
    ) -> rusqlite::Result<()> {
        let cells = key.iter().map(|part| match part.as_str() {
            "" => ValueRef::Null,
            part => ValueRef::from(part),
        });
        let cells = cells.chain(values.iter().map(ValueRef::from));
        for (place, (column, cell)) in (1..).zip(table.columns.iter().zip(cells)) {
            let stored = match (column.refers, cell) {
                (Some(refers), ValueRef::Text(slug)) => {
                    let slug = str::from_utf8(slug)?;
                    ValueRef::Integer(self.ids.of(self.connection, refers, slug)?)
                }
                (Some(_), _) => ValueRef::Null,
                (None, cell) => cell,
            };
            statement.raw_bind_parameter(place, ToSqlOutput::Borrowed(stored))?;
        }
        Ok(())
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
        self.steps.step();
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
                Some(refers) => match cell {
                    Value::Text(slug) => {
                        self.ids.of(self.connection, refers, &slug).map(Value::Integer)
                    }
                    _ => Ok(Value::Null),
                },
                None => Ok(cell),
            })
            .collect()
    }
}

/// What SQLite says of a row that the base cannot take.
fn refused(error: rusqlite::Error, table: &Table, key: &[String]) -> Refusal {
    if error.sqlite_error_code() != Some(ErrorCode::ConstraintViolation) {
        return error.into();
    }
    Refusal::Conflict(format!(
        "the base cannot take \"{}\" into {}: {error}; another dataset may have it",
        key.join(" "),
        table.name
    ))
}

/// A key column as text: slugs are, ordinals become it.
fn plain(value: Value) -> String {
    match value {
        Value::Text(text) => text,
        Value::Integer(number) => number.to_string(),
        _ => String::new(),
    }
}
