//! The views as CSV files, with a description of each column (Frictionless Data,
//! `datapackage.json`).

mod columns;
mod package;

use std::io::{self, Write};
use std::ops::ControlFlow;

use serde_json::Value as Json;
use sha2::{Digest, Sha256};

use super::ExportError;
use crate::files::Tree;
use crate::query::facts::{EXPORTED, Ids, ViewRows};
use crate::query::hex;
use crate::query::show::View;
use crate::render::{Dialect, csv_failed};
use crate::store::Base;

pub(crate) use columns::column;

/// What a column holds.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// One of these words.
    Word(&'static [&'static str]),
    /// A whole number, 0 or more.
    Whole,
    /// 0 or 1.
    Flag,
    /// A day, ISO 8601.
    Day,
    /// A number.
    Number,
    /// A number from 0 to 1.
    Share,
}

/// A file that was written.
struct Written {
    name: &'static str,
    columns: Vec<String>,
    rows: u64,
    bytes: u64,
    hash: String,
}

/// Writes each view as a file, and `datapackage.json`. Memory does not grow with the base.
/// Gives the number of rows.
pub(crate) fn write_csv(
    base: &mut Base,
    ids: &Ids,
    view: &View,
    dialect: Dialect,
    tree: &mut Tree,
) -> Result<u64, ExportError> {
    let mut written = Vec::new();
    for exported in EXPORTED {
        written.push(one(base, exported, ids, view, dialect, tree)?);
    }
    let package: Json = package::package(&written, dialect);
    tree.file("datapackage.json")?.write_all(format!("{package:#}\n").as_bytes())?;
    Ok(written.iter().map(|file| file.rows).sum())
}

fn one(
    base: &mut Base,
    exported: ViewRows,
    ids: &Ids,
    view: &View,
    dialect: Dialect,
    tree: &mut Tree,
) -> Result<Written, ExportError> {
    let name = exported.0;
    let out = Hashed::new(io::BufWriter::new(tree.file(&format!("{name}.csv"))?));
    let mut writer = dialect.writer(out)?;
    let mut columns = Vec::new();
    let (mut rows, mut failed) = (0, None);
    base.view_rows(exported, ids, view, &mut |values| {
        if columns.is_empty() {
            columns = values.iter().map(|name| name.text().into_owned()).collect();
        } else {
            rows += 1;
        }
        match writer.write_record(values.iter().map(|value| dialect.cell(value).into_owned())) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(csv_failed(error));
                ControlFlow::Break(())
            }
        }
    })?;
    if let Some(error) = failed {
        return Err(error.into());
    }
    let out = writer.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let (bytes, hash) = out.finish()?;
    Ok(Written { name, columns, rows, bytes, hash })
}

/// Counts and hashes what is written.
struct Hashed<W: Write> {
    out: W,
    hash: Sha256,
    bytes: u64,
}

impl<W: Write> Hashed<W> {
    fn new(out: W) -> Self {
        Self { out, hash: Sha256::new(), bytes: 0 }
    }

    fn finish(mut self) -> io::Result<(u64, String)> {
        self.out.flush()?;
        let hash = self.hash.finalize();
        Ok((self.bytes, hex(&hash)))
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += u64::try_from(written).unwrap_or_default();
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
