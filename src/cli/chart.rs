//! `kb chart`: figures of one dimension over time.

use super::args::{AsOf, Bounds, Global, language};
use super::ask::{lines, resolve, undrawable, with_path, works};
use super::error::{CliError, PHRASE};
use super::interrupt;
use super::picture::Picture;
use super::report::Report;
use super::terminal::screen;
use crate::model::Language;
use crate::query::{Question, ResolvedQuestion, Rows, Value};
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
    #[arg(required = true, value_name = "PHRASE", add = super::candidates::phrases())]
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
    let question = resolve(&base, &args.question(&phrase))?;
    interrupt::watch()?;
    let chart = base.chart(question.clone()).map_err(|error| with_path(&base, error))?;
    let (rows, notes) = chart.ok_or_else(|| no_figures(&question, &phrase))?.into_parts();
    if let Some(failure) = mixed(&base, args, &question, &rows) {
        return Err(failure.into());
    }
    let language = question.language();
    args.picture.report(
        &rows,
        lines(notes, language),
        language,
        || chart::text(&rows, language, screen(global.color)),
        || chart::svg(&rows, language, &phrase),
    )
}

impl Args {
    /// The question that a phrase asks.
    fn question(&self, phrase: &str) -> Question {
        let question = Question::phrase(phrase).as_of(self.as_of.day());
        question.language(self.lang).limits(self.bounds.limits())
    }
}

fn no_figures(question: &ResolvedQuestion, phrase: &str) -> CliError {
    let what = question.words();
    let (message, example) = match question.language() {
        Language::En => (
            format!("a chart shows figures; this asks for \"{what}\""),
            "kb chart \"figures in dollars\"",
        ),
        Language::Fr => (
            format!(
                "un graphique montre des chiffres\u{a0}; cette phrase demande «\u{a0}{what}\u{a0}»"
            ),
            "kb chart \"chiffres en dollars\"",
        ),
    };
    undrawable(question.language(), message, [example, phrase])
}

/// A dimension, a unit for it, and how many figures are in it.
struct Dimension {
    name: String,
    unit: String,
    figures: usize,
}

/// Refuses figures that no one axis can hold.
fn mixed(base: &Base, args: &Args, question: &ResolvedQuestion, rows: &Rows) -> Option<CliError> {
    let dimensions = dimensions(rows);
    if dimensions.len() < 2 {
        return None;
    }
    let mut names: Vec<_> = dimensions
        .iter()
        .take(NAMED)
        .map(|dimension| format!("{} ({})", dimension.name, dimension.unit))
        .collect();
    if dimensions.len() > NAMED {
        names.push("…".to_owned());
    }
    let (number, names) = (dimensions.len(), names.join(", "));
    let message = match question.language() {
        Language::En => format!("these figures are of {number} dimensions: {names}"),
        Language::Fr => format!("ces chiffres ont {number} dimensions différentes\u{a0}: {names}"),
    };
    let mut hints = narrower(base, args, question, &dimensions);
    hints.push(match question.language() {
        Language::En => "a chart has one dimension: name a unit or a metric".to_owned(),
        Language::Fr => {
            "un graphique n'a qu'une dimension\u{a0}: précisez une unité ou une mesure".to_owned()
        }
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
fn narrower(
    base: &Base,
    args: &Args,
    question: &ResolvedQuestion,
    dimensions: &[Dimension],
) -> Vec<String> {
    let phrase = args.words.join(" ");
    let word = match question.language() {
        Language::En => "in",
        Language::Fr => "en",
    };
    let phrases = dimensions.iter().map(|dimension| format!("{phrase} {word} {}", dimension.unit));
    let narrows = |phrase: &String| {
        let narrow = base.resolve(&args.question(phrase));
        narrow.is_ok_and(|narrow| !narrow.call().given("unit").is_empty())
    };
    let works = |phrase: String| works(question.language(), &format!("kb chart \"{phrase}\""));
    phrases.filter(narrows).take(GIVEN).map(works).collect()
}
