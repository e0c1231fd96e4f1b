//! `kb timeline`: events down the years.

use super::args::{AsOf, Bounds, Global, language};
use super::asked::Asked;
use super::error::CliError;
use super::picture::{Picture, save};
use super::report::{Body, Report};
use super::terminal::screen;
use crate::model::Language;
use crate::query::{Argument, Call, Canned, Limits, Shape, Value};
use crate::render::timeline;
use crate::store::Base;

/// Draw the events of a phrase as a timeline.
///
/// Years stand at the side, then every quarter with a bar for its events, then a
/// line an event: its date, its title, and in brackets the systems that the
/// title does not name. Without a phrase it shows all events.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A phrase about events.
    #[arg(value_name = "PHRASE")]
    words: Vec<String>,
    /// The language of titles and messages; default: the phrase's.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    picture: Picture,
    /// How many events at most; -1 for all, which is the default.
    #[arg(short = 'n', long, value_name = "N", allow_negative_numbers = true,
          value_parser = clap::value_parser!(i64).range(-1..))]
    limit: Option<i64>,
    #[command(flatten)]
    pub(super) bounds: Bounds,
}

const EXAMPLES: &str = "\
Examples:
  kb timeline
  kb timeline Dojo 2023
  kb timeline \"qu'a dit Elon Musk en 2024\"
  kb timeline --svg timeline.svg";

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = global.open_within(args.bounds)?;
    let mut asked = ask_for(&base, args)?;
    let limits = Limits {
        rows: args.limit.and_then(|limit| usize::try_from(limit).ok()),
        ..args.bounds.limits()
    };
    let statement = asked.call.statement();
    let rows = asked.rows(&mut base, &statement, limits)?;
    let language = asked.language;
    match &args.picture.svg {
        _ if rows.rows.is_empty() => Ok(asked.answer(Body::None)),
        None => {
            let text = timeline::text(&rows, language, screen(global.color));
            Ok(asked.answer(Body::Text(text)))
        }
        Some(path) => {
            let svg = timeline::svg(&rows, language, &heading(args, language));
            asked.notes.push(save(path, &svg, language)?);
            Ok(asked.answer(Body::None))
        }
    }
}

fn ask_for(base: &Base, args: &Args) -> anyhow::Result<Asked> {
    if args.words.is_empty() {
        return all(args.lang.unwrap_or(Language::En));
    }
    let phrase = args.words.join(" ");
    let asked = Asked::phrase(base, &phrase, args.lang, args.as_of)?;
    if asked.call.canned.name == "events" && asked.call.shape == Shape::Rows {
        return Ok(asked);
    }
    Err(unfit(&asked, &phrase).into())
}

/// Every event of the base.
fn all(language: Language) -> anyhow::Result<Asked> {
    let canned = Canned::named("events")
        .ok_or_else(|| CliError::data("there is no canned query `events`", "install kb again"))?;
    let mut call = Call::new(canned);
    call.give("lang", vec![Argument::One(Value::Text(language.word().to_owned()))]);
    Ok(Asked::of(call, language))
}

fn unfit(asked: &Asked, phrase: &str) -> CliError {
    let what = asked.words();
    let (message, example) = match asked.language {
        Language::En => (
            format!("a timeline shows events; this asks for \"{what}\""),
            "kb timeline \"timeline of Dojo in 2023\"",
        ),
        Language::Fr => (
            format!("une chronologie montre des événements ; ceci demande « {what} »"),
            "kb timeline \"événements de 2023\"",
        ),
    };
    asked.unfit(message, example, phrase)
}

fn heading(args: &Args, language: Language) -> String {
    match (args.words.is_empty(), language) {
        (false, _) => args.words.join(" "),
        (true, Language::En) => "All events".to_owned(),
        (true, Language::Fr) => "Tous les événements".to_owned(),
    }
}
