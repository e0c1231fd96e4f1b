//! `kb search`: full text.

use super::args::{Bounds, Global, Output};
use super::ask::{ask, cut};
use super::error::CliError;
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::fulltext::match_expression;
use crate::query::{Argument, Call, Canned, Limits, Rows, Value};
use crate::render::visible;
use crate::store::Base;

/// Search titles, summaries, labels and attached passages for words.
///
/// What is called so comes first, then the best hits; or those that were added
/// last, where a thousand entries or more have any of the words. All words must be
/// there; accents and case do not matter, and the last word may be only the
/// beginning of one, unless twenty hits have it as it stands. Signs mean nothing,
/// whatever they are.
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

/// How many hits are shown if not told.
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
    let Some(expression) = match_expression(words) else {
        let notes = vec!["nothing to search for: give a word with a letter or digit".to_owned()];
        let columns = ["kind", "slug", "snippet"].map(str::to_owned).to_vec();
        let rows = Rows { columns, ..Rows::default() };
        let body = Body::Hits(rows, output.format());
        return Ok(Report { body, notes, code: 0 });
    };
    let canned = Canned::named("search")
        .ok_or_else(|| CliError::data("there is no canned query `search`", "install kb again"))?;
    let mut call = Call::new(canned);
    call.give("text", vec![Argument::One(Value::Text(expression))]);
    let limits = Limits { rows: output.rows_or(SEEN), ..bounds.limits() };
    let rows = ask(base, &call.statement(), &limits)?;
    let mut notes: Vec<String> = cut(&rows, Language::En).into_iter().collect();
    if rows.total == 0 {
        let words = visible(words);
        notes.push(format!("no rows: nothing in this base has all the words of `{words}`"));
    }
    Ok(Report { body: Body::Hits(rows, output.format()), notes, code: 0 })
}
