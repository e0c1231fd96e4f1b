//! What stands before a name tells what it is the name of.

use super::kinds::Evidence;
use super::name_cues::{Cue, Suggestion};
use super::votes::Votes;
use crate::model::EntityKind;

/// The votes for a category that the text states: "the village of Solvo Bridge".
const IDENTITY: u32 = 50;

/// The most tokens between a verb of giving and a name.
const GIVEN: usize = 8;

/// The most tokens of a noun phrase that tells what a name is.
const PHRASE: usize = 7;

impl Evidence<'_> {
    /// The votes of what stands before a name.
    pub(super) fn vote_by_what_is_before(&self, votes: &mut Votes) {
        // "The mayor, Ada Byron, said".
        if let Some(comma) = self.run.first.checked_sub(1).filter(|at| self.word(*at) == ",")
            && self.cues.before(self.tokens(), comma).any(|found| found.cue == Cue::Title)
        {
            votes.add(EntityKind::Person, 3);
        }
        let first = self.run.first;
        let is = |at: usize, cue| self.cues.before(self.tokens(), at).any(|one| one.cue == cue);
        self.vote_by_words_before(votes, first);
        let agent = |at: usize| self.cues.is_agent(self.masked.text, self.tokens(), at);
        if self.run.end - first > 1 && first.checked_sub(1).is_some_and(agent) {
            votes.add(EntityKind::Person, 3);
        }
        let Some(last) = first.checked_sub(1) else { return };
        if is(first, Cue::Demonym) && self.is_small(last) {
            // "l'architecte danoise Ada Byron"; "the Danish Solvo" is an organization.
            let nouns = [Cue::Title, Cue::Organization, Cue::System, Cue::Place];
            if nouns.into_iter().any(|cue| is(last, cue)) {
                self.vote_by_words_before(votes, last);
            } else {
                votes.add(EntityKind::Organization, 3);
            }
        } else if is(first, Cue::Demonym) && self.cues.head_first {
            votes.add(EntityKind::Person, 4);
        } else if is(first, Cue::Definite) {
            self.vote_by_article(votes, last);
        }
        self.vote_by_noun_before(votes);
    }

    /// The votes of the words that end before a token.
    fn vote_by_words_before(&self, votes: &mut Votes, at: usize) {
        let Some(last) = at.checked_sub(1) else { return };
        let noun = self.is_small(last) || self.opens(last);
        let is = |cue| self.cues.before(self.tokens(), at).any(|found| found.cue == cue);
        // An "armateur" is a person or a company.
        let (title, company) = (is(Cue::Title), noun && is(Cue::Organization));
        let given = self.cues.has(self.tokens(), self.run.first, Cue::Given);
        let two = self.run.end - self.run.first == 2;
        let fits = |found: &Suggestion| found.noun || !self.is_small(last);
        let gives = |at: usize| self.cues.has(self.tokens(), at, Cue::Gives);
        let given_to = is(Cue::Dative) && (at.saturating_sub(GIVEN)..at).any(gives);
        for found in self.cues.before(self.tokens(), at).filter(fits) {
            match found.cue {
                Cue::Located if given_to => votes.add(EntityKind::Organization, 2),
                Cue::Title => votes.add(EntityKind::Person, if company { 3 } else { 5 }),
                Cue::Organization if noun => {
                    let count = if title && (given || two) { 2 } else { 6 };
                    votes.suggest(EntityKind::Organization, count, found);
                }
                Cue::System if noun => {
                    let count = if found.category == "product" { 4 } else { 6 };
                    votes.suggest(EntityKind::System, count, found);
                }
                Cue::Place if noun => votes.suggest(EntityKind::Place, 4, found),
                Cue::Within => votes.add(EntityKind::Organization, 3),
                Cue::Made => votes.add(EntityKind::System, 2),
                Cue::Located => votes.add(EntityKind::Place, 1),
                Cue::Inhabited => votes.add(EntityKind::Place, 4),
                _ => {}
            }
        }
    }

    /// "the Zeta", "launched the Zeta Express", "sued the Solvo Guild".
    fn vote_by_article(&self, votes: &mut Votes, article: usize) {
        if self.run.end - self.run.first == 1 && !self.cues.head_first {
            votes.add(EntityKind::System, 2);
        }
        for found in self.cues.before(self.tokens(), article) {
            match found.cue {
                Cue::Within => votes.add(EntityKind::Organization, 3),
                Cue::Made => votes.add(EntityKind::System, 2),
                Cue::Located => votes.add(EntityKind::Place, 1),
                _ => {}
            }
        }
    }

    /// Whether a token begins its text or sentence, so that its capital means nothing.
    fn opens(&self, index: usize) -> bool {
        index.checked_sub(1).is_none_or(|before| {
            matches!(self.word(before), "." | ":" | "-" | "–" | "—" | "•" | "!" | "?")
        })
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
                votes.categorize(EntityKind::Place, found.category, IDENTITY);
            }
        }
        let of = last
            .checked_sub(1)
            .filter(|of| self.is_small(last) && self.cues.has(self.tokens(), *of, Cue::Connector));
        // "une puce antifraude, Zeta", "the first ship, the Zeta"
        let article = self.cues.has(self.tokens(), last, Cue::Definite);
        let comma = last.checked_sub(usize::from(article)).filter(|at| self.word(*at) == ",");
        if let Some(comma) = comma {
            let small = (comma.saturating_sub(PHRASE)..comma).rev();
            let phrase: Vec<usize> = small.take_while(|at| self.is_small(*at)).collect();
            let named = |at: &usize| {
                let opens = [Cue::Indefinite, Cue::Definite];
                opens.into_iter().any(|cue| self.cues.has(self.tokens(), *at, cue))
            };
            if let Some(article) = phrase.iter().position(named) {
                let nouns = phrase.get(1..article).unwrap_or_default();
                let _ = nouns.iter().any(|at| self.vote_by_noun(votes, *at, 3));
            }
        }
        let Some(noun) = of.or(comma).and_then(|at| at.checked_sub(1)) else { return };
        if self.is_small(noun) {
            self.vote_by_noun(votes, noun, 3);
        }
    }
}
