//! `kb chart`: figures of one dimension over time.

use super::args::{AsOf, Bounds, Global, language};
use super::asked::{Asked, works};
use super::error::{CliError, PHRASE};
use super::picture::{Picture, save};
use super::report::{Body, Report};
use super::terminal::screen;
use crate::model::Language;
use crate::query::{Rows, Value, chart as statement};
use crate::render::chart;
use crate::store::Base;

/// Draw the figures of a phrase over time.
///
/// An exact value, an open bound and an interval have marks of their own; what
/// is reported is filled, what is planned, projected, claimed or estimated is
/// hollow. All figures must be of one dimension: "in dollars" narrows them.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A phrase about figures.
    #[arg(required = true, value_name = "PHRASE")]
    words: Vec<String>,
    /// The language of names and messages; default: the phrase's.
    #[arg(long, value_name = "en|fr", value_parser = language)]
    lang: Option<Language>,
    #[command(flatten)]
    as_of: AsOf,
    #[command(flatten)]
    picture: Picture,
    #[command(flatten)]
    pub(super) bounds: Bounds,
}

const EXAMPLES: &str = "\
Examples:
  kb chart \"figures in dollars\"
  kb chart \"chiffres en GPU\"
  kb chart \"figures for Tesla in dollars\" --svg spending.svg";

/// How many dimensions a refusal names, and narrower phrases it gives.
const NAMED: usize = 6;
const GIVEN: usize = 3;

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = global.open_within(args.bounds)?;
    let phrase = args.words.join(" ");
    let mut asked = Asked::phrase(&base, &phrase, args.lang, args.as_of)?;
    let Some(statement) = statement(&asked.call) else {
        return Err(unfit(&asked, &phrase).into());
    };
    let rows = asked.rows(&mut base, &statement, args.bounds.limits())?;
    if let Some(failure) = mixed(&base, args, &asked, &rows) {
        return Err(failure.into());
    }
    let language = asked.language;
    match &args.picture.svg {
        _ if rows.rows.is_empty() => Ok(asked.answer(Body::None)),
        None => {
            let text = chart::text(&rows, language, screen(global.color));
            Ok(asked.answer(Body::Text(text)))
        }
        Some(path) => {
            let svg = chart::svg(&rows, language, &phrase);
            asked.notes.push(save(path, &svg, language)?);
            Ok(asked.answer(Body::None))
        }
    }
}

fn unfit(asked: &Asked, phrase: &str) -> CliError {
    let what = asked.words();
    let (message, example) = match asked.language {
        Language::En => (
            format!("a chart shows figures; this asks for \"{what}\""),
            "kb chart \"figures in dollars\"",
        ),
        Language::Fr => (
            format!("un graphique montre des chiffres ; ceci demande « {what} »"),
            "kb chart \"chiffres en dollars\"",
        ),
    };
    asked.unfit(message, example, phrase)
}

/// A dimension, a unit for it, and how many figures are in it.
struct Dimension {
    name: String,
    unit: String,
    figures: usize,
}

/// Refuses figures that no one axis can hold.
fn mixed(base: &Base, args: &Args, asked: &Asked, rows: &Rows) -> Option<CliError> {
    let dimensions = dimensions(rows);
    if dimensions.len() < 2 {
        return None;
    }
    let mut told: Vec<_> = dimensions
        .iter()
        .take(NAMED)
        .map(|dimension| format!("{} ({})", dimension.name, dimension.unit))
        .collect();
    if dimensions.len() > NAMED {
        told.push("…".to_owned());
    }
    let (number, told) = (dimensions.len(), told.join(", "));
    let message = match asked.language {
        Language::En => format!("these figures are of {number} dimensions: {told}"),
        Language::Fr => format!("ces chiffres ont {number} dimensions : {told}"),
    };
    let mut hints = narrower(base, args, asked, &dimensions);
    hints.push(match asked.language {
        Language::En => "a chart has one dimension: name a unit or a metric".to_owned(),
        Language::Fr => "un graphique a une dimension : nommez une unité ou une mesure".to_owned(),
    });
    Some(CliError { code: PHRASE, message, hints })
}

/// The dimensions, those with the most figures first.
fn dimensions(rows: &Rows) -> Vec<Dimension> {
    let text = |value: &Value| match value {
        Value::Text(text) => text.clone(),
        _ => String::new(),
    };
    let mut dimensions: Vec<Dimension> = Vec::new();
    for (name, unit) in rows.column("dimension").zip(rows.column("unit")) {
        let (name, unit) = (text(name), text(unit));
        match dimensions.iter_mut().find(|dimension| dimension.name == name) {
            Some(dimension) => dimension.figures += 1,
            None => dimensions.push(Dimension { name, unit, figures: 1 }),
        }
    }
    dimensions.sort_by_key(|dimension| std::cmp::Reverse(dimension.figures));
    dimensions
}

/// The phrase with a unit, where that is understood as one.
fn narrower(base: &Base, args: &Args, asked: &Asked, dimensions: &[Dimension]) -> Vec<String> {
    let phrase = args.words.join(" ");
    let word = match asked.language {
        Language::En => "in",
        Language::Fr => "en",
    };
    let phrases = dimensions.iter().map(|dimension| format!("{phrase} {word} {}", dimension.unit));
    let narrows = |phrase: &String| {
        let narrow = Asked::phrase(base, phrase, args.lang, args.as_of);
        narrow.is_ok_and(|narrow| narrow.call.given.contains_key("unit"))
    };
    let works = |phrase: String| works(asked.language, &format!("kb chart \"{phrase}\""));
    phrases.filter(narrows).take(GIVEN).map(works).collect()
}
