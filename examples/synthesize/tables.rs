//! The rows of a base as CSV, a file for each table: what `.import` of the
//! `sqlite3` shell reads. NULL is written as nothing.

use std::error::Error;
use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

/// Writes a file for each table of the base into a folder.
pub(crate) fn export(base: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let base = Connection::open_with_flags(base, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let tables = "SELECT name FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        ORDER BY name";
    let mut statement = base.prepare(tables)?;
    let names = statement.query_map([], |row| row.get::<_, String>(0))?;
    for name in names {
        let name = name?;
        write(&base, &name, &folder.join(format!("{name}.csv")))?;
    }
    Ok(())
}

fn write(base: &Connection, table: &str, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut statement = base.prepare(&format!("SELECT * FROM {table}"))?;
    let width = statement.column_count();
    let mut rows = statement.query([])?;
    let mut csv = csv::Writer::from_path(file)?;
    while let Some(row) = rows.next()? {
        for column in 0..width {
            match row.get_ref(column)? {
                ValueRef::Null => csv.write_field("")?,
                ValueRef::Integer(number) => csv.write_field(number.to_string())?,
                ValueRef::Real(number) => csv.write_field(number.to_string())?,
                ValueRef::Text(bytes) | ValueRef::Blob(bytes) => csv.write_field(bytes)?,
            }
        }
        csv.write_record(None::<&[u8]>)?;
    }
    csv.flush()?;
    Ok(())
}
