//! Where a run ends: names go on over small words, numbers, nicknames and legal forms.

use super::super::text::{Token, TokenKind};
use super::name_cues::Cue;
use super::runs::{RunFinder, is_acronym};

/// The most connectors in the name of an organization.
const CONNECTORS: usize = 2;

/// The most tokens between a title and the comma before a name: "directrice de la Solvo,".
const OFFICE: usize = 5;

/// The most tokens of a name, so that a text of capitals takes no longer than another one.
const LONGEST: usize = 24;

impl RunFinder<'_> {
    /// The end of a run: further words of names, with the digits and hyphens glued to
    /// them, and the small words inside of names.
    pub(super) fn end(&self, first: usize) -> usize {
        let known = self.cues.known(self.masked.tokens, first);
        // "tribunal de commerce d'Arden"
        let head = self.cues.length(self.masked.tokens, first, Cue::Head).unwrap_or(1);
        let mut end = first + known.map_or(head, |(length, ..)| length);
        let mut connectors = 0;
        // A formal name goes on in small letters: "Commission nationale de contrôle".
        let mut formal = false;
        while let Some(token) =
            self.token(end).filter(|token| end - first < LONGEST && !self.is_known(token))
        {
            if self.owns(first, end) {
                end += 2;
            } else if self.joins(first, end) {
                end += 1;
            } else if self.is_family(first, end) {
                return end + 1;
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
                // "Ada Baker" is no baker.
                let surname = index == first + 1 && self.has(first, Cue::Given);
                // "Solvo UK" is a branch or a party, and "Solvo CEO" is neither.
                let common = self.has(index, Cue::Common) && !self.has(index, Cue::Branch);
                let splits = !token.glued
                    && ((self.has(index, Cue::Title) && !surname) || (common && is_acronym(word)));
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

    /// Whether a token makes the name of a family: "the Farrow family".
    fn is_family(&self, first: usize, index: usize) -> bool {
        let article = first.checked_sub(1).is_some_and(|at| self.has(at, Cue::Definite));
        let apart = self.token(index).is_some_and(|token| !token.capital && !token.glued);
        article && apart && !self.cues.head_first && self.has(index, Cue::Kin)
    }

    /// Whether a possessive in the name of an organization is at a token: "the Bakers' Union".
    fn owns(&self, first: usize, index: usize) -> bool {
        let article = first.checked_sub(1).is_some_and(|at| self.has(at, Cue::Definite));
        let mark = matches!(self.word(index), "'s" | "’s" | "'" | "’");
        let glued = self.token(index).is_some_and(|token| token.glued);
        article
            && mark
            && glued
            && self.is_name_word(index + 1)
            && self.has(index + 1, Cue::Organization)
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
        let person = self.has(first, Cue::Given) || (index == first + 1 && self.is_person(first));
        let particle = particle.filter(|_| person).map(|length| {
            length + self.cues.length(tokens, index + length, Cue::Particle).unwrap_or(0)
        });
        let head = self.has(first, Cue::Head)
            || self.heads_the_title(first)
            || (first..index).any(|index| self.has(index, Cue::Organization));
        let connector = self.cues.length(tokens, index, Cue::Connector);
        // "la société Caves du Levant", but not "le groupe Solvo de Karl Brandt"
        let called = || {
            let last = connector.map_or(index, |length| index + length - 1);
            self.has(last, Cue::Definite) && self.follows_company(first)
        };
        let connector = connector.filter(|_| connectors < CONNECTORS && (head || called()));
        let goes_on = |length: &usize| {
            self.is_name_word(index + length) && !self.has(index + length, Cue::Title)
        };
        let small = |length: &usize| {
            let next = self.token(index + length);
            formal && next.is_some_and(|next| next.kind == TokenKind::Word && !self.is_known(next))
        };
        let goes_on_small = |length: &usize| goes_on(length) || small(length);
        let through = || self.through_noun(first, index, connector?);
        particle.filter(goes_on).or(connector.filter(goes_on_small)).or_else(through)
    }

    /// The length of a noun in small letters with the small words around it in the name of an
    /// institution: "la Compagnie des eaux du Sud".
    fn through_noun(&self, first: usize, index: usize, connector: usize) -> Option<usize> {
        let article = first.checked_sub(1).is_some_and(|at| self.has(at, Cue::Definite));
        let formal = article && self.cues.head_first && self.has(first, Cue::Organization);
        let noun = index + connector;
        let is_noun = self.token(noun).is_some_and(|token| {
            token.kind == TokenKind::Word && !token.capital && !self.is_known(token)
        });
        let next = self.cues.length(self.masked.tokens, noun + 1, Cue::Connector)?;
        let goes_on = self.is_name_word(noun + 1 + next) && !self.is_person(noun + 1 + next);
        (formal && is_noun && goes_on).then_some(connector + 1 + next)
    }

    /// Whether a noun for an organization stands before a name.
    fn follows_company(&self, first: usize) -> bool {
        let mut before = self.cues.before(self.masked.tokens, first);
        first > 0
            && self.token(first - 1).is_some_and(|token| !token.capital)
            && before.any(|found| found.cue == Cue::Organization && found.noun)
    }

    /// Whether a title stands before a token, also before a comma.
    fn is_person(&self, first: usize) -> bool {
        let title = |at: usize| {
            self.cues.before(self.masked.tokens, at).any(|found| found.cue == Cue::Title)
        };
        let apposed = || {
            let comma = first.checked_sub(1).filter(|at| self.word(*at) == ",");
            comma.is_some_and(|comma| (comma.saturating_sub(OFFICE)..=comma).any(title))
        };
        title(first) || apposed()
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
}
