//! The formats of other programs, and what is exported in them.

use std::path::Path;

use clap::ValueEnum;

use super::place::{FILES, to_file, to_folder};
use super::{Args, site};
use crate::cli::args::Global;
use crate::cli::ask::{self, with_path};
use crate::cli::error::{CliError, counted};
use crate::cli::interrupt;
use crate::cli::report::Report;
use crate::cli::terminal::decimal_comma;
use crate::exports::{
    Described, ExportError, Feed, Told, calendar, entry_of_event, entry_of_prediction, feed,
    jsonld, timelinejs, write_csv, write_datasette, write_markdown,
};
use crate::files::Tree;
use crate::model::Language;
use crate::query::facts::{Chosen, Facts};
use crate::query::show::View;
use crate::query::{Limits, QueryError, Question, Value, columns, descriptions};
use crate::render::Dialect;
use crate::store::Base;

/// The formats of other programs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// A folder of CSV files, one for each view, with datapackage.json (Frictionless)
    Csv,
    /// JSON-LD in the words of schema.org
    Jsonld,
    /// A timeline for `TimelineJS` 3
    Timelinejs,
    /// A calendar of predictions, each on the last day it is due
    Ics,
    /// A feed of events and overdue predictions
    Atom,
    /// A folder with metadata.json and datasette.json for Datasette
    Datasette,
    /// A folder of linked notes for Obsidian and the like
    Markdown,
    /// The pages of `kb serve` as files, in both languages
    Site,
    /// A folder of Parquet files for DuckDB and Spark
    Parquet,
    /// The datasets as folders of TOML, as without --as
    Toml,
}

/// A file takes this much memory at most.
const MEMORY: usize = 1 << 30;

pub(super) fn run(global: &Global, args: &Args, format: Format) -> anyhow::Result<Report> {
    suits(args, format)?;
    let phrase = phrase(args)?;
    if matches!(format, Format::Toml | Format::Parquet) {
        return whole(global, args, format, phrase.as_deref());
    }
    interrupt::watch()?;
    let mut base = global.open()?;
    let question = phrase.map(|phrase| question(args, &phrase));
    let Asked { chosen, spoken, notes } = asked(&mut base, question)?;
    if matches!(format, Format::Datasette | Format::Site) && !chosen.is_all() {
        return Err(shows_all().into());
    }
    let view = view(args, spoken);
    let mut report = match format {
        Format::Site => {
            drop(base);
            site::run(global, args, &view)
        }
        Format::Csv => tables(&mut base, &chosen, &view, args),
        Format::Datasette => {
            let tables =
                described(&mut base, &view.limits).map_err(|error| with_path(&base, error))?;
            let name = global.db.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            to_folder(args, |tree| {
                write_datasette(&name, &tables, view.language, tree)?;
                Ok("metadata.json and datasette.json".to_owned())
            })
        }
        _ => {
            let facts = base.ids(&chosen, &view.limits).and_then(|ids| base.facts(&ids, &view));
            let facts = facts.map_err(|error| with_path(&base, error))?;
            let told = Told { facts: &facts, language: view.language, day: args.as_of.day() };
            written(args, format, &told)
        }
    }?;
    report.notes.splice(0..0, notes);
    Ok(report)
}

/// Refuses options of other formats.
fn suits(args: &Args, format: Format) -> Result<(), CliError> {
    if args.csv_excel && format != Format::Csv {
        let hint = "use it with --as csv";
        return Err(CliError::usage("--csv-excel is for CSV alone", hint));
    }
    if args.dataset.is_some() && format != Format::Toml {
        let hint = "ask for its sources instead: kb export --as FORMAT sources";
        return Err(CliError::usage("--dataset is for TOML alone", hint));
    }
    if args.name.is_some() && format != Format::Parquet {
        let hint = "use it with --as parquet";
        return Err(CliError::usage("--name is for Parquet alone", hint));
    }
    Ok(())
}

/// How the facts are shown, in the language that was chosen or spoken.
fn view(args: &Args, spoken: Option<Language>) -> View {
    View {
        language: args.lang.or(spoken).unwrap_or(Language::En),
        as_of: args.as_of.day().to_string(),
        limits: Limits {
            timeout: std::time::Duration::MAX,
            memory: MEMORY,
            stop: interrupt::stop,
            ..Limits::default()
        },
    }
}

/// Writes the tables of CSV.
fn tables(base: &mut Base, chosen: &Chosen, view: &View, args: &Args) -> anyhow::Result<Report> {
    let ids = base.ids(chosen, &view.limits).map_err(|error| with_path(base, error))?;
    let dialect =
        if args.csv_excel { Dialect::of_spreadsheets(decimal_comma()) } else { Dialect::PLAIN };
    to_folder(args, |tree| {
        let rows = write_csv(base, &ids, view, dialect, tree)?;
        Ok(format!("{rows} rows"))
    })
}

