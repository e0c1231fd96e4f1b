//! `kb queries`: the canned queries that come with this binary. No base is
//! needed to look at them.

use std::fmt::Write;

use serde_json::json;

use super::args::{AsOf, Output, language};
use super::candidates::canned_names;
use super::error::CliError;
use super::query::{pair, with_name};
use super::report::{Body, Report};
use crate::model::Language;
use crate::model::text::nearest;
use crate::query::{Canned, Engine, Param, Question, Rows, Value};
use crate::render::Format;

/// List the canned queries, or show one with its parameters and SQL.
///
/// A canned query answers the phrases that mean it, and `kb query NAME` runs it
/// by name. Every parameter can be left out.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  kb queries\n  kb queries events\n  kb queries figures --json\n  kb queries --lang fr\n  kb queries events --engine duckdb -p period=2024 -p about=dojo"
)]
pub(super) struct Args {
    /// The query to show.
    #[arg(add = canned_names())]
    name: Option<String>,
    /// The language of titles and phrases: en or fr. Without it the titles are
    /// English, and one query is shown with the phrases of both.
    #[arg(long, value_name = "LANG", value_parser = language)]
    lang: Option<Language>,
    /// Print its SQL alone, as it stands in its file.
    #[arg(long, requires = "name")]
    sql: bool,
    /// Print the SQL for this engine, with the parameters given as literals.
    #[arg(long, value_name = "ENGINE", requires = "name")]
    engine: Option<Engine>,
    /// A parameter of the SQL; twice for both, a comma for either.
    #[arg(short, long = "param", value_name = "NAME=VALUE", value_parser = pair,
          requires = "name", add = super::candidates::parameters())]
    param: Vec<(String, String)>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    output: Output,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Report> {
    if let Some(name) = &args.name {
        let engine = args.engine.or((!args.param.is_empty()).then_some(Engine::Sqlite));
        match engine {
            Some(engine) => return statement(name, engine, args),
            None if args.sql => {
                let body = Body::Verbatim(format!("{}\n", named(name)?.sql));
                return Ok(Report { body, ..Report::default() });
            }
            None => {}
        }
    }
    answer(args.name.as_deref(), args.lang, &args.output)
}

/// The statement of a canned query for an engine. No base is read, so any slug may be given.
fn statement(name: &str, engine: Engine, args: &Args) -> anyhow::Result<Report> {
    named(name)?;
    let question = Question::canned(name).language(args.lang).as_of(args.as_of.day());
    let question =
        args.param.iter().fold(question, |question, (name, value)| question.with(name, value));
    let resolved =
        question.resolve_without_base().map_err(|error| with_name(error.into(), name))?;
    let body = Body::Verbatim(resolved.statement_on(engine)? + "\n");
    Ok(Report { body, ..Report::default() })
}

/// Lists the canned queries, or shows the one named.
pub(super) fn answer(
    name: Option<&str>,
    lang: Option<Language>,
    output: &Output,
) -> anyhow::Result<Report> {
    match name {
        None => Ok(list(lang, output)),
        Some(name) => Ok(show(named(name)?, lang, output.format())),
    }
}

fn list(lang: Option<Language>, output: &Output) -> Report {
    let rows = Canned::all().iter().map(|canned| row(canned, lang)).collect();
    Report::list(&["name", "title", "phrase"], rows, output)
}

fn row(canned: &Canned<'_>, lang: Option<Language>) -> Vec<Value> {
    let language = lang.unwrap_or(Language::En);
    let phrase = canned.phrases().find(|(spoken, _)| *spoken == language);
    let phrase = phrase.map_or(Value::Null, |(_, phrase)| text(phrase));
    vec![text(canned.name()), text(canned.title(language)), phrase]
}

fn named(name: &str) -> Result<&'static Canned<'static>, CliError> {
    Canned::named(name).ok_or_else(|| {
        let names: Vec<_> = Canned::all().iter().map(Canned::name).collect();
        let meant = nearest(name, names.iter().copied());
        let meant = meant.map_or_else(String::new, |meant| format!("did you mean {meant}? "));
        let hint = format!("{meant}there are {}", names.join(", "));
        CliError::data(format!("there is no canned query {name:?}"), hint)
    })
}

fn show(canned: &Canned<'_>, lang: Option<Language>, format: Format) -> Report {
    let wanted = |spoken: Language| lang.is_none_or(|lang| lang == spoken);
    let phrases: Vec<_> =
        canned.phrases().filter(|(spoken, _)| wanted(*spoken)).map(|(_, phrase)| phrase).collect();
    let title = canned.title(lang.unwrap_or(Language::En));
    match format {
        Format::Table => Report::text(readable(canned, title, &phrases)),
        Format::Json => Report::json(&object(canned, title, &phrases), true),
        Format::Jsonl => Report::json(&object(canned, title, &phrases), false),
        format => {
            let body = Body::Rows(record(canned, title, &phrases), format);
            Report { body, ..Report::default() }
        }
    }
}

fn readable(canned: &Canned<'_>, title: &str, phrases: &[&str]) -> String {
    let mut out = format!("{}: {title}\n\nPhrases:\n", canned.name());
    let width = |texts: &mut dyn Iterator<Item = usize>| texts.max().unwrap_or(0);
    let names = width(&mut canned.params().iter().map(|param| param.name.len()));
    // Writing to a String cannot fail.
    for phrase in phrases {
        let _ = writeln!(out, "  kb query \"{phrase}\"");
    }
    let _ = writeln!(out, "\nParameters, all optional (kb query {} -p NAME=VALUE):", canned.name());
    for param in canned.params() {
        let indent = " ".repeat(names + 2);
        let (name, kind, effect) = (param.name, param.kind.written(), param.effect);
        let _ = writeln!(out, "  {name:<names$}  {kind}\n  {indent}{effect}");
    }
    let _ = writeln!(out, "\nSQL:\n{}", canned.sql);
    out
}

fn object(canned: &Canned<'_>, title: &str, phrases: &[&str]) -> serde_json::Value {
    let parameter = |param: &Param<'_>| json!({ "name": param.name, "kind": param.kind.written(), "effect": param.effect });
    let parameters: Vec<_> = canned.params().iter().map(parameter).collect();
    json!({
        "name": canned.name(),
        "title": title,
        "phrases": phrases,
        "parameters": parameters,
        "sql": canned.sql,
    })
}

/// The query as one row, its lists with a line each.
fn record(canned: &Canned<'_>, title: &str, phrases: &[&str]) -> Rows {
    let parameters: Vec<_> = canned.params().iter().map(ToString::to_string).collect();
    let texts =
        [canned.name(), title, &phrases.join("\n"), &parameters.join("\n"), canned.sql].map(text);
    let columns = ["name", "title", "phrases", "parameters", "sql"].map(str::to_owned).to_vec();
    Rows { columns, rows: vec![texts.to_vec()], total: 1, ..Rows::default() }
}

fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}
