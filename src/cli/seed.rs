//! `kb seed`: loads a curated dataset into the base.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::args::Global;
use super::bounded::{read_file, utf8};
use super::error::counted;
use super::interrupt;
use super::progress::Progress;
use super::report::Report;
use crate::dataset::{Folder, RecordKind, UnresolvedDataset};
use crate::ingest::{Document, Meta, read};
use crate::model::DocumentFormat;
use crate::query::Canned;
use crate::store::{AttachReport, BaseFile, Change, Cutting, Seed, Seeded, elsewhere, full_path};

/// Load a curated dataset into the base, creating the base if needed.
///
/// Without DIR the built-in dataset is loaded: Tesla's Dojo, 2019-2025. Loading
/// the same dataset again changes nothing; of a changed dataset only the
/// differences are applied. Facts of other datasets are never touched.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kb seed\n  kb seed my-dataset/ --db my.db\n  kb seed --article my-copy.txt"
)]
pub(super) struct Args {
    /// A folder of TOML files (docs/dataset-format.md).
    #[arg(value_hint = clap::ValueHint::DirPath)]
    dir: Option<PathBuf>,
    /// Attach your own copy of the source (plain text, Markdown or HTML): every fact then shows
    /// its quote, and every locator is verified.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    article: Option<PathBuf>,
    /// Say what would change without changing it.
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    interrupt::watch().context("signal handlers cannot be installed")?;
    let folder = match &args.dir {
        Some(dir) => Folder::open(dir)?,
        None => Folder::built_in(),
    };
    let article = args.article.as_deref().map(read_article).transpose()?;
    let draft = UnresolvedDataset::read(&folder);
    let slug = draft.slug().to_owned();
    let mut file = BaseFile::open(&global.db, global.wait, interrupt::stop)?;
    let base = file.base()?;
    let known = |thing: RecordKind, name: &str| {
        base.is_some_and(|base| {
            elsewhere(base.connection(), &slug, thing, name).unwrap_or_default()
        })
    };
    let dataset = draft.resolve(known)?;
    let canned = Canned::rows();
    let bar = Progress::new("rows");
    let seeded = file.seed(&Seed {
        dataset: &dataset,
        article: article.as_deref(),
        canned: &canned,
        progress: &|done, total| {
            // Reading the clock for every row would be slow.
            if done.is_multiple_of(256) {
                bar.set(done, total);
            }
        },
        rehearse: args.dry_run,
    })?;
    bar.clear();
    let built_in = || "the built-in dataset".to_owned();
    let name = args.dir.as_ref().map_or_else(built_in, |dir| dir.display().to_string());
    Ok(report(global, &name, args, &seeded))
}

/// The text of a copy of an article, with the passages that are read from it: those of
/// Markdown and HTML, and list items of a plain text, are not paragraphs of the file.
fn read_article(path: &Path) -> anyhow::Result<String> {
    let bytes = read_file(path, "name a file that holds your copy of the article")?;
    let name = path.file_name().and_then(|name| name.to_str());
    let document = read(&bytes, name, Meta::default()).ok();
    let passages = document.iter().flat_map(Document::passages).map(|passage| passage.text);
    let passages: Vec<_> = passages.collect();
    let passages = passages.join("\n\n");
    match document.map(|document| document.format) {
        Some(DocumentFormat::Markdown | DocumentFormat::Html) => Ok(passages),
        Some(DocumentFormat::Text) | None => {
            let hint = "save your copy as plain text in UTF-8";
            let text = utf8(&path.display().to_string(), bytes, hint)?;
            Ok(format!("{text}\n\n{passages}"))
        }
    }
}

