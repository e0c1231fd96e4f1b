//! `kb datasets`: what was loaded.

use super::args::{Bounds, Global, Output, language};
use super::ask::{self, lines, resolve};
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::Question;

/// List the datasets of the base and how many facts each has.
///
/// A dataset is a folder of curated facts, or an article that was read. `kb remove`
/// removes one, `kb export` writes one to a folder.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb datasets\n  kb datasets --json")]
pub(super) struct Args {
    /// The language of titles: en or fr.
    #[arg(long, value_name = "LANG", default_value = "en", value_parser = language)]
    lang: Language,
    #[command(flatten)]
    pub(super) bounds: Bounds,
    #[command(flatten)]
    output: Output,
}

/// The canned query that answers.
const DATASETS: &str = "datasets";

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = global.open_within(args.bounds)?;
    let question =
        Question::canned(DATASETS).language(args.lang).limits(args.output.limits(args.bounds));
    let question = resolve(&base, &question)?;
    let (rows, notes) = ask::answer(&mut base, question)?.into_parts();
    Ok(Report {
        body: Body::Rows(rows, args.output.format()),
        notes: lines(notes, args.lang),
        code: 0,
    })
}