/// Writes what takes the facts as a whole.
fn written(args: &Args, format: Format, told: &Told<'_>) -> anyhow::Result<Report> {
    let facts = told.facts;
    let file = |index: usize, text: String| to_file(args, &FILES[index], text);
    let mut report = match format {
        Format::Markdown => to_folder(args, |tree| notes(told, tree))?,
        Format::Jsonld => file(0, jsonld(told))?,
        Format::Timelinejs => file(1, timelinejs(told))?,
        Format::Ics => file(2, calendar(facts.predictions.iter(), told.language))?,
        _ => file(3, atom(told))?,
    };
    if is_empty(facts, format) {
        report.notes.push("no fact of this base is in it".to_owned());
    }
    Ok(report)
}

fn notes(told: &Told<'_>, tree: &mut Tree) -> Result<String, ExportError> {
    write_markdown(told, tree)?;
    let counts = [(&told.facts.events, "event"), (&told.facts.entities, "note of an entity")];
    let [events, entities] = counts.map(|(rows, _)| rows.rows.len());
    Ok(format!("notes of {} and {entities} entities", counted(events, "event")))
}

fn is_empty(facts: &Facts, format: Format) -> bool {
    facts.predictions.rows.is_empty() && (format == Format::Ics || facts.events.rows.is_empty())
}

fn atom(told: &Told<'_>) -> String {
    let events = told.facts.events.iter().filter_map(|row| entry_of_event(&row, None));
    let overdue = told
        .facts
        .predictions
        .iter()
        .filter(|row| row.get("status").and_then(Value::as_text) == Some("overdue"));
    let overdue = overdue.filter_map(|row| entry_of_prediction(&row, told.language, None));
    let about = Feed { title: None, language: told.language, day: told.day, address: None };
    feed(&about, events.chain(overdue).collect())
}

/// The phrase, if words are given.
fn phrase(args: &Args) -> Result<Option<String>, CliError> {
    let words: Option<Vec<_>> = args.words.iter().map(|word| word.to_str()).collect();
    let Some(words) = words else {
        let hint = "write the phrase in UTF-8; a folder is named with --to";
        return Err(CliError::usage("the phrase is not text", hint));
    };
    if words.is_empty() && !args.param.is_empty() {
        let hint = "name it: kb export --as FORMAT events -p period=2024";
        return Err(CliError::usage("-p is given without a canned query", hint));
    }
    Ok(Some(words.join(" ")).filter(|_| !words.is_empty()))
}

fn question(args: &Args, phrase: &str) -> Question {
    let limits = Limits { stop: interrupt::stop, memory: MEMORY, ..Limits::default() };
    let question = Question::phrase_or_name(phrase).as_of(args.as_of.day());
    let question = question.language(args.lang).limits(limits);
    args.param.iter().fold(question, |question, (name, value)| question.with(name, value))
}

/// What was asked for.
#[derive(Default)]
struct Asked {
    chosen: Chosen,
    /// The language of the phrase.
    spoken: Option<Language>,
    /// What was understood.
    notes: Vec<String>,
}

fn asked(base: &mut Base, question: Option<Question>) -> anyhow::Result<Asked> {
    let Some(question) = question else { return Ok(Asked::default()) };
    let resolved = ask::resolve(base, &question)?;
    let answer = ask::answer(base, resolved)?;
    let chosen = Chosen::by(&answer).map_err(|error| {
        let hint = "for instance: kb export --as jsonld \"events in 2024\"; \
                    `kb query … --csv` writes any rows";
        CliError::data(error.to_string(), hint)
    })?;
    let language = answer.language();
    let spoken = answer.understood().map(|_| language);
    Ok(Asked { chosen, spoken, notes: ask::lines(answer.into_parts().1, language) })
}

/// Every table and view with what it holds and its columns.
fn described(base: &mut Base, limits: &Limits) -> Result<Vec<Described>, QueryError> {
    let text = |row: &[Value], at: usize| {
        row.get(at).map_or_else(String::new, |value| value.text().into_owned())
    };
    let all = columns(base.connection_mut(), limits)?;
    let known = descriptions(base.connection_mut(), limits)?;
    let of = |name: &str| {
        let rows = all.rows.iter().filter(|row| text(row, 0) == name);
        rows.map(|row| text(row, 1)).collect()
    };
    let table = |row: &Vec<Value>| (text(row, 0), text(row, 1), of(&text(row, 0)));
    Ok(known.rows.iter().map(table).collect())
}

/// The formats that hold the whole base, in a folder.
fn whole(
    global: &Global,
    args: &Args,
    format: Format,
    phrase: Option<&str>,
) -> anyhow::Result<Report> {
    let to: Option<&Path> = args.to.as_deref();
    match (to, phrase) {
        (_, Some(_)) => Err(shows_all().into()),
        (None, None) => Err(CliError::usage("a folder is needed", "name it: --to DIR").into()),
        (Some(dir), None) if format == Format::Parquet => {
            super::lake::run(global, dir, args.name.as_deref(), args.force)
        }
        (Some(dir), None) => super::dataset::run(global, args, dir),
    }
}

/// A format that cannot be narrowed.
fn shows_all() -> CliError {
    let hint = "leave out the phrase; what is shown there can be narrowed there";
    CliError::usage("this format shows the whole base", hint)
}