fn report(global: &Global, name: &str, args: &Args, seeded: &Seeded) -> Report {
    let mut text = String::new();
    let path = full_path(&global.db);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{}", summary(name, args.dry_run, seeded));
    for (table, change) in &seeded.load.changes {
        let rows = seeded.counts.iter().find(|(other, _)| other == table);
        let shown = |rows: u64| rows > 0 || *change != Change::default();
        if let Some((_, rows)) = rows.filter(|(_, rows)| shown(*rows)) {
            let _ =
                writeln!(text, "  {table:<14} {rows:>6}{}", difference(*change, seeded.created));
        }
    }
    if let Some(attach) = &seeded.attach {
        let _ = write!(text, "{}", attached(attach));
    }
    if let Some(backup) = &seeded.backup {
        let _ = writeln!(text, "Copy from before the migration: {}", backup.display());
    }
    if args.dry_run {
        text += "Nothing was changed.\n";
    } else {
        let _ = writeln!(text, "Base: {}", path.display());
        if !global.quiet {
            text += &next(global, args.dir.is_some());
        }
    }
    let notes = seeded.attach.as_ref().map_or(Vec::new(), unverified);
    Report { code: u8::from(!notes.is_empty()), notes, ..Report::text(text) }
}

/// What is wrong with the locators of an article, for each kind of fault.
fn unverified(report: &AttachReport) -> Vec<String> {
    let unmatched = (!report.unmatched.is_empty()).then(|| {
        format!(
            "error: {} of the source not found word for word in your copy\n  \
             the facts are loaded; compare the lines above, and keep each \
             paragraph on one line or between blank lines",
            counted(report.unmatched.len(), "passage")
        )
    });
    let cutting = (!report.cutting.is_empty()).then(|| {
        format!(
            "error: quotes that begin or end inside a word: {}\n  \
             the facts are loaded; correct `start` and `length` in the dataset: \
             `kb locate FILE \"WORDS\"` prints them",
            report.cutting.len()
        )
    });
    unmatched.into_iter().chain(cutting).collect()
}

fn summary(name: &str, dry_run: bool, seeded: &Seeded) -> String {
    let total = seeded.load.total();
    if dry_run && seeded.created {
        format!("Would create a base from {name}:")
    } else if seeded.created {
        format!("Created a base from {name}:")
    } else if total == Change::default() {
        format!("Nothing to do: {name} is already loaded.")
    } else {
        let Change { added, changed, removed } = total;
        let apply = if dry_run { "Would apply" } else { "Applied" };
        format!("{apply} {name}: {added} rows added, {changed} changed, {removed} removed.")
    }
}

fn difference(change: Change, created: bool) -> String {
    if created || change == Change::default() {
        return String::new();
    }
    format!("  +{} ~{} -{}", change.added, change.changed, change.removed)
}

fn attached(report: &AttachReport) -> String {
    let mut text = format!(
        "Article: {} of {} passages found, {} of {} locators verified, {} passages newly attached.\n",
        report.matched, report.passages, report.verified, report.locators, report.attached
    );
    for missing in &report.unmatched {
        let line =
            missing.line.map(|line| format!(" (line {line} of your copy?)")).unwrap_or_default();
        let _ = writeln!(
            text,
            "  passage {} of {} does not match{line}; facts in it:",
            missing.passage, missing.source,
        );
        for fact in &missing.facts {
            let _ = writeln!(text, "    {fact}");
        }
    }
    for Cutting { source, passage, fact } in &report.cutting {
        let _ = writeln!(
            text,
            "  the quote of {fact} in passage {passage} of {source} begins or ends inside a word"
        );
    }
    text
}

/// Three questions to try next, which any dataset can answer.
fn next(global: &Global, own: bool) -> String {
    let db = if global.db.as_os_str() == "kb.db" {
        String::new()
    } else {
        format!(" --db {}", global.db.display())
    };
    let phrases = if own {
        ["events", "systems", "predictions"]
    } else {
        ["systems mentioned in 2024", "promises about Dojo", "combien de GPU dans Cortex"]
    };
    let lines = phrases.map(|phrase| format!("  kb query{db} \"{phrase}\"\n"));
    format!("Try next:\n{}", lines.concat())
}
