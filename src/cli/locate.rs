//! `kb locate`: for people who curate. Prints what a dataset says of a copy of
//! a source, its passages and the locators of words in them, ready to paste.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::args::Global;
use super::error::{CliError, counted};
use super::report::Report;
use super::seed::read_article;
use crate::model::text::{normalise_passage, passage_hash, scalar_count};
use crate::query::{Limits, Rows, Value, passages_of};
use crate::store::blocks;

/// Print the passages of your copy of a source, or the locator of words in it.
///
/// Without WORDS it prints a `[[source.passage]]` record for every paragraph;
/// with WORDS the locator of every place where they stand, word for word. A
/// line with nothing but a year is a heading; a paragraph that occurs again is
/// the same passage.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb locate my-copy.txt\n  \
    kb locate my-copy.txt \"one billion dollars\"\n  \
    kb locate my-copy.txt --source dojo-timeline \"one billion dollars\"")]
pub(super) struct Args {
    /// Your copy, as plain text.
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// The words to find.
    words: Vec<String>,
    /// Number the passages as this source of the base does, and leave out what
    /// is not one of its passages. Else they are counted in your copy.
    #[arg(long, value_name = "SLUG")]
    source: Option<String>,
    /// What a paragraph of your copy is; without this, lines that are wrapped
    /// and separated by empty lines are taken together.
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,
}

/// What makes a paragraph in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Every line is a paragraph
    Line,
    /// The lines between two empty lines are a paragraph
    Paragraph,
}

/// A paragraph of the copy.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    ordinal: u32,
    heading: Option<String>,
    line: usize,
    text: String,
    hash: String,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let copy = read_article(&args.file)?;
    let words = fold(&normalise_passage(&args.words.join(" ")));
    if words.is_empty() && !args.words.is_empty() {
        let hint = "leave WORDS out to print the passages";
        return Err(CliError::usage("there are no words to find", hint).into());
    }
    let mut passages = passages(&copy, args.by.unwrap_or_else(|| way_of(&copy)));
    let note = match &args.source {
        None => "passages are counted in this copy; --source SLUG takes their numbers from a base"
            .to_owned(),
        Some(source) => renumber(global, source, &mut passages)?,
    };
    let text = if words.is_empty() { records(&passages) } else { locators(&passages, &words) };
    if text.is_empty() {
        return Err(nothing(args, &words).into());
    }
    Ok(Report { notes: vec![note], ..Report::text(text) })
}

fn nothing(args: &Args, words: &str) -> CliError {
    let file = args.file.display();
    if words.is_empty() {
        return CliError::data(format!("{file} has no passage"), "name a file with text in it");
    }
    let hint = "they must stand there as they are, in one paragraph: try fewer of them";
    CliError::data(format!("{words:?} is not in a passage of {file}"), hint)
}

/// Wrapped text has short lines only; a paragraph that is a line is longer than
/// anybody wraps.
fn way_of(copy: &str) -> By {
    const WRAPPED: usize = 200;
    let long = copy.lines().any(|line| line.chars().count() > WRAPPED);
    if long { By::Line } else { By::Paragraph }
}

fn passages(copy: &str, by: By) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut heading = None;
    let mut found = Vec::new();
    for (line, text) in paragraphs(copy, by) {
        let hash = passage_hash(&text);
        if is_year(&text) {
            heading = Some(text);
        } else if seen.insert(hash.clone()) {
            let ordinal = u32::try_from(seen.len()).unwrap_or(u32::MAX);
            found.push(Found { ordinal, heading: heading.clone(), line, text, hash });
        }
    }
    found
}

/// The blocks that count: [`blocks`] gives a paragraph of several lines after
/// its lines, with the number of the first.
fn paragraphs(copy: &str, by: By) -> Vec<(usize, String)> {
    let mut kept: Vec<(usize, String)> = Vec::new();
    for (line, text) in blocks(copy) {
        let several = kept.last().is_some_and(|(last, _)| *last >= line);
        if several && by == By::Line {
            continue;
        }
        kept.retain(|(earlier, _)| *earlier < line);
        kept.push((line, text));
    }
    kept
}

