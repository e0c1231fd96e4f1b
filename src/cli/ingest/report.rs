//! `kb ingest` into the base or into folders: a line for every article, then
//! what came of all.

use std::fmt::Write;
use std::path::Path;

use super::inputs::Input;
use super::prepare::{Prepared, Readers};
use super::{Args, each};
use crate::cli::answer::Answer;
use crate::cli::failure::{Failure, INTERRUPTED, counted};
use crate::cli::progress::Progress;
use crate::dataset::write;
use crate::query::Canned;
use crate::render::visible;
use crate::store::{BaseFile, Change, Ingest, Ingested, StoreError, full_path};

/// What came of the articles so far.
#[derive(Debug, Default)]
pub(super) struct Report {
    text: String,
    notes: Vec<String>,
    articles: usize,
    /// The exit code of the first that failed.
    code: u8,
}

impl Report {
    /// Tells of an article; says whether all went well with it.
    fn take(&mut self, input: &Input, told: anyhow::Result<String>) -> anyhow::Result<bool> {
        let sound = told.is_ok();
        match told {
            Ok(told) => self.text += &told,
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
        Ok(sound)
    }

    /// What stopped the work, and what was done by then.
    fn stopped(&self, error: anyhow::Error) -> anyhow::Error {
        let done = self.articles - self.notes.len();
        if done == 0 || !is_interruption(&error) {
            return error;
        }
        let articles = counted(done, "article");
        let message = format!("interrupted; {articles} done before that, and nothing by half");
        let hints = vec!["run it again when you like: what is done is not done twice".to_owned()];
        Failure { code: INTERRUPTED, message, hints }.into()
    }

    /// The answer, if anything was told: one article that failed is an error.
    fn answer(mut self, end: &str) -> Answer {
        let failed = self.notes.len();
        if failed > 0 && self.articles > 1 {
            let articles = counted(self.articles, "article");
            self.notes.push(format!("{failed} of {articles} failed; the others are done"));
        }
        if failed < self.articles {
            self.text += end;
        }
        let answer = super::answer(visible(&self.text).into_owned(), self.notes);
        // Where none could be done, it may be the base that cannot be used.
        if failed > 0 && failed == self.articles {
            Answer { code: self.code, ..answer }
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
) -> anyhow::Result<Answer> {
    let (mut report, canned, bar) = (Report::default(), Canned::rows(), Progress::new("articles"));
    let mut backup = None;
    let went = each(readers, inputs, args.fail_fast, |input, prepared| {
        let told = prepared.and_then(|prepared| {
            let dataset = &prepared.draft.dataset;
            let done = file.ingest(&Ingest { canned: &canned, ..Ingest::of(dataset) })?;
            backup = backup.take().or(done.backup.clone());
            Ok(loaded(input, &prepared, &done, args.verbose))
        });
        bar.tell(report.articles + 1, inputs.len());
        report.take(input, told)
    });
    went.map_err(|error| report.stopped(error))?;
    bar.clear();
    let mut end = String::new();
    if let Some(backup) = backup {
        // Writing to a String cannot fail.
        let _ = writeln!(end, "The base as it was before the migration: {}", backup.display());
    }
    let _ = writeln!(end, "Base: {}", full_path(file.path()).display());
    Ok(report.answer(&end))
}

/// Writes every article as a dataset folder: one into the folder itself,
/// several each into a folder of its own in it.
pub(super) fn save(
    readers: &Readers,
    inputs: &[Input],
    folder: &Path,
    args: &Args,
) -> anyhow::Result<Answer> {
    let mut report = Report::default();
    let went = each(readers, inputs, args.fail_fast, |input, prepared| {
        let told = prepared.and_then(|prepared| {
            let place = match inputs {
                [_] => folder.to_owned(),
                _ => folder.join(&prepared.slug),
            };
            write(&prepared.draft.dataset, &place, args.force)?;
            Ok(format!("{}{}", line(input, &prepared), names(&prepared, args.verbose)))
        });
        report.take(input, told)
    });
    went.map_err(|error| report.stopped(error))?;
    let shown = folder.display();
    let end = match inputs {
        [_] => format!("Draft: {shown}\nCorrect it by hand, then: kb seed {shown}\n"),
        _ => format!("Drafts: {shown}\nCorrect them by hand, then: kb seed {shown}/NAME\n"),
    };
    Ok(report.answer(&end))
}

/// Whether the user stopped it.
fn is_interruption(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(StoreError::Interrupted))
}

/// What is in an article.
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

/// What an article brought into the base.
fn loaded(input: &Input, prepared: &Prepared, done: &Ingested, verbose: bool) -> String {
    let name = input.name();
    let Some(load) = &done.load else {
        return format!("{name}: nothing to do, the base has it as {}\n", done.dataset);
    };
    if load.total() == Change::default() {
        return format!("{name}: nothing to do, the base has all of it ({})\n", done.dataset);
    }
    let mut told = line(input, prepared);
    let change = |table: &str| {
        let found = load.changes.iter().find(|(other, _)| *other == table);
        found.map_or(Change::default(), |(_, change)| *change)
    };
    for table in ["events", "figures", "predictions"] {
        let Change { added, changed, removed } = change(table);
        let _ = write!(told, "  {table}: {added} added");
        let _ = match (changed, removed) {
            (0, 0) => writeln!(told),
            _ => writeln!(told, ", {changed} changed, {removed} removed"),
        };
    }
    let supports = change("supports").added;
    if supports > 0 {
        let _ = writeln!(told, "  {supports} facts that the base has already are supported");
    }
    told + &names(prepared, verbose)
}

/// What a person may want to look after: names without a label, figures that
/// could not be placed, and what was left out.
fn names(prepared: &Prepared, verbose: bool) -> String {
    let mut told = String::new();
    for note in &prepared.document.notes {
        let _ = writeln!(told, "  {note}");
    }
    let candidates = &prepared.draft.candidates;
    if !candidates.is_empty() {
        let names: Vec<_> = candidates.iter().map(|candidate| candidate.text.as_str()).collect();
        let shown = if verbose { names.len() } else { names.len().min(5) };
        let more = if shown < names.len() { ", …" } else { "" };
        let listed = names.get(..shown).unwrap_or_default().join(", ");
        let _ = writeln!(told, "  names that the base does not have: {listed}{more}");
    }
    let loose = prepared.draft.loose_figures;
    if loose > 0 {
        let figures = counted(loose, "figure");
        let _ = writeln!(told, "  {figures} without event, subject or unit not loaded");
    }
    let left = &prepared.document.left_out;
    if verbose {
        for left in left {
            let _ = writeln!(told, "  left out {} to {}: {}", left.start, left.end, left.why);
        }
    } else if !left.is_empty() {
        let parts = counted(left.len(), "part");
        let _ =
            writeln!(told, "  {parts} left out as no part of the article (--verbose lists them)");
    }
    told
}

/// What a note says of an article that failed.
pub(super) fn failed(failure: Failure) -> String {
    let lines = std::iter::once(format!("error: {}", failure.message));
    lines.chain(failure.hints).collect::<Vec<_>>().join("\n  ")
}

/// An error that says which article it is about.
pub(super) fn of(input: &Input, error: anyhow::Error) -> Failure {
    let failure = Failure::from(error);
    let name = input.name();
    if failure.message.contains(&name) {
        return failure;
    }
    Failure { message: format!("{name}: {}", failure.message), ..failure }
}
