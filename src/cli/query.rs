//! `kb query`: a phrase or a canned query, answered.

use std::path::PathBuf;

use super::args::{AsOf, Bounds, Global, Output, language};
use super::ask::{self, lines, resolve};
use super::error::CliError;
use super::explain::explained;
use super::over_lake;
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::{Engine, QueryError, Question, ResolvedQuestion};
use crate::store::Base;

/// Answer a phrase in English or French, or a canned query by its name.
///
/// What was understood, and which words were corrected, is printed on standard
/// error. A phrase with a word that is not understood is not answered.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The phrase, or the name of a canned query (`kb queries` lists them).
    #[arg(required = true, value_name = "PHRASE", num_args = 1..,
          add = super::candidates::phrases())]
    words: Vec<String>,
    /// A parameter of a canned query; twice for both, a comma for either.
    #[arg(short, long = "param", value_name = "NAME=VALUE", value_parser = pair,
          add = super::candidates::parameters())]
    param: Vec<(String, String)>,
    /// Show what each word became, the canned query, its parameters, the SQL and
    /// the time it took, instead of the answer; with --json as data.
    #[arg(long)]
    explain: bool,
    /// Print the statement that answers it on this engine, instead of the answer.
    #[arg(long, value_name = "ENGINE", conflicts_with = "explain")]
    engine: Option<Engine>,
    /// Answer from this folder of `kb export --as parquet`, by DuckDB; no base is needed.
    #[arg(long, value_name = "DIR", conflicts_with = "explain",
          value_hint = clap::ValueHint::DirPath)]
    lake: Option<PathBuf>,
    #[command(flatten)]
    pub(super) options: Options,
}

/// How phrases are answered.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Options {
    /// The language of titles, summaries and messages; default: the phrase's.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    pub(super) lang: Option<Language>,
    #[command(flatten)]
    pub(super) as_of: AsOf,
    #[command(flatten)]
    pub(super) bounds: Bounds,
    #[command(flatten)]
    pub(super) output: Output,
}

impl Options {
    /// The question that a phrase, or the name of a canned query, asks.
    pub(super) fn question(&self, text: &str) -> Question {
        let limits = self.output.limits(self.bounds);
        let question = Question::phrase_or_name(text).as_of(self.as_of.day());
        question.language(self.lang).limits(limits)
    }
}

const EXAMPLES: &str = "\
Examples:
  kb query \"systems mentioned in 2024\"
  kb query \"promises about Dojo\" --csv
  kb query \"chiffres supérieurs à 1 milliard de dollars\"
  kb query \"predictions overdue on 2024-12-31\" --json
  kb query events -p period=2024 -p about=dojo -p about=nvidia";

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let options = &args.options;
    let question = options.question(&args.words.join(" "));
    let question =
        args.param.iter().fold(question, |question, (name, value)| question.with(name, value));
    let mut base = match &args.lake {
        Some(lake) => over_lake::labels(global, lake, options.bounds)?,
        None => global.open_within(options.bounds)?,
    };
    let answer = match (args.engine, &args.lake) {
        (Some(engine), _) => statement(&base, &question, engine),
        (None, Some(lake)) => over_lake::answer(&base, &question, lake, options.output.format()),
        (None, None) => answer(&mut base, &question, args.explain, &options.output),
    };
    base.close_fast();
    answer.map_err(|error| with_name(error, &args.words.join(" ")))
}

/// The statement that answers a question on an engine.
fn statement(base: &Base, question: &Question, engine: Engine) -> anyhow::Result<Report> {
    let resolved = resolve(base, question)?;
    let body = Body::Verbatim(resolved.statement_on(engine)? + "\n");
    Ok(Report { body, notes: lines(resolved.notes(), resolved.language()), code: 0 })
}

/// An error of a parameter, with a hint that names the canned query.
pub(super) fn with_name(error: anyhow::Error, name: &str) -> anyhow::Error {
    match error.downcast_ref() {
        Some(QueryError::Parameter(message)) => {
            let hint = format!("`kb queries {name}` lists its parameters");
            CliError::data(message, hint).into()
        }
        _ => error,
    }
}

/// Answers a question from an open base, or explains how it is answered.
pub(super) fn answer(
    base: &mut Base,
    question: &Question,
    explain: bool,
    output: &Output,
) -> anyhow::Result<Report> {
    let resolved = resolve(base, question)?;
    answer_resolved(base, resolved, explain, output)
}

/// Answers a question that was understood, or explains how it is answered.
pub(super) fn answer_resolved(
    base: &mut Base,
    question: ResolvedQuestion,
    explain: bool,
    output: &Output,
) -> anyhow::Result<Report> {
    let answer = ask::answer(base, question)?;
    if explain {
        return Ok(explained(&answer, output.format()));
    }
    let language = answer.language();
    let sentence = answer.sentence().map(str::to_owned);
    let (rows, notes) = answer.into_parts();
    let format = output.format();
    let body = match sentence {
        Some(sentence) => Body::Answer(sentence, rows, format),
        None => Body::Rows(rows, format),
    };
    Ok(Report { body, notes: lines(notes, language), code: 0 })
}

/// `name=value`.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.trim_start_matches(':').to_owned(), value.to_owned()))
}
