//! Numbers below a thousand in words: `two hundred and five`,
//! `quatre-vingt-dix-sept`.

use super::super::text::{Token, TokenKind};
use super::digits::DigitReader;
use super::numeral::{Numeral, Numerals};

/// A text being scanned for numbers.
#[derive(Clone, Copy, Debug)]
pub(super) struct NumberScan<'t> {
    pub(super) digits: DigitReader<'t>,
    pub(super) numerals: &'t Numerals,
    pub(super) french: bool,
    /// Whether `and` may join two parts of a number.
    pub(super) joins: bool,
}

/// A number below a thousand in words.
#[derive(Clone, Copy, Debug)]
pub(super) struct WordGroup {
    pub(super) value: f64,
    /// The largest number that may still be added.
    pub(super) room: f64,
    /// Its last tens or units.
    pub(super) last: f64,
    /// Whether `last` follows an `and`.
    pub(super) joined: bool,
    pub(super) end: usize,
}

impl NumberScan<'_> {
    pub(super) fn tokens(&self) -> &[Token] {
        self.digits.tokens
    }

    /// The end and the meaning of the phrase at a token.
    pub(super) fn numeral(&self, index: usize) -> Option<(usize, Numeral)> {
        let (length, numerals) = self.numerals.at(self.tokens(), index)?;
        numerals.first().map(|numeral| (index + length, *numeral))
    }

    /// The end of the phrase at a token, if it can have this meaning.
    pub(super) fn is(&self, index: usize, numeral: Numeral) -> Option<usize> {
        self.numerals.is(self.tokens(), index, numeral)
    }

    /// Skips a hyphen between two words.
    pub(super) fn joint(&self, index: usize) -> usize {
        let hyphen = matches!(self.digits.mark(index), Some('-' | '‐' | '‑'));
        let next = self.tokens().get(index + 1);
        let even = next
            .is_some_and(|it| it.kind == TokenKind::Word && it.glued == self.tokens()[index].glued);
        if hyphen && even { index + 1 } else { index }
    }

    /// A group of words below a thousand.
    pub(super) fn group(&self, index: usize) -> Option<WordGroup> {
        self.group_up_to(index, f64::INFINITY)
    }

    /// A group, parsed only until it is known to be greater than `most`.
    fn group_up_to(&self, index: usize, most: f64) -> Option<WordGroup> {
        let (end, first) = self.numeral(index)?;
        let (value, room, last) = match first {
            Numeral::Small(value) => (value, self.room(value), value),
            Numeral::Hundred => (100.0, 99.0, 0.0),
            _ => return None,
        };
        let mut group = WordGroup { value, room, last, joined: false, end };
        while group.value <= most {
            let Some(more) = self.more(&group) else { break };
            group = more;
        }
        Some(group)
    }

    /// Extends a group by the next word.
    fn more(&self, group: &WordGroup) -> Option<WordGroup> {
        let next = self.joint(group.end);
        let (end, numeral) = self.numeral(next)?;
        match numeral {
            Numeral::Small(last) if group.takes(last) => Some(WordGroup {
                value: group.value + last,
                room: self.room(last).min(group.room),
                last,
                end,
                ..*group
            }),
            Numeral::Hundred if group.value > 0.0 && group.value < 100.0 => {
                let value = group.value * 100.0;
                Some(WordGroup { value, room: 99.0, last: 0.0, joined: false, end })
            }
            Numeral::And if self.joins => self.after_and(group, self.joint(end)),
            _ => None,
        }
    }

    /// Extends a group by the tens or units after an `and`.
    fn after_and(&self, group: &WordGroup, first: usize) -> Option<WordGroup> {
        // `room` shrinks with each `and` and bounds the recursion: a page of `one hundred
        // and one hundred and` must not overflow the stack.
        if group.room < 1.0 {
            return None;
        }
        let part = self.group_up_to(first, group.room)?;
        let hundred = group.room > 90.0 && part.value <= group.room;
        let one = [1.0, 11.0].contains(&part.value);
        let tens = self.french && one && group.takes(part.value);
        // `one hundred and three quarters` is a mixed number.
        let divided = part.value < 10.0 && self.divides(part.end);
        let value = group.value + part.value;
        // `twenty and three and three fifths`
        let archaic =
            part.value < 10.0 && group.takes(part.value) && self.precedes_fraction(part.end);
        ((hundred || tens || archaic) && !divided).then_some(WordGroup {
            value,
            joined: true,
            ..part
        })
    }

    /// Whether `and` and a fraction follow.
    fn precedes_fraction(&self, index: usize) -> bool {
        let last = Self { joins: false, ..*self };
        let and = self.is(index, Numeral::And);
        and.and_then(|after| last.fraction(self.joint(after))).is_some_and(|part| part.value < 1.0)
    }

    /// Whether a denominator follows.
    pub(super) fn divides(&self, index: usize) -> bool {
        match self.numeral(self.joint(index)) {
            Some((_, Numeral::Fraction { .. })) => true,
            Some((_, Numeral::Ordinal { value, .. })) => value > 2.0,
            _ => false,
        }
    }

    /// The largest number that may be added to tens.
    fn room(&self, value: f64) -> f64 {
        if self.french && [60.0, 80.0].contains(&value) {
            19.0
        } else if value >= 20.0 || (self.french && [10.0].contains(&value)) {
            9.0
        } else {
            0.0
        }
    }
}

impl WordGroup {
    /// Whether these tens or units may be added.
    pub(super) fn takes(&self, value: f64) -> bool {
        // After ten, French adds only seven, eight and nine.
        let ten = [10.0].contains(&self.last);
        value > 0.0 && value <= self.room && !(ten && value < 7.0)
    }
}
