//! `kb ingest` into the base or into folders: a line per article, then a summary.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use super::inputs::Input;
use super::prepare::{Prepared, Readers};
use super::proposed::listed;
use super::{Args, each};
use crate::cli::error::{CliError, INTERRUPTED, counted};
use crate::cli::progress::Progress;
use crate::cli::report::Report;
use crate::dataset::write_draft;
use crate::ingest::{LeftOut, Proposal, Unloaded};
use crate::query::Canned;
use crate::store::{BaseFile, Change, Ingest, Ingested, StoreError, full_path};

/// The results so far.
#[derive(Debug, Default)]
pub(super) struct Tally {
    text: String,
    notes: Vec<String>,
    articles: usize,
    /// The exit code of the first article that failed.
    code: u8,
}

impl Tally {
    /// Adds the result of an article; returns whether it succeeded.
    fn take(&mut self, input: &Input, result: anyhow::Result<String>) -> anyhow::Result<bool> {
        let succeeded = result.is_ok();
        match result {
            Ok(text) => self.text += &text,
            Err(error) if is_interruption(&error) => return Err(error),
            Err(error) => {
                let failure = of(input, error);
                if self.notes.is_empty() {
                    self.code = failure.code;
                }
                self.notes.push(failed(failure));
            }
        }
        self.articles += 1;
        Ok(succeeded)
    }

    /// The error that stopped the work, with what was done before.
    fn stopped(&self, error: anyhow::Error) -> anyhow::Error {
        let done = self.articles - self.notes.len();
        if done == 0 || !is_interruption(&error) {
            return error;
        }
        let articles = counted(done, "article");
        let message = format!("interrupted; {articles} loaded before that, and none partly");
        let hints = vec!["run it again to load the rest; loaded articles are skipped".to_owned()];
        CliError { code: INTERRUPTED, message, hints }.into()
    }

    /// The report on all articles.
    fn finish(mut self, end: &str) -> Report {
        let failed = self.notes.len();
        if failed > 0 && self.articles > 1 {
            let articles = counted(self.articles, "article");
            self.notes.push(format!("{failed} of {articles} failed; the others are done"));
        }
        if failed < self.articles {
            self.text += end;
        }
        let answer = super::report_of(self.text, self.notes);
        // If all failed, the cause may be the base.
        if failed > 0 && failed == self.articles {
            Report { code: self.code, ..answer }
        } else {
            answer
        }
    }
}

/// Loads every article.
pub(super) fn load(
    mut file: BaseFile,
    readers: &Readers,
    inputs: &[Input],
    args: &Args,
) -> anyhow::Result<Report> {
    let (mut report, canned, bar) = (Tally::default(), Canned::rows(), Progress::new("articles"));
    let mut backup = None;
    let went = each(readers, inputs, args.fail_fast, |input, prepared| {
        let result = prepared.and_then(|prepared| {
            let dataset = &prepared.draft.dataset;
            let again = args.again;
            let done = file.ingest(&Ingest { canned: &canned, again, ..Ingest::of(dataset) })?;
            backup = backup.take().or(done.backup.clone());
            Ok(loaded(input, &prepared, &done, args.verbose))
        });
        bar.set(report.articles + 1, inputs.len());
        report.take(input, result)
    });
    went.map_err(|error| report.stopped(error))?;
    bar.clear();
    let mut end = String::new();
    if let Some(backup) = backup {
        // Writing to a String cannot fail.
        let _ = writeln!(end, "Copy from before the migration: {}", backup.display());
    }
    let _ = writeln!(end, "Base: {}", full_path(file.path()).display());
    Ok(report.finish(&end))
}

/// Writes every article as a dataset: one to the folder itself, several to one
/// subfolder each.
pub(super) fn save(
    readers: &Readers,
    inputs: &[Input],
    folder: &Path,
    args: &Args,
) -> anyhow::Result<Report> {
    let mut report = Tally::default();
    let went = each(readers, inputs, args.fail_fast, |input, prepared| {
        let result = prepared.and_then(|prepared| {
            let place = match inputs {
                [_] => folder.to_owned(),
                _ => folder.join(&prepared.slug),
            };
            write_draft(&readers.draft(&prepared), &place, args.force)?;
            let new = prepared.draft.proposals.len();
            Ok(format!("{}{}", line(input, &prepared), attention(&prepared, new, args.verbose)))
        });
        report.take(input, result)
    });
    went.map_err(|error| report.stopped(error))?;
    let shown = folder.display();
    let end = match inputs {
        [_] => format!("Draft: {shown}\nCorrect it by hand, then: kb seed {shown}\n"),
        _ => format!("Drafts: {shown}\nCorrect them by hand, then: kb seed {shown}/NAME\n"),
    };
    Ok(report.finish(&end))
}

/// Whether a signal stopped it.
fn is_interruption(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(StoreError::Interrupted))
}

