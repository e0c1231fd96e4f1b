//! The tables of a base as rows to be written elsewhere, one after the other, so that a
//! base of any size needs little memory.

use std::collections::BTreeMap;

use rusqlite::Row;

use super::base::Base;
use super::error::StoreError;

/// A table to be written elsewhere.
#[derive(Clone, Debug)]
pub struct ExportedTable {
    /// Its name.
    pub name: &'static str,
    /// Its columns, in the order of [`Base::each_row`].
    pub columns: Vec<ExportedColumn>,
    /// Whether its rows are parted by year.
    pub by_year: bool,
    sql: String,
}

/// A column of a table.
#[derive(Clone, Debug)]
pub struct ExportedColumn {
    /// Its name.
    pub name: String,
    /// What it holds.
    pub kind: ColumnKind,
    /// Whether it may be NULL.
    pub nullable: bool,
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// The id of a row of this or another table.
    Id,
    /// A whole number.
    Integer,
    /// A number.
    Double,
    /// 0 or 1.
    Boolean,
    /// A day, ISO 8601.
    Day,
    /// A text.
    Text,
}

/// How the rows of a table are read: what it is joined with, the day whose year they are
/// parted by, and their order, the primary key if none is given.
struct Table(&'static str, &'static str, &'static str, &'static str);

const EVENTS: &str = "JOIN events AS e ON e.id = t.event_id";
const SOURCES: &str = "JOIN sources AS s ON s.id = t.source_id";

/// Every table but those of kb's own housekeeping, and the full-text index.
const TABLES: [Table; 27] = [
    Table("datasets", "", "", ""),
    Table("documents", "", "", ""),
    Table("sources", "", "", ""),
    Table("passages", SOURCES, "s.published_on", "s.published_on, t.id"),
    Table("entities", "", "", ""),
    Table("labels", "", "", ""),
    Table("systems", "", "", ""),
    Table("people", "", "", ""),
    Table("organizations", "", "", ""),
    Table("places", "", "", ""),
    Table("relations", "", "", ""),
    Table("parts", "", "", ""),
    Table("categories", "", "", ""),
    Table("category_aliases", "", "", ""),
    Table("units", "", "", ""),
    Table("unit_aliases", "", "", ""),
    Table("metrics", "", "", ""),
    Table("metric_aliases", "", "", ""),
    Table("events", "", "t.starts_on", "t.starts_on, t.id"),
    Table("mentions", EVENTS, "e.starts_on", "e.starts_on, t.event_id, t.entity_id, t.role"),
    Table("entity_events", "", "t.starts_on", "t.starts_on, t.event_id, t.entity_id"),
    Table("mention_counts", "", "", ""),
    Table("figures", "", "t.starts_on", "t.starts_on, t.id"),
    Table("predictions", "", "", ""),
    Table("prediction_days", "", "", ""),
    Table("outcomes", "", "", ""),
    Table("supports", "", "", ""),
];

impl Base {
    /// The datasets by slug, each with the hash of the article it was read from, if any.
    ///
    /// # Errors
    /// If the base cannot be read.
    pub fn exported_datasets(&self) -> Result<BTreeMap<String, Option<String>>, StoreError> {
        let query = "SELECT d.slug, a.hash FROM datasets AS d
                     LEFT JOIN documents AS a ON a.dataset_id = d.id";
        let read = || -> rusqlite::Result<_> {
            let mut statement = self.connection().prepare(query)?;
            statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
        };
        read().map_err(|error| self.error(error))
    }

    /// The tables to be written elsewhere, `search_terms` last: the full-text index as a row
    /// for each word of a text.
    ///
    /// # Errors
    /// If the base cannot be read.
    pub fn exported_tables(&self) -> Result<Vec<ExportedTable>, StoreError> {
        let tables = TABLES.iter().map(|table| self.exported(table));
        let mut tables = tables.collect::<rusqlite::Result<Vec<_>>>().map_err(|e| self.error(e))?;
        let terms = [
            ("term", ColumnKind::Text),
            ("kind", ColumnKind::Text),
            ("id", ColumnKind::Id),
            ("language", ColumnKind::Text),
            ("position", ColumnKind::Integer),
        ];
        let column = |(name, kind): (&str, _)| ExportedColumn {
            name: name.to_owned(),
            kind,
            nullable: false,
        };
        tables.push(ExportedTable {
            name: "search_terms",
            columns: terms.map(column).into(),
            by_year: false,
            sql: include_str!("sql/search_terms.sql").to_owned(),
        });
        Ok(tables)
    }

    fn exported(&self, table: &Table) -> rusqlite::Result<ExportedTable> {
        let Table(name, join, day, order) = *table;
        let query = "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1)";
        let mut statement = self.connection().prepare(query)?;
        let mut rows = statement.query([name])?;
        let (mut columns, mut key) = (Vec::new(), Vec::new());
        while let Some(row) = rows.next()? {
            let (column, kind): (String, String) = (row.get(0)?, row.get(1)?);
            let (required, place): (bool, i64) = (row.get(2)?, row.get(3)?);
            if place > 0 {
                key.push((place, format!("t.{column}")));
            }
            let kind = kind_of(name, &column, &kind);
            columns.push(ExportedColumn { name: column, kind, nullable: !required && place == 0 });
        }
        key.sort();
        let key: Vec<_> = key.into_iter().map(|(_, column)| column).collect();
        let order = if order.is_empty() { key.join(", ") } else { order.to_owned() };
        let names: Vec<_> = columns.iter().map(|column| format!("t.{}", column.name)).collect();
        let by_year = !day.is_empty();
        let year = if by_year { format!(", substr({day}, 1, 4)") } else { String::new() };
        let sql =
            format!("SELECT {}{year} FROM {name} AS t {join} ORDER BY {order}", names.join(", "));
        Ok(ExportedTable { name, columns, by_year, sql })
    }

    /// Prepares the base to be read from end to end: what has to be sorted goes to temporary
    /// files, and the full-text index can be read by word.
    ///
    /// # Errors
    /// If SQLite refuses.
    pub fn prepare_export(&self) -> Result<(), StoreError> {
        let batch = include_str!("sql/prepare_export.sql");
        self.connection().execute_batch(batch).map_err(|error| self.error(error))
    }

    /// Calls a function with every row of a table, and the year of those that are parted by
    /// it.
    ///
    /// # Errors
    /// If the base cannot be read, or what the function returns.
    pub fn each_row<E: From<StoreError>>(
        &self,
        table: &ExportedTable,
        mut take: impl FnMut(&Row<'_>, Option<String>) -> Result<(), E>,
    ) -> Result<(), E> {
        let failed = |error| E::from(self.error(error));
        let mut statement = self.connection().prepare(&table.sql).map_err(failed)?;
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let year = if table.by_year { row.get(table.columns.len()) } else { Ok(None) };
            take(row, year.map_err(failed)?)?;
        }
        Ok(())
    }
}

/// What a column holds, by its name and its declared type.
fn kind_of(table: &str, name: &str, declared: &str) -> ColumnKind {
    let is_day = name.ends_with("_on") || matches!(name, "due_from" | "due_to");
    match declared {
        "INTEGER" if name == "id" || name.ends_with("_id") => ColumnKind::Id,
        "INTEGER" if matches!(name, "approximate" | "preferred") => ColumnKind::Boolean,
        "INTEGER" => ColumnKind::Integer,
        "REAL" => ColumnKind::Double,
        // All of time begins in the year 0, which not every engine has.
        _ if is_day && table != "mention_counts" => ColumnKind::Day,
        _ => ColumnKind::Text,
    }
}
