//! What a name is the name of, judged by its words and by what stands around it.

use super::super::text::{Token, TokenKind};
use super::name_cues::{Cue, NameCues, Suggestion};
use super::runs::{MaskedText, Run, is_acronym};
use crate::model::EntityKind;

/// Votes for the kinds of a name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes {
    counts: Vec<(EntityKind, u32)>,
    /// The categories that were suggested, with the kind each belongs to.
    categories: Vec<(EntityKind, &'static str)>,
}

impl Votes {
    pub(super) fn add(&mut self, kind: EntityKind, votes: u32) {
        match self.counts.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, count)) => *count = count.saturating_add(votes),
            None => self.counts.push((kind, votes)),
        }
    }

    /// Adds the votes for another name of the same thing.
    pub(super) fn join(&mut self, other: &Self) {
        for (kind, votes) in &other.counts {
            self.add(*kind, *votes);
        }
        self.categories.extend(&other.categories);
    }

    /// The kind with the most votes, and its share of them in percent; the first of those
    /// that have the same number.
    pub(super) fn winner(&self) -> Option<(EntityKind, u32)> {
        let all: u32 = self.counts.iter().map(|(_, count)| count).sum();
        let most = self.counts.iter().map(|(_, count)| *count).max()?;
        let (kind, count) = self.counts.iter().find(|(_, count)| *count == most)?;
        Some((*kind, count * 100 / all.max(1)))
    }

    /// Whether one piece of strong evidence is among them.
    pub(super) fn is_clear(&self) -> bool {
        self.counts.iter().any(|(_, count)| *count >= CLEAR)
    }

    /// The first category that was suggested for a kind.
    pub(super) fn category(&self, kind: EntityKind) -> Option<&'static str> {
        let mut own = self.categories.iter().filter(|(of, _)| *of == kind);
        own.find(|(_, category)| !category.is_empty()).map(|(_, category)| *category)
    }

    fn suggest(&mut self, kind: EntityKind, votes: u32, suggestion: Suggestion) {
        self.add(kind, votes);
        self.categories.push((kind, suggestion.category));
    }
}

/// The votes of one piece of strong evidence.
const CLEAR: u32 = 5;

/// A run in its text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Evidence<'e> {
    pub(super) masked: MaskedText<'e>,
    pub(super) cues: &'e NameCues,
    pub(super) run: Run,
}

