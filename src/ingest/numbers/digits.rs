//! Numbers in digits, with the separators of both languages (`1,234.5`, `1 234,5`,
//! `1.234,5`), and powers (`1.3e6`, `10^18`).

use super::super::text::{Token, TokenKind};

/// Reads numbers from tokens, with the decimal separator `decimal`.
#[derive(Clone, Copy, Debug)]
pub(super) struct DigitReader<'t> {
    pub(super) text: &'t str,
    pub(super) tokens: &'t [Token],
    pub(super) decimal: char,
}

/// The most digit groups of a number.
const MOST_GROUPS: usize = 12;

/// A group of digits, with the separator before it.
#[derive(Clone, Copy, Debug, Default)]
struct DigitGroup {
    separator: char,
    length: usize,
}

impl DigitReader<'_> {
    /// The number that begins at a token, and its end.
    pub(super) fn at(&self, index: usize) -> Option<(f64, usize)> {
        let (value, end) = self.plain(index)?;
        Some(self.power(value, end)).filter(|(value, _)| value.is_finite())
    }

    /// A number that begins with its decimal separator: `.5`.
    pub(super) fn below_one(&self, index: usize) -> Option<(f64, usize)> {
        let digits = self.tokens.get(index + 1).filter(|token| token.kind == TokenKind::Number)?;
        let sign = self.mark(index).filter(|sign| matches!(sign, '.' | ','))?;
        let free = !self.tokens[index].glued && (sign == '.' || self.decimal == ',');
        let value = format!("0.{}", digits.span.of(self.text)).parse().ok()?;
        (free && digits.glued).then_some((value, index + 2))
    }

    fn plain(&self, index: usize) -> Option<(f64, usize)> {
        let mut groups = [DigitGroup::default(); MOST_GROUPS];
        let count = self.groups(index, &mut groups)?;
        let (used, decimal) = if self.in_list(index) {
            (1, false)
        } else {
            self.read(groups.get(..count)?, self.begins_with_zero(index))
        };
        let end = self.end_of(index, used);
        let last = end - usize::from(decimal);
        let mut digits = String::new();
        for token in self.tokens.get(index..last)?.iter().filter(|it| it.kind == TokenKind::Number)
        {
            digits.push_str(token.span.of(self.text));
        }
        if decimal {
            digits.push('.');
            digits.push_str(self.tokens.get(last)?.span.of(self.text));
        }
        Some((digits.parse().ok()?, end))
    }

    fn begins_with_zero(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.span.of(self.text).starts_with('0'))
    }

    /// The consecutive digit groups at a token.
    fn groups(&self, index: usize, groups: &mut [DigitGroup; MOST_GROUPS]) -> Option<usize> {
        let first = self.tokens.get(index).filter(|token| token.kind == TokenKind::Number)?;
        groups[0] = DigitGroup { separator: ' ', length: length(first) };
        let mut end = index + 1;
        for (count, group) in groups.iter_mut().enumerate().skip(1) {
            let Some((separator, number)) = self.separated(end) else { return Some(count) };
            *group = DigitGroup { separator, length: length(self.tokens.get(number)?) };
            end = number + 1;
        }
        Some(MOST_GROUPS)
    }

    /// The digits after a separator that begins at a token.
    fn separated(&self, index: usize) -> Option<(char, usize)> {
        let token = self.tokens.get(index)?;
        if token.kind == TokenKind::Number {
            return (!token.glued && length(token) == 3).then_some((' ', index));
        }
        let separator = self.mark(index).filter(|sign| matches!(sign, '.' | ',' | '\'' | '’'))?;
        let next = self.tokens.get(index + 1).filter(|next| next.kind == TokenKind::Number)?;
        // Some news agencies put spaces around every mark.
        (token.glued == next.glued).then_some((separator, index + 1))
    }

    /// How many groups belong to the number, and whether the last is its decimals.
    fn read(&self, groups: &[DigitGroup], zero: bool) -> (usize, bool) {
        let first = groups[0].length;
        let thousands = |groups: &[DigitGroup]| {
            groups.iter().take_while(|group| group.separator == ' ' && group.length == 3).count()
        };
        let spaced = if first <= 3 && !zero { thousands(&groups[1..]) } else { 0 };
        let rest: Vec<&DigitGroup> =
            groups[1 + spaced..].iter().take_while(|group| group.separator != ' ').collect();
        match rest.as_slice() {
            [] => (1 + spaced, false),
            [decimals] if spaced > 0 => (1 + spaced + 1, decimals.separator != '\''),
            _ if spaced > 0 => (1 + spaced, false),
            [one] => self.one_separator(first, zero, **one),
            many if first > 3 || zero => (1, many.is_empty()),
            many => self.many_separators(many),
        }
    }

    /// The same for groups with several separators.
    fn many_separators(&self, rest: &[&DigitGroup]) -> (usize, bool) {
        let Some((last, groups)) = rest.split_last() else { return (1, false) };
        let separator = rest[0].separator;
        let same = groups.iter().all(|group| group.separator == separator);
        if same && last.separator != separator && grouped(separator, groups) {
            return (1 + rest.len(), true);
        }
        if same && last.separator == separator && grouped(separator, rest) {
            return (1 + rest.len(), false);
        }
        // In a list separated by points, the first number may be grouped.
        let points = separator == '.' && self.decimal != '.';
        let run = rest.iter().take_while(|group| group.separator == '.' && group.length == 3);
        (1 + if points { run.count() } else { 0 }, false)
    }

    fn one_separator(&self, first: usize, zero: bool, group: DigitGroup) -> (usize, bool) {
        let thousands = group.length == 3 && first <= 3 && !zero;
        if matches!(group.separator, '\'' | '’') {
            return if thousands { (2, false) } else { (1, false) };
        }
        (2, group.separator == self.decimal || !thousands)
    }

    /// The token after a number of groups.
    fn end_of(&self, index: usize, groups: usize) -> usize {
        let mut end = index + 1;
        for _ in 1..groups {
            end = self.separated(end).map_or(end, |(_, number)| number + 1);
        }
        end
    }

    /// Whether the digits continue a list without spaces: `22,24,26`.
    fn in_list(&self, index: usize) -> bool {
        let signs = |at: usize| matches!(self.mark(at), Some('.' | ','));
        index >= 2
            && self.tokens[index].glued
            && self.tokens[index - 1].glued
            && signs(index - 1)
            && self.tokens[index - 2].kind == TokenKind::Number
    }

    /// Applies the power that follows a number: `e6`, `^-1`, `x10^-4`, `¹⁸`.
    fn power(&self, value: f64, end: usize) -> (f64, usize) {
        let tens = |index: usize| {
            self.exponent(index).map(|(exponent, end)| (value * 10_f64.powf(exponent), end))
        };
        if self.glued_is(end, "e") || self.glued_is(end, "E") {
            return tens(end + 1).unwrap_or((value, end));
        }
        if self.glued_is(end, "^") {
            let power = self.exponent(end + 1);
            return power.map_or((value, end), |(exponent, end)| (value.powf(exponent), end));
        }
        if let Some((exponent, after)) = self.raised(end) {
            return (value.powf(exponent), after);
        }
        let cross = self.tokens.get(end).map(|token| token.span.of(self.text));
        if matches!(cross, Some("x" | "X" | "×" | "*" | "·")) && self.is(end + 1, "10") {
            if self.glued_is(end + 2, "^") {
                return tens(end + 3).unwrap_or((value, end));
            }
            let raised = self.raised(end + 2);
            return raised
                .map_or((value, end), |(exponent, end)| (value * 10_f64.powf(exponent), end));
        }
        (value, end)
    }

    /// An exponent with its sign.
    fn exponent(&self, index: usize) -> Option<(f64, usize)> {
        let mut next = index;
        let mut sign = 1.0;
        while self.glued_is(next, "+") || self.glued_is(next, "-") || self.glued_is(next, "−") {
            if !self.glued_is(next, "+") {
                sign = -sign;
            }
            next += 1;
        }
        let digits = self.tokens.get(next).filter(|it| it.kind == TokenKind::Number && it.glued)?;
        let exponent: f64 = digits.span.of(self.text).parse().ok()?;
        Some((sign * exponent, next + 1))
    }

    /// An exponent in superscript digits.
    fn raised(&self, index: usize) -> Option<(f64, usize)> {
        let digit = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.glued)?;
            let letter = token.span.of(self.text).chars().next()?;
            "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().position(|raised| raised == letter)
        };
        // A superscript after anything but 10 belongs to a unit: `30 m²`.
        let ten = index >= 1 && self.is(index - 1, "10");
        let mut value = 0.0;
        let mut end = index;
        while let Some(digit) = digit(end).filter(|_| ten) {
            value = value * 10.0 + f64::from(u8::try_from(digit).unwrap_or_default());
            end += 1;
        }
        (end > index).then_some((value, end))
    }

    fn is(&self, index: usize, text: &str) -> bool {
        self.tokens.get(index).is_some_and(|token| token.span.of(self.text) == text)
    }

    fn glued_is(&self, index: usize, text: &str) -> bool {
        self.is(index, text) && self.tokens[index].glued
    }

    /// The character of a token that is a mark.
    pub(super) fn mark(&self, index: usize) -> Option<char> {
        let token = self.tokens.get(index).filter(|token| token.kind == TokenKind::Mark)?;
        token.span.of(self.text).chars().next()
    }
}

fn length(token: &Token) -> usize {
    token.span.end - token.span.start
}

/// Whether groups are thousands, or lakhs and crores before a last thousand.
fn grouped(separator: char, groups: &[&DigitGroup]) -> bool {
    let Some((last, groups)) = groups.split_last() else { return false };
    let all = |length: usize| groups.iter().all(|group| group.length == length);
    last.length == 3 && (all(3) || (separator == ',' && all(2)))
}
