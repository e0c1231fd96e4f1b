//! A raw document: its text and its blocks, some of which later passes exclude from the
//! article.

use super::super::text::{Block, BlockKind, Span};
use super::document::LeftOut;
use super::error::{LONGEST_PASSAGE, ReadError};

/// The form of a block in the document's markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockForm {
    /// Marked as a heading.
    Heading,
    /// Marked as a paragraph or row.
    Passage,
    /// An item of a list.
    Item,
    /// Unmarked: a heading or a passage.
    Line,
}

/// A block of the raw text: a heading, paragraph, item or row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RawBlock {
    pub(super) form: BlockForm,
    /// Its span in the document's text.
    pub(super) span: Span,
    /// Why it is not part of the article, if it is excluded.
    pub(super) why: Option<&'static str>,
}

impl RawBlock {
    pub(super) fn new(form: BlockForm, span: Span) -> Self {
        Self { form, span, why: None }
    }
}

/// The text of a document and its blocks, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct RawDocument {
    pub(super) text: String,
    pub(super) blocks: Vec<RawBlock>,
}

/// The reason for excluding a duplicate.
pub(super) const COPY: &str = "second copy";

/// The reason for excluding a line that names the author or the date.
pub(super) const BYLINE: &str = "byline";

/// The reason for excluding what is beside the article.
pub(super) const OUTSIDE: &str = "outside the article";

impl RawDocument {
    pub(super) fn of(&self, block: &RawBlock) -> &str {
        block.span.of(&self.text)
    }

    /// The blocks that are not excluded.
    pub(super) fn kept(&self) -> impl Iterator<Item = &RawBlock> {
        self.blocks.iter().filter(|block| block.why.is_none())
    }

    /// Refuses a block that is longer than a passage may be.
    pub(super) fn refuse_long(&self) -> Result<(), ReadError> {
        for (number, block) in (1..).zip(self.kept()) {
            let raw = self.of(block);
            if raw.len() > LONGEST_PASSAGE && raw.chars().count() > LONGEST_PASSAGE {
                let (begins, length) = (beginning(raw), raw.chars().count());
                return Err(ReadError::LongPassage { number, begins, length });
            }
        }
        Ok(())
    }

    /// The indices of the blocks that are not excluded.
    pub(super) fn kept_indices(&self) -> Vec<usize> {
        let kept = |index: &usize| self.blocks.get(*index).is_some_and(|block| block.why.is_none());
        (0..self.blocks.len()).filter(kept).collect()
    }

    /// The headings and passages, and the parts left out.
    pub(super) fn finish(&self) -> (Vec<Block>, Vec<LeftOut>) {
        let (mut blocks, mut left_out) = (Vec::new(), Vec::<LeftOut>::new());
        let mut counter = Counter { text: &self.text, bytes: 0, scalars: 0 };
        for block in &self.blocks {
            let start = counter.reach(block.span.start);
            let raw = self.of(block);
            let Some(why) = block.why else {
                let heading = block.form == BlockForm::Heading;
                let kind = if heading { BlockKind::Heading } else { BlockKind::Passage };
                blocks.extend(Block::new(kind, raw, start));
                continue;
            };
            let end = counter.reach(block.span.end);
            match left_out.last_mut().filter(|last| last.why == why) {
                // No kept block is between the two.
                Some(last) if blocks.last().is_none_or(|block| block.place(0) < last.start) => {
                    last.end = end;
                }
                _ => left_out.push(LeftOut { start, end, why, begins: beginning(raw) }),
            }
        }
        (blocks, left_out)
    }
}

impl RawDocument {
    /// The texts of the parts left out, except second copies of what is kept.
    pub(super) fn outside(&self) -> Vec<(String, &'static str)> {
        let left = self.blocks.iter().filter_map(|block| Some((block, block.why?)));
        let left = left.filter(|(_, why)| *why != COPY);
        left.map(|(block, why)| (self.of(block).to_owned(), why)).collect()
    }
}

/// The beginning of a text, short enough for a line.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut words = text.split_whitespace().flat_map(|word| [" ", word]).skip(1);
    let mut shown = String::new();
    for word in words.by_ref() {
        if shown.len() + word.len() > SHOWN {
            let room = SHOWN.saturating_sub(shown.chars().count());
            shown.extend(word.chars().take(room));
            shown.push('…');
            break;
        }
        shown.push_str(word);
    }
    shown
}

/// Converts ascending byte offsets to scalar values.
struct Counter<'t> {
    text: &'t str,
    bytes: usize,
    scalars: usize,
}

impl Counter<'_> {
    fn reach(&mut self, byte: usize) -> usize {
        let more = self.text.get(self.bytes..byte).unwrap_or_default();
        self.scalars += more.chars().count();
        self.bytes = self.bytes.max(byte);
        self.scalars
    }
}
