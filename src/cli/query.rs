//! `kb query`: a phrase or a canned query, answered.

use std::time::Instant;

use super::answer::{Answer, Body};
use super::args::{AsOf, Global, Output, Timeout, language};
use super::ask::{ask, cut, told};
use super::explain::Explained;
use super::failure::{Failure, PHRASE};
use crate::model::Language;
use crate::query::phrase::{PhraseError, Refusal, Setting, Understood, What, describe, understand};
use crate::query::{Call, Canned, Limits, Shape, call, explain_empty};
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
    options: Options,
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
    pub(super) timeout: Timeout,
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

/// A question on its way to its answer.
struct Asked {
    call: Call,
    language: Language,
    limit: Option<usize>,
    notes: Vec<String>,
    /// The phrase as understood, and in kb's own words.
    phrase: Option<(Understood, String)>,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Answer> {
    let phrase = args.words.join(" ");
    let Args { param, explain, options, .. } = args;
    let question = Question { phrase: &phrase, param, explain: *explain, options };
    answer(&mut global.open()?, &question)
}

/// Answers a question from an open base.
pub(super) fn answer(base: &mut Base, question: &Question) -> anyhow::Result<Answer> {
    let started = Instant::now();
    let asked = ask_for(base, question)?;
    let understanding = started.elapsed();
    let limits = limits(question.options, asked.limit);
    let rows = ask(base, &asked.call.statement(), &limits)?;
    let format = question.options.output.format();
    if question.explain {
        let explained = Explained {
            phrase: asked.phrase.as_ref().map(|(understood, words)| (understood, words.as_str())),
            call: &asked.call,
            understanding,
            answering: started.elapsed().saturating_sub(understanding),
            rows: rows.total,
        };
        return Ok(explained.answer(format));
    }
    let mut notes = asked.notes;
    if rows.total == 0 && asked.call.shape == Shape::Rows {
        let lines = explain_empty(base.connection_mut(), &asked.call, asked.language, &limits)
            .map_err(|error| told(base, error))?;
        notes.extend(lines);
    }
    if asked.limit.is_none() {
        notes.extend(cut(&rows, asked.language));
    }
    Ok(Answer { body: Body::Rows(rows, format), notes, code: 0 })
}

/// The phrase's own limit ("top 5") holds within the one asked for.
fn limits(options: &Options, phrase: Option<usize>) -> Limits {
    let limits = options.output.limits(options.timeout.timeout);
    let rows = match (limits.rows, phrase) {
        (Some(most), Some(phrase)) => Some(most.min(phrase)),
        (most, phrase) => most.or(phrase),
    };
    Limits { rows, ..limits }
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
        return Err(Failure::data(message, hint).into());
    }
    let setting = Setting { language: options.lang, today: options.as_of.day() };
    let understood =
        understand(base.connection(), phrase, setting).map_err(|error| match error {
            PhraseError::Refused(refusal) => refused(&refusal),
            PhraseError::Sqlite(error) => base.error(error).into(),
        })?;
    from_phrase(base, understood, options.lang)
}

fn by_name(base: &Base, question: &Question, canned: Canned) -> anyhow::Result<Asked> {
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
    Ok(Asked { call, language, limit: None, notes: Vec::new(), phrase: None })
}

fn from_phrase(
    base: &Base,
    understood: Understood,
    chosen: Option<Language>,
) -> anyhow::Result<Asked> {
    let language = chosen.unwrap_or(understood.language);
    let (read, taken) = match language {
        Language::En => ("understood", "read as"),
        Language::Fr => ("compris ", "lu comme"),
    };
    let words = describe(base.connection(), &understood.query, language)
        .map_err(|error| base.error(error))?;
    let mut notes: Vec<_> = understood
        .corrections
        .iter()
        .map(|(typed, meant)| format!("\"{typed}\" {taken} \"{meant}\""))
        .collect();
    notes.push(format!("{read}: {words}"));
    Ok(Asked {
        call: understood.call.clone(),
        language,
        limit: understood.query.limit,
        notes,
        phrase: Some((understood, words)),
    })
}

fn refused(refusal: &Refusal) -> anyhow::Error {
    let (works, none) = match refusal.language {
        Language::En => ("a phrase that works", "`kb queries` lists what can be asked"),
        Language::Fr => ("une phrase qui marche", "`kb queries` montre ce qu'on peut demander"),
    };
    let mut hints: Vec<_> = refusal
        .suggestions
        .iter()
        .map(|phrase| format!("{works}: kb query \"{phrase}\""))
        .collect();
    hints.push(none.to_owned());
    Failure { code: PHRASE, message: refusal.to_string(), hints }.into()
}

/// `name=value`.
pub(super) fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write NAME=VALUE")?;
    Ok((name.trim_start_matches(':').to_owned(), value.to_owned()))
}
