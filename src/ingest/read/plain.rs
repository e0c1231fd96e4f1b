//! Plain text: lines and wrapped paragraphs become blocks, without the marks of items
//! and headings (`-`, `•`, `##`).

use super::super::text::Span;
use super::copies::copies;
use super::lines::{TextLine, Wrapping, lines, trimmed};
use super::raw_document::{BlockForm, COPY, RawBlock, RawDocument};
use super::shapes::number;

/// The raw document of a plain text.
pub(super) fn raw_document(text: String) -> RawDocument {
    let blocks = blocks(&text);
    RawDocument { text, blocks }
}

/// The blocks of a text. A second copy is excluded before lines are joined, so that it
/// does not affect the first.
fn blocks(text: &str) -> Vec<RawBlock> {
    let lines = lines(text);
    let texts: Vec<&str> = lines.iter().map(|line| line.span.of(text)).collect();
    let copies = copies(&texts);
    let kept = || lines.iter().zip(&copies).filter(|(_, copy)| !**copy).map(|(line, _)| line);
    let wrapping = Wrapping::of(kept().map(|line| (line.span.of(text), line.gap)));
    let mut builder = BlockBuilder { text, wrapping, blocks: Vec::new(), last: None };
    for (line, copy) in lines.iter().zip(copies) {
        builder.add(line, copy);
    }
    builder.blocks
}

/// Joins lines into blocks.
struct BlockBuilder<'t> {
    text: &'t str,
    wrapping: Option<Wrapping>,
    blocks: Vec<RawBlock>,
    /// The line before, if the next may continue it.
    last: Option<Span>,
}

impl BlockBuilder<'_> {
    fn add(&mut self, line: &TextLine, copy: bool) {
        let (form, span) = mark(self.text, line);
        if copy {
            self.last = None;
            self.blocks.push(RawBlock { why: Some(COPY), ..RawBlock::new(form, span) });
            return;
        }
        if self.continues(line, form) {
            if let Some(block) = self.blocks.last_mut() {
                block.span.end = span.end;
            }
        } else {
            self.blocks.push(RawBlock::new(form, span));
        }
        self.last = (form != BlockForm::Heading).then_some(line.span);
    }

    /// Whether a line continues the block before it.
    fn continues(&self, line: &TextLine, form: BlockForm) -> bool {
        let (Some(wrapping), Some(last)) = (self.wrapping, self.last) else { return false };
        let text = line.span.of(self.text);
        form == BlockForm::Line
            && !line.gap
            && !begins_anew(text)
            && wrapping.wraps(last.of(self.text), text)
    }
}

/// Whether a line always begins a new block: a numbered item, a row.
fn begins_anew(line: &str) -> bool {
    line.starts_with('|') || number(line).is_some()
}

/// The form of a line, judged by its marks, and its span without them.
fn mark(text: &str, line: &TextLine) -> (BlockForm, Span) {
    let raw = line.span.of(text);
    let inner = |skipped: usize| trimmed(text, line.span.start + skipped, line.span.end);
    if line.underlined {
        return (BlockForm::Heading, line.span);
    }
    let hashes = raw.bytes().take_while(|byte| *byte == b'#').count();
    if (1..=6).contains(&hashes) && raw[hashes..].starts_with(char::is_whitespace) {
        let end = line.span.start + raw.trim_end_matches('#').len();
        return (BlockForm::Heading, trimmed(text, line.span.start + hashes, end));
    }
    if let Some(bullet) = bullet(raw) {
        return (BlockForm::Item, inner(bullet));
    }
    if let Some(quoted) = raw.strip_prefix("> ") {
        return (BlockForm::Line, inner(raw.len() - quoted.len()));
    }
    (BlockForm::Line, line.span)
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
