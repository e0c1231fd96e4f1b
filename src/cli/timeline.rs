//! `kb timeline`: events down the years.

use super::args::{AsOf, Bounds, Global, language, row_limit};
use super::ask::{self, lines, resolve, undrawable};
use super::error::CliError;
use super::picture::Picture;
use super::report::Report;
use super::terminal::screen;
use crate::model::Language;
use crate::query::{Limits, Question, ResolvedQuestion, Shape};
use crate::render::timeline;

/// Draw the events of a phrase as a timeline.
///
/// Years stand at the side, then every quarter with a bar for its events, then a
/// line an event: its date, its title, and in brackets the systems that the
/// title does not name. Without a phrase it shows all events.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A phrase about events.
    #[arg(value_name = "PHRASE", add = super::candidates::phrases())]
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
          value_parser = row_limit)]
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

/// The canned query that a timeline draws.
const EVENTS: &str = "events";

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let mut base = global.open_within(args.bounds)?;
    let question = resolve(&base, &args.question())?;
    let call = question.call();
    if call.canned.name() != EVENTS || call.shape != Shape::Rows {
        return Err(no_events(&question, &args.words.join(" ")).into());
    }
    let language = question.language();
    let (rows, notes) = ask::answer(&mut base, question)?.into_parts();
    args.picture.report(
        &rows,
        lines(notes, language),
        language,
        || timeline::text(&rows, language, screen(global.color)),
        || timeline::svg(&rows, language, &heading(args, language)),
    )
}

impl Args {
    /// The question that the phrase asks; without a phrase, all events.
    fn question(&self) -> Question {
        let question = if self.words.is_empty() {
            Question::canned(EVENTS)
        } else {
            Question::phrase(self.words.join(" ")).as_of(self.as_of.day())
        };
        let rows = self.limit.and_then(|limit| usize::try_from(limit).ok());
        question.language(self.lang).limits(Limits { rows, ..self.bounds.limits() })
    }
}

fn no_events(question: &ResolvedQuestion, phrase: &str) -> CliError {
    let what = question.words();
    let (message, example) = match question.language() {
        Language::En => (
            format!("a timeline shows events; this asks for \"{what}\""),
            "kb timeline \"timeline of Dojo in 2023\"",
        ),
        Language::Fr => (
            format!(
                "une chronologie montre des événements\u{a0}; cette phrase demande «\u{a0}{what}\u{a0}»"
            ),
            "kb timeline \"événements de 2023\"",
        ),
    };
    undrawable(question.language(), message, [example, phrase])
}

fn heading(args: &Args, language: Language) -> String {
    match (args.words.is_empty(), language) {
        (false, _) => args.words.join(" "),
        (true, Language::En) => "All events".to_owned(),
        (true, Language::Fr) => "Tous les événements".to_owned(),
    }
}
