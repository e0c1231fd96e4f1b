//! A copy of a source: its passages, as `kb ingest` reads them, and its paragraphs.

use std::collections::{BTreeSet, HashSet};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use crate::cli::bounded::{read_file, utf8};
use crate::ingest::{DocumentPassage, Meta, ReadError, read};
use crate::model::text::{is_year, normalise_passage, passage_hash};
use crate::model::{DocumentFormat, Language};

/// What a paragraph is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum By {
    /// Each line is a paragraph
    Line,
    /// The lines between two empty lines are one paragraph
    Paragraph,
}

/// A paragraph of the copy.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its number; 0 if it is none of the passages that are read.
    pub(super) ordinal: u32,
    pub(super) heading: Option<String>,
    /// Its line in a plain text.
    pub(super) line: Option<usize>,
    pub(super) text: String,
    pub(super) hash: String,
}

/// A copy of a source.
pub(super) struct Copy {
    path: PathBuf,
    bytes: Vec<u8>,
}

impl Copy {
    pub(super) fn open(path: &Path) -> anyhow::Result<Self> {
        let bytes = read_file(path, "name a file that holds your copy of the article")?;
        Ok(Self { path: path.to_owned(), bytes })
    }

    /// The passages, with the numbers that `kb ingest` gives them.
    pub(super) fn passages(&self) -> Result<Vec<Paragraph>, ReadError> {
        let name = self.path.file_name().and_then(|name| name.to_str());
        let read = |language| read(&self.bytes, name, Meta { language, ..Meta::default() });
        // The language decides nothing about passages.
        let document = match read(None) {
            Err(ReadError::Language(_)) => read(Some(Language::En))?,
            document => document?,
        };
        let text = str::from_utf8(&self.bytes).ok();
        let text = text.filter(|_| document.format == DocumentFormat::Text);
        let mut lines = text.map(Lines::new);
        let paragraph = |(ordinal, passage): (u32, DocumentPassage<'_>)| Paragraph {
            ordinal,
            heading: passage.heading.map(str::to_owned),
            line: lines.as_mut().map(|lines| lines.of(passage.place)),
            text: passage.text.to_owned(),
            hash: passage_hash(passage.text),
        };
        Ok((1..).zip(document.passages()).map(paragraph).collect())
    }

    /// The paragraphs of a plain text.
    pub(super) fn paragraphs(&self, by: Option<By>) -> anyhow::Result<Vec<Paragraph>> {
        let (name, hint) = (self.path.display().to_string(), "save your copy in UTF-8");
        let text = utf8(&name, self.bytes.clone(), hint)?;
        Ok(passages(&text, by.unwrap_or_else(|| guess(&text))))
    }

    /// The passages, and the paragraphs that are none of them, without a number.
    pub(super) fn all(&self) -> anyhow::Result<Vec<Paragraph>> {
        let mut all = self.passages()?;
        let read: HashSet<String> = all.iter().map(|passage| passage.hash.clone()).collect();
        let others = self.paragraphs(None).unwrap_or_default().into_iter();
        let others = others.filter(|paragraph| !read.contains(&paragraph.hash));
        all.extend(others.map(|paragraph| Paragraph { ordinal: 0, ..paragraph }));
        Ok(all)
    }
}

/// The lines of a text, for places in increasing order.
struct Lines<'t> {
    rest: std::str::Chars<'t>,
    place: usize,
    line: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { rest: text.trim_start_matches('\u{feff}').chars(), place: 0, line: 1 }
    }

    /// The line of the scalar value at a place.
    fn of(&mut self, place: usize) -> usize {
        let passed = self.rest.by_ref().take(place.saturating_sub(self.place));
        self.line += passed.filter(|letter| *letter == '\n').count();
        self.place = self.place.max(place);
        self.line
    }
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
            let (heading, line) = (heading.clone(), Some(line));
            found.push(Paragraph { ordinal, heading, line, text, hash });
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(copy: &str) -> Vec<(u32, Option<String>, usize, String)> {
        let found = passages(copy, guess(copy)).into_iter();
        found.map(|found| (found.ordinal, found.heading, found.line.unwrap(), found.text)).collect()
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
}
