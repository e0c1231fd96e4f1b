//! Verbs that say whose a figure is: what gets or pays an amount, what happens to those who
//! are counted, and what a sentence begins with.

use std::ops::Range;

use super::super::cues::Cue;
use super::super::names::EntityMention;
use super::super::text::{Span, Token, TokenKind};
use super::article::Article;
use super::grammar::{Clause, is_genitive, is_oblique};
use super::sentence::Sentence;
use crate::model::EntityKind;

/// The most tokens between a verb of harm and those whom it counts: "killed about".
const HARMED: usize = 3;

/// The most tokens between a conjunction and a figure that still has the same verb: "and £5m".
const JOINED: usize = 4;

/// The most tokens between a subject and its verb: "has also been".
const VERB: usize = 5;

/// Whether a figure counts those who are killed or hurt.
pub(super) fn is_harmed(clause: &Clause<'_, '_>) -> bool {
    let Clause { sentence, figure, .. } = clause;
    let found = sentence.found;
    let within = |start, end| found.within(Span::new(start, end)).len();
    sentence.places(Cue::Harms).any(|verb| {
        if verb < figure.span.start {
            within(verb, figure.full.start) <= HARMED
        } else {
            within(figure.full.end, verb) <= HARMED
        }
    })
}

impl<'f> Clause<'_, 'f> {
    /// The person behind an age: "a worker of 34, Karim Holt,".
    pub(super) fn aged_behind(&self) -> Option<&'f EntityMention> {
        let end = self.figure.full.end;
        let next = self.sentence.references().find(|mention| mention.span.start >= end)?;
        let apposed = self.text(end, next.span.start) == ", ";
        (apposed && next.kind == EntityKind::Person).then_some(next)
    }

    /// Who gets or pays the figure: the subject of the verb, "Ada Byron received £3m".
    pub(super) fn getter(&self) -> Option<&'f EntityMention> {
        let verb = self.last(Cue::Gets)?;
        if self.text(verb, self.figure.span.start).contains([';', ':']) || self.joined(verb) {
            return None;
        }
        let last = self.straight_before(verb).last()?;
        let near = self.sentence.found.within(Span::new(last.span.end, verb));
        let joined = self.has_between(near.clone(), Cue::Joins);
        if !joined && near.len() <= VERB && !self.text(last.span.end, verb).contains([',', ';']) {
            return Some(last);
        }
        // "Byron, who founded Solvo, received": the first one.
        self.straight_before(verb).next()
    }

    /// Who gets the figure, between the verb and it: "the state lent Solvo £3m", "a jury
    /// awarded the widow of Karl Holm £3m".
    pub(super) fn recipient(&self) -> Option<&'f EntityMention> {
        let gives = self.last(Cue::Awards);
        // Whoever is named as paying has the figure.
        let pays = || self.last(Cue::Gets).filter(|at| self.straight_before(*at).next().is_none());
        let verb = gives.or_else(pays)?;
        let mut between = self.between(verb);
        let only = between.next().filter(|_| between.next().is_none())?;
        let tokens = |start, end| self.sentence.found.within(Span::new(start, end)).len();
        let near = tokens(verb, only.span.start) <= VERB;
        let adjacent = near && tokens(only.span.end, self.figure.full.start) == 0;
        let placed = is_oblique(self.sentence, only) && !is_genitive(self.sentence, only);
        (adjacent && !placed).then_some(only)
    }

    /// Whether a clause of its own begins between a verb and the figure: "spends 3 million,
    /// and levels fall to".
    fn joined(&self, verb: usize) -> bool {
        let join = self.last(Cue::Joins).filter(|join| *join > verb);
        join.is_some_and(|join| {
            let comma = self.text(verb, join).trim_end().ends_with(',');
            comma && self.tokens(join) > JOINED
        })
    }

    /// What the figure is the part of something that is: "Solvo accounts for 40% of the sales".
    pub(super) fn part(&self) -> Option<&'f EntityMention> {
        let verb = self
            .last(Cue::Shares)
            .filter(|verb| !self.text(*verb, self.figure.span.start).contains([',', ';']))?;
        self.straight_before(verb).last()
    }

    fn has_between(&self, mut within: Range<usize>, cue: Cue) -> bool {
        let found = self.sentence.found;
        within.any(|at| found.has_cue(at, cue))
    }

    /// The mention that begins its clause before a verb: "By evening, the Black Fire has".
    pub(super) fn opening(&self) -> Option<&'f EntityMention> {
        self.straight_before(self.figure.span.start)
            .filter(|one| opens(self.article, self.sentence, one))
            .last()
    }
}

/// Whether a mention begins its clause before a verb, apart from an article.
pub(super) fn opens(
    article: &Article<'_>,
    sentence: &Sentence<'_>,
    mention: &EntityMention,
) -> bool {
    let found = sentence.found;
    let within = found.within(mention.span);
    let token = |at: usize| found.tokens.get(at);
    let is_word = |one: &Token| one.kind == TokenKind::Word && !one.capital;
    let start = found.within(sentence.span).start;
    let begins = |at: usize| {
        let before = at.checked_sub(1).and_then(token);
        at <= start
            || before.is_some_and(|one| {
                one.kind == TokenKind::Mark
                    || sentence.dates().any(|date| date.span.holds(one.span))
            })
    };
    let names = &article.rules.names;
    let definite = within.start.checked_sub(1).filter(|at| names.is_definite(&found.tokens, *at));
    token(within.end).is_some_and(is_word) && (begins(within.start) || definite.is_some_and(begins))
}
