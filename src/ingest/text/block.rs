//! A block of a document: a heading or passage with normalised text, and a map back
//! to the original text.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::is_nfc;

/// The kind of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// A heading: it may date what follows.
    Heading,
    /// A paragraph, list item or row: it contains facts.
    Passage,
}

/// A heading or a passage.
#[derive(Clone, Debug)]
pub(crate) struct Block {
    pub(crate) kind: BlockKind,
    /// The text as `normalise_passage` makes it; locators refer to it.
    pub(crate) text: String,
    /// The offset of its first character in the document, in Unicode scalar values.
    origin: usize,
    /// The number of scalar values before each stride of `text`; empty if `text` is
    /// ASCII.
    strides: Vec<u32>,
    /// The offset from `origin` of each scalar value of `text` and of its end; empty
    /// if normalising changed nothing.
    places: Vec<u32>,
}

impl Block {
    /// A block of the text `raw`, which begins at the scalar value `origin` of the
    /// document; `None` if it is blank.
    pub(crate) fn new(kind: BlockKind, raw: &str, origin: usize) -> Option<Self> {
        let trimmed = raw.trim_start();
        let skipped = raw.chars().count() - trimmed.chars().count();
        let raw = trimmed.trim_end();
        if raw.is_empty() {
            return None;
        }
        let origin = origin + skipped;
        if is_plain(raw) {
            return Some(Self::build(kind, raw.to_owned(), origin, Vec::new()));
        }
        let (text, places) = normalise(raw);
        Some(Self::build(kind, text, origin, places))
    }

    fn build(kind: BlockKind, text: String, origin: usize, places: Vec<u32>) -> Self {
        let strides = strides(&text);
        Self { kind, text, origin, strides, places }
    }

    /// The number of scalar values before a byte of the text.
    pub(crate) fn scalar(&self, byte: usize) -> usize {
        let stride = byte / STRIDE;
        let Some(before) = self.strides.get(stride) else { return byte };
        let rest = self.text.as_bytes().get(stride * STRIDE..byte).unwrap_or_default();
        *before as usize + rest.iter().filter(|byte| begins_scalar(**byte)).count()
    }

    /// The byte of the text at which a scalar value begins.
    pub(crate) fn byte(&self, scalar: usize) -> usize {
        let later = self.strides.partition_point(|before| *before as usize <= scalar);
        let Some(stride) = later.checked_sub(1) else { return scalar.min(self.text.len()) };
        let (start, before) = (stride * STRIDE, self.strides.get(stride).copied());
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let begins = rest.iter().enumerate().filter(|(_, byte)| begins_scalar(**byte));
        let mut begins = begins.map(|(at, _)| start + at);
        begins.nth(scalar - before.unwrap_or_default() as usize).unwrap_or(self.text.len())
    }

    /// The offset in the document of a scalar value of the block's text.
    pub(crate) fn place(&self, scalar: usize) -> usize {
        let ahead = self.places.get(scalar).map_or(scalar, |place| *place as usize);
        self.origin + ahead
    }
}

/// The number of bytes between two entries of `strides`.
const STRIDE: usize = 64;

/// Whether a byte of UTF-8 begins a scalar value.
fn begins_scalar(byte: u8) -> bool {
    byte & 0xc0 != 0x80
}

fn strides(text: &str) -> Vec<u32> {
    if text.is_ascii() {
        return Vec::new();
    }
    let mut count = 0;
    let mut strides = vec![0];
    for stride in text.as_bytes().chunks(STRIDE) {
        count += u32::try_from(stride.iter().filter(|byte| begins_scalar(**byte)).count())
            .unwrap_or_default();
        strides.push(count);
    }
    strides
}

/// Whether the text is already normalised.
fn is_plain(raw: &str) -> bool {
    let spaces = raw.split(' ').all(|word| !word.is_empty())
        && !raw.chars().any(|letter| letter.is_whitespace() && letter != ' ');
    spaces && (raw.is_ascii() || is_nfc(raw))
}

/// The normalised text, and the original offset of each of its scalar values.
fn normalise(raw: &str) -> (String, Vec<u32>) {
    let mut text = String::with_capacity(raw.len());
    let mut places = Vec::with_capacity(raw.len());
    let mut count = 0;
    let mut space = None;
    for (cluster, length) in clusters(raw) {
        let at = count;
        count += length;
        if cluster.chars().all(char::is_whitespace) {
            space.get_or_insert(at);
            continue;
        }
        if let Some(before) = space.take() {
            text.push(' ');
            places.push(before);
        }
        for letter in cluster.chars() {
            text.push(letter);
            places.push(at);
        }
    }
    places.push(count);
    (text, places)
}

/// Splits the text into units that compose independently; each composed, with its
/// original length in scalar values.
fn clusters(raw: &str) -> impl Iterator<Item = (Cow<'_, str>, u32)> {
    let mut rest = raw;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        // White space composes with nothing; a mark after it stands alone.
        let alone = first.is_whitespace();
        let more = rest.chars().skip(1).take_while(|letter| !alone && composes(*letter));
        let (bytes, length) = more.fold((first.len_utf8(), 1), |(bytes, length), letter| {
            (bytes + letter.len_utf8(), length + 1)
        });
        let (piece, after) = rest.split_at(bytes);
        rest = after;
        let composed = if bytes == 1 { Cow::Borrowed(piece) } else { piece.nfc().collect() };
        Some((composed, length))
    })
}

/// Whether a scalar value may compose with the one before it.
fn composes(letter: char) -> bool {
    use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
    // Hangul vowels and final consonants compose with the preceding jamo.
    let hangul = matches!(letter, '\u{1160}'..='\u{11ff}');
    canonical_combining_class(letter) != 0 || is_combining_mark(letter) || hangul
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::text::normalise_passage;

    #[test]
    fn the_text_is_normalised_and_maps_back_to_the_original() {
        let raw = "  e\u{301}te\u{301}\u{a0}\n 3\u{202f}000 l\u{2019}IA \t";
        let block = Block::new(BlockKind::Passage, raw, 10).unwrap();
        assert_eq!(block.text, normalise_passage(raw));
        assert_eq!(block.text, "été 3 000 l\u{2019}IA");
        let back: Vec<_> = (0..=block.text.chars().count()).map(|at| block.place(at)).collect();
        assert_eq!(back, [12, 14, 15, 17, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30]);
    }

    #[test]
    fn a_combining_mark_does_not_compose_with_white_space() {
        for raw in ["a\u{a0}\u{301}b", "a\n\u{11b1} b", "a \u{323}\u{307}"] {
            let block = Block::new(BlockKind::Passage, raw, 0).unwrap();
            assert_eq!(block.text, normalise_passage(raw));
        }
    }

    #[test]
    fn scalar_values_are_counted_from_the_nearest_stride() {
        let text = "é1".repeat(100);
        let block = Block::new(BlockKind::Passage, &text, 0).unwrap();
        for (count, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(block.scalar(byte), count);
            assert_eq!(block.byte(count), byte);
        }
        assert_eq!((block.scalar(text.len()), block.byte(200)), (200, text.len()));
    }

    #[test]
    fn text_that_is_already_normalised_needs_no_map() {
        let block = Block::new(BlockKind::Heading, " 2019 ", 3).unwrap();
        assert_eq!((block.text.as_str(), block.place(0), block.place(4)), ("2019", 4, 8));
        assert!(Block::new(BlockKind::Heading, " \n", 3).is_none());
    }
}
