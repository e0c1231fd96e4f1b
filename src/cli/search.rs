//! `kb search`: full text.

use super::args::{Bounds, Global, Output};
use super::ask::{self, lines, resolve};
use super::error::CliError;
use super::report::{Body, Report};
use crate::query::{Limits, Question};
use crate::store::Base;

/// Search titles, summaries, labels and attached passages for words.
///
/// What has the words as its name comes first, then the best hits; if a thousand entries or
/// more have any of the words, the latest hits instead. All words must be there; accents and
/// case do not matter, and the last word may be only the beginning of one, unless twenty hits
/// have it as it stands. Punctuation is ignored.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kb search cortex\n  kb search \"nvidia gpu\" -n 5\n  kb search supercalc --json"
)]
#[command(mut_arg("limit", |arg| arg.help("How many rows at most; -1 for all [default: 20]")))]
pub(super) struct Args {
    /// The words.
    #[arg(required = true)]
    words: Vec<String>,
    #[command(flatten)]
    pub(super) bounds: Bounds,
    #[command(flatten)]
    output: Output,
}

/// How many hits are shown without `--limit`.
const SEEN: usize = 20;

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    answer(&mut global.open_within(args.bounds)?, &args.words.join(" "), args.bounds, &args.output)
}

/// Searches an open base for words.
pub(super) fn answer(
    base: &mut Base,
    words: &str,
    bounds: Bounds,
    output: &Output,
) -> anyhow::Result<Report> {
    if !words.contains(char::is_alphanumeric) {
        let hint = "give a word with a letter or digit: kb search cortex";
        return Err(CliError::usage("nothing to search for", hint).into());
    }
    let limits = Limits { rows: output.rows_or(SEEN), ..bounds.limits() };
    let question = resolve(base, &Question::search(words).limits(limits))?;
    let answer = ask::answer(base, question)?;
    let language = answer.language();
    let (rows, notes) = answer.into_parts();
    Ok(Report { body: Body::Hits(rows, output.format()), notes: lines(notes, language), code: 0 })
}
