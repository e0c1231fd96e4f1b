//! `kb import`: a timeline that people keep elsewhere as a draft dataset.

use std::path::{Path, PathBuf};

use super::args::language;
use super::bounded::{read_file, read_stdin};
use super::error::{CliError, DATA, counted};
use super::report::Report;
use crate::dataset::write;
use crate::ingest::{TimelineInfo, TimelineProblem, slug, timeline};
use crate::model::Language;

/// Write a timeline that is kept elsewhere as a draft dataset
///
/// Takes a table with a header (CSV, also of a spreadsheet for `TimelineJS` or of
/// `kb export --as csv`), or the JSON of `TimelineJS` 3. Each row becomes an event; rows that
/// cannot be read are left out, and their lines are reported. Correct the draft, then load it
/// with `kb seed`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Columns, in any order: date (or year, month, day), title; and, if there, end date, text,
category, systems, people, organizations, places.

Examples:
  kb import timeline.csv --to draft/ && kb seed draft/
  kb import timelinejs.json --to draft/ --lang fr --title \"Le pont\"")]
pub(super) struct Args {
    /// The table or JSON; `-` for standard input.
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// The folder to write to; created if needed.
    #[arg(long, value_name = "DIR", value_hint = clap::ValueHint::DirPath)]
    to: PathBuf,
    /// The language of the rows, also of dates in words.
    #[arg(long, value_name = "en|fr", default_value = "en", value_parser = language)]
    lang: Language,
    /// The title of the source; default: the name of the file.
    #[arg(long)]
    title: Option<String>,
    /// Write to a folder that is not empty, replacing its TOML files.
    #[arg(long)]
    force: bool,
}

/// How many of the rows that are left out are reported.
const REPORTED: usize = 20;

pub(super) fn run(args: &Args) -> anyhow::Result<Report> {
    const HINT: &str = "name a file of CSV or JSON";
    let bytes = if is_stdin(args) { read_stdin(HINT)? } else { read_file(&args.file, HINT)? };
    let read = timeline(&bytes, &info(args)?).map_err(|error| {
        let message = format!("{} is no timeline: {error}", args.file.display());
        CliError::data(message, error.hint)
    })?;
    let (events, left) = (read.dataset.events.len(), read.problems.len());
    let mut notes = problems(args, &read.problems);
    if events == 0 {
        let message = format!("{} has no row that can become an event", args.file.display());
        notes.push("`kb import --help` names the columns".to_owned());
        return Err(CliError { code: DATA, message, hints: notes }.into());
    }
    write(&read.dataset, &args.to, args.force)?;
    let place = args.to.display();
    let events = counted(events, "event");
    let out = if left > 0 { format!("; {} left out", counted(left, "row")) } else { String::new() };
    let text = format!(
        "Wrote a draft of {events} to {place}{out}\nCorrect it, then load it: kb seed {place}\n"
    );
    let code = if left > 0 { DATA } else { 0 };
    Ok(Report { notes, code, ..Report::text(text) })
}

fn is_stdin(args: &Args) -> bool {
    args.file == Path::new("-")
}

/// The title of the source, and the slug made of it.
fn info(args: &Args) -> Result<TimelineInfo, CliError> {
    let stem = args.file.file_stem().filter(|_| !is_stdin(args));
    let stem = stem.map_or("timeline".into(), |stem| stem.to_string_lossy());
    let title = args.title.as_deref().unwrap_or(&stem);
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() || title.contains(char::is_control) {
        let hint = "write a title of one line: --title \"The bridge\"";
        return Err(CliError::usage("the title is empty, or holds a control character", hint));
    }
    let name = Some(slug(&title)).filter(|slug| !slug.is_empty());
    let slug = name.unwrap_or_else(|| "timeline".to_owned());
    Ok(TimelineInfo { slug, title, language: args.lang })
}

/// The first rows that are left out, with the reason.
fn problems(args: &Args, problems: &[TimelineProblem]) -> Vec<String> {
    let line = |problem: &TimelineProblem| {
        format!("{}:{}: {}", args.file.display(), problem.line, problem.message)
    };
    let mut notes: Vec<_> = problems.iter().take(REPORTED).map(line).collect();
    if problems.len() > REPORTED {
        notes.push(format!("and {} more", counted(problems.len() - REPORTED, "row")));
    }
    notes
}