/// The number of facts in an article.
pub(super) fn line(input: &Input, prepared: &Prepared) -> String {
    let dataset = &prepared.draft.dataset;
    format!(
        "{}: {} in {}, {}, {}\n",
        input.name(),
        counted(dataset.events.len(), "event"),
        counted(dataset.sources.iter().map(|source| source.passages.len()).sum(), "passage"),
        counted(dataset.figures.len(), "figure"),
        counted(dataset.predictions.len(), "prediction"),
    )
}

/// What an article changed in the base.
fn loaded(input: &Input, prepared: &Prepared, done: &Ingested, verbose: bool) -> String {
    let name = input.name();
    let Some(load) = &done.load else {
        let known = format!("{name}: nothing to do, already loaded as {}\n", done.dataset);
        return known + &listed(&prepared.judged) + &differs(done.differs);
    };
    if load.total() == Change::default() {
        let known = format!("{name}: nothing to do, the base has all its facts");
        return format!("{known} ({})\n", done.dataset) + &listed(&prepared.judged);
    }
    let mut text = line(input, prepared) + &listed(&prepared.judged);
    let change = |table: &str| {
        let found = load.changes.iter().find(|(other, _)| *other == table);
        found.map_or(Change::default(), |(_, change)| *change)
    };
    for table in ["events", "figures", "predictions"] {
        let Change { added, changed, removed } = change(table);
        let _ = write!(text, "  {table}: {added} added");
        let _ = match (changed, removed) {
            (0, 0) => writeln!(text),
            _ => writeln!(text, ", {changed} changed, {removed} removed"),
        };
    }
    let supports = change("supports").added;
    if supports > 0 {
        let _ = writeln!(text, "  {supports} facts of the base have a new source");
    }
    text + &attention(prepared, change("entities").added, verbose)
}

/// Says that reading an article again would give other facts.
fn differs(change: Change) -> String {
    let Change { added, changed, removed } = change;
    if change == Change::default() {
        return String::new();
    }
    format!(
        "  read now, with the names of the base, it gives other facts ({added} rows added, \
         {changed} changed, {removed} removed): --again loads them\n"
    )
}

/// What may need attention: notes, names of the entities new to the base, dated lines
/// without an event, figures that were not loaded, and skipped parts.
fn attention(prepared: &Prepared, new: usize, verbose: bool) -> String {
    let mut text = String::new();
    for note in &prepared.document.notes {
        let _ = writeln!(text, "  {note}");
    }
    let proposals = &prepared.draft.proposals;
    if 0 < new && new < proposals.len() {
        let _ = writeln!(text, "  entities new to the base: {new}");
    } else if new > 0 {
        let names: Vec<_> = proposals.iter().map(Proposal::label).collect();
        let shown = if verbose { names.len() } else { names.len().min(5) };
        let more = if shown < names.len() { ", …" } else { "" };
        let listed = names.get(..shown).unwrap_or_default().join(", ");
        let _ = writeln!(text, "  entities new to the base: {listed}{more}");
    }
    let Unloaded { dated, figures, contradicted } = &prepared.draft.unloaded;
    text += &unloaded(dated, "dated line", "without an event", verbose);
    text += &unloaded(figures, "figure", "not loaded", verbose);
    text += &unloaded(contradicted, "date", "contradicted", verbose);
    let left = &prepared.document.left_out;
    if verbose {
        for left in left {
            let _ = writeln!(text, "  skipped {} to {}: {}", left.start, left.end, left.why);
        }
    } else if !left.is_empty() {
        let parts = counted(left.len(), "part");
        let _ =
            writeln!(text, "  {parts} skipped as not part of the article (--verbose lists them)");
    }
    text
}

/// The parts of one kind that gave no fact: their number for each reason, or each part.
fn unloaded(parts: &[LeftOut], noun: &str, lack: &str, verbose: bool) -> String {
    let mut text = String::new();
    if parts.is_empty() {
        return text;
    }
    if verbose {
        for LeftOut { start, end, why, begins } in parts {
            let _ = writeln!(text, "  {noun} {lack}, {start} to {end}, “{begins}”: {why}");
        }
        return text;
    }
    let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
    for part in parts {
        *reasons.entry(part.why).or_default() += 1;
    }
    let listed: Vec<_> = reasons.iter().map(|(why, count)| format!("{why} ({count})")).collect();
    let (count, listed) = (counted(parts.len(), noun), listed.join(", "));
    let _ = writeln!(text, "  {count} {lack} (--verbose lists them): {listed}");
    text
}

/// The note about an article that failed.
pub(super) fn failed(failure: CliError) -> String {
    let lines = std::iter::once(format!("error: {}", failure.message));
    lines.chain(failure.hints).collect::<Vec<_>>().join("\n  ")
}

/// An error with the name of its article.
pub(super) fn of(input: &Input, error: anyhow::Error) -> CliError {
    let failure = CliError::from(error);
    let name = input.name();
    if failure.message.contains(&name) {
        return failure;
    }
    CliError { message: format!("{name}: {}", failure.message), ..failure }
}
