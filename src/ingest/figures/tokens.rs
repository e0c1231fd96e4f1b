//! Queries of the figure rules over the tokens of a text.

use super::super::numbers::Number;
use super::super::text::{Span, Token, TokenKind};
use super::units::{FigureCue, Spelling, Units};

/// A text being scanned for figures.
#[derive(Clone, Copy, Debug)]
pub(super) struct FigureScan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) numbers: &'t [Number],
    pub(super) units: &'t Units,
    pub(super) french: bool,
}

impl<'t> FigureScan<'t> {
    /// The text of a token, empty after the last.
    pub(super) fn word(&self, index: usize) -> &'t str {
        self.tokens.get(index).map_or("", |token| token.span.of(self.text))
    }

    /// Whether no space stands before a token.
    pub(super) fn glued(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.glued)
    }

    pub(super) fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    pub(super) fn is_word(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    pub(super) fn is_number(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Number)
    }

    pub(super) fn is_mark(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Mark)
    }

    /// Whether a number begins at a token.
    pub(super) fn starts_number(&self, index: usize) -> bool {
        self.numbers.binary_search_by_key(&index, |number| number.first).is_ok()
    }

    /// The span of the tokens from `first` to before `end`.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        let start = self.tokens.get(first).map_or(self.text.len(), |token| token.span.start);
        let last = end.checked_sub(1).and_then(|last| self.tokens.get(last));
        Span::new(start, last.map_or(start, |token| token.span.end))
    }

    /// The end of the longest phrase of a cue at a token.
    pub(super) fn cue(&self, index: usize, cue: FigureCue) -> Option<usize> {
        let mut phrases = self.units.cues.all_at(self.tokens, index);
        phrases.find(|(_, cues)| cues.contains(&cue)).map(|(length, _)| index + length)
    }

    /// The beginning of a phrase of a cue that ends right before a token.
    pub(super) fn cue_before(&self, end: usize, cue: FigureCue) -> Option<usize> {
        (end.saturating_sub(4)..end).find(|first| {
            let mut phrases = self.units.cues.all_at(self.tokens, *first);
            phrases.any(|(length, cues)| first + length == end && cues.contains(&cue))
        })
    }

    /// The spellings of units at a token, the longest first, each with its end.
    pub(super) fn spellings(&self, index: usize) -> impl Iterator<Item = (usize, &'t Spelling)> {
        let scan = *self;
        let phrases = self.units.phrases.all_at(self.tokens, index);
        phrases.flat_map(move |(length, spellings)| {
            let end = index + length;
            let written = scan.span(index, end).of(scan.text);
            let fits = move |spelling: &&Spelling| {
                spelling.exact.as_deref().is_none_or(|exact| exact == written)
            };
            spellings.iter().filter(fits).map(move |spelling| (end, spelling))
        })
    }

    /// Whether a hyphen joins the words around it.
    pub(super) fn is_hyphen(&self, index: usize) -> bool {
        matches!(self.word(index), "-" | "‐" | "‑") && self.glued(index) && self.glued(index + 1)
    }
}
