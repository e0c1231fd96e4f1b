//! `kb ingest`: extracts facts from articles.

mod inputs;
mod known;
mod prepare;
mod preview;
mod proposed;
mod report;
mod review;

use std::path::PathBuf;

use super::args::{Global, language};
use super::error::CliError;
use super::interrupt;
use super::report::{Body, Report};
use crate::ingest::Meta;
use crate::model::{Language, Period};
use crate::store::BaseFile;

use inputs::Input;
use prepare::{Prepared, Readers};
pub(super) use proposed::{proposed, summary};

/// Read timeline articles and load what they claim.
///
/// An article is plain text, Markdown or HTML, in English or French. Its events,
/// figures and predictions are loaded, each with its place in the text and a
/// confidence. A fact that the base already has gains a source instead of a
/// duplicate. Loading the same article again changes nothing; of a changed
/// article only the differences are applied. Names are taken from the base and,
/// while it has no curated dataset, from the built-in one.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    /// The articles: files, folders of files, or `-` for standard input.
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    files: Vec<PathBuf>,
    /// Print what would be loaded without loading it.
    #[arg(long)]
    dry_run: bool,
    /// With --dry-run: print everything found and its position, one JSON object
    /// per article.
    #[arg(long, requires = "dry_run")]
    json: bool,
    /// Write the facts to a dataset folder instead of loading them, to correct by
    /// hand; `kb seed DIR` loads it.
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run", value_hint = clap::ValueHint::DirPath)]
    to: Option<PathBuf>,
    /// Write the article with everything found marked in its text to an HTML or
    /// Markdown file, to review, instead of loading it.
    #[arg(long, value_name = "FILE.html|FILE.md", conflicts_with_all = ["dry_run", "to", "again"],
        value_hint = clap::ValueHint::FilePath)]
    report: Option<PathBuf>,
    /// With --to: write to a folder that is not empty.
    #[arg(long, requires = "to")]
    force: bool,
    /// List the parts of each article that were skipped, and the names that the
    /// base does not know.
    #[arg(short, long)]
    verbose: bool,
    /// Read articles again that the base already has, with the names that it has now.
    #[arg(long, conflicts_with_all = ["dry_run", "to"])]
    again: bool,
    /// Load facts that somebody proposes too, if the article bears them out: a file of
    /// JSON Lines as for `kb verify`.
    #[arg(long, value_name = "FILE", conflicts_with = "to",
        value_hint = clap::ValueHint::FilePath)]
    facts: Option<PathBuf>,
    /// With --facts: load nothing unless every proposed fact is accepted.
    #[arg(long, requires = "facts")]
    strict: bool,
    /// Stop at the first article that fails.
    #[arg(long)]
    fail_fast: bool,
    #[command(flatten)]
    about: About,
}

/// What the user says about the articles.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "About the articles, if they do not say it themselves")]
pub(super) struct About {
    /// The title.
    #[arg(long)]
    title: Option<String>,
    /// The publisher.
    #[arg(long)]
    publisher: Option<String>,
    /// The date of publication, such as 2024-08-10, 2024-08 or 2024; resolves
    /// dates without a year.
    #[arg(long, value_name = "DATE")]
    published: Option<Period>,
    /// The language; detected by default.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    language: Option<Language>,
    /// The web address.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  kb ingest article.html
  kb ingest articles/ --fail-fast
  kb ingest - --published 2024-08-10 --dry-run < article.txt
  kb ingest article.html --report review.html
  kb ingest article.md --to draft/ && kb seed draft/";

impl About {
    pub(super) fn meta(&self) -> Meta {
        Meta {
            title: self.title.clone(),
            publisher: self.publisher.clone(),
            published: self.published.map(|period| (period.start(), period.end())),
            address: self.address.clone(),
            language: self.language,
            ..Meta::default()
        }
    }
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let inputs = inputs::inputs(&args.files)?;
    if inputs.len() > 1 && (args.about.title.is_some() || args.about.address.is_some()) {
        let message = "--title and --address apply to a single article";
        return Err(CliError::usage(message, "leave them out, or name one file").into());
    }
    if inputs.len() > 1 && args.facts.is_some() {
        let message = "--facts applies to a single article";
        return Err(CliError::usage(message, "name the article that the facts are from").into());
    }
    let format = args.report.as_deref().map(review::Format::of).transpose()?;
    interrupt::watch()?;
    if !args.dry_run && args.to.is_none() && args.report.is_none() {
        let file = BaseFile::open(&global.db, global.wait, interrupt::stop)?;
        let readers = Readers::new(known::known(file.base()?)?, args.about.meta()).with(args)?;
        return report::load(file, &readers, &inputs, args);
    }
    let readers = Readers::new(known::known_to_read(global)?, args.about.meta()).with(args)?;
    match (&args.to, args.report.as_deref().zip(format)) {
        (Some(folder), _) => report::save(&readers, &inputs, folder, args),
        (None, Some((path, format))) => review::run(&readers, &inputs, path, format),
        (None, None) => preview::run(&readers, &inputs, args.json, args.verbose),
    }
}

/// Handles the articles in order, reading several in parallel; with `fail_fast`
/// stops at the first that fails.
fn each(
    readers: &Readers,
    inputs: &[Input],
    fail_fast: bool,
    mut take: impl FnMut(&Input, anyhow::Result<Prepared>) -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    let mut rest = inputs;
    while !rest.is_empty() {
        let (batch, after) = rest.split_at(inputs::batch(rest, prepare::BATCH));
        rest = after;
        for (input, prepared) in batch.iter().zip(readers.prepare(batch)) {
            if interrupt::stop() {
                return Err(crate::store::StoreError::Interrupted.into());
            }
            let succeeded = take(input, prepared)?;
            if fail_fast && !succeeded {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// A report of text; the exit code is 1 if there are notes.
fn report_of(text: String, notes: Vec<String>) -> Report {
    let code = u8::from(!notes.is_empty());
    Report { body: Body::Text(text), notes, code }
}
