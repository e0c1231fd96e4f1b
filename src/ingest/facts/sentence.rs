//! A sentence with its annotations.

use std::ops::Range;

use super::super::annotate::{AnnotatedBlock, inside};
use super::super::cues::{Cue, CueSet};
use super::super::dates::Date;
use super::super::figures::WrittenFigure;
use super::super::names::EntityMention;
use super::super::text::Span;

/// The most tokens of a sentence that are searched for cues. The search runs once per
/// figure; the limit keeps it fast in a passage that is one long row of numbers.
pub(super) const LONGEST: usize = 250;

/// A sentence of a passage.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sentence<'f> {
    pub(crate) found: &'f AnnotatedBlock<'f>,
    pub(crate) span: Span,
}

impl<'f> Sentence<'f> {
    pub(crate) fn text(&self) -> &'f str {
        self.span.of(&self.found.block.text)
    }

    pub(crate) fn dates(&self) -> impl Iterator<Item = &'f Date> + use<'f> {
        inside(&self.found.dates, |date| date.span, self.span).iter()
    }

    pub(crate) fn figures(&self) -> impl Iterator<Item = &'f WrittenFigure> + use<'f> {
        inside(&self.found.figures, |figure| figure.span, self.span).iter()
    }

    pub(crate) fn mentions(&self) -> impl Iterator<Item = &'f EntityMention> + use<'f> {
        inside(&self.found.mentions, |mention| mention.span, self.span).iter()
    }

    /// Its mentions, and the nouns that stand for an entity.
    pub(crate) fn references(&self) -> impl Iterator<Item = &'f EntityMention> + use<'f> {
        inside(&self.found.references, |mention| mention.span, self.span).iter()
    }

    /// Whether it contains a cue.
    pub(crate) fn has(&self, cue: Cue) -> bool {
        self.places(cue).next().is_some()
    }

    /// The byte offsets of a cue in it.
    pub(crate) fn places(&self, cue: Cue) -> impl Iterator<Item = usize> + use<'f> {
        let all = self.all_cues().filter(move |(_, _, cues)| cues.contains(cue));
        all.map(|(place, ..)| place)
    }

    /// The cues in it: the byte offset of a phrase, the index of the token behind it, and
    /// what it is.
    pub(super) fn all_cues(&self) -> impl Iterator<Item = (usize, usize, CueSet)> + use<'f> {
        let AnnotatedBlock { tokens, cues, .. } = self.found;
        let searched = self.searched();
        let (first, found) = (searched.start, cues.get(searched).unwrap_or_default());
        let found = (first..).zip(found).filter(|(_, found)| !found.cues.is_empty());
        found.filter_map(|(index, found)| {
            Some((tokens.get(index)?.span.start, index + found.length, found.cues))
        })
    }

    /// The tokens that are searched for cues.
    fn searched(&self) -> Range<usize> {
        let within = self.found.within(self.span);
        within.start..within.end.min(within.start + LONGEST)
    }
}

/// Whether no clause ends in a text: it has no mark but the two commas of an insertion.
pub(in crate::ingest) fn same_clause(text: &str) -> bool {
    let mut letters = text.chars().peekable();
    let mut commas = 0;
    while let Some(letter) = letters.next() {
        match letter {
            ';' | ':' | '(' | '–' | '—' => return false,
            // Not that of a number.
            ',' if letters.peek().is_some_and(|next| next.is_whitespace()) => commas += 1,
            _ => {}
        }
    }
    commas == 0 || commas == 2
}
