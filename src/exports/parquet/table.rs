//! A table as files: one, or one for each year.

use std::path::Path;

use super::error::ExportError;
use super::file::TableFile;
use super::manifest::TableEntry;
use crate::store::{Base, ExportedTable};

/// Rows between two looks at whether the user wants to stop.
const ROWS: usize = 4096;

/// Where the files of a base are written, and under which name and number.
pub(super) struct Target<'t> {
    pub(super) folder: &'t Path,
    pub(super) name: &'t str,
    pub(super) number: i64,
    pub(super) stop: fn() -> bool,
}

/// Writes a table. Its rows come year by year, so one file is open at a time.
pub(super) fn write(
    base: &Base,
    table: &ExportedTable,
    target: &Target<'_>,
) -> Result<TableEntry, ExportError> {
    let mut entry = TableEntry::default();
    let mut open: Option<(Option<String>, TableFile<'_>)> = None;
    let begin = |year: &Option<String>| {
        let name = place(table, year.as_deref(), target.name);
        TableFile::create(target.folder, name, table, target.number)
    };
    let mut rows = 0_usize;
    base.each_row(table, |row, year| {
        rows += 1;
        if rows.is_multiple_of(ROWS) && (target.stop)() {
            return Err(ExportError::Interrupted);
        }
        if open.as_ref().is_none_or(|(other, _)| *other != year) {
            if let Some((_, ended)) = open.take() {
                entry.files.push(ended.finish()?);
            }
            open = Some((year.clone(), begin(&year)?));
        }
        open.as_mut().map_or(Ok(()), |(_, file)| file.push(row))
    })?;
    // A table without rows has a file too, which says what its columns are.
    let last = open.map_or_else(|| begin(&None), |(_, file)| Ok(file))?;
    entry.files.push(last.finish()?);
    entry.rows = rows;
    Ok(entry)
}

/// The place of a file in the lake, as Hive, Spark and `DuckDB` name partitions.
fn place(table: &ExportedTable, year: Option<&str>, name: &str) -> String {
    let table_name = table.name;
    match (table.by_year, year) {
        (false, _) => format!("{table_name}/{name}.parquet"),
        (true, Some(year)) => {
            // The year 0800 is the number 800.
            let year = year.trim_start_matches('0');
            let year = if year.is_empty() { "0" } else { year };
            format!("{table_name}/year={year}/{name}.parquet")
        }
        (true, None) => format!("{table_name}/year=__HIVE_DEFAULT_PARTITION__/{name}.parquet"),
    }
}