fn is_year(text: &str) -> bool {
    text.len() == 4
        && text.starts_with(['1', '2'])
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Keeps the passages of the base's source and numbers them as it does; says
/// how many there are.
fn renumber(global: &Global, source: &str, found: &mut Vec<Found>) -> anyhow::Result<String> {
    let mut base = global.open_own()?;
    let rows = passages_of(base.connection_mut(), source, &Limits::default())?;
    let ordinals = ordinals(&rows);
    if ordinals.is_empty() {
        let hint = "`kb query sources` lists the sources of the base";
        return Err(CliError::data(format!("there is no source {source:?}"), hint).into());
    }
    let before = found.len();
    found.retain_mut(|passage| {
        let known = ordinals.get(passage.hash.as_str());
        passage.ordinal = known.copied().unwrap_or_default();
        known.is_some()
    });
    let (known, others) = (found.len(), before - found.len());
    let passages = counted(ordinals.len(), "passage");
    Ok(format!(
        "{known} of {passages} of {source} found, {} left out",
        counted(others, "paragraph")
    ))
}

fn ordinals(rows: &Rows) -> HashMap<&str, u32> {
    let pairs = rows.rows.iter().filter_map(|row| match row.as_slice() {
        [Value::Text(hash), Value::Integer(ordinal)] => {
            Some((hash.as_str(), u32::try_from(*ordinal).ok()?))
        }
        _ => None,
    });
    pairs.collect()
}

fn records(passages: &[Found]) -> String {
    let mut out = String::new();
    for Found { ordinal, heading, text, hash, .. } in passages {
        let gap = if out.is_empty() { "" } else { "\n" };
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{gap}[[source.passage]]\nordinal = {ordinal}");
        if let Some(heading) = heading {
            let _ = writeln!(out, "heading = \"{heading}\"");
        }
        let _ = writeln!(out, "length  = {}\nhash    = \"{hash}\"", scalar_count(text));
    }
    out
}

fn locators(passages: &[Found], words: &str) -> String {
    let mut out = String::new();
    let length = scalar_count(words);
    for Found { ordinal, line, text, .. } in passages {
        let text = fold(text);
        for (place, _) in text.match_indices(words) {
            let start = scalar_count(text.get(..place).unwrap_or_default());
            // Writing to a String cannot fail.
            let _ = writeln!(
                out,
                "at = {{ passage = {ordinal}, start = {start}, length = {length} }} # line {line}"
            );
        }
    }
    out
}

/// ’ as ', one character for one: places stay.
fn fold(text: &str) -> String {
    text.replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(copy: &str) -> Vec<(u32, Option<String>, usize, String)> {
        let found = passages(copy, way_of(copy)).into_iter();
        found.map(|found| (found.ordinal, found.heading, found.line, found.text)).collect()
    }

    #[test]
    fn a_file_of_long_lines_has_a_passage_a_line() {
        let long = "word ".repeat(50);
        let copy = format!("Title\n\n2019\n{long}\nShort.\n{long}\n");
        let year = Some("2019".to_owned());
        let expected = [
            (1, None, 1, "Title".to_owned()),
            (2, year.clone(), 4, long.trim().to_owned()),
            (3, year, 5, "Short.".to_owned()),
        ];
        assert_eq!(shown(&copy), expected);
    }

    #[test]
    fn wrapped_lines_are_one_passage() {
        let expected = [
            (1, None, 1, "One line.".to_owned()),
            (2, Some("2019".to_owned()), 5, "Two lines.".to_owned()),
        ];
        assert_eq!(shown("One line.\n\n2019\n\nTwo\nlines.\n"), expected);
    }

    #[test]
    fn words_are_found_with_either_apostrophe_and_counted_in_characters() {
        let found = passages("é l\u{2019}une, l'une\n", By::Line);
        assert_eq!(
            locators(&found, "l'une"),
            "at = { passage = 1, start = 2, length = 5 } # line 1\n\
             at = { passage = 1, start = 9, length = 5 } # line 1\n"
        );
    }
}
