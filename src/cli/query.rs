//! `kb query`: a phrase or a canned query, answered.

use std::time::Instant;

use super::args::{AsOf, Bounds, Global, Output, language};
use super::ask::{ask, told};
use super::asked::Asked;
use super::error::CliError;
use super::explain::Explained;
use super::report::{Body, Report};
use crate::model::Language;
use crate::query::phrase::What;
use crate::query::{Canned, call};
use crate::store::Base;

/// Answer a phrase in English or French, or a canned query by its name.
///
/// What was understood, and which words were corrected, is told on standard
/// error. A phrase with a word that is not understood is not answered.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The phrase, or the name of a canned query (`kb queries` lists them).
    #[arg(required = true, value_name = "PHRASE", num_args = 1..,
          add = super::completions::canned_names())]
    words: Vec<String>,
    /// A parameter of a canned query; twice for both, a comma for either.
    #[arg(short, long = "param", value_name = "NAME=VALUE", value_parser = pair)]
    param: Vec<(String, String)>,
    /// Show what each word became, the canned query, its parameters, the SQL and
    /// the time it took, instead of the answer; with --json as data.
    #[arg(long)]
    explain: bool,
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

/// A question as it was asked.
pub(super) struct Question<'q> {
    /// The phrase, or the name of a canned query.
    pub(super) phrase: &'q str,
    /// What is given for the parameters of a canned query.
    pub(super) param: &'q [(String, String)],
    /// Whether the way to the answer is asked for, not the answer.
    pub(super) explain: bool,
    pub(super) options: &'q Options,
}

const EXAMPLES: &str = "\
Examples:
  kb query \"systems mentioned in 2024\"
  kb query \"promises about Dojo\" --csv
  kb query \"chiffres supérieurs à 1 milliard de dollars\"
  kb query \"predictions overdue on 2024-12-31\" --json
  kb query events -p period=2024 -p about=dojo -p about=nvidia";

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let phrase = args.words.join(" ");
    let Args { param, explain, options, .. } = args;
    let question = Question { phrase: &phrase, param, explain: *explain, options };
    let mut base = global.open_within(options.bounds)?;
    let answer = answer(&mut base, &question);
    base.leave();
    answer
}

/// Answers a question from an open base.
pub(super) fn answer(base: &mut Base, question: &Question) -> anyhow::Result<Report> {
    let started = Instant::now();
    let mut asked = ask_for(base, question)?;
    let understanding = started.elapsed();
    let options = question.options;
    let limits = options.output.limits(options.bounds);
    let format = options.output.format();
    if question.explain {
        let rows = ask(base, &asked.call.statement(), &asked.limits(limits))?;
        let explained = Explained {
            phrase: asked.phrase.as_ref().map(|(understood, words)| (understood, words.as_str())),
            call: &asked.call,
            understanding,
            answering: started.elapsed().saturating_sub(understanding),
            rows: (rows.total, rows.more),
        };
        return Ok(explained.answer(format));
    }
    let statement = asked.call.statement();
    let rows = asked.rows(base, &statement, limits)?;
    Ok(asked.answer(Body::Rows(rows, format)))
}

fn ask_for(base: &Base, question: &Question) -> anyhow::Result<Asked> {
    let Question { phrase, options, .. } = question;
    // `systems` is both a name and a phrase; they mean the same.
    let is_phrase = question.param.is_empty() && phrase.parse::<What>().is_ok();
    if let Some(canned) = Canned::named(phrase).filter(|_| !is_phrase) {
        return by_name(base, question, canned);
    }
    if !question.param.is_empty() {
        let hint = "`kb queries` lists the names; a phrase takes no -p";
        let message = format!("there is no canned query \"{phrase}\"");
        return Err(CliError::data(message, hint).into());
    }
    Asked::phrase(base, phrase, options.lang, options.as_of)
}

fn by_name(base: &Base, question: &Question, canned: Canned<'static>) -> anyhow::Result<Asked> {
    let options = question.options;
    let language = options.lang.unwrap_or(Language::En);
    let mut given = question.param.to_vec();
    let given_already =
        |given: &[(String, String)], name: &str| given.iter().any(|(other, _)| other == name);
    if canned.param("lang").is_some() && !given_already(&given, "lang") {
        given.push(("lang".to_owned(), language.word().to_owned()));
    }
    if canned.param("as_of").is_some() && !given_already(&given, "as_of") {
        given.push(("as_of".to_owned(), options.as_of.day().to_string()));
    }
    let call = call(base.connection(), canned, &given).map_err(|error| told(base, error))?;
    Ok(Asked::of(call, language))
}

/// `name=value`.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.trim_start_matches(':').to_owned(), value.to_owned()))
}
