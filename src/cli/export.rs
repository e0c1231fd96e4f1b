//! `kb export`: writes the datasets of the base as folders of TOML.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::args::Global;
use super::error::{CliError, counted};
use super::interrupt;
use super::lake;
use super::report::Report;
use crate::dataset::write;
use crate::model::Dataset;
use crate::model::text::nearest;
use crate::store::{Base, StoreError, datasets, read};

/// Write the datasets of the base as folders of TOML that `kb seed` loads.
///
/// A single dataset, or the one given with --dataset, is written to DIR itself;
/// several are written to one subfolder each. The texts of attached passages are
/// yours and are not exported; `kb seed --article FILE` attaches them again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kb export my-dataset/
  kb export my-dataset/ --dataset tesla-dojo
  kb export my-dataset/ --force
  kb export --as parquet --to lake/")]
pub(super) struct Args {
    /// The folder to write to; created if needed.
    #[arg(value_hint = clap::ValueHint::DirPath, required_unless_present = "to")]
    dir: Option<PathBuf>,
    /// Write the whole base in another format, to the folder of --to.
    #[arg(long = "as", value_name = "FORMAT", requires = "to", conflicts_with_all = ["dir", "dataset"])]
    format: Option<As>,
    /// Where to write what --as asks for.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath, requires = "format")]
    to: Option<PathBuf>,
    /// The name of the base among those of the same Parquet folder [default: that of its file].
    #[arg(long, value_name = "NAME", requires = "format")]
    name: Option<String>,
    /// Write only the dataset with this slug.
    #[arg(long, value_name = "SLUG")]
    dataset: Option<String>,
    /// Write to a folder that is not empty, replacing its TOML files.
    #[arg(long)]
    force: bool,
}

/// Another format than TOML.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum As {
    /// Parquet files in folders, for DuckDB and Spark.
    Parquet,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    interrupt::watch()?;
    match (args.format, &args.to, &args.dir) {
        (Some(As::Parquet), Some(to), _) => lake::run(global, to, args.name.as_deref(), args.force),
        (_, _, Some(dir)) => folders(global, args, dir),
        _ => Err(CliError::data("there is no folder to write to", "name one with --to").into()),
    }
}

/// Writes the datasets as folders of TOML.
fn folders(global: &Global, args: &Args, dir: &Path) -> anyhow::Result<Report> {
    let mut base = global.open_own()?;
    base.stop_when(interrupt::stop)?;
    let all = datasets(&base)?;
    let text = match (&args.dataset, all.as_slice()) {
        (Some(slug), _) if !all.contains(slug) => return Err(unknown(slug, &all).into()),
        (Some(slug), _) | (None, [slug]) => export(&base, slug, dir, args)?,
        (None, all) => {
            // All names are checked before anything is written.
            let folders: Vec<_> =
                all.iter().map(|slug| folder(dir, slug)).collect::<Result<_, _>>()?;
            let mut text = String::new();
            for (slug, folder) in all.iter().zip(folders) {
                text.push_str(&export(&base, slug, &folder, args)?);
            }
            text
        }
    };
    Ok(Report::text(text))
}

/// The subfolder of a dataset. A hostile base may have one named `../..`.
fn folder(dir: &Path, slug: &str) -> anyhow::Result<PathBuf> {
    let is_name = |byte: u8| byte.is_ascii_alphanumeric() || b"-_".contains(&byte);
    if slug.is_empty() || !slug.bytes().all(is_name) {
        let message =
            format!("the dataset `{slug}` has a slug that cannot be the name of a folder");
        let hint = "write each to a folder of your choice: kb export DIR --dataset SLUG";
        return Err(CliError::data(message, hint).into());
    }
    Ok(dir.join(slug))
}

/// Writes one dataset; returns a summary.
fn export(base: &Base, slug: &str, dir: &Path, args: &Args) -> anyhow::Result<String> {
    let dataset = read(base, slug)?.ok_or_else(|| unknown(slug, &[]))?;
    if interrupt::stop() {
        return Err(StoreError::Interrupted.into());
    }
    write(&dataset, dir, args.force)?;
    Ok(summary(&dataset, dir))
}

fn summary(dataset: &Dataset, dir: &Path) -> String {
    let mut text = format!("Wrote {} to {}:", dataset.slug, dir.display());
    let counts = [
        (dataset.events.len(), "event"),
        (dataset.figures.len(), "figure"),
        (dataset.predictions.len(), "prediction"),
        (dataset.supports.len(), "support"),
    ];
    let counts = counts.into_iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(count, what)| counted(count, what)).collect();
    let counts = if counts.is_empty() { "no facts".to_owned() } else { counts.join(", ") };
    // Writing to a String cannot fail.
    let _ = writeln!(text, " {counts}.");
    text
}

fn unknown(slug: &str, all: &[String]) -> CliError {
    let near = nearest(slug, all.iter().map(String::as_str));
    let hint = match near {
        Some(near) => format!("did you mean {near}?"),
        None => format!("it has {}", all.join(", ")),
    };
    CliError::data(format!("the base has no dataset `{slug}`"), hint)
}
