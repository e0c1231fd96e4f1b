//! `kb ingest`: the articles into the base, or into a folder; a line for each.

use std::fmt::Write;
use std::path::Path;

use super::inputs::Input;
use super::prepare::{Prepared, Readers};
use super::{Args, answer, each};
use crate::cli::answer::Answer;
use crate::cli::args::Global;
use crate::cli::failure::{Failure, counted};
use crate::dataset::write as write_folder;

/// What came of all articles.
#[derive(Debug, Default)]
struct Total {
    articles: usize,
    unchanged: usize,
    failed: usize,
}

/// Loads every article.
pub(super) fn load(
    global: &Global,
    readers: &Readers,
    inputs: &[Input],
    args: &Args,
) -> anyhow::Result<Answer> {
    let (mut text, mut notes, mut total) = (String::new(), Vec::new(), Total::default());
    each(readers, inputs, args.fail_fast, |input, prepared| {
        let loaded = prepared.and_then(|prepared| {
            let loaded = ingest(&global.db, global.wait, &prepared.draft.dataset)?;
            Ok((prepared, loaded))
        });
        Ok(true)
    })?;
    Ok(answer(text, notes))
}

/// A line about an article.
pub(super) fn line(input: &Input, prepared: &Prepared) -> String {
    let dataset = &prepared.draft.dataset;
    format!(
        "{}: {}, {}, {}, {}\n",
        input.name(),
        counted(dataset.sources.iter().map(|source| source.passages.len()).sum(), "passage"),
        counted(dataset.events.len(), "event"),
        counted(dataset.figures.len(), "figure"),
        counted(dataset.predictions.len(), "prediction"),
    )
}

/// What a note says of an article that failed.
pub(super) fn failed(input: &Input, error: anyhow::Error) -> String {
    let failure = Failure::from(error);
    let hints: String = failure.hints.iter().map(|hint| format!("\n  {hint}")).collect();
    format!("error: {}: {}{hints}", input.name(), failure.message)
}
