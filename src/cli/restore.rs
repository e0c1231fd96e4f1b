//! `kb restore`: replaces the base by a backup.

use std::fmt::Write;
use std::path::PathBuf;

use super::args::Global;
use super::interrupt;
use super::report::Report;
use crate::store::{Done, LATEST, full_path, restore};

/// Replace the base by the backup FILE, keeping a copy of the old base.
///
/// FILE is checked first, and refused if it is not a base or is damaged. The old
/// base is copied to kb.db.before-restore.bak and then overwritten in one
/// transaction; other processes may have it open.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kb restore kb-2025-01-31.db\n  kb restore old.db --db other.db"
)]
pub(super) struct Args {
    /// The backup.
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    interrupt::watch()?;
    let restored = restore(&global.db, &args.file, global.wait, interrupt::stop)?;
    let base = full_path(&global.db);
    let (base, file) = (base.display(), args.file.display());
    let mut text = match &restored.done {
        Done::Replaced(_) => format!("Restored {base} from {file}.\n"),
        Done::Same => format!("Nothing to do: {base} already has the content of {file}.\n"),
    };
    // Writing to a String cannot fail.
    if let Done::Replaced(Some(kept)) = &restored.done {
        let _ = writeln!(text, "The old base is kept as {}", full_path(kept).display());
    }
    if restored.schema < LATEST {
        let _ =
            writeln!(text, "It has schema {}: `kb migrate` brings it up to date.", restored.schema);
    }
    Ok(Report::text(text))
}
