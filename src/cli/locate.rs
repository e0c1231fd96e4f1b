//! `kb locate`: for curators. Prints the records that a dataset needs about a
//! source, ready to paste: its passages, and the locators of words in them.

use std::collections::{BTreeSet, HashMap};
use std::fmt::Write;
use std::path::PathBuf;

use clap::ValueEnum;

use super::args::Global;
use super::error::{CliError, counted};
use super::report::Report;
use super::seed::read_article;
use crate::model::text::{is_year, normalise_passage, passage_hash, scalar_count};
use crate::query::{Limits, Rows, Value, passages_of};

/// Print the passages of your copy of a source, or the locators of words in it.
///
/// Without WORDS, prints a `[[source.passage]]` record for every paragraph. With
/// WORDS, prints the locator of every exact occurrence. A line that is only a
/// year is a heading; a repeated paragraph is the same passage.
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
    /// Use the passage numbers of this source of the base, and skip other
    /// paragraphs. By default passages are counted in your copy.
    #[arg(long, value_name = "SLUG")]
    source: Option<String>,
    /// What a paragraph of your copy is. By default wrapped lines between empty
    /// lines are joined.
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,
}

/// What a paragraph is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// Each line is a paragraph
    Line,
    /// The lines between two empty lines are one paragraph
    Paragraph,
}

/// A paragraph of the copy.
#[derive(Debug, PartialEq, Eq)]
struct Paragraph {
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
    let mut passages = passages(&copy, args.by.unwrap_or_else(|| guess(&copy)));
    let note = match &args.source {
        None => {
            "passages are counted in this copy; --source SLUG takes their numbers from the base"
                .to_owned()
        }
        Some(source) => renumber(global, source, &mut passages)?,
    };
    let text = if words.is_empty() { records(&passages) } else { locators(&passages, &words) };
    if text.is_empty() {
        return Err(not_found(args, &words).into());
    }
    Ok(Report { notes: vec![note], ..Report::text(text) })
}

fn not_found(args: &Args, words: &str) -> CliError {
    let file = args.file.display();
    if words.is_empty() {
        return CliError::data(format!("{file} has no passage"), "name a file with text in it");
    }
    let hint = "the words must occur exactly so in one paragraph: try fewer of them";
    CliError::data(format!("{words:?} is not in a passage of {file}"), hint)
}

/// Guesses what a paragraph is: wrapped text has short lines only.
fn guess(copy: &str) -> By {
    const WRAPPED: usize = 200;
    let long = copy.lines().any(|line| line.chars().count() > WRAPPED);
    if long { By::Line } else { By::Paragraph }
}

fn passages(copy: &str, by: By) -> Vec<Paragraph> {
    let mut seen = BTreeSet::new();
    let mut heading = None;
    let mut found = Vec::new();
    for (line, text) in paragraphs(copy, by) {
        let hash = passage_hash(&text);
        if is_year(&text) {
            heading = Some(text);
        } else if seen.insert(hash.clone()) {
            let ordinal = u32::try_from(seen.len()).unwrap_or(u32::MAX);
            found.push(Paragraph { ordinal, heading: heading.clone(), line, text, hash });
        }
    }
    found
}

/// The paragraphs and their line numbers. A line that is only a year is one by itself.
fn paragraphs(copy: &str, by: By) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut open = false;
    for (line, text) in (1..).zip(copy.lines().map(normalise_passage)) {
        let apart = by == By::Line || is_year(&text);
        let goes_on = !text.is_empty() && !apart;
        match found.last_mut().filter(|_| open && goes_on) {
            Some((_, paragraph)) => paragraph.extend([" ", &text]),
            None if text.is_empty() => {}
            None => found.push((line, text)),
        }
        open = goes_on;
    }
    found
}

/// Keeps the passages of a source of the base, with its numbers; returns a note
/// of how many there are.
fn renumber(global: &Global, source: &str, found: &mut Vec<Paragraph>) -> anyhow::Result<String> {
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

fn records(passages: &[Paragraph]) -> String {
    let mut out = String::new();
    for Paragraph { ordinal, heading, text, hash, .. } in passages {
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

fn locators(passages: &[Paragraph], words: &str) -> String {
    let mut out = String::new();
    let length = scalar_count(words);
    for Paragraph { ordinal, line, text, .. } in passages {
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

/// Replaces ’ by ', which keeps positions.
fn fold(text: &str) -> String {
    text.replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(copy: &str) -> Vec<(u32, Option<String>, usize, String)> {
        let found = passages(copy, guess(copy)).into_iter();
        found.map(|found| (found.ordinal, found.heading, found.line, found.text)).collect()
    }

    #[test]
    fn each_long_line_is_a_passage() {
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
    fn either_apostrophe_matches_and_positions_count_characters() {
        let found = passages("é l\u{2019}une, l'une\n", By::Line);
        assert_eq!(
            locators(&found, "l'une"),
            "at = { passage = 1, start = 2, length = 5 } # line 1\n\
             at = { passage = 1, start = 9, length = 5 } # line 1\n"
        );
    }
}
