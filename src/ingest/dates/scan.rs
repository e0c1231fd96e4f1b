//! Queries of the date rules over a block's tokens: what a token is and means.

use chrono::Weekday;

use super::super::numbers::{Number, NumberForm};
use super::super::text::{Span, Token, TokenKind, is_french_future, sentences};
use super::time::{CalendarUnit, Portion, ReferenceTime};
use super::vocabulary::{Accents, Calendar, Month, Particle, Sense};
use crate::model::Language;

/// The most tokens before a date that its sentence is searched for, so that the search is
/// fast in texts without sentences.
const LONGEST: usize = 300;

/// A block's tokens with their meanings.
#[derive(Clone, Copy)]
pub(super) struct DateScan<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) numbers: &'t [Number],
    pub(super) calendar: &'t Calendar,
    /// The first token of each sentence.
    pub(super) sentences: &'t [usize],
    /// Whether `3/4` is the third of April.
    pub(super) day_first: bool,
}

/// ASCII digits of one token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DigitToken {
    pub(super) value: u32,
    pub(super) length: usize,
}

impl<'t> DateScan<'t> {
    pub(super) fn token(&self, at: usize) -> Option<&'t Token> {
        self.tokens.get(at)
    }

    pub(super) fn text_at(&self, at: usize) -> &'t str {
        self.token(at).map_or("", |token| token.span.of(self.text))
    }

    pub(super) fn kind(&self, at: usize) -> Option<TokenKind> {
        self.token(at).map(|token| token.kind)
    }

    /// The first token of a token's sentence.
    pub(super) fn sentence(&self, at: usize) -> usize {
        let next = self.sentences.partition_point(|first| *first <= at);
        let first = next.checked_sub(1).and_then(|last| self.sentences.get(last)).copied();
        first.unwrap_or_default().max(at.saturating_sub(LONGEST))
    }

    /// Whether a token follows the one before it without a space.
    pub(super) fn glued(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.glued)
    }

    /// Whether a token is a verb in the future tense by its ending.
    pub(super) fn is_future(&self, at: usize) -> bool {
        let word = self.kind(at) == Some(TokenKind::Word) && !self.capital(at);
        word && self.calendar.language == Language::Fr && is_french_future(self.text_at(at))
    }

    pub(super) fn capital(&self, at: usize) -> bool {
        self.token(at).is_some_and(|token| token.capital)
    }

    /// Whether a token is one of these marks.
    pub(super) fn mark(&self, at: usize, marks: &str) -> bool {
        self.kind(at) == Some(TokenKind::Mark) && marks.contains(self.text_at(at))
    }

    /// A mark with nothing on either side of it.
    pub(super) fn tight(&self, at: usize, marks: &str) -> bool {
        self.mark(at, marks) && self.glued(at) && self.glued(at + 1)
    }

    pub(super) fn digits(&self, at: usize) -> Option<DigitToken> {
        let token = self.token(at).filter(|token| token.kind == TokenKind::Number)?;
        let length = token.span.end - token.span.start;
        let value = (length <= 8).then(|| self.text_at(at).parse().ok())??;
        Some(DigitToken { value, length })
    }

    /// The number that begins at a token.
    pub(super) fn number(&self, at: usize) -> Option<&'t Number> {
        let place = self.numbers.partition_point(|number| number.first < at);
        self.numbers.get(place).filter(|number| number.first == at)
    }

    /// Whether digits at a token are part of a longer number: `2,019`.
    pub(super) fn longer(&self, at: usize) -> bool {
        let place = self.numbers.partition_point(|number| number.end <= at);
        let covers = self.numbers.get(place).filter(|number| number.first <= at);
        covers.is_some_and(|n| n.digits && n.form == NumberForm::Cardinal && n.end - n.first > 1)
    }

    /// A whole number in words at a token, and the token after it.
    pub(super) fn words(&self, at: usize) -> Option<(u32, usize, NumberForm)> {
        let number = self.number(at).filter(|number| !number.digits)?;
        let whole = number.value.fract() == 0.0 && (0.0..1e6).contains(&number.value);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "in range")]
        (whole && number.form != NumberForm::Fraction).then_some((
            number.value as u32,
            number.end,
            number.form,
        ))
    }

    /// The first sense at a token that `pick` accepts, with the token after it.
    pub(super) fn sense<T>(
        &self,
        at: usize,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        self.sense_to(at, |sense, _| pick(sense))
    }

    /// Like `sense`; `pick` also gets the token after the phrase.
    pub(super) fn sense_to<T>(
        &self,
        at: usize,
        pick: impl Fn(Sense, usize) -> Option<T>,
    ) -> Option<(T, usize)> {
        let mut senses = self.calendar.senses(self.tokens, at);
        senses.find_map(|(length, sense, accents)| {
            let value = pick(sense, at + length)?;
            self.spelt(at, length, accents).then_some((value, at + length))
        })
    }

    /// Whether a phrase has the accents that its sense requires.
    fn spelt(&self, at: usize, length: usize, accents: Accents) -> bool {
        let ascii = || (at..at + length).all(|at| self.text_at(at).is_ascii());
        match accents {
            Accents::Any => true,
            Accents::With => !ascii(),
            Accents::Without => ascii(),
        }
    }

    /// The token after a particle.
    pub(super) fn particle(&self, at: usize, wanted: Particle) -> Option<usize> {
        self.any(at, &[wanted])
    }

    /// The token after one of some particles.
    pub(super) fn any(&self, at: usize, wanted: &[Particle]) -> Option<usize> {
        self.which(at, wanted).map(|(_, end)| end)
    }

    /// Which of some particles stands at a token.
    pub(super) fn which(&self, at: usize, wanted: &[Particle]) -> Option<(Particle, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Particle(particle) if wanted.contains(&particle) => Some(particle),
            _ => None,
        })
    }

    /// The token after an optional particle.
    pub(super) fn skip(&self, at: usize, wanted: &[Particle]) -> usize {
        self.any(at, wanted).unwrap_or(at)
    }

    /// The particle that ends before a token, and where it begins.
    pub(super) fn before(&self, at: usize, wanted: &[Particle]) -> Option<(Particle, usize)> {
        self.sense_before(at, |sense| match sense {
            Sense::Particle(particle) if wanted.contains(&particle) => Some(particle),
            _ => None,
        })
    }

    /// The sense of the phrase that ends before a token, the longest first.
    pub(super) fn sense_before<T>(
        &self,
        at: usize,
        pick: impl Fn(Sense) -> Option<T>,
    ) -> Option<(T, usize)> {
        (1..=4.min(at)).rev().find_map(|length| {
            let mut senses = self.calendar.senses(self.tokens, at - length);
            senses.find_map(|(found, sense, accents)| {
                let value = (found == length).then(|| pick(sense))??;
                self.spelt(at - length, length, accents).then_some((value, at - length))
            })
        })
    }

    pub(super) fn month(&self, at: usize) -> Option<(Month, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Month(month) => Some(month),
            _ => None,
        })
    }

    pub(super) fn weekday(&self, at: usize) -> Option<((Weekday, bool), usize)> {
        self.sense(at, |sense| match sense {
            Sense::Weekday(weekday, short) => Some((weekday, short)),
            _ => None,
        })
    }

    pub(super) fn unit(&self, at: usize) -> Option<(CalendarUnit, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    pub(super) fn part(&self, at: usize) -> Option<(Portion, usize)> {
        self.sense(at, |sense| match sense {
            Sense::Part(part) => Some(part),
            _ => None,
        })
    }

    /// A relative word before its noun: `last`.
    pub(super) fn pre(&self, at: usize) -> Option<((ReferenceTime, i32), usize)> {
        self.sense(at, |sense| match sense {
            Sense::Pre(from, by) => Some((from, by)),
            _ => None,
        })
    }

    /// A relative word after its noun: `dernier`.
    pub(super) fn post(&self, at: usize) -> Option<((ReferenceTime, i32), usize)> {
        self.sense(at, |sense| match sense {
            Sense::Post(from, by) => Some((from, by)),
            _ => None,
        })
    }

    /// Whether nothing before digits makes them part of a code, a time of day or a
    /// longer number.
    pub(super) fn free(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1) else { return true };
        if !self.glued(at) {
            return !self.mark(before, "$€£");
        }
        match self.kind(before) {
            Some(TokenKind::Mark) => {
                let joins = self.mark(before, ".,:/-#$€£+=_&@");
                let inner = joins && before > 0 && self.glued(before);
                !(inner || self.mark(before, "#$€£+=_&@"))
            }
            _ => false,
        }
    }

    /// Whether what follows digits makes them part of a code, a time of day or a
    /// longer number.
    pub(super) fn tailed(&self, at: usize) -> bool {
        if !self.glued(at) {
            return self.mark(at, "%°");
        }
        match self.kind(at) {
            Some(TokenKind::Word) => !self.text_at(at).starts_with(['\'', '’']),
            Some(TokenKind::Number) => true,
            Some(TokenKind::Mark) => {
                let digit = self.glued(at + 1) && self.kind(at + 1) == Some(TokenKind::Number);
                self.mark(at, "%°$€£") || (digit && self.mark(at, ".,:/-"))
            }
            None => false,
        }
    }
}

/// The first token of each sentence of a block. A footnote mark after a full stop ends a
/// sentence too: `.[12]`.
pub(super) fn sentence_starts(text: &str, tokens: &[Token], language: Language) -> Vec<usize> {
    let mark = |at: usize| tokens.get(at).map_or("", |token| token.span.of(text));
    let footnote =
        |at: &usize| *at >= 3 && mark(*at) == "]" && mark(at - 2) == "[" && mark(at - 3) == ".";
    let first = |span: &Span| tokens.partition_point(|token| token.span.start < span.start);
    let mut starts: Vec<usize> = sentences(text, language).iter().map(first).collect();
    starts.extend((0..tokens.len()).filter(footnote).map(|at| at + 1));
    starts.sort_unstable();
    starts
}
