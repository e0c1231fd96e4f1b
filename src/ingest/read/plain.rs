//! Plain text: lines and wrapped paragraphs become pieces. The marks that begin
//! an item or a heading (`-`, `•`, `##`) are no part of it.

use super::super::text::Span;
use super::copies::copies;
use super::lines::{Line, Wrapping, lines, trimmed};
use super::raw_document::{COPY, Form, Piece, RawDocument};
use super::shapes::number;

/// A text and its pieces.
pub(super) fn raw_document(text: String) -> RawDocument {
    let pieces = pieces(&text);
    RawDocument { text, pieces }
}

/// The pieces of a text. A second copy is left out line by line, before lines
/// are joined, so that it changes nothing.
fn pieces(text: &str) -> Vec<Piece> {
    let lines = lines(text);
    let texts: Vec<&str> = lines.iter().map(|line| line.span.of(text)).collect();
    let copies = copies(&texts);
    let kept = || lines.iter().zip(&copies).filter(|(_, copy)| !**copy).map(|(line, _)| line);
    let wrapping = Wrapping::of(kept().map(|line| (line.span.of(text), line.gap)));
    let mut builder = Builder { text, wrapping, pieces: Vec::new(), last: None };
    for (line, copy) in lines.iter().zip(copies) {
        builder.add(line, copy);
    }
    builder.pieces
}

/// Joins lines into pieces.
struct Builder<'t> {
    text: &'t str,
    wrapping: Option<Wrapping>,
    pieces: Vec<Piece>,
    /// The line before, if the next may belong to it.
    last: Option<Span>,
}

impl Builder<'_> {
    fn add(&mut self, line: &Line, copy: bool) {
        let (form, span) = mark(self.text, line);
        if copy {
            self.last = None;
            self.pieces.push(Piece { why: Some(COPY), ..Piece::new(form, span) });
            return;
        }
        if self.continues(line, form) {
            if let Some(piece) = self.pieces.last_mut() {
                piece.span.end = span.end;
            }
        } else {
            self.pieces.push(Piece::new(form, span));
        }
        self.last = (form != Form::Heading).then_some(line.span);
    }

    /// Whether a line goes on with the piece before it.
    fn continues(&self, line: &Line, form: Form) -> bool {
        let (Some(wrapping), Some(last)) = (self.wrapping, self.last) else { return false };
        let text = line.span.of(self.text);
        form == Form::Line
            && !line.gap
            && !begins_anew(text)
            && wrapping.cut(last.of(self.text), text)
    }
}

/// Whether a line cannot go on with the one before: a numbered item, a row.
fn begins_anew(line: &str) -> bool {
    line.starts_with('|') || number(line).is_some()
}

/// What a line is by its marks, and the part of it without them.
fn mark(text: &str, line: &Line) -> (Form, Span) {
    let raw = line.span.of(text);
    let inner = |skipped: usize| trimmed(text, line.span.start + skipped, line.span.end);
    if line.underlined {
        return (Form::Heading, line.span);
    }
    let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && raw[hashes..].starts_with(char::is_whitespace) {
        let end = line.span.start + raw.trim_end_matches('#').len();
        return (Form::Heading, trimmed(text, line.span.start + hashes, end));
    }
    if let Some(bullet) = bullet(raw) {
        return (Form::Item, inner(bullet));
    }
    if let Some(quoted) = raw.strip_prefix("> ") {
        return (Form::Line, inner(raw.len() - quoted.len()));
    }
    (Form::Line, line.span)
}

/// The length of the mark that begins an item.
fn bullet(line: &str) -> Option<usize> {
    let mut letters = line.chars();
    let mark = letters.next().filter(|letter| {
        matches!(
            letter,
            '-' | '–'
                | '—'
                | '*'
                | '+'
                | '•'
                | '‣'
                | '▪'
                | '●'
                | '◦'
                | '·'
                | '○'
                | '■'
                | '►'
                | '➤'
        )
    })?;
    letters.next().filter(|letter| letter.is_whitespace())?;
    Some(mark.len_utf8())
}
