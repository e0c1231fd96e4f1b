//! Runs: the capitalised words of a text that may be a name.

use std::collections::HashSet;

use super::super::text::{Span, Token, TokenKind};
use super::name_cues::{Cue, NameCues, Vocabulary};

/// The text of a block, with spans that belong to no name: labels of the base, dates and
/// figures, in text order and disjoint.
#[derive(Clone, Copy, Debug)]
pub(crate) struct MaskedText<'t> {
    pub(crate) text: &'t str,
    pub(crate) tokens: &'t [Token],
    pub(crate) known: &'t [Span],
    /// Whether it is the title of the document.
    pub(crate) title: bool,
}

/// The tokens of a possible name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    /// The token after the last one.
    pub(super) end: usize,
}

/// The words that also occur in lower case and so are not names.
pub(super) fn lower_words<'t>(texts: &[MaskedText<'t>]) -> HashSet<&'t str> {
    let words = texts.iter().flat_map(|masked| {
        let lower =
            masked.tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
        lower.map(|token| token.span.of(masked.text))
    });
    words.collect()
}

/// Finds the runs of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunFinder<'f> {
    pub(super) masked: MaskedText<'f>,
    pub(super) cues: &'f NameCues,
    pub(super) lower: &'f HashSet<&'f str>,
    /// Surnames and other short names that are names at the beginning of a sentence too.
    pub(super) short: &'f HashSet<&'f str>,
}

/// The least number of letters of a short name.
const SHORTEST: usize = 3;

impl<'f> RunFinder<'f> {
    /// The runs in text order.
    pub(super) fn runs(&self) -> Vec<Run> {
        let mut runs = Vec::new();
        let mut index = 0;
        while index < self.masked.tokens.len() {
            if !self.begins(index) {
                index += 1;
                continue;
            }
            let run = self.trimmed(Run { first: index, end: self.end(index) });
            if run.first < run.end && !self.is_field(run) {
                runs.push(run);
            }
            index = run.end.max(index + 1);
        }
        runs
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.masked.tokens.get(index).map_or("", |token| token.span.of(self.masked.text))
    }

    pub(super) fn token(&self, index: usize) -> Option<&Token> {
        self.masked.tokens.get(index)
    }

    pub(super) fn has(&self, index: usize, cue: Cue) -> bool {
        self.cues.has(self.masked.tokens, index, cue)
    }

    /// Whether a token is a word of names: with a capital at its beginning or inside.
    pub(super) fn is_name_word(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| {
            token.kind == TokenKind::Word
                && !self.is_known(token)
                && (token.capital || (!token.glued && has_inner_capital(self.word(index))))
        })
    }

    /// The word by which a longer name may be named again: a surname, or a company's name
    /// without the word for what it is.
    pub(super) fn short_name(&self, run: Run) -> Option<&'f str> {
        let last = run.end.checked_sub(1).filter(|last| *last > run.first)?;
        let titled =
            || self.cues.before(self.masked.tokens, run.first).any(|found| found.cue == Cue::Title);
        let person = self.has(run.first, Cue::Given) || self.has(run.first, Cue::Honor) || titled();
        let index = if person { last } else { run.first };
        let token = self.masked.tokens.get(index)?;
        let text = token.span.of(self.masked.text);
        let company = self.cues.vocabulary(self.word(last)) == Vocabulary::Company;
        let free = token.kind == TokenKind::Word
            && text.chars().count() >= SHORTEST
            && !self.has(index, Cue::Common)
            && self.cues.vocabulary(text) == Vocabulary::None
            && !self.lower.contains(text.to_lowercase().as_str());
        (free && (person || company)).then_some(text)
    }

    /// Whether a short name stands in the text.
    pub(super) fn has_short_name(&self) -> bool {
        let mut capitals = self.masked.tokens.iter().filter(|token| token.capital);
        !self.short.is_empty()
            && capitals.any(|token| self.short.contains(token.span.of(self.masked.text)))
    }

    pub(super) fn is_known(&self, token: &Token) -> bool {
        self.known_at(token).is_some()
    }

    pub(super) fn known_at(&self, token: &Token) -> Option<Span> {
        let known = self.masked.known;
        let before = known.partition_point(|known| known.end <= token.span.start);
        known.get(before).copied().filter(|known| known.meets(token.span))
    }
}

/// Whether a word has a capital after a small letter, or begins with a small one before
/// it: `SolvoMind`, `iPhone`.
pub(super) fn has_inner_capital(word: &str) -> bool {
    let mut small = false;
    word.chars().any(|letter| {
        let found = small && letter.is_uppercase();
        small = letter.is_lowercase();
        found
    })
}

/// Whether a word is written in capitals only, as acronyms are.
pub(super) fn is_acronym(word: &str) -> bool {
    (2..=6).contains(&word.chars().count()) && word.chars().all(char::is_uppercase)
}
