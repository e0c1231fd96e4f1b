//! Where a run may begin: a capital at the beginning of a sentence means nothing by itself.

use super::super::text::{Token, TokenKind};
use super::name_cues::{Cue, NameCues, Vocabulary};
use super::runs::{RunFinder, has_inner_capital, is_acronym};

/// The marks after which a capital means nothing.
const ENDS: [&str; 15] =
    ["|", ".", "!", "?", ":", ";", "«", "\"", "“", "(", "–", "—", "-", "•", "…"];

/// The most digits of a number in a name.
const DIGITS: usize = 4;

/// Whether a number begins the name of a company: "38 Studios", but not "38 studios" or "38
/// Republicans".
pub(crate) fn begins_with_number(
    text: &str,
    tokens: &[Token],
    index: usize,
    cues: &NameCues,
) -> bool {
    let digits = |token: &Token| {
        let word = token.span.of(text);
        word.len() <= DIGITS && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    let company = |token: &Token| {
        token.kind == TokenKind::Word
            && token.capital
            && !token.glued
            && cues.vocabulary(token.span.of(text)) == Vocabulary::Company
    };
    tokens.get(index).is_some_and(digits) && tokens.get(index + 1).is_some_and(company)
}

impl RunFinder<'_> {
    /// Whether a name may begin at a token.
    pub(super) fn begins(&self, index: usize) -> bool {
        if self.heads_a_name(index) || self.numbers(index) || self.titles(index) {
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
        // "Notre-Dame"
        let compound = self.token(index).is_some_and(|token| token.capital) && self.hyphened(index);
        if self.has(index, Cue::Common) && !self.continues_initial(index) && !compound {
            let known = self.cues.known(self.masked.tokens, index);
            // "le quotidien Le Phare"
            let article = self.has(index, Cue::Definite) && self.follows_noun(index);
            let name = self.has(index, Cue::Given) || article;
            return (name && more) || known.is_some_and(|(length, ..)| length > 1);
        }
        if self.has(index, Cue::Demonym) && !more {
            return false;
        }
        !self.opens_sentence(index)
            || self.is_distinctive(index)
            || (more && !self.lower.contains(word.to_lowercase().as_str()))
            || self.short.contains(word)
    }

    /// Whether a noun at a token begins a name: "musée Solvel", "usine d'Arden".
    fn heads_a_name(&self, index: usize) -> bool {
        // "un entrepôt d'Arden" is no name.
        let indefinite = index.checked_sub(1).is_some_and(|at| self.has(at, Cue::Indefinite));
        if !(self.has(index, Cue::Head) || self.heads_the_title(index))
            || indefinite
            || self.token(index).is_some_and(|token| self.is_known(token))
        {
            return false;
        }
        let connector = |at| self.cues.length(self.masked.tokens, at, Cue::Connector).unwrap_or(0);
        let head = self.cues.length(self.masked.tokens, index, Cue::Head).unwrap_or(1);
        let after = index + head;
        let formal =
            usize::from(self.cues.is_adjective(self.masked.text, self.masked.tokens, after));
        let next = after + formal;
        // "la famille de Karl Brandt" is no name.
        let next = if self.has(index, Cue::Kin) { next } else { next + connector(next) };
        // "parc naturel de la baie de Solvel"
        let between = (formal == 1 && self.has(next, Cue::Place)).then(|| connector(next + 1));
        let next = next + between.filter(|length| *length > 0).map_or(0, |length| 1 + length);
        self.is_name_word(next) && !self.has(next, Cue::Title)
    }

    /// Whether the title opens with a noun, and so is about what it names: "Le téléphérique
    /// de Valbrume, dix ans de retard".
    pub(super) fn heads_the_title(&self, index: usize) -> bool {
        let opens = match index {
            0 => true,
            1 => self.has(0, Cue::Definite),
            _ => false,
        };
        let is_thing = |cue| matches!(cue, Cue::System | Cue::Place | Cue::Organization);
        let mut nouns = self.cues.at(self.masked.tokens, index);
        self.masked.title
            && self.cues.head_first
            && opens
            && nouns.any(|found| found.noun && is_thing(found.cue))
    }

    /// Whether a name of one word alone begins the title, which says what it is: "Eastlink:
    /// the cable that came late".
    fn titles(&self, index: usize) -> bool {
        let word = self.word(index);
        let rest = index + 2..self.masked.tokens.len();
        self.masked.title
            && index == 0
            && self.is_name_word(0)
            && matches!(self.word(1), ":" | "–" | "—")
            && !self.has(0, Cue::Common)
            && self.cues.vocabulary(word) == Vocabulary::None
            && !self.lower.contains(word.to_lowercase().as_str())
            && (self.has(2, Cue::Definite) || self.has(2, Cue::Indefinite))
            && !rest.into_iter().any(|at| self.is_name_word(at))
    }

    /// Whether a number begins the name of a company: "38 Studios".
    fn numbers(&self, index: usize) -> bool {
        let masked = &self.masked;
        self.token(index).is_some_and(|token| !self.is_known(token))
            && begins_with_number(masked.text, masked.tokens, index, self.cues)
    }

    /// Whether a word in small letters stands before a token.
    fn follows_noun(&self, index: usize) -> bool {
        let before = index.checked_sub(1).and_then(|before| self.token(before));
        before.is_some_and(|token| {
            token.kind == TokenKind::Word && !token.capital && !self.is_known(token)
        })
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
        let fresh = !self.lower.contains(word.to_lowercase().as_str());
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

    /// Whether a sentence or quote begins at a token, so that its capital means nothing;
    /// also after a date that begins one.
    pub(super) fn opens_sentence(&self, index: usize) -> bool {
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
}
