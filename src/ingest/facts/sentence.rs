//! A sentence with its annotations.

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
    /// The tokens that are searched for cues.
    searched: (usize, usize),
    /// All cues in these: most rules ask for one that is not there.
    cues: CueSet,
}

impl<'f> Sentence<'f> {
    pub(crate) fn new(found: &'f AnnotatedBlock<'f>, span: Span) -> Self {
        let within = found.within(span);
        let searched = (within.start, within.end.min(within.start + LONGEST));
        let inside = found.cues.get(searched.0..searched.1).unwrap_or_default();
        let cues = inside.iter().fold(CueSet::default(), |all, at| all.with(at.cues));
        Self { found, span, searched, cues }
    }

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
        self.cues.contains(cue)
    }

    /// The byte offsets of a cue in it.
    pub(crate) fn places(&self, cue: Cue) -> impl Iterator<Item = usize> + use<'f> {
        let found = self.has(cue).then(|| self.all_cues()).into_iter().flatten();
        found.filter(move |(_, _, cues)| cues.contains(cue)).map(|(place, ..)| place)
    }

    /// The cues in it: the byte offset of a phrase, the index of the token behind it, and
    /// what it is.
    pub(super) fn all_cues(&self) -> impl Iterator<Item = (usize, usize, CueSet)> + use<'f> {
        let AnnotatedBlock { tokens, cues, .. } = self.found;
        let (first, end) = self.searched;
        let found = cues.get(first..end).unwrap_or_default();
        let found = (first..).zip(found).filter(|(_, found)| !found.cues.is_empty());
        found.filter_map(|(index, found)| {
            Some((tokens.get(index)?.span.start, index + found.length, found.cues))
        })
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
