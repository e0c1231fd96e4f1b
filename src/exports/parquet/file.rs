//! One Parquet file: row groups are written as they fill, so that a file of any size needs
//! the memory of one of them.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use rusqlite::Row;
use sha2::{Digest, Sha256};

use super::column::{Values, schema};
use super::error::ExportError;
use super::manifest::FileEntry;
use crate::query::hex;
use crate::store::ExportedTable;

/// A row group ends at this many rows, or at this many bytes in memory.
const ROWS: usize = 65_536;
const BYTES: usize = 32 * 1024 * 1024;

/// A file that is being written.
pub(super) struct TableFile<'t> {
    table: &'t ExportedTable,
    path: PathBuf,
    /// Its place in the lake, with `/`.
    name: String,
    writer: SerializedFileWriter<Hashing>,
    columns: Vec<Values>,
    /// Rows and bytes that are not written yet.
    waiting: (usize, usize),
    rows: usize,
}

impl<'t> TableFile<'t> {
    /// Begins a file of a table at `name` in a folder, for the base with this number.
    pub(super) fn create(
        folder: &Path,
        name: String,
        table: &'t ExportedTable,
        number: i64,
    ) -> Result<Self, ExportError> {
        let path = folder.join(&name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(ExportError::file(parent))?;
        }
        let file = File::create(&path).map_err(ExportError::file(&path))?;
        let writing = ExportError::writing(&path);
        let schema = schema(table.name, &table.columns).map_err(&writing)?;
        let hashing = Hashing { file, hash: Sha256::new(), bytes: 0 };
        let writer = SerializedFileWriter::new(hashing, schema, Arc::new(properties(&path)?));
        let writer = writer.map_err(&writing)?;
        let columns = table.columns.iter().map(|column| Values::new(column, number)).collect();
        drop(writing);
        Ok(Self { table, path, name, writer, columns, waiting: (0, 0), rows: 0 })
    }

    /// Adds a row.
    pub(super) fn push(&mut self, row: &Row<'_>) -> Result<(), ExportError> {
        for (index, column) in self.columns.iter_mut().enumerate() {
            let pushed = row.get_ref(index).map_err(|error| error.to_string());
            let bytes = pushed.and_then(|value| column.push(value)).map_err(|reason| {
                let column = self.table.columns[index].name.clone();
                ExportError::Value { table: self.table.name, column, reason }
            })?;
            self.waiting.1 += bytes;
        }
        self.waiting.0 += 1;
        self.rows += 1;
        if self.waiting.0 >= ROWS || self.waiting.1 >= BYTES { self.flush() } else { Ok(()) }
    }

    fn flush(&mut self) -> Result<(), ExportError> {
        let write = |writer: &mut SerializedFileWriter<Hashing>, columns: &mut [Values]| {
            let mut group = writer.next_row_group()?;
            for values in columns {
                if let Some(mut column) = group.next_column()? {
                    values.write(&mut column)?;
                    column.close()?;
                }
            }
            group.close().map(drop)
        };
        if self.waiting.0 > 0 {
            write(&mut self.writer, &mut self.columns).map_err(ExportError::writing(&self.path))?;
        }
        self.waiting = (0, 0);
        Ok(())
    }

    /// Ends the file; gives its line in the manifest.
    pub(super) fn finish(mut self) -> Result<FileEntry, ExportError> {
        self.flush()?;
        let ended = self.writer.into_inner().map_err(ExportError::writing(&self.path))?;
        ended.file.sync_all().map_err(ExportError::file(&self.path))?;
        let hash = ended.hash.finalize();
        Ok(FileEntry { path: self.name, rows: self.rows, bytes: ended.bytes, sha256: hex(&hash) })
    }
}

/// The bytes depend on the rows alone: no time and no machine is written.
fn properties(path: &Path) -> Result<WriterProperties, ExportError> {
    let level = ZstdLevel::try_new(3).map_err(ExportError::writing(path))?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(level));
    // Engines leave out row groups by the least and the greatest value of a column.
    Ok(properties.set_statistics_enabled(EnabledStatistics::Chunk).build())
}

/// A file with the hash of what is written to it.
struct Hashing {
    file: File,
    hash: Sha256,
    bytes: u64,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
