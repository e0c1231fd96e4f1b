//! `kb ingest --report`: an article with everything found marked in its text, as a page or
//! as Markdown.

use std::path::Path;

use askama::Template;

use super::inputs::Input;
use super::prepare::Readers;
use super::proposed;
use crate::cli::error::CliError;
use crate::cli::report::Report;
use crate::cli::written_file::{FileKind, write_file};
use crate::ingest::{Mark, MarkKind, Review, ReviewBlock, ReviewPart};

/// The format of a report.
#[derive(Clone, Copy, Debug)]
pub(super) enum Format {
    Html,
    Markdown,
}

impl Format {
    /// The format that a file name ends with.
    pub(super) fn of(path: &Path) -> Result<Self, CliError> {
        let end = path.extension().and_then(|end| end.to_str()).map(str::to_ascii_lowercase);
        match end.as_deref() {
            Some("html" | "htm") => Ok(Self::Html),
            Some("md" | "markdown") => Ok(Self::Markdown),
            _ => {
                let message = format!("{} is no name of a report", path.display());
                Err(CliError::usage(message, "name a file that ends in .html or .md"))
            }
        }
    }
}

/// What a report is known by: a file without it is not replaced.
const REPORT: FileKind = FileKind {
    noun: "report of kb",
    mark: "kb ingest --report",
    example: "review.html",
    hint: "name another file",
};

/// Writes the report of one article.
pub(super) fn run(
    readers: &Readers,
    inputs: &[Input],
    path: &Path,
    format: Format,
) -> anyhow::Result<Report> {
    let [input] = inputs else {
        let message = format!("--report takes one article, not {}", inputs.len());
        return Err(CliError::usage(message, "run it once for each article").into());
    };
    let prepared = readers.prepare(std::slice::from_ref(input)).pop();
    let prepared =
        prepared.unwrap_or_else(|| Err(CliError::usage("nothing to read", "name a file").into()));
    let prepared = prepared.map_err(|error| super::report::of(input, error))?;
    let review = readers.review(&prepared);
    let language = prepared.document.meta.language.map_or("en", |language| language.word());
    let proposed: Vec<String> = prepared.judged.iter().map(proposed::line).collect();
    let text = match format {
        Format::Html => Page { review: &review, proposed: &proposed, language }.render()?,
        Format::Markdown => MarkdownFile { review: &review, proposed: &proposed }.render()?,
    };
    let place = write_file(path, &text, &REPORT)?;
    let mut notes: Vec<String> = prepared.document.notes.iter().map(ToString::to_string).collect();
    notes.push(format!("report: {place}"));
    let text = super::report::line(input, &prepared) + &proposed::listed(&prepared.judged);
    Ok(Report { notes, ..Report::text(text) })
}

/// The report as a page without scripts and without addresses.
#[derive(Template)]
#[template(path = "review.html")]
struct Page<'r> {
    review: &'r Review,
    /// A line for each proposed fact.
    proposed: &'r [String],
    language: &'r str,
}

/// The report as Markdown.
#[derive(Template)]
#[template(path = "review.md", escape = "none")]
struct MarkdownFile<'r> {
    review: &'r Review,
    proposed: &'r [String],
}

/// The kinds of marks in the order of the legend, each with its name.
const KINDS: [(MarkKind, &str); 6] = [
    (MarkKind::Event, "events"),
    (MarkKind::Figure, "figures"),
    (MarkKind::Prediction, "predictions"),
    (MarkKind::Date, "dates"),
    (MarkKind::Name, "names"),
    (MarkKind::LeftOut, "left out"),
];

/// The name of a kind in a page.
fn class(kind: MarkKind) -> &'static str {
    kind.into()
}

/// The name of the kind of a mark.
fn kind(mark: &Mark) -> &'static str {
    class(mark.kind)
}

/// The rule of a mark and its confidence.
fn reason(mark: &Mark) -> String {
    match mark.confidence {
        Some(confidence) => format!("{}, {confidence:.2}", mark.rule),
        None => mark.rule.clone(),
    }
}

/// The mark that a part of a block opens.
fn mark<'b>(block: &'b ReviewBlock, part: &ReviewPart) -> Option<&'b Mark> {
    match part {
        ReviewPart::Open(index) => block.marks.get(*index),
        _ => None,
    }
}

/// The rule of a mark and its confidence, in Markdown.
fn plain_reason(mark: &Mark) -> String {
    plain(&reason(mark))
}

/// A text in Markdown that is shown as it is.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (place, letter) in text.char_indices() {
        let host = letter == '.' && text.get(..place).is_some_and(|before| before.ends_with("www"));
        match letter {
            _ if letter.is_control() => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '#' | '|' | '~' | '!' | '$'
            | '^' | ':' | '@' | '{' | '}' => out.extend(['\\', letter]),
            '.' if host => out.extend(['\\', letter]),
            _ => out.push(letter),
        }
    }
    out
}
