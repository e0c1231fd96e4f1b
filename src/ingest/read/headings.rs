//! Detects headings among the lines. A heading has something below it: the last line
//! is not one, and neither is a line in a list of similar lines.

use super::bylines::byline;
use super::cues::cues;
use super::raw_document::{BlockForm, RawBlock, RawDocument};
use super::shapes::{is_dated_row, is_period, may_be_heading, number};
use crate::model::text::key;

/// What a block may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LineGuess {
    /// Marked as a heading.
    Marked,
    /// A year, month or day: it dates what follows.
    Period,
    /// A short line without final punctuation.
    Title,
    Passage,
}

/// Marks the headings of a raw document.
pub(super) fn mark(raw: &mut RawDocument) {
    let kept = raw.kept_indices();
    let blocks: Vec<(&RawBlock, &str)> = kept
        .iter()
        .filter_map(|index| raw.blocks.get(*index))
        .map(|block| (block, raw.of(block)))
        .collect();
    let headings = headings(&blocks);
    for (index, heading) in kept.into_iter().zip(headings) {
        let block = &mut raw.blocks[index];
        block.form = if heading { BlockForm::Heading } else { BlockForm::Passage };
    }
}

/// For each block, whether it is a heading.
fn headings(blocks: &[(&RawBlock, &str)]) -> Vec<bool> {
    let guesses: Vec<LineGuess> = (0..blocks.len()).map(|index| guess(blocks, index)).collect();
    let mut headings: Vec<bool> = guesses.iter().map(|guess| *guess == LineGuess::Marked).collect();
    let mut index = 0;
    while index < guesses.len() {
        let end = (index..guesses.len()).find(|next| guesses[*next] != guesses[index]);
        let end = end.unwrap_or(guesses.len());
        match guesses[index] {
            LineGuess::Marked | LineGuess::Passage => {}
            // Consecutive years are a list.
            LineGuess::Period => headings[end - 1] = end - index == 1 && end < guesses.len(),
            LineGuess::Title => titles(blocks, &guesses, index, end, &mut headings),
        }
        index = end;
    }
    headings
}

/// Which of the titles from `begin` to before `end` are headings.
fn titles(
    blocks: &[(&RawBlock, &str)],
    guesses: &[LineGuess],
    begin: usize,
    end: usize,
    headings: &mut [bool],
) {
    let top = begin == 0;
    let most = if top { 3 } else { 2 };
    let below = guesses.get(end).copied();
    let stands = match below {
        None => false,
        Some(LineGuess::Passage) => stands_above(blocks, end),
        // Between two years, a line belongs to the first; after a passage, it opens a
        // section.
        Some(_) => top || guesses[begin - 1] == LineGuess::Passage,
    };
    if !stands {
        return;
    }
    let first = if end - begin > most { end - 1 } else { begin };
    headings[first..end].fill(true);
}

/// Whether the block at `index` is longer than the line above it.
fn stands_above(blocks: &[(&RawBlock, &str)], index: usize) -> bool {
    const ENOUGH: usize = 40;
    let (below, text) = blocks[index];
    let heading = blocks[index - 1].1;
    below.form == BlockForm::Item || text.len() >= ENOUGH || text.len() > heading.len()
}

fn guess(blocks: &[(&RawBlock, &str)], index: usize) -> LineGuess {
    let (block, text) = blocks[index];
    let near = |step: isize| index.checked_add_signed(step).and_then(|index| blocks.get(index));
    let like = |step: isize, is: &dyn Fn(&(&RawBlock, &str)) -> bool| near(step).is_some_and(is);
    let title = match block.form {
        BlockForm::Heading => return LineGuess::Marked,
        _ if is_period(text) => return LineGuess::Period,
        BlockForm::Passage => false,
        BlockForm::Item => {
            let item = |(block, _): &(&RawBlock, &str)| block.form == BlockForm::Item;
            let single = !like(-1, &item) && !like(1, &item);
            single && like(1, &|(_, next)| next.len() > text.len()) && index > 0
        }
        BlockForm::Line => {
            let numbered = |(_, text): &(&RawBlock, &str)| number(text).is_some();
            number(text).is_none() || !(like(-1, &numbered) || like(1, &numbered))
        }
    };
    let row = |(_, text): &(&RawBlock, &str)| is_dated_row(text);
    let listed = is_dated_row(text) && (like(-1, &row) || like(1, &row));
    let title = title && !listed && may_be_heading(text) && !is_byline_or_date(text);
    if title { LineGuess::Title } else { LineGuess::Passage }
}

/// Whether a line is a byline or a date of publication.
fn is_byline_or_date(text: &str) -> bool {
    let line = key(text);
    let words: Vec<_> = line.split(' ').collect();
    let dated =
        cues().stamp(&words).is_some_and(|_| line.bytes().any(|byte| byte.is_ascii_digit()));
    dated || byline(text).is_some()
}
