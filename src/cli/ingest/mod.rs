//! `kb ingest`: articles become facts.

mod inputs;
mod known;
mod prepare;
mod preview;
mod report;

use std::path::PathBuf;

use super::answer::{Answer, Body};
use super::args::{Global, language};
use super::failure::Failure;
use super::interrupt;
use crate::ingest::Meta;
use crate::model::{Language, Period};
use crate::store::BaseFile;

use inputs::Input;
use prepare::{Prepared, Readers};

/// Read timeline articles and load what they claim.
///
/// An article is plain text, Markdown or HTML, in English or French. Its events,
/// figures and predictions are loaded with the place of each and how sure it is;
/// what a curated dataset says already is supported, not doubled. The same
/// article again changes nothing; a changed one is applied as a difference.
/// Names come from the base, or from the built-in dataset if there is no base.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct Args {
    /// The articles: files, folders of them, or `-` for standard input.
    #[arg(required = true, value_name = "FILE", value_hint = clap::ValueHint::AnyPath)]
    files: Vec<PathBuf>,
    /// Print what would be loaded, and load nothing.
    #[arg(long)]
    dry_run: bool,
    /// With --dry-run: all that was found and where, one object an article.
    #[arg(long, requires = "dry_run")]
    json: bool,
    /// Write what was found as a dataset folder to correct by hand, and load
    /// nothing; `kb seed DIR` loads it.
    #[arg(long, value_name = "DIR", conflicts_with = "dry_run", value_hint = clap::ValueHint::DirPath)]
    to: Option<PathBuf>,
    /// With --to: write into a folder that is not empty.
    #[arg(long, requires = "to")]
    force: bool,
    /// List what was left out of each article, and the names that the base does
    /// not have.
    #[arg(short, long)]
    verbose: bool,
    /// Stop at the first article that fails.
    #[arg(long)]
    fail_fast: bool,
    #[command(flatten)]
    about: About,
}

/// What the user says of the articles.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "The articles, where they do not say it themselves")]
struct About {
    /// The title.
    #[arg(long)]
    title: Option<String>,
    /// Who published it.
    #[arg(long)]
    publisher: Option<String>,
    /// When it was published, as 2024-08-10, 2024-08 or 2024: dates without a
    /// year are read by it.
    #[arg(long, value_name = "DATE")]
    published: Option<Period>,
    /// The language; found out if not told.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    language: Option<Language>,
    /// Where it can be read.
    #[arg(long, value_name = "URL")]
    address: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  kb ingest article.html
  kb ingest articles/ --fail-fast
  kb ingest - --published 2024-08-10 --dry-run < article.txt
  kb ingest article.md --to draft/ && kb seed draft/";

impl About {
    fn meta(&self) -> Meta {
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

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Answer> {
    let inputs = inputs::inputs(&args.files)?;
    if inputs.len() > 1 && (args.about.title.is_some() || args.about.address.is_some()) {
        let message = "--title and --address are for one article";
        return Err(Failure::usage(message, "leave them out, or name one file").into());
    }
    interrupt::watch()?;
    if !args.dry_run && args.to.is_none() {
        let file = BaseFile::open(&global.db, global.wait, interrupt::stop)?;
        let readers = Readers::new(known::known(file.base()?)?, args.about.meta());
        return report::load(file, &readers, &inputs, args);
    }
    let readers = Readers::new(known::known_to_read(global)?, args.about.meta());
    match &args.to {
        Some(folder) => report::save(&readers, &inputs, folder, args),
        None => preview::run(&readers, &inputs, args.json, args.verbose),
    }
}

/// Goes through the articles in their order, several at a time being read; stops
/// at the first that fails if that is wanted.
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
            let sound = take(input, prepared)?;
            if fail_fast && !sound {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// An answer of text, and the exit code by whether all went well.
fn answer(text: String, notes: Vec<String>) -> Answer {
    let code = u8::from(!notes.is_empty());
    Answer { body: Body::Text(text), notes, code }
}
