//! `kb migrate`: upgrades an older base to the current schema.

use super::args::{Global, Output};
use super::error::CliError;
use super::interrupt;
use super::report::Report;
use crate::query::{Canned, Value};
use crate::store::{Applied, Base, LATEST, StoreError, full_path, migrate, status};

/// Upgrade an older base to the schema of this kb, or list its migrations.
///
/// The base is first copied (to kb.db.v3.bak if it has schema 3); then all
/// missing migrations are applied in one transaction. `--status` changes
/// nothing: it lists the migrations and exits with 4 if the base must be
/// migrated or cannot be used.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kb migrate\n  kb migrate --status\n  kb migrate --status --json"
)]
pub(super) struct Args {
    /// List the migrations with version, name, date of application and checksum.
    #[arg(long)]
    status: bool,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    if args.status { list(global, args) } else { upgrade(global) }
}

fn upgrade(global: &Global) -> anyhow::Result<Report> {
    let mut base = Base::open_to_write(&global.db, global.wait)?;
    interrupt::watch()?;
    base.stop_when(interrupt::stop)?;
    let found = base.schema()?;
    let migrated = migrate(&base, &Canned::rows())?;
    let path = full_path(&global.db);
    let path = path.display();
    let text = match migrated.backup {
        Some(copy) => format!(
            "Migrated {path} from schema {found} to {LATEST}.\n\
             The old base is kept as {}\n",
            full_path(&copy).display()
        ),
        None if migrated.renewed => {
            format!("{path} already has schema {LATEST}; its canned queries have been updated.\n")
        }
        None => format!("Nothing to do: {path} has schema {LATEST}, the latest.\n"),
    };
    Ok(Report::text(text))
}

fn list(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let base = Base::inspect(&global.db, global.wait)?;
    let rows = status(&base)?.into_iter().map(row).collect();
    let mut answer =
        Report::list(&["version", "name", "applied_on", "checksum"], rows, &args.output);
    if let Some(error) = unusable(&base) {
        let CliError { code, message, hints } = CliError::from(anyhow::Error::from(error));
        answer.code = code;
        answer.notes.push(message);
        answer.notes.extend(hints.iter().map(|hint| format!("  {hint}")));
    }
    Ok(answer)
}

/// Why this kb cannot use the base.
fn unusable(base: &Base) -> Option<StoreError> {
    match base.schema() {
        Ok(found) if found < LATEST => {
            Some(StoreError::Older { path: base.path().to_owned(), found, known: LATEST })
        }
        Ok(_) => None,
        Err(error) => Some(error),
    }
}

fn row(applied: Applied) -> Vec<Value> {
    vec![
        Value::Integer(applied.version),
        Value::Text(applied.name),
        applied.applied_on.map_or(Value::Null, Value::Text),
        Value::Text(applied.checksum),
    ]
}
