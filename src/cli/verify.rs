//! `kb verify`: holds proposed facts against the article that they are said to be from.

use std::path::PathBuf;

use super::args::Output;
use super::bounded::read_file;
use super::error::DATA;
use super::ingest::{About, proposed, summary};
use super::interrupt;
use super::report::Report;
use crate::ingest::{Judgement, SCHEMA, Standing, read, verify};
use crate::mcp::judgements;
use crate::query::Rows;

/// Check proposed facts against the article that they are said to be from.
///
/// FACTS is a file of JSON Lines: one event, figure, prediction, outcome, entity or
/// relation a line, each with the words of the article as its quote; `--schema` prints
/// the JSON Schema of a line. The JSON Lines of langextract are read too. A fact is
/// accepted if its quote stands in the article and kb reads the same values there,
/// doubtful if a value cannot be checked, and refused if the article says something else.
/// Needs no base and writes nothing. Exits with 1 if a fact is refused.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb verify article.txt facts.jsonl\n  \
    kb verify article.html facts.jsonl --strict --json\n  kb verify --schema")]
pub(super) struct Args {
    /// The article: plain text, Markdown or HTML.
    #[arg(required_unless_present = "schema", value_hint = clap::ValueHint::FilePath)]
    article: Option<PathBuf>,
    /// The proposed facts, or `-` for standard input.
    #[arg(required_unless_present = "schema", value_hint = clap::ValueHint::FilePath)]
    facts: Option<PathBuf>,
    /// Accept only what is checked: a doubtful fact counts as refused.
    #[arg(long)]
    strict: bool,
    /// Print the JSON Schema of a proposed fact.
    #[arg(long, exclusive = true)]
    schema: bool,
    #[command(flatten)]
    about: About,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Report> {
    let (Some(article), Some(facts)) = (&args.article, &args.facts) else {
        return Ok(Report::text(SCHEMA));
    };
    interrupt::watch()?;
    let bytes = read_file(article, "name a file that holds one article")?;
    let name = article.file_name().and_then(|name| name.to_str());
    let document = read(&bytes, name, args.about.meta())?;
    let judged = verify(&document, &proposed(facts)?);
    Ok(report(&judged, args.strict, &args.output))
}

/// What came of every fact, and a summary.
pub(super) fn report(judged: &[Judgement], strict: bool, output: &Output) -> Report {
    let Rows { columns, rows, .. } = judgements(judged);
    let columns: Vec<_> = columns.iter().map(String::as_str).collect();
    let mut report = Report::list(&columns, rows, output);
    report.notes.insert(0, summary(judged));
    let count = |standing| judged.iter().filter(|one| one.standing == standing).count();
    let (doubtful, refused) = (count(Standing::Doubtful), count(Standing::Refused));
    let failed = refused + if strict { doubtful } else { 0 };
    Report { code: if failed == 0 { 0 } else { DATA }, ..report }
}
