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
}

/// The tokens of a possible name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) first: usize,
    /// The token after the last one.
    pub(super) end: usize,
}

/// The words that also occur in lower case and so are not names.
pub(super) fn lower_words(texts: &[MaskedText<'_>]) -> HashSet<String> {
    let words = texts.iter().flat_map(|masked| {
        let lower =
            masked.tokens.iter().filter(|token| token.kind == TokenKind::Word && !token.capital);
        lower.map(|token| token.span.of(masked.text).to_owned())
    });
    words.collect()
}

/// Finds the runs of a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct RunFinder<'f> {
    pub(super) masked: MaskedText<'f>,
    pub(super) cues: &'f NameCues,
    pub(super) lower: &'f HashSet<String>,
    /// Surnames and other short names that are names at the beginning of a sentence too.
    pub(super) short: &'f HashSet<&'f str>,
}

/// The least number of letters of a short name.
const SHORTEST: usize = 3;

/// The most connectors in the name of an organization.
const CONNECTORS: usize = 2;

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
            let run = self.without_titles(Run { first: index, end: self.end(index) });
            if run.first < run.end {
                runs.push(run);
            }
            index = run.end.max(index + 1);
        }
        runs
    }

    fn word(&self, index: usize) -> &str {
        self.masked.tokens.get(index).map_or("", |token| token.span.of(self.masked.text))
    }

    fn token(&self, index: usize) -> Option<&Token> {
        self.masked.tokens.get(index)
    }

    fn has(&self, index: usize, cue: Cue) -> bool {
        self.cues.has(self.masked.tokens, index, cue)
    }

    /// Whether a token is a word of names: with a capital at its beginning or inside.
    fn is_name_word(&self, index: usize) -> bool {
        self.token(index).is_some_and(|token| {
            token.kind == TokenKind::Word
                && !self.is_known(token)
                && (token.capital || (!token.glued && has_inner_capital(self.word(index))))
        })
    }

    /// Whether a name may begin at a token.
    fn begins(&self, index: usize) -> bool {
        if self.heads_a_name(index) {
            return true;
        }
        let word = self.word(index);
        if !self.is_name_word(index) || word.ends_with(['\'', '\u{2019}']) {
            return false;
        }
        if word.chars().count() < 2 && !self.continues_initial(index) {
            return false;
        }
        let more =
            self.is_name_word(index + 1) && self.token(index + 1).is_some_and(|next| !next.glued);
        if self.has(index, Cue::Common) && !self.continues_initial(index) {
            return self.has(index, Cue::Given) && more;
        }
        if self.has(index, Cue::Demonym) && !more {
            return false;
        }
        !self.opens_sentence(index)
            || self.is_distinctive(index)
            || (more && !self.lower.contains(&word.to_lowercase()))
            || self.short.contains(word)
    }

    /// The word by which a longer name may be named again: a surname, or a company's name
    /// without the word for what it is.
    pub(super) fn short_name(&self, run: Run) -> Option<&'f str> {
        let last = run.end.checked_sub(1).filter(|last| *last > run.first)?;
        let person = self.has(run.first, Cue::Given) || self.has(run.first, Cue::Honor);
        let index = if person { last } else { run.first };
        let token = self.masked.tokens.get(index)?;
        let text = token.span.of(self.masked.text);
        let company = self.cues.vocabulary(self.word(last)) == Vocabulary::Company;
        let free = token.kind == TokenKind::Word
            && text.chars().count() >= SHORTEST
            && !self.has(index, Cue::Common)
            && self.cues.vocabulary(text) == Vocabulary::None
            && !self.lower.contains(&text.to_lowercase());
        (free && (person || company)).then_some(text)
    }

    /// Whether a noun at a token begins a name: "musée Solvel", "usine d'Arden".
    fn heads_a_name(&self, index: usize) -> bool {
        if !self.has(index, Cue::Head)
            || self.token(index).is_some_and(|token| self.is_known(token))
        {
            return false;
        }
        let connector = |at| self.cues.length(self.masked.tokens, at, Cue::Connector).unwrap_or(0);
        let formal =
            usize::from(self.cues.is_adjective(self.masked.text, self.masked.tokens, index + 1));
        let next = index + 1 + formal;
        let next = next + connector(next);
        // "parc naturel de la baie de Solvel"
        let between = (formal == 1 && self.has(next, Cue::Place)).then(|| connector(next + 1));
        let next = next + between.filter(|length| *length > 0).map_or(0, |length| 1 + length);
        self.is_name_word(next) && !self.has(next, Cue::Title)
    }

    /// Whether a single letter begins a name: `J. Holm`, `K200`.
    fn continues_initial(&self, index: usize) -> bool {
        // The second letter of `U.S.` begins no name.
        let apart = !self.token(index).is_some_and(|token| token.glued)
            || index.checked_sub(1).is_none_or(|before| self.word(before) != ".");
        let glued = apart && self.token(index + 1).is_some_and(|next| next.glued);
        let number = self.token(index + 1).is_some_and(|next| next.kind == TokenKind::Number);
        let initial = self.word(index + 1) == "."
            && self.is_name_word(index + 2)
            && self.word(index + 2).chars().count() > 2;
        glued && (number || initial)
    }

    /// Whether a word can only be a name, even at the beginning of a sentence.
    fn is_distinctive(&self, index: usize) -> bool {
        let word = self.word(index);
        let possessive = matches!(self.word(index + 1), "'s" | "\u{2019}s");
        let number =
            self.token(index + 1).is_some_and(|next| next.glued && next.kind == TokenKind::Number);
        let fresh = !self.lower.contains(&word.to_lowercase());
        has_inner_capital(word)
            || is_acronym(word)
            || number
            || self.cues.known(self.masked.tokens, index).is_some()
            || (fresh && (possessive || self.hyphened(index) || self.acts(index + 1)))
    }

    /// Whether a verb of somebody who acts is at a token.
    fn acts(&self, index: usize) -> bool {
        self.has(index, Cue::Acts) || self.has(index, Cue::Human)
    }

    /// Whether a hyphen and another capital follow: `Lund-Berg`.
    fn hyphened(&self, index: usize) -> bool {
        self.word(index + 1) == "-"
            && self.token(index + 1).is_some_and(|mark| mark.glued)
            && self.token(index + 2).is_some_and(|next| next.glued && next.capital)
    }

    fn is_known(&self, token: &Token) -> bool {
        self.known_at(token).is_some()
    }

    fn known_at(&self, token: &Token) -> Option<Span> {
        let known = self.masked.known;
        let before = known.partition_point(|known| known.end <= token.span.start);
        known.get(before).copied().filter(|known| known.meets(token.span))
    }

    /// Whether a sentence or quote begins at a token, so that its capital means nothing;
    /// also after a date that begins one.
    fn opens_sentence(&self, index: usize) -> bool {
        let mut index = index;
        while let Some(before) = index.checked_sub(1) {
            let Some(token) = self.token(before) else { return true };
            if let Some(known) = self.known_at(token) {
                index = self.masked.tokens.partition_point(|token| token.span.end <= known.start);
                continue;
            }
            return ENDS.contains(&self.word(before)) && !self.glued_hyphen(index);
        }
        true
    }

    fn glued_hyphen(&self, index: usize) -> bool {
        let glued = |index: usize| self.token(index).is_some_and(|token| token.glued);
        glued(index) && index.checked_sub(1).is_some_and(glued)
    }

    /// The end of a run: further words of names, with the digits and hyphens glued to
    /// them, and the small words inside of names.
    fn end(&self, first: usize) -> usize {
        let known = self.cues.known(self.masked.tokens, first);
        let mut end = first + known.map_or(1, |(length, ..)| length);
        let mut connectors = 0;
        // A formal name goes on in small letters: "Commission nationale de contrôle".
        let mut formal = false;
        while let Some(token) = self.token(end).filter(|token| !self.is_known(token)) {
            if self.joins(first, end) {
                end += 1;
            } else if token.kind == TokenKind::Number && self.numbers_a_name(end) {
                return end + 1 + self.version(end + 1);
            } else if let Some(length) = self.small_word(first, end, connectors, formal) {
                connectors += usize::from(!self.has(end, Cue::Particle));
                end += length + 1;
            } else if let Some(length) = self.nickname(end) {
                end += length;
            } else if let Some(length) = self.company_end(end) {
                return end + length;
            } else if self.cues.is_adjective(self.masked.text, self.masked.tokens, end)
                && self.is_head(first)
                && (end == first + 1 || formal)
            {
                formal = true;
                end += 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a token continues a run without anything between.
    fn joins(&self, first: usize, index: usize) -> bool {
        let (Some(token), word) = (self.token(index), self.word(index)) else { return false };
        match token.kind {
            TokenKind::Number => token.glued,
            TokenKind::Word => {
                let apostrophe = word.starts_with(['\'', '\u{2019}']) || word.ends_with('\'');
                let splits = !token.glued
                    && (self.has(index, Cue::Title)
                        || (self.has(index, Cue::Common) && is_acronym(word)));
                !apostrophe && !splits && (self.is_name_word(index) || token.glued)
            }
            TokenKind::Mark => {
                let next = self.token(index + 1).is_some_and(|next| next.glued);
                let initial =
                    word == "." && index == first + 1 && self.word(first).chars().count() == 1;
                (word == "-" && token.glued && next)
                    || (word == "&" && self.is_name_word(index + 1))
                    || (initial && self.is_name_word(index + 1))
            }
        }
    }

    /// Whether a number ends a name: `Boeing 747`. Figures and dates are known spans.
    fn numbers_a_name(&self, index: usize) -> bool {
        let after = self.token(index + 1);
        let whole = after.is_none_or(|next| !next.glued || next.kind != TokenKind::Word);
        self.word(index).len() <= 4 && whole && !matches!(self.word(index + 1), "%" | "/")
    }

    /// The length of the rest of a version number: the `.0` of `Solvo 2.0`.
    fn version(&self, index: usize) -> usize {
        let point = self.token(index).is_some_and(|mark| mark.glued) && self.word(index) == ".";
        let number = |next: &Token| next.glued && next.kind == TokenKind::Number;
        if point && self.token(index + 1).is_some_and(number) { 2 } else { 0 }
    }

    /// The length of the small words at a token, if a name continues behind them:
    /// "van" after a given name, "of the" in the name of an organization.
    fn small_word(
        &self,
        first: usize,
        index: usize,
        connectors: usize,
        formal: bool,
    ) -> Option<usize> {
        let tokens = self.masked.tokens;
        let particle = self.cues.length(tokens, index, Cue::Particle);
        let particle = particle.filter(|_| self.has(first, Cue::Given)).map(|length| {
            length + self.cues.length(tokens, index + length, Cue::Particle).unwrap_or(0)
        });
        let head = self.has(first, Cue::Head)
            || (first..index).any(|index| self.has(index, Cue::Organization));
        let connector = self.cues.length(tokens, index, Cue::Connector);
        let connector = connector.filter(|_| head && connectors < CONNECTORS);
        let goes_on = |length: &usize| {
            self.is_name_word(index + length) && !self.has(index + length, Cue::Title)
        };
        let small = |length: &usize| {
            let next = self.token(index + length);
            formal && next.is_some_and(|next| next.kind == TokenKind::Word && !self.is_known(next))
        };
        let goes_on_small = |length: &usize| goes_on(length) || small(length);
        particle.filter(goes_on).or(connector.filter(goes_on_small))
    }

    /// Whether a token is a word for an institution or a place, which begins a formal name.
    fn is_head(&self, index: usize) -> bool {
        self.has(index, Cue::Organization) || self.has(index, Cue::Place)
    }

    /// The length of what ends a company's name behind a comma or "and": ", Inc.", "et Cie".
    fn company_end(&self, index: usize) -> Option<usize> {
        let joined = matches!(self.word(index), "," | "et" | "and" | "&");
        (joined && self.has(index + 1, Cue::Suffix) && self.is_name_word(index + 1)).then_some(2)
    }

    /// The length of a nickname in quotes, if a name continues behind it.
    fn nickname(&self, index: usize) -> Option<usize> {
        let quoted = matches!(self.word(index), "\u{201c}" | "\"")
            && self.is_name_word(index + 1)
            && matches!(self.word(index + 2), "\u{201d}" | "\"")
            && self.is_name_word(index + 3);
        quoted.then_some(4)
    }

    /// A run without the titles and nationalities that it begins with.
    fn without_titles(&self, run: Run) -> Run {
        let mut first = run.first;
        while first < run.end {
            let title = self.cues.length(self.masked.tokens, first, Cue::Title);
            let dot = title.is_some_and(|length| self.word(first + length) == ".");
            let nation = || {
                let given = self.has(first + 1, Cue::Given);
                (self.has(first, Cue::Demonym) && given).then_some(1)
            };
            let is_whole = (first..run.end).any(|index| self.has(index, Cue::Organization))
                || self.cues.known(self.masked.tokens, first).is_some();
            let Some(length) = title.or_else(nation).filter(|_| !is_whole) else { break };
            first += length + usize::from(dot);
        }
        Run { first, ..run }
    }
}

/// The marks after which a capital means nothing.
const ENDS: [&str; 15] =
    ["|", ".", "!", "?", ":", ";", "«", "\"", "“", "(", "–", "—", "-", "•", "…"];

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
