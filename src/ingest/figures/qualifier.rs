//! Qualifiers before and after a number.

use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{FigureCue, UnitClass};
use crate::model::Qualifier;

/// The most tokens of a qualifier.
const LONGEST: usize = 6;

impl FigureScan<'_> {
    /// The longest qualifier before a token, and its beginning.
    pub(super) fn before(&self, end: usize) -> Option<(usize, Qualifier)> {
        let adverb =
            || self.cue_before(end, FigureCue::Adverb).and_then(|end| self.right_before(end));
        self.right_before(end).or_else(adverb)
    }

    fn right_before(&self, end: usize) -> Option<(usize, Qualifier)> {
        (end.saturating_sub(LONGEST)..end).find_map(|first| {
            let mut phrases = self.units.before.all_at(self.tokens, first);
            phrases
                .find(|(length, _)| first + length == end)
                .map(|(_, qualifier)| (first, *qualifier))
        })
    }

    /// Reads a qualifier between a number and its unit.
    pub(super) fn with_after(&self, quantity: &mut Quantity) {
        // `30,000-plus employees`
        let hyphen = usize::from(self.is_hyphen(quantity.end));
        if hyphen > 0 && self.after(quantity.end + 1).is_some() {
            quantity.end += hyphen;
        }
        if let Some((end, qualifier)) = self
            .after(quantity.end)
            .filter(|(end, _)| self.is_word(*end) && self.cue(*end, FigureCue::Stop).is_none())
        {
            (quantity.qualifier, quantity.end) = (qualifier, end);
        }
    }

    fn after(&self, index: usize) -> Option<(usize, Qualifier)> {
        let (length, qualifier) = self.units.after.at(self.tokens, index)?;
        let end = index + length;
        let plus = self.word(index) == "+" && !self.glued(index);
        // In `or more than` and `plus six`, the qualifier belongs to the next number.
        let next = self.starts_number(end)
            || (index + 1..=end).any(|at| {
                let longest = self.units.before.at(self.tokens, at);
                longest
                    .is_some_and(|(length, _)| at + length > end && self.starts_number(at + length))
            });
        (!plus && !next).then_some((end, *qualifier))
    }

    /// Reads the qualifiers around a quantity.
    pub(super) fn qualify(&self, quantity: &mut Quantity, floor: usize) {
        quantity.full = (quantity.first.min(quantity.full.0), quantity.end.max(quantity.full.1));
        if let Some((end, qualifier)) = self.after(quantity.full.1) {
            quantity.qualifier = qualifier;
            quantity.full.1 = end;
        }
        let mut first = quantity.full.0;
        // Two qualifiers in a row: in `up to about 500`, the first one counts.
        for _ in 0..2 {
            let Some((start, qualifier)) = self.before(first) else { break };
            if start < floor || self.is_while(start, quantity) {
                break;
            }
            quantity.qualifier = qualifier;
            first = start;
        }
        quantity.full.0 = first;
    }

    /// Whether `over` means `during`: `over five years`.
    fn is_while(&self, start: usize, quantity: &Quantity) -> bool {
        let over = self.word(start).eq_ignore_ascii_case("over");
        let lasting = start > 0 && self.cue(start - 1, FigureCue::Lasting).is_some();
        over && quantity.class == Some(UnitClass::Time) && start > 0 && !lasting
    }
}