impl Evidence<'_> {
    /// The votes of one occurrence of a name.
    pub(super) fn votes(&self) -> Votes {
        let mut votes = Votes::default();
        self.vote_by_form(&mut votes);
        self.vote_by_words(&mut votes);
        self.vote_by_what_is_before(&mut votes);
        self.vote_by_what_is_after(&mut votes);
        votes
    }

    fn tokens(&self) -> &[Token] {
        self.masked.tokens
    }

    fn word(&self, index: usize) -> &str {
        self.tokens().get(index).map_or("", |token| token.span.of(self.masked.text))
    }

    fn words(&self) -> &[Token] {
        self.tokens().get(self.run.first..self.run.end).unwrap_or_default()
    }

    /// Digits make a product of it, capitals an organization, an initial a person.
    fn vote_by_form(&self, votes: &mut Votes) {
        let words = self.words();
        let plain = words.iter().all(|token| token.kind == TokenKind::Word);
        if words.iter().any(|token| token.kind == TokenKind::Number) {
            votes.add(EntityKind::System, CLEAR);
        }
        let acronym = |token: &Token| is_acronym(token.span.of(self.masked.text));
        if plain && words.iter().all(acronym) {
            votes.add(EntityKind::Organization, 2);
        }
        let quoted = |token: &Token| matches!(token.span.of(self.masked.text), "\u{201c}" | "\"");
        if words.iter().any(quoted) {
            votes.add(EntityKind::Person, CLEAR);
        }
        let initial = self.word(self.run.first).chars().count() == 1;
        if initial && self.word(self.run.first + 1) == "." {
            votes.add(EntityKind::Person, 4);
        }
        let last = words.last().map_or("", |token| token.span.of(self.masked.text));
        if words.len() > 1 && is_roman(last) {
            votes.add(EntityKind::System, 3);
        }
    }

    /// The words of the name itself.
    fn vote_by_words(&self, votes: &mut Votes) {
        let Run { first, end } = self.run;
        let several = end - first > 1;
        if let Some((length, kind, category)) = self.cues.known(self.tokens(), first)
            && length == end - first
        {
            votes.suggest(kind, 6, Suggestion { cue: Cue::Place, category });
        }
        if several {
            self.vote_by_parts(votes);
        }
    }

    /// The words of a name of several: the head stands last in English, and first in French.
    fn vote_by_parts(&self, votes: &mut Votes) {
        let Run { first, end } = self.run;
        let mut has_head = false;
        for index in first..end {
            let capital = self.tokens().get(index).is_some_and(|token| token.capital)
                || (index == first && self.cues.has(self.tokens(), first, Cue::Head));
            let count = if index == first || index + 1 == end { 6 } else { 3 };
            for found in self.cues.at(self.tokens(), index).filter(|_| capital) {
                let kind = match found.cue {
                    Cue::Organization => EntityKind::Organization,
                    Cue::Place => EntityKind::Place,
                    Cue::System => EntityKind::System,
                    _ => continue,
                };
                has_head = true;
                votes.suggest(kind, count, found);
            }
        }
        if self.cues.has(self.tokens(), first, Cue::Honor) {
            votes.add(EntityKind::Person, 4);
        }
        let words = self.tokens().get(first..end).unwrap_or_default();
        let plain = words.iter().all(|token| token.kind != TokenKind::Number);
        if !has_head && plain {
            // Most names of several words are those of companies and institutions.
            votes.add(EntityKind::Organization, 1);
        }
        if !has_head && self.cues.has(self.tokens(), first, Cue::Given) {
            votes.add(EntityKind::Person, 6);
        }
    }

    fn vote_by_what_is_before(&self, votes: &mut Votes) {
        // "The mayor, Ada Byron, said".
        if let Some(comma) = self.run.first.checked_sub(1).filter(|at| self.word(*at) == ",")
            && self.cues.before(self.tokens(), comma).any(|found| found.cue == Cue::Title)
        {
            votes.add(EntityKind::Person, 3);
        }
        for found in self.cues.before(self.tokens(), self.run.first) {
            match found.cue {
                Cue::Title => votes.add(EntityKind::Person, 3),
                Cue::Organization => votes.suggest(EntityKind::Organization, 4, found),
                Cue::System => votes.suggest(EntityKind::System, 4, found),
                Cue::Place => votes.suggest(EntityKind::Place, 3, found),
                Cue::Within => votes.add(EntityKind::Organization, 3),
                Cue::Made => votes.add(EntityKind::System, 2),
                Cue::Located => votes.add(EntityKind::Place, 1),
                Cue::Demonym if self.is_small(self.run.first - 1) => {
                    votes.add(EntityKind::Organization, 3);
                }
                _ => {}
            }
        }
        self.vote_by_noun_before(votes);
    }

    /// "a vaccine, Zeta"; "le fabricant de turbines Solvo".
    fn vote_by_noun_before(&self, votes: &mut Votes) {
        let Some(last) = self.run.first.checked_sub(1) else { return };
        // "county of Arden" is the place itself.
        if self.cues.has(self.tokens(), last, Cue::Connector) && last > 0 && self.is_small(last - 1)
        {
            let mut nouns = self.cues.at(self.tokens(), last - 1);
            let area = nouns.find(|found| {
                found.cue == Cue::Place && matches!(found.category, "city" | "region")
            });
            if let Some(found) = area {
                votes.suggest(EntityKind::Place, 4, found);
            }
        }
        let of = last
            .checked_sub(1)
            .filter(|of| self.is_small(last) && self.cues.has(self.tokens(), *of, Cue::Connector));
        let comma = Some(last).filter(|_| self.word(last) == ",");
        let Some(noun) = of.or(comma).and_then(|at| at.checked_sub(1)) else { return };
        if self.is_small(noun) {
            self.vote_by_noun(votes, noun, 3);
        }
    }

    fn vote_by_noun(&self, votes: &mut Votes, index: usize, count: u32) -> bool {
        let found = self.cues.at(self.tokens(), index).find_map(|found| {
            let kind = match found.cue {
                Cue::Organization => EntityKind::Organization,
                Cue::System => EntityKind::System,
                Cue::Place => EntityKind::Place,
                _ => return None,
            };
            Some((kind, found))
        });
        if let Some((kind, found)) = found {
            votes.suggest(kind, count, found);
        }
        found.is_some()
    }

    fn is_small(&self, index: usize) -> bool {
        let token = self.tokens().get(index);
        token.is_some_and(|token| token.kind == TokenKind::Word && !token.capital)
    }

    fn vote_by_what_is_after(&self, votes: &mut Votes) {
        let end = self.run.end;
        let possessive = matches!(self.word(end), "'s" | "\u{2019}s");
        if possessive {
            votes.add(EntityKind::Organization, 1);
        }
        for found in self.cues.at(self.tokens(), end + usize::from(possessive)) {
            match found.cue {
                Cue::Title if possessive || self.word(end) != "," => {
                    votes.add(EntityKind::Organization, 3);
                }
                Cue::Organization if !possessive => {
                    votes.suggest(EntityKind::Organization, 3, found);
                }
                Cue::System if !possessive => votes.suggest(EntityKind::System, 3, found),
                Cue::Place if !possessive => votes.suggest(EntityKind::Place, 3, found),
                Cue::Acts => votes.add(EntityKind::Organization, 2),
                Cue::Human => votes.add(EntityKind::Person, 3),
                _ => {}
            }
        }
        if self.word(end) == "," {
            self.vote_by_apposition(votes, end + 1);
        }
    }

    /// "Name, the former head of", "Name, 54,".
    fn vote_by_apposition(&self, votes: &mut Votes, from: usize) {
        const REACH: usize = 3;
        let age = self.word(from).len() == 2
            && self.word(from).bytes().all(|byte| byte.is_ascii_digit())
            && matches!(self.word(from + 1), "," | "ans" | "years");
        let mut cues = (from..from + REACH).flat_map(|index| self.cues.at(self.tokens(), index));
        if age || cues.any(|found| matches!(found.cue, Cue::Title | Cue::Human)) {
            votes.add(EntityKind::Person, 3);
        }
        // "Name, a vaccine", "Name, filiale de"
        let indefinite = self.cues.length(self.tokens(), from, Cue::Indefinite);
        let first = from + indefinite.unwrap_or(0);
        let reach = if indefinite.is_some() { REACH } else { 1 };
        let small = (first..first + reach).take_while(|index| self.is_small(*index));
        let _ = small.into_iter().any(|index| self.vote_by_noun(votes, index, 3));
    }
}

/// Whether a word is a Roman numeral of a series, as in `Atlas V`.
fn is_roman(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X')) && word.len() <= 4
}
