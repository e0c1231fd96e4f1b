//! Finds the numbers of a text.

use super::super::text::{Token, TokenKind};
use super::cardinal::Cardinal;
use super::digits::DigitReader;
use super::number::{Number, NumberForm};
use super::numeral::{Numeral, Numerals};
use super::words::NumberScan;

/// The numbers of a text, from left to right; the longest match wins.
pub(crate) fn numbers(text: &str, tokens: &[Token], numerals: &Numerals) -> Vec<Number> {
    let french = numerals.french;
    let decimal = if french { ',' } else { '.' };
    let digits = DigitReader { text, tokens, decimal };
    let reader = NumberScan { digits, numerals, french, joins: true };
    let mut numbers = Vec::new();
    let mut index = 0;
    while index < tokens.len() {
        let number = reader.begins(index).then(|| reader.signed(index)).flatten();
        index = number.map_or(index + 1, |number| number.end);
        numbers.extend(number);
    }
    numbers
}

impl NumberScan<'_> {
    /// Whether a number can begin at a token: a quick check.
    fn begins(&self, index: usize) -> bool {
        match self.tokens()[index].kind {
            TokenKind::Number => true,
            TokenKind::Word => self.numerals.begin(self.tokens(), index),
            TokenKind::Mark => {
                matches!(self.digits.mark(index), Some('-' | '−' | '.' | ',' | '+'))
                    || self.numerals.begin(self.tokens(), index)
            }
        }
    }

    /// A number with an optional sign.
    fn signed(&self, index: usize) -> Option<Number> {
        let Some(after) = self.minus(index) else { return self.number(index) };
        let number = self.number(after)?;
        let plain = number.form != NumberForm::Ordinal && !number.article | self.is_word(index);
        plain.then_some(Number { first: index, value: -number.value, article: false, ..number })
    }

    fn is_word(&self, index: usize) -> bool {
        self.tokens()[index].kind == TokenKind::Word
    }

    /// The token after a minus sign.
    fn minus(&self, index: usize) -> Option<usize> {
        let token = self.tokens()[index];
        let before = index.checked_sub(1).map(|before| self.tokens()[before]);
        if token.kind == TokenKind::Mark {
            let next = self.tokens().get(index + 1)?;
            let number = before.is_some_and(|before| before.kind == TokenKind::Number);
            let free = !token.glued
                || matches!(self.digits.mark(index.wrapping_sub(1)), Some('(' | '$' | '€' | '£'));
            let sign = matches!(self.digits.mark(index), Some('-' | '−'));
            return (sign && free && next.glued && !number).then_some(index + 1);
        }
        let after = self.is(index, Numeral::Minus)?;
        let never = index > 0 && self.is(index - 1, Numeral::NeverMinus).is_some();
        (!never).then_some(after)
    }

    /// The number that begins at a token.
    fn number(&self, index: usize) -> Option<Number> {
        self.tokens().get(index)?;
        if self.is_percentage(index) || self.is_adjective(index) || self.is_month(index) {
            return None;
        }
        if let Some(number) = self.simple(index) {
            return Some(number);
        }
        let free = Self { joins: !self.is_first_bound(index), ..*self };
        let part = free.fraction(index).filter(|part| part.value < 1.0 || part.end > index + 1);
        if let Some(part) = part {
            let lead = Cardinal {
                value: part.value,
                scale: 1.0,
                end: part.end,
                round: false,
                digits: part.digits,
                group: None,
            };
            let of = free.is(part.end, Numeral::Of).unwrap_or(free.joint(part.end));
            let scaled = free.scaled(Cardinal { end: of, ..lead });
            let number = if scaled.end > of { scaled } else { lead };
            let form = if number.scale > 1.0 { NumberForm::Cardinal } else { NumberForm::Fraction };
            return Some(free.number_of(index, &number, form));
        }
        free.bare_fraction(index).or_else(|| free.counted(index))
    }

    /// A fraction without a numerator: `half a million`, `demi million`, `half of`.
    fn bare_fraction(&self, index: usize) -> Option<Number> {
        let (end, Numeral::Fraction { parts, .. }) = self.numeral(index)? else { return None };
        let lead = Cardinal {
            value: 1.0 / parts,
            scale: 1.0,
            end,
            round: false,
            digits: false,
            group: None,
        };
        let of = self.is(end, Numeral::Of);
        let scaled = self.scaled(Cardinal { end: of.unwrap_or(self.joint(end)), ..lead });
        if scaled.scale > 1.0 {
            return Some(self.number_of(index, &scaled, NumberForm::Cardinal));
        }
        let half = parts < 2.5 && !self.french && of.is_some();
        half.then(|| self.number_of(index, &lead, NumberForm::Fraction))
    }

    /// Ordinals in words, multiples (`tenfold`), and decimals below one.
    fn simple(&self, index: usize) -> Option<Number> {
        let plain = |value, end, form, digits| {
            let number = Cardinal { value, scale: 1.0, end, round: false, digits, group: None };
            Some(self.number_of(index, &number, form))
        };
        if self.tokens()[index].kind == TokenKind::Mark {
            let (value, end) = self.digits.below_one(index)?;
            return plain(value, end, NumberForm::Cardinal, true);
        }
        match self.numeral(index)? {
            (end, Numeral::Ordinal { value, .. }) => plain(value, end, NumberForm::Ordinal, false),
            (end, Numeral::Times(value)) => plain(value, end, NumberForm::Times, false),
            (_, Numeral::Point) => {
                let (value, end) = self.decimals(0.0, index);
                let free = index == 0 || self.tokens()[index - 1].kind == TokenKind::Mark;
                (end > index && free)
                    .then(|| plain(value, end, NumberForm::Cardinal, false))
                    .flatten()
            }
            _ => None,
        }
    }

    /// A cardinal, or an ordinal, mixed number or share that begins with one.
    fn counted(&self, index: usize) -> Option<Number> {
        let cardinal = self.cardinal(index)?;
        if let Some(ordinal) = self.ordinal(index, &cardinal) {
            return Some(ordinal);
        }
        if let Some(mixed) = self.mixed(&cardinal) {
            return Some(self.number_of(index, &mixed, NumberForm::Cardinal));
        }
        let share = self.share(&cardinal).or_else(|| self.share_of(&cardinal));
        let form = if share.is_some() { NumberForm::Fraction } else { NumberForm::Cardinal };
        Some(self.number_of(index, &share.unwrap_or(cardinal), form))
    }

    /// A share: `one out of three`, `1 sur 20`.
    fn share(&self, above: &Cardinal) -> Option<Cardinal> {
        let one = (above.value - 1.0).abs() < 1e-9;
        let among = self.is(above.end, Numeral::Among).filter(|_| one);
        let over = self.is(above.end, Numeral::Over).or(among)?;
        let below = self.cardinal(over)?;
        if among.is_some() && (below.value > 1000.0 || above.digits != below.digits) {
            return None;
        }
        let whole = below.value.fract() == 0.0 && above.value.fract() == 0.0;
        let less = above.value > 0.0 && above.value < below.value;
        let out = over > above.end + 1;
        let ends = self.tokens().get(below.end).is_none_or(|next| next.kind == TokenKind::Mark);
        let is = whole && less && (out || one || ends) && above.scale < 10.0;
        let value = above.value / below.value;
        is.then_some(Cardinal { value, scale: 1.0, digits: above.digits || below.digits, ..below })
    }

    /// A share with what is counted inside it: `one patient in five`, « trois élus sur
    /// quatre ».
    fn share_of(&self, above: &Cardinal) -> Option<Cardinal> {
        let word = |at: usize| self.tokens().get(at).filter(|token| token.kind == TokenKind::Word);
        let noun = word(above.end).filter(|token| !token.glued)?;
        let plain = self.numeral(above.end).is_none() && noun.span.of(self.digits.text).len() > 3;
        let over = self.is(above.end + 1, Numeral::Among).or(self.is(above.end + 1, Numeral::Over));
        let below = self.cardinal(over.filter(|_| plain)?)?;
        let small = below.value <= 100.0 && above.digits == below.digits && below.scale < 10.0;
        // "Two films in three years" are no share.
        let counts = word(below.end).is_some_and(|next| {
            let next = next.span.of(self.digits.text);
            next.len() > 3 && next.ends_with(['s', 'x'])
        });
        let whole = below.value.fract() == 0.0 && above.value.fract() == 0.0;
        let less = above.value > 0.0 && above.value < below.value;
        let value = above.value / below.value;
        (whole && less && small && !counts).then_some(Cardinal { value, scale: 1.0, ..below })
    }

    /// An ordinal that begins with a cardinal: `54e`, `twenty-first`.
    fn ordinal(&self, index: usize, cardinal: &Cardinal) -> Option<Number> {
        let next = self.tokens().get(cardinal.end)?;
        let glued = next.glued && cardinal.digits && cardinal.scale < 10.0;
        if let Some(end) = self.is(cardinal.end, Numeral::Ending).filter(|_| glued) {
            return Some(self.number_of(
                index,
                &Cardinal { end, ..*cardinal },
                NumberForm::Ordinal,
            ));
        }
        let joint = self.joint(cardinal.end);
        let and = self.is(joint, Numeral::And).filter(|_| self.joins);
        let (end, Numeral::Ordinal { value, .. }) =
            self.numeral(self.joint(and.unwrap_or(joint)))?
        else {
            return None;
        };
        let fits = cardinal.group.is_some_and(|group| group.takes(value))
            || (cardinal.scale >= 1000.0 && value < cardinal.scale);
        let times = value >= 100.0 && and.is_none() && !cardinal.digits;
        let value = if times { cardinal.value * value } else { cardinal.value + value };
        (fits || times).then(|| {
            self.number_of(index, &Cardinal { value, end, ..*cardinal }, NumberForm::Ordinal)
        })
    }

    fn number_of(&self, first: usize, cardinal: &Cardinal, form: NumberForm) -> Number {
        let token = self.tokens()[first];
        let letters = first > 0 && self.tokens()[first - 1].kind == TokenKind::Word;
        let alone = cardinal.end == first + 1 && !cardinal.digits && form == NumberForm::Cardinal;
        Number {
            first,
            end: cardinal.end,
            value: cardinal.value,
            form,
            digits: cardinal.digits,
            scale: cardinal.scale,
            article: alone && (cardinal.value - 1.0).abs() < 1e-9,
            round: cardinal.round,
            code: token.glued && letters,
        }
    }

    /// Whether a `hundred` is part of a percentage: `pour cent`.
    fn is_percentage(&self, index: usize) -> bool {
        let per = |at: usize| self.is(at, Numeral::Per).is_some();
        let before = self.tokens().get(index.wrapping_sub(1));
        let hyphen = before.is_some_and(|token| token.kind == TokenKind::Mark && token.glued);
        let at = index.wrapping_sub(if hyphen { 2 } else { 1 });
        let number = at > 0
            && at < index
            && (self.numeral(at - 1).is_some() || self.tokens()[at - 1].kind == TokenKind::Number);
        let ends = self.tokens().get(index + 1).is_none_or(|next| next.kind == TokenKind::Mark);
        at < index
            && self.is(index, Numeral::Hundred).is_some()
            && per(at)
            && (hyphen || number || ends)
    }

    /// Whether a numeral is an adjective here, because nothing it could count follows.
    fn is_adjective(&self, index: usize) -> bool {
        if self.is(index, Numeral::New).is_none() {
            return false;
        }
        let next = self.tokens().get(index + 1);
        let before = self.tokens().get(index.wrapping_sub(1));
        next.is_none_or(|next| next.kind == TokenKind::Mark)
            && self.digits.mark(index + 1) != Some('-')
            && before.is_some_and(|before| before.kind == TokenKind::Word)
    }

    /// Whether a numeral is the abbreviation of a month: `3 sept.`, `sept. 2021`.
    fn is_month(&self, index: usize) -> bool {
        let number =
            |at: usize| self.tokens().get(at).is_some_and(|it| it.kind == TokenKind::Number);
        let point = usize::from(self.digits.mark(index + 1) == Some('.'));
        self.is(index, Numeral::Month).is_some()
            && (number(index.wrapping_sub(1)) || number(index + 1 + point))
    }

    /// Whether a number is the first of two bounds joined by `and`.
    fn is_first_bound(&self, index: usize) -> bool {
        let between = index > 0 && self.is(index - 1, Numeral::Between).is_some();
        between && {
            let end = self.cardinal(index).map_or(index, |cardinal| cardinal.end);
            self.is(end, Numeral::And).is_none()
        }
    }
}
