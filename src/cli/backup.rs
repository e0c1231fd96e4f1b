//! `kb backup`: copies the base while other processes may use it.

use std::path::PathBuf;

use super::args::Global;
use super::error::{DATA, counted};
use super::interrupt;
use super::report::Report;
use crate::store::{Base, backup, full_path};

/// Copy the base to FILE, safely while other processes read and write it.
///
/// The copy is written to a temporary file, synced, and renamed to FILE. An
/// existing FILE is kept unless --force is given. The copy is checked: if the
/// base is damaged, the damage is reported and the exit code is 1.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb backup kb-2025-01-31.db\n  kb backup --force latest.db")]
pub(super) struct Args {
    /// The file to write.
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// Replace FILE if it exists.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = Base::inspect(&global.db, global.wait)?;
    interrupt::watch()?;
    base.stop_when(interrupt::stop)?;
    let findings = backup(&base, &args.file, args.force)?;
    let file = full_path(&args.file);
    let answer = Report::text(format!("Backup: {}\n", file.display()));
    if findings.is_empty() {
        return Ok(answer);
    }
    let note = format!(
        "error: the base is damaged, and so is its copy: {}\n  \
         `kb check --db {}` lists the findings",
        counted(findings.len(), "finding"),
        args.file.display()
    );
    Ok(Report { code: DATA, notes: vec![note], ..answer })
}
