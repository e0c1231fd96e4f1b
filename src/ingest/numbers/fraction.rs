//! Fractions (`1/4`, `two thirds`, `la moitié`) and mixed numbers (`10 1/2`, `one and
//! a half million`).

use super::super::text::TokenKind;
use super::cardinal::Cardinal;
use super::numeral::Numeral;
use super::words::{NumberScan, WordGroup};

/// A fraction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fraction {
    pub(super) value: f64,
    pub(super) end: usize,
    pub(super) digits: bool,
}

/// The denominators accepted in digits.
const DENOMINATORS: [f64; 13] =
    [2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 16.0, 32.0, 64.0, 100.0];

impl NumberScan<'_> {
    /// The fraction that begins at a token, without a whole number before it.
    pub(super) fn fraction(&self, index: usize) -> Option<Fraction> {
        if self.tokens().get(index)?.kind == TokenKind::Number {
            return self.slashed(index).or_else(|| self.divided(&self.cardinal(index)?));
        }
        match self.numeral(index)? {
            (end, Numeral::Glyph(value)) => Some(Fraction { value, end, digits: true }),
            (end, Numeral::Half(value)) => Some(Fraction { value, end, digits: false }),
            (end, Numeral::Article) => {
                self.single(end).or_else(|| self.divided(&self.cardinal(index)?))
            }
            _ => self.divided(&self.cardinal(index)?),
        }
    }

    /// Two numbers separated by a slash: `1/4`.
    fn slashed(&self, index: usize) -> Option<Fraction> {
        let slash = self.tokens().get(index + 1)?;
        let next = self.tokens().get(index + 2)?;
        let is_slash = |at: usize| matches!(self.digits.mark(at), Some('/' | '⁄'));
        let even = slash.glued == next.glued && next.kind == TokenKind::Number;
        let dated = index > 0 && self.tokens()[index].glued && is_slash(index - 1);
        if !is_slash(index + 1) || !even || dated || is_slash(index + 3) {
            return None;
        }
        let whole = |at: usize| self.tokens()[at].span.of(self.digits.text).parse::<f64>().ok();
        let (above, below) = (whole(index)?, whole(index + 2)?);
        let fits = above > 0.0 && above < below && DENOMINATORS.contains(&below);
        fits.then_some(Fraction { value: above / below, end: index + 3, digits: true })
    }

    /// A fraction after `a`: `a fifth of`, `a half`.
    fn single(&self, index: usize) -> Option<Fraction> {
        let (parts, end, _) = self.denominator(index)?;
        let value = 1.0 / parts;
        let ordinal = matches!(self.numeral(index)?.1, Numeral::Ordinal { .. } | Numeral::Small(_));
        (!ordinal || self.is_partitive(end)).then_some(Fraction { value, end, digits: false })
    }

    /// Whether the token cannot be the noun of an ordinal.
    fn is_partitive(&self, index: usize) -> bool {
        let word = self.tokens().get(index).is_some_and(|token| token.kind == TokenKind::Word);
        !word || self.is(index, Numeral::Partitive).is_some()
    }

    /// A cardinal as the numerator: `two thirds`, `vingt-trois cinquièmes`.
    pub(super) fn divided(&self, above: &Cardinal) -> Option<Fraction> {
        let next = self.joint(above.end);
        let one = (above.value - 1.0).abs() < 1e-9;
        let (parts, end, many) = self.denominator(next)?;
        let ordinal = matches!(self.numeral(next)?.1, Numeral::Ordinal { .. } | Numeral::Small(_));
        let digits = above.digits;
        if let Some(group) = above.group.filter(|group| parts < 10.0 && group.takes(parts)) {
            return split(above, &group, parts, end).filter(|_| many && ordinal);
        }
        let plain = !ordinal
            || many
            || (one && (next > above.end || self.is_partitive(end) || !self.french));
        let french = self.french && above.value > 1.5 && parts < 100.0;
        (plain || french).then_some(Fraction { value: above.value / parts, end, digits })
    }

    /// The denominator in words at a token, its end, and whether it is plural.
    fn denominator(&self, index: usize) -> Option<(f64, usize, bool)> {
        match self.numeral(index)? {
            (end, Numeral::Fraction { parts, many }) => Some((parts, end, many)),
            (end, Numeral::Ordinal { value, many }) if value > 2.0 => Some((value, end, many)),
            (end, Numeral::Small(tens)) if tens >= 20.0 => {
                let and = self.is(end, Numeral::And).filter(|_| self.french);
                let unit = self.joint(and.unwrap_or(self.joint(end)));
                match self.numeral(unit)? {
                    (end, Numeral::Ordinal { value, many }) if value < 10.0 => {
                        Some((tens + value, end, many))
                    }
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// A mixed number: `2 and a half`, `3 millions et demi`.
    pub(super) fn mixed(&self, whole: &Cardinal) -> Option<Cardinal> {
        let part = self.fraction_after(whole)?;
        let part = Cardinal { value: part.value, scale: 1.0, end: part.end, group: None, ..*whole };
        let more = self.scaled(part);
        let value = if more.scale > 1.0 && whole.scale > more.scale {
            // `one billion and three quarters million`
            whole.value + more.value
        } else if whole.scale > 1.0 {
            whole.value + part.value * whole.scale
        } else {
            (whole.value + part.value) * more.scale
        };
        let used = if whole.scale > 1.0 && more.scale >= whole.scale { part.end } else { more.end };
        Some(Cardinal { value, scale: whole.scale.max(more.scale), end: used, ..*whole })
    }

    fn fraction_after(&self, whole: &Cardinal) -> Option<Fraction> {
        let next = self.tokens().get(whole.end)?;
        if next.kind == TokenKind::Number {
            return self.slashed(whole.end).filter(|_| whole.digits && whole.scale < 10.0);
        }
        if let Some((end, Numeral::Glyph(value))) = self.numeral(whole.end) {
            return Some(Fraction { value, end, digits: true });
        }
        let after = self.joint(self.is(whole.end, Numeral::And).filter(|_| self.joins)?);
        if let Some((end, Numeral::Fraction { parts, .. })) = self.numeral(after) {
            // `un million et demi`, `two million and half`
            let half = parts < 2.5 || self.is(end, Numeral::Of).is_none();
            return half.then_some(Fraction { value: 1.0 / parts, end, digits: false });
        }
        self.fraction(after).filter(|part| part.value < 1.0)
    }
}

/// Decides whether tens belong to the denominator: `one hundred thirty fifths` are
/// thirty-fifths, `twenty fifths` are fifths.
fn split(above: &Cardinal, group: &WordGroup, parts: f64, end: usize) -> Option<Fraction> {
    if parts < 3.0 && above.value - group.last < 1.0 {
        return None;
    }
    let value = if group.joined || above.value - group.last < 1.0 {
        above.value / parts
    } else {
        (above.value - group.last) / (group.last + parts)
    };
    Some(Fraction { value, end, digits: false })
}
