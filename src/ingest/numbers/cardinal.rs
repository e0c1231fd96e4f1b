//! Cardinals: groups in words or digits, multiplied by scales: `3,3 milliards`,
//! `un million`, `two thousand and five`, `10k`.

use super::super::text::TokenKind;
use super::number::times;
use super::numeral::Numeral;
use super::words::{NumberScan, WordGroup};

/// A cardinal number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cardinal {
    pub(super) value: f64,
    /// The product of its last scales; 1 without any.
    pub(super) scale: f64,
    pub(super) end: usize,
    /// Whether it is an approximate noun: `une centaine`.
    pub(super) round: bool,
    pub(super) digits: bool,
    /// Its last group, if that is in words.
    pub(super) group: Option<WordGroup>,
}

impl NumberScan<'_> {
    /// The cardinal that begins at a token.
    pub(super) fn cardinal(&self, index: usize) -> Option<Cardinal> {
        let mut cardinal = self.section(index)?;
        if let Some(whole) = self.thousands_scaled(&cardinal) {
            return Some(whole);
        }
        while let Some(next) = self.next_section(&cardinal) {
            let value = cardinal.value + next.value;
            cardinal = Cardinal { value, digits: cardinal.digits || next.digits, ..next };
        }
        Some(cardinal)
    }

    /// Thousands and hundreds in words that a larger scale multiplies together: `two
    /// thousand five hundred billion`.
    fn thousands_scaled(&self, before: &Cardinal) -> Option<Cardinal> {
        if before.digits || (before.scale - 1e3).abs() > 0.5 {
            return None;
        }
        let lead = self.lead(self.joint(before.end)).filter(|lead| !lead.digits)?;
        let value = before.value + lead.value;
        let scaled = self.scaled(Cardinal { value, scale: 1.0, ..lead });
        (lead.value < 1e3 && scaled.scale >= 1e6).then_some(scaled)
    }

    /// The next section of the number, smaller than the last scale.
    fn next_section(&self, before: &Cardinal) -> Option<Cardinal> {
        if before.scale < 100.0 || before.round {
            return None;
        }
        let next = self.joint(before.end);
        let and = self.is(next, Numeral::And).filter(|_| self.joins);
        let section = self.section(and.unwrap_or(next))?;
        let bare = section.digits && section.scale < 10.0;
        // `6 bn and 7 mn` are two numbers, `5 hundred and 12` is one.
        let digits_fit = match and {
            // So is `3 billion and three years`, and `6 crore and two hundred` is not.
            Some(_) if before.scale < 1000.0 => true,
            Some(_) => !section.digits && (!before.digits || section.value >= 100.0),
            None => !bare,
        };
        let fits = section.value > 0.0 && section.value < before.scale && digits_fit;
        (fits && !section.round && !self.divides(section.end)).then_some(section)
    }

    /// A group in words or digits, with its scales.
    fn section(&self, index: usize) -> Option<Cardinal> {
        let lead = self.lead(index)?;
        Some(self.scaled(self.shortened(lead)))
    }

    /// The group that the scales of a section multiply.
    fn lead(&self, index: usize) -> Option<Cardinal> {
        let none = Cardinal {
            value: 1.0,
            scale: 1.0,
            end: index,
            round: false,
            digits: false,
            group: None,
        };
        if self.tokens().get(index)?.kind == TokenKind::Number {
            let (value, end) = self.digits.at(index)?;
            return Some(Cardinal { value, end, digits: true, ..none });
        }
        if let Some(group) = self.group(index) {
            let (value, end) = self.decimals(group.value, group.end);
            let whole = (end == group.end).then_some(group);
            return Some(Cardinal { value, end, group: whole, ..none });
        }
        match self.numeral(index)?.1 {
            Numeral::Scale { bare: true, .. } => Some(none),
            Numeral::Article => {
                let end = index + 1;
                let one = matches!(
                    self.numeral(end)?.1,
                    Numeral::Scale { many: false, .. } | Numeral::Group { .. } | Numeral::Hundred
                );
                let hundred = self.group(end);
                let value = hundred.map_or(1.0, |group| group.value);
                let end = hundred.map_or(end, |group| group.end);
                one.then_some(Cardinal { value, end, group: hundred, ..none })
            }
            _ => None,
        }
    }

    /// The decimals in words after a number: `point zero five`.
    pub(super) fn decimals(&self, value: f64, end: usize) -> (f64, usize) {
        let Some(mut next) = self.is(end, Numeral::Point) else { return (value, end) };
        let (mut value, mut place) = (value, 1.0);
        let first = next;
        while let Some((after, Numeral::Small(digit))) = self.numeral(next) {
            if digit < 10.0 && self.group(next).is_none_or(|group| group.value < 10.0) {
                place /= 10.0;
                value += digit * place;
                next = after;
                continue;
            }
            let Some(group) = self.group(next).filter(|_| next == first) else { break };
            let digits = if group.value < 100.0 { 100.0 } else { 1000.0 };
            return (value + group.value / digits, group.end);
        }
        if next == first { (value, end) } else { (value, next) }
    }

    /// Applies a scale right after digits: `10k`, `3.5B`.
    fn shortened(&self, lead: Cardinal) -> Cardinal {
        let Some(token) = self.tokens().get(lead.end).filter(|_| lead.digits) else { return lead };
        let Some((end, Numeral::Short { value, capital })) = self.numeral(lead.end) else {
            return lead;
        };
        let short = token.span.end - token.span.start == 1;
        let letter = token.span.of(self.digits.text);
        let apart = !token.glued && short && !matches!(letter, "k" | "K" | "M");
        let follows =
            self.tokens().get(end).is_some_and(|next| next.glued && next.kind == TokenKind::Number);
        if (capital && !token.capital) || apart || follows {
            return lead;
        }
        Cardinal { value: times(lead.value, value), scale: value, end, ..lead }
    }

    /// Applies the scales that follow: `million`, `millions de milliards`, `dozen`.
    pub(super) fn scaled(&self, lead: Cardinal) -> Cardinal {
        let mut cardinal = lead;
        loop {
            let next = self.joint(cardinal.end);
            let many = cardinal.scale >= 1000.0 || cardinal.round;
            let of = self.is(next, Numeral::Of).filter(|_| many);
            let Some((end, value, round)) = self.scale(of.unwrap_or(next), &cardinal) else {
                return cardinal;
            };
            cardinal = Cardinal {
                value: times(cardinal.value, value),
                scale: cardinal.scale * value,
                end,
                round: round || cardinal.round,
                group: None,
                ..cardinal
            };
        }
    }

    /// The scale at a token: its end, its factor, and whether it is approximate.
    fn scale(&self, index: usize, before: &Cardinal) -> Option<(usize, f64, bool)> {
        match self.numeral(index)? {
            (end, Numeral::Scale { value, .. }) => Some((end, value, false)),
            (end, Numeral::Group { value, round }) => Some((end, value, round)),
            // `34 cents` is money in French.
            (end, Numeral::Hundred) if before.digits && !self.french && before.scale < 10.0 => {
                Some((end, 100.0, false))
            }
            _ => None,
        }
    }
}
