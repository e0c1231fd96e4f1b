//! `kb locate`: for curators. Prints the records that a dataset needs about a
//! source, ready to paste: its passages, and the locators of words in them.

mod copy;

use std::collections::HashMap;
use std::fmt::Write;
use std::path::PathBuf;

use toml_writer::{ToTomlValue, TomlStringBuilder};

use super::args::Global;
use super::error::{CliError, counted};
use super::report::Report;
use crate::model::text::{normalise_passage, scalar_count};
use crate::query::{Limits, Rows, Value, passages_of};
use copy::{By, Copy, Paragraph};

/// Print the passages of your copy of a source, or the locators of words in it.
///
/// Without WORDS, prints a `[[source.passage]]` record for every passage. With
/// WORDS, prints the locator of every exact occurrence. Passages are those that
/// `kb ingest` reads, with the same numbers.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  kb locate my-copy.txt\n  \
    kb locate my-copy.txt \"one billion dollars\"\n  \
    kb locate my-copy.txt --source dojo-timeline \"one billion dollars\"")]
pub(super) struct Args {
    /// Your copy: plain text, Markdown or HTML.
    #[arg(value_hint = clap::ValueHint::FilePath)]
    file: PathBuf,
    /// The words to find.
    words: Vec<String>,
    /// Use the passage numbers of this source of the base, and skip other
    /// passages. By default passages are counted in your copy.
    #[arg(long, value_name = "SLUG")]
    source: Option<String>,
    /// Take every paragraph of a plain text as a passage, also titles and menus, but
    /// not a line with only a year.
    #[arg(long, value_name = "WHAT")]
    by: Option<By>,
}

pub(super) fn run(global: &Global, args: &Args) -> anyhow::Result<Report> {
    let copy = Copy::open(&args.file)?;
    let words = fold(&normalise_passage(&args.words.join(" ")));
    if words.is_empty() && !args.words.is_empty() {
        let hint = "leave WORDS out to print the passages";
        return Err(CliError::usage("there are no words to find", hint).into());
    }
    let mut passages = match (args.by, &args.source) {
        (Some(by), _) => copy.paragraphs(Some(by))?,
        (None, Some(_)) => copy.all()?,
        (None, None) => copy.passages()?,
    };
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
    let before = found.iter().filter(|passage| passage.ordinal > 0).count();
    found.retain_mut(|passage| {
        let known = ordinals.get(passage.hash.as_str());
        passage.ordinal = known.copied().unwrap_or_default();
        known.is_some()
    });
    found.sort_by_key(|passage| passage.ordinal);
    let (known, others) = (found.len(), before.saturating_sub(found.len()));
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
            let heading = TomlStringBuilder::new(heading).as_default().to_toml_value();
            let _ = writeln!(out, "heading = {heading}");
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
            let _ =
                write!(out, "at = {{ passage = {ordinal}, start = {start}, length = {length} }}");
            let line = line.map(|line| format!("line {line}"));
            let remarks = line.into_iter().chain(torn(&text, place, words)).collect::<Vec<_>>();
            let mark = if remarks.is_empty() { "" } else { " # " };
            let _ = writeln!(out, "{mark}{}", remarks.join(", "));
        }
    }
    out
}

/// Says that the words begin or end inside a word of the text.
fn torn(text: &str, place: usize, words: &str) -> Option<String> {
    let (before, rest) = text.split_at_checked(place)?;
    let after = rest.get(words.len()..)?;
    let within = |one: Option<char>, other: Option<char>| {
        one.zip(other).is_some_and(|(one, other)| one.is_alphanumeric() && other.is_alphanumeric())
    };
    let begins = within(before.chars().next_back(), words.chars().next());
    let ends = within(words.chars().next_back(), after.chars().next());
    match (begins, ends) {
        (true, true) => Some("begins and ends inside a word".to_owned()),
        (true, false) => Some("begins inside a word".to_owned()),
        (false, true) => Some("ends inside a word".to_owned()),
        (false, false) => None,
    }
}

/// Replaces ’ by ', which keeps positions.
fn fold(text: &str) -> String {
    text.replace('\u{2019}', "'")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn either_apostrophe_matches_and_positions_count_characters() {
        let text = "é l\u{2019}une, l'unes".to_owned();
        let (heading, hash) = (None, String::new());
        let found = [Paragraph { ordinal: 1, heading, line: Some(1), text, hash }];
        assert_eq!(
            locators(&found, "l'une"),
            "at = { passage = 1, start = 2, length = 5 } # line 1\n\
             at = { passage = 1, start = 9, length = 5 } # line 1, ends inside a word\n"
        );
    }
}
