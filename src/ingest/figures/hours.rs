//! Hours and minutes in one number: `2h14`, `3 h 05 min`. Most are times of day; a word that
//! tells how long something takes makes them a duration.

use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{FigureCue, UnitClass};
use crate::ingest::numbers::Number;
use crate::ingest::text::TokenKind;

/// The most tokens between a word of change and the first of its two figures.
const CHANGE: usize = 8;

impl FigureScan<'_> {
    /// A duration in hours and minutes, as a number of minutes.
    pub(super) fn hours_and_minutes(&self, number: &Number) -> Option<Quantity> {
        let (first, letter, minutes) = (number.first, number.first + 1, number.first + 2);
        let is_letter = matches!(self.word(letter), "h" | "hr" | "hrs" | "H");
        let whole = number.digits && number.end == letter && number.value.fract() == 0.0;
        let even = self.glued(letter) == self.glued(minutes);
        if !is_letter || !whole || !even || self.kind(minutes) != Some(TokenKind::Number) {
            return None;
        }
        let written = self.word(minutes);
        let count: f64 = written.parse().ok()?;
        if written.len() != 2 || count >= 60.0 {
            return None;
        }
        let unit = |end: usize| matches!(self.word(end), "min" | "mn" | "minutes");
        let end = minutes + 1;
        if !unit(end) && !self.lasts(first) {
            return None;
        }
        let measure = self.units.measures.iter().find(|one| one.name == "minutes")?;
        let total = number.value * 60.0 + count;
        let mut quantity = Quantity::new(number);
        quantity.measured(measure, end + usize::from(unit(end)), "two units");
        (quantity.low, quantity.high, quantity.class) = (total, total, Some(UnitClass::Time));
        quantity.full = (first, quantity.end);
        Some(quantity)
    }

    /// Whether the words before a time say that something lasts so long, or changes to it.
    fn lasts(&self, first: usize) -> bool {
        let changed = (first.saturating_sub(CHANGE)..first)
            .any(|at| self.cue(at, FigureCue::Change).is_some());
        let before = |cue| self.cue_before(first, cue);
        let lasting = before(FigureCue::Lasting).into_iter().chain(before(FigureCue::Contrast));
        // « au lieu de 2h14 », but « de 9h30 » is a time of day.
        let hour = before(FigureCue::Hour).unwrap_or(first);
        changed || lasting.min().is_some_and(|start| start < hour)
    }
}
