//! What a name is the name of, judged by its words and by what stands around it.

use super::super::text::{Token, TokenKind};
use super::name_cues::{Cue, NameCues, Suggestion, Vocabulary};
use super::runs::{MaskedText, Run, has_inner_capital, is_acronym};
use super::votes::{CLEAR, Votes};
use crate::model::EntityKind;

/// The most tokens of a noun phrase that tells what a name is.
const PHRASE: usize = 7;

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

    pub(super) fn tokens(&self) -> &[Token] {
        self.masked.tokens
    }

    pub(super) fn word(&self, index: usize) -> &str {
        self.tokens().get(index).map_or("", |token| token.span.of(self.masked.text))
    }

    fn words(&self) -> &[Token] {
        self.tokens().get(self.run.first..self.run.end).unwrap_or_default()
    }

    /// Digits make a product of it, capitals an organization, an initial a person.
    fn vote_by_form(&self, votes: &mut Votes) {
        let words = self.words();
        let plain = words.iter().all(|token| token.kind == TokenKind::Word);
        // "38 Studios" is a company.
        if words.iter().skip(1).any(|token| token.kind == TokenKind::Number) {
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
        if self.is_quoted() {
            votes.add(EntityKind::System, 4);
        }
        // "SolvoGroup", "Solvo UK"
        let end = words.last().map_or("", |token| token.span.of(self.masked.text));
        let tail = end.rfind(char::is_uppercase).filter(|at| *at > 0).and_then(|at| end.get(at..));
        let company = |tail| self.cues.vocabulary(tail) == Vocabulary::Company;
        if has_inner_capital(end) && tail.is_some_and(company) {
            votes.add(EntityKind::Organization, 3);
        }
        if words.len() > 1 && self.cues.has(self.tokens(), self.run.end - 1, Cue::Branch) {
            votes.add(EntityKind::Organization, 3);
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

    /// Whether the whole name stands in quotes, as the titles of works do.
    fn is_quoted(&self) -> bool {
        let first = self.run.first;
        let article =
            first.checked_sub(1).filter(|at| self.cues.has(self.tokens(), *at, Cue::Definite));
        let before = article.unwrap_or(first).checked_sub(1).map_or("", |at| self.word(at));
        matches!((before, self.word(self.run.end)), ("\"", "\"") | ("“", "”") | ("«", "»"))
    }

    /// The words of the name itself.
    fn vote_by_words(&self, votes: &mut Votes) {
        let Run { first, end } = self.run;
        let several = end - first > 1;
        if let Some((length, kind, category)) = self.cues.known(self.tokens(), first)
            && length == end - first
        {
            votes.suggest(kind, 6, Suggestion { cue: Cue::Place, category, noun: false });
        }
        if several {
            self.vote_by_parts(votes);
        }
    }

    /// The word that tells what a name is: the first one in French, and in English the last
    /// one, or the last one before "of".
    fn head(&self) -> usize {
        let Run { first, end } = self.run;
        let connects = |index: &usize| self.cues.has(self.tokens(), *index, Cue::Connector);
        let last = (first + 1..end).find(connects).unwrap_or(end) - 1;
        if self.cues.head_first { first } else { last }
    }

    /// The words of a name of several.
    fn vote_by_parts(&self, votes: &mut Votes) {
        let Run { first, end } = self.run;
        let is_given = self.cues.has(self.tokens(), first, Cue::Given);
        // "Heidi Marsh" is no marsh, unless something happens in or at the one.
        if is_given && end == first + 2 && self.cues.has(self.tokens(), first + 1, Cue::Surname) {
            let before = |cue| self.cues.before(self.tokens(), first).any(|one| one.cue == cue);
            if !before(Cue::Located) && !before(Cue::Definite) {
                votes.add(EntityKind::Person, 8);
                return;
            }
        }
        // "Renata van der Moor" is no moor.
        if is_given && !self.cues.head_first && (first + 1..end).any(|at| self.is_particle(at)) {
            votes.add(EntityKind::Person, 8);
            return;
        }
        let mut has_head = false;
        let head = self.head();
        for index in first..end {
            let capital = self.tokens().get(index).is_some_and(|token| token.capital)
                // Only a head begins a name in small letters.
                || index == first;
            let count = match index {
                _ if index == head => 6,
                _ if index == first || index + 1 == end => 5,
                _ => 3,
            };
            for found in self.cues.at(self.tokens(), index) {
                let kind = match found.cue {
                    Cue::Kin => EntityKind::Organization,
                    _ if !capital => continue,
                    Cue::Organization => EntityKind::Organization,
                    Cue::Place => EntityKind::Place,
                    Cue::System => EntityKind::System,
                    Cue::Happening => EntityKind::Other,
                    _ => continue,
                };
                has_head = true;
                votes.suggest(kind, count, found);
            }
        }
        // "Reine" with a capital begins the name of a ship, not a title.
        let capital = self.cues.head_first && !self.is_small(first);
        if self.cues.has(self.tokens(), first, Cue::Honor) && !capital {
            votes.add(EntityKind::Person, 5);
        }
        // "Saint-Aubert"
        if self.cues.has(self.tokens(), first, Cue::Toponym) && self.is_hyphened() {
            votes.add(EntityKind::Place, 4);
            return;
        }
        let words = self.tokens().get(first..end).unwrap_or_default();
        let plain = words.iter().all(|token| token.kind != TokenKind::Number);
        if !has_head && plain {
            // Most names of several words are those of companies and institutions.
            votes.add(EntityKind::Organization, 1);
        }
        if is_given {
            votes.add(EntityKind::Person, if has_head { 2 } else { 6 });
        }
    }

    /// Whether hyphens join all words of the name.
    fn is_hyphened(&self) -> bool {
        let Run { first, end } = self.run;
        let glued = |at: usize| self.tokens().get(at).is_some_and(|token| token.glued);
        self.word(first + 1) == "-" && (first + 1..end).all(glued)
    }

    /// "van", "de": it joins the names of a person.
    fn is_particle(&self, index: usize) -> bool {
        self.is_small(index) && self.cues.has(self.tokens(), index, Cue::Particle)
    }

    pub(super) fn vote_by_noun(&self, votes: &mut Votes, index: usize, count: u32) -> bool {
        let nouns = self.cues.at(self.tokens(), index).filter(|found| found.noun);
        let found = nouns.into_iter().find_map(|found| {
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

    pub(super) fn is_small(&self, index: usize) -> bool {
        let token = self.tokens().get(index);
        token.is_some_and(|token| token.kind == TokenKind::Word && !token.capital)
    }

    fn vote_by_what_is_after(&self, votes: &mut Votes) {
        let end = self.run.end;
        let possessive = matches!(self.word(end), "'s" | "\u{2019}s");
        if possessive {
            votes.add(EntityKind::Organization, 1);
        }
        let behind = end + usize::from(possessive);
        let fits = |found: &Suggestion| found.noun || !self.is_small(behind);
        for found in self.cues.at(self.tokens(), behind).filter(fits) {
            match found.cue {
                Cue::Title if possessive || self.word(end) != "," => {
                    votes.add(EntityKind::Organization, 3);
                }
                Cue::Organization if !possessive => {
                    votes.suggest(EntityKind::Organization, 3, found);
                }
                Cue::System if !possessive => votes.suggest(EntityKind::System, 3, found),
                Cue::Happening if !possessive => votes.suggest(EntityKind::Other, 3, found),
                Cue::Place if !possessive => votes.suggest(EntityKind::Place, 3, found),
                Cue::Acts => votes.add(EntityKind::Organization, 2),
                Cue::Human => votes.add(EntityKind::Person, 3),
                _ => {}
            }
        }
        if self.word(end) == "," {
            self.vote_by_apposition(votes, end + 1);
        }
        if self.masked.title && self.run.first <= 1 && matches!(self.word(end), ":" | "–" | "—")
        {
            self.vote_by_title(votes, end + 1);
        }
    }

    /// "Eastlink: the cable that came late", "Solvane : la fin d'un armateur".
    fn vote_by_title(&self, votes: &mut Votes, from: usize) {
        let is = |at: usize, cue| self.cues.has(self.tokens(), at, cue);
        let article = |at: usize| is(at, Cue::Indefinite) || (at == from && is(at, Cue::Definite));
        let mut small = (from..from + PHRASE).take_while(|at| self.is_small(*at));
        let _ = small.any(|at| {
            let near = (1..=2).filter_map(|back| at.checked_sub(back));
            near.into_iter().any(article) && self.vote_by_noun(votes, at, 3)
        });
    }

    /// "Name, the former head of", "Name, 54,".
    fn vote_by_apposition(&self, votes: &mut Votes, from: usize) {
        const REACH: usize = 3;
        let age = self.word(from).len() == 2
            && self.word(from).bytes().all(|byte| byte.is_ascii_digit())
            && matches!(self.word(from + 1), "," | "ans" | "years");
        let mut cues = (from..from + REACH).flat_map(|index| self.cues.at(self.tokens(), index));
        // "MWH Canada, the independent engineer"
        let first = self.word(self.run.first);
        let acronym = is_acronym(first) && first.chars().count() > 2;
        let human = cues.any(|found| matches!(found.cue, Cue::Title | Cue::Human));
        if age || (human && !acronym) {
            votes.add(EntityKind::Person, 3);
        }
        // "Name, a vaccine", "Name, filiale de"
        let indefinite = self.cues.length(self.tokens(), from, Cue::Indefinite);
        let first = from + indefinite.unwrap_or(0);
        let reach = if indefinite.is_some() { PHRASE } else { 1 };
        // "a 2,900-metre mountain"
        let mut nouns = (first..first + reach).take_while(|index| {
            self.is_small(*index)
                || self.cues.has(self.tokens(), *index, Cue::Demonym)
                || self.tokens().get(*index).is_some_and(|token| token.kind == TokenKind::Number)
                || (indefinite.is_some() && self.word(*index) == "-")
        });
        let _ = nouns.any(|index| self.vote_by_noun(votes, index, 4));
    }
}

/// Whether a word is a Roman numeral of a series, as in `Atlas V`.
pub(super) fn is_roman(word: &str) -> bool {
    word.chars().all(|letter| matches!(letter, 'I' | 'V' | 'X')) && word.len() <= 4
}
