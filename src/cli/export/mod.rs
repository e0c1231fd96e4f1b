//! `kb export`: the base in the formats of other programs, or its datasets as TOML.

mod dataset;
mod formats;
mod lake;
mod place;
mod site;

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::args::{AsOf, Global, language};
use super::error::CliError;
use super::query::pair;
use super::report::Report;
use crate::model::Language;
use formats::Format;

/// Write the base in the format of another program, or its datasets as TOML
///
/// With --as, the whole base is written, or what a phrase or a canned query asks for, with
/// what that stands with: an event with its figures and entities, an entity with its
/// events. The same base gives the same bytes. One file goes to standard output, or to
/// the file that --to names; a folder always needs --to.
///
/// Without --as, a single dataset, or the one given with --dataset, is written to DIR
/// itself as TOML that `kb seed` loads; several are written to one subfolder each. The
/// texts of attached passages are yours and are not exported; `kb seed --article FILE`
/// attaches them again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  kb export my-dataset/
  kb export my-dataset/ --dataset tesla-dojo --force
  kb export --as csv --to tables/
  kb export --as ics --to deadlines.ics \"promises about Dojo\"
  kb export --as markdown --to vault/ --lang fr
  kb export --as parquet --to lake/
  kb export --as jsonld events -p period=2024")]
pub(super) struct Args {
    /// The folder for TOML; with --as, a phrase or a canned query.
    #[arg(value_name = "DIR|PHRASE", num_args = 0.., value_hint = clap::ValueHint::DirPath)]
    words: Vec<OsString>,
    /// The format.
    #[arg(long = "as", value_name = "FORMAT")]
    format: Option<Format>,
    /// The file or folder to write to; a folder is created if needed.
    #[arg(long, value_name = "FILE|DIR", value_hint = clap::ValueHint::AnyPath)]
    to: Option<PathBuf>,
    /// A parameter of a canned query; twice for both, a comma for either.
    #[arg(short, long = "param", value_name = "NAME=VALUE", value_parser = pair,
          requires = "format")]
    param: Vec<(String, String)>,
    /// The language of titles, names and statements; default: the phrase's, else English.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    as_of: AsOf,
    /// With --as csv: for spreadsheets, with a byte order mark, and with `;` and decimal
    /// commas where the locale has those.
    #[arg(long, requires = "format")]
    csv_excel: bool,
    /// With --as parquet: the name of the base among those of the same folder
    /// [default: that of its file].
    #[arg(long, value_name = "NAME", requires = "format")]
    name: Option<String>,
    /// Of the datasets, write only the one with this slug.
    #[arg(long, value_name = "SLUG")]
    dataset: Option<String>,
    /// Write to a folder that is not empty, replacing the files of an earlier export.
    #[arg(long)]
    force: bool,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    if args.format.is_none() && args.words.iter().any(|word| word == "-") {
        let hint = "name a folder, or a format that is one file: kb export --as jsonld";
        return Err(CliError::usage("a dataset is a folder and cannot be printed", hint).into());
    }
    match (args.format, args.words.as_slice(), &args.to) {
        (Some(format), ..) => formats::run(global, args, format),
        (None, [phrase], None) if is_phrase(phrase) => {
            let hint = "a phrase needs a format: kb export --as jsonld PHRASE; a folder of \
                        that name is meant by --to";
            let message = format!("\"{}\" is no folder", phrase.display());
            Err(CliError::usage(message, hint).into())
        }
        (None, [dir], None) => dataset::run(global, args, Path::new(dir)),
        (None, [], Some(dir)) => dataset::run(global, args, dir),
        (None, [], None) => {
            let hint = "name a folder: kb export DIR, or a format: kb export --as csv --to DIR";
            Err(CliError::usage("where to write is not said", hint).into())
        }
        (None, ..) => {
            let hint = "datasets go to one folder: kb export DIR; \
                        a phrase needs a format: kb export --as jsonld PHRASE";
            Err(CliError::usage("more is given than one folder", hint).into())
        }
    }
}

/// Whether a word is rather a phrase than a folder to be created.
fn is_phrase(word: &OsString) -> bool {
    let path = Path::new(word);
    word.to_string_lossy().contains(' ') && path.components().count() == 1 && !path.exists()
}
