//! `kb export --as parquet`: a base as Parquet files.

use std::path::Path;

use crate::cli::args::Global;
use crate::cli::error::{CliError, DATA, INTERRUPTED, counted};
use crate::cli::interrupt;
use crate::cli::report::Report;
use crate::exports::parquet::{ExportError, Options, export};

/// Writes the whole base to a folder of Parquet files.
pub(super) fn run(
    global: &Global,
    folder: &Path,
    name: Option<&str>,
    force: bool,
) -> anyhow::Result<Report> {
    interrupt::watch()?;
    let mut base = global.open_own()?;
    base.stop_when(interrupt::stop)?;
    let stem = || base.path().file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let name = name.map(str::to_owned).or_else(stem).unwrap_or_default();
    let options = Options { name, force, stop: interrupt::stop };
    let done = export(&base, folder, &options).map_err(failed)?;
    let rows = |table: &str| done.rows.get(table).copied().unwrap_or_default();
    Ok(Report::text(format!(
        "Wrote the base \"{}\" to {}: {}, {} and {} more rows in {}, {} bytes.\n",
        options.name,
        folder.display(),
        counted(rows("events"), "event"),
        counted(rows("figures"), "figure"),
        done.rows.values().sum::<usize>() - rows("events") - rows("figures"),
        counted(done.files, "file"),
        done.bytes,
    )))
}

fn failed(error: ExportError) -> anyhow::Error {
    let (code, hint) = match error {
        ExportError::Store(error) => return error.into(),
        ExportError::Conflict { hint, .. } => (DATA, hint),
        ExportError::Interrupted => (INTERRUPTED, "run it again"),
        ExportError::File { .. } => (DATA, "name a folder on a disk with free space"),
        ExportError::Value { .. } => (DATA, "`kb check` lists what is damaged"),
    };
    CliError { code, message: error.to_string(), hints: vec![hint.to_owned()] }.into()
}
