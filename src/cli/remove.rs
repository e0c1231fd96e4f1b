//! `kb remove`: removes a dataset with all its facts.

use std::fmt::Write;

use super::args::Global;
use super::error::counted;
use super::interrupt;
use super::report::Report;
use crate::store::{BaseFile, Handed, LoadReport, Lost, Removed, full_path};

/// Remove a dataset with all its facts.
///
/// DATASET is a name that `kb datasets` lists: a curated dataset, or an article that was
/// read. Entities, units, metrics and categories that other datasets use stay and go over
/// to these. What was extracted about a removed event, and what another article says again
/// of a removed fact, goes too. A dataset is not removed while curated facts of another
/// one stand on its own.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb remove my-article --dry-run\n  kb remove my-article")]
pub(super) struct Args {
    /// The name of the dataset.
    #[arg(value_name = "DATASET", add = super::candidates::datasets())]
    dataset: String,
    /// Say what would be removed without removing it.
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    interrupt::watch()?;
    let mut file = BaseFile::open(&global.db, global.wait, interrupt::stop)?;
    let removed = file.remove(&args.dataset, args.dry_run)?;
    let path = full_path(&global.db);
    let (name, path) = (&args.dataset, path.display());
    let done = if args.dry_run { "Would remove" } else { "Removed" };
    let mut text = format!("{done} {name} from {path}:\n");
    let Removed { load, handed, lost, backup } = &removed;
    text += &rows(load);
    text += &gone(lost);
    text += &stays(handed);
    if let Some(backup) = backup {
        let _ = writeln!(text, "Copy from before the migration: {}", backup.display());
    }
    if args.dry_run {
        text += "Nothing was changed.\n";
    }
    Ok(Report::text(text))
}

/// The dataset's own rows, by table.
fn rows(load: &LoadReport) -> String {
    let mut text = String::new();
    for (table, change) in load.changes.iter().filter(|(_, change)| change.removed > 0) {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {table:<16} {:>6}", change.removed);
    }
    text
}

fn gone(lost: &[Lost]) -> String {
    let mut text = String::new();
    for Lost { dataset, table, rows } in lost {
        let what = counted(*rows, table.strip_suffix('s').unwrap_or(table));
        let _ = writeln!(text, "Also gone, of {dataset}: {what} about removed facts");
    }
    if !lost.is_empty() {
        text += "`kb ingest FILE --again` reads an article again and loads what it says alone.\n";
    }
    text
}

fn stays(handed: &[Handed]) -> String {
    let mut text = String::new();
    for Handed { table, slug, to } in handed {
        let _ = writeln!(text, "Stays, as {to} uses it: {slug} ({table})");
    }
    text
}
