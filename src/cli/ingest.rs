//! `kb ingest`: articles become facts.

use std::io::Read;
use std::path::PathBuf;

use super::answer::Answer;
use super::args::{Global, language};
use super::failure::Failure;
use crate::ingest::{Label, Meta, Reader, read};
use crate::model::{Language, Period};

/// Read timeline articles and load what they claim.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// The articles: files, or `-` for standard input.
    #[arg(required = true, value_hint = clap::ValueHint::FilePath)]
    files: Vec<PathBuf>,
    /// Print what would be loaded, and load nothing.
    #[arg(long)]
    dry_run: bool,
    /// One object, with all that was found and where.
    #[arg(long, requires = "dry_run")]
    json: bool,
    /// The language of the articles; found out if not told.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    language: Option<Language>,
    /// When the article was published, as 2024-08-10, 2024-08 or 2024.
    #[arg(long, value_name = "DATE")]
    published: Option<Period>,
}

pub(super) fn run(_global: &Global, args: &Args) -> anyhow::Result<Answer> {
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;

    let published = args.published.map(|period| (period.start(), period.end()));
    let document =
        read(&bytes, None, Meta { published, language: args.language, ..Meta::default() })?;
    let labels: Vec<Label> = Vec::new();
    let outline =
        Reader::new(document.meta.language.unwrap_or(Language::En), &labels).outline(&document);
    if !args.json || args.files.is_empty() {
        return Err(Failure::usage("not yet", "--dry-run --json").into());
    }
    Ok(Answer::text(format!("{outline}\n")))
}
