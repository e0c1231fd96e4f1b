//! Titles of events: the sentence with the date, without that date, up to the end of a
//! clause.

use super::super::annotate::{AnnotatedBlock, inside};
use super::super::dates::Standing;
use super::super::text::Span;
use super::pieces::Piece;

/// The longest title, in characters, and the shortest one that ends at a clause.
const LONGEST: usize = 120;
const SHORTEST: usize = 60;

/// The title of a piece.
pub(super) fn title(piece: &Piece<'_>) -> String {
    let Some(first) = piece.sentences.first() else { return String::new() };
    let holds = |said: Span| piece.sentences.iter().position(|one| one.span.holds(said));
    let at = piece.said.and_then(holds).unwrap_or_default();
    let sentences = piece.sentences.get(at..).unwrap_or_default();
    let text = first.found.block.text.as_str();
    let mut titles = sentences.iter().map(|sentence| {
        let start = piece.said.and_then(|said| after_date(sentence.found, sentence.span, said));
        let start = start.unwrap_or(sentence.span.start);
        capitalised(tidy(text.get(start..sentence.span.end).unwrap_or_default()))
    });
    // A sentence that is only a date leads to the next one.
    let found = titles.find(|title| title.chars().any(char::is_alphabetic));
    shortened(&found.unwrap_or_else(|| tidy(first.text()).to_owned()))
}

/// The byte offset after a date that opens a sentence and the mark that follows it.
fn after_date(found: &AnnotatedBlock<'_>, sentence: Span, said: Span) -> Option<usize> {
    let text = &found.block.text;
    let date = inside(&found.dates, |date| date.span, said).first()?;
    let adverb = date.standing == Standing::OpensAsAdverb;
    if !(adverb || date.standing == Standing::Opens) || !sentence.holds(said) {
        return None;
    }
    let mut after = found.within(Span::new(said.end, sentence.end));
    let Some(mark) = after.next().and_then(|at| found.tokens.get(at)) else {
        return Some(sentence.end);
    };
    if matches!(mark.span.of(text), "," | ":" | "-" | "–" | "—" | "." | ")" | "]" | "|") {
        let next = after.next().and_then(|at| found.tokens.get(at));
        return Some(next.map_or(sentence.end, |next| next.span.start));
    }
    // The label of a list item: `2010 Foundation of the mill`; or an adverb: `On 3 May it`.
    let listed = sentence.start == 0 && mark.capital;
    (listed || adverb).then_some(mark.span.start)
}

/// A text without marks around it: a full stop, footnote marks.
fn tidy(text: &str) -> &str {
    let mut text = text.trim_matches(|letter: char| letter == ' ' || "–—-•,;:".contains(letter));
    loop {
        let shorter = text.trim_end_matches(['.', ' ']);
        let mark = shorter.strip_suffix(']').and_then(|inner| {
            let (before, mark) = inner.rsplit_once('[')?;
            mark.bytes().all(|digit| digit.is_ascii_digit()).then_some(before)
        });
        match mark {
            Some(before) => text = before,
            None if text.ends_with("..") => return text,
            None => return shorter,
        }
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    capital + letters.as_str()
}

/// A title that ends at a clause, if it is too long as a whole.
fn shortened(title: &str) -> String {
    if title.chars().count() <= LONGEST {
        return title.to_owned();
    }
    let longest = title.char_indices().nth(LONGEST).map_or(title.len(), |(end, _)| end);
    let shortest = title.char_indices().nth(SHORTEST).map_or(title.len(), |(end, _)| end);
    let near = title.get(..longest).unwrap_or(title);
    let ends = ["; ", " – ", " — ", ": ", " : ", ", "];
    let clause = ends.iter().find_map(|end| near.rfind(end).filter(|end| *end >= shortest));
    match clause.and_then(|end| title.get(..end)) {
        Some(clause) => clause.trim_end_matches([',', ' ', '.']).to_owned(),
        None => cut(title, LONGEST),
    }
}

/// The text, truncated between words if it is too long.
pub(super) fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most - 1).collect();
    let end = short.rfind(' ').unwrap_or(short.len());
    let kept = short.get(..end).unwrap_or(&short);
    format!("{}…", kept.trim_end_matches([',', ';', ':', ' ', '(', '«']))
}
