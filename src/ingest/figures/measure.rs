//! Units of measure and money, before and after a number.

use super::figure::WrittenUnit;
use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{FigureCue, Spelling, UnitClass, UnitDef};
use crate::ingest::numbers::{Number, NumberForm};
use crate::ingest::text::Token;

/// Below this, pounds are a mass unless the context is money.
const GREAT: f64 = 10_000.0;

impl FigureScan<'_> {
    fn measure(&self, spelling: &Spelling) -> &UnitDef {
        &self.units.measures[spelling.measure]
    }

    /// Adds the currency or other unit before a number: `$5`, `magnitude 4.2`.
    pub(super) fn with_lead(&self, quantity: &mut Quantity, number: &Number, floor: usize) -> bool {
        let starts = number.first.saturating_sub(4).max(floor)..number.first;
        let lead = starts.into_iter().find_map(|first| {
            let mut spellings = self.spellings(first);
            spellings
                .find(|(end, spelling)| *end == number.first && spelling.leads)
                .map(|(_, spelling)| (first, spelling))
        });
        let Some((first, spelling)) = lead else { return false };
        let measure = self.measure(spelling);
        let money = measure.class != UnitClass::Measure;
        let rule = if money { "currency before" } else { "unit before" };
        quantity.measured(measure, number.end, rule);
        quantity.first = first;
        quantity.led = true;
        self.with_sign(quantity, floor);
        self.with_million(quantity);
        self.with_same_currency(quantity);
        true
    }

    /// Applies a minus sign before a currency.
    fn with_sign(&self, quantity: &mut Quantity, floor: usize) {
        let Some(sign) = quantity.first.checked_sub(1).filter(|sign| *sign >= floor) else {
            return;
        };
        let minus = matches!(self.word(sign), "-" | "−") && self.glued(quantity.first);
        if minus && !self.glued(sign) {
            quantity.first = sign;
            quantity.low = -quantity.low;
            quantity.high = -quantity.high;
        }
    }

    /// Applies an `m` for million after an amount of money: `$5m`.
    fn with_million(&self, quantity: &mut Quantity) {
        let million = matches!(self.word(quantity.end), "m" | "M") && self.glued(quantity.end);
        if million && quantity.scale < 2.0 {
            quantity.times(1e6);
            quantity.end += 1;
        }
    }

    /// Skips the same currency after the number: `US$5 million dollars`.
    fn with_same_currency(&self, quantity: &mut Quantity) {
        let again = self.spellings(quantity.end).find(|(_, spelling)| {
            quantity.unit.as_ref().is_some_and(|unit| unit.name == self.measure(spelling).name)
        });
        if let Some((end, _)) = again.filter(|(end, _)| !self.is_number(*end)) {
            quantity.end = end;
        }
    }

    /// Adds the unit after a number.
    pub(super) fn with_measure(&self, quantity: &mut Quantity, number: &Number) -> bool {
        let mut at = quantity.end;
        let of = self.of(at, number);
        if self.is_hyphen(at) {
            at += 1;
        }
        let bracket = matches!(self.word(at), "[" | "{" | "<");
        let at = of.unwrap_or(at + usize::from(bracket));
        let found = self.spellings(at).find(|(end, spelling)| {
            self.allows(spelling, quantity, at, *end)
                && (!bracket || matches!(self.word(*end), "]" | "}" | ">"))
        });
        let Some((end, spelling)) = found else { return false };
        let measure = self.measure(spelling);
        quantity.measured(measure, end + usize::from(bracket), "unit after");
        quantity.times(spelling.times);
        if measure.class == UnitClass::Pound && !self.is_money(quantity) {
            quantity.class = Some(UnitClass::Measure);
            quantity.unit = Some(WrittenUnit {
                name: "lb".into(),
                dimension: "mass".into(),
                factor: 0.453_592_37,
            });
        }
        true
    }

    /// The token after the `of` that follows a scale or fraction.
    pub(super) fn of(&self, index: usize, number: &Number) -> Option<usize> {
        let part = number.form == NumberForm::Fraction;
        let scaled = number.scale >= 10.0 && !number.digits || number.scale >= 1e3;
        let article = self.cue(index, FigureCue::Article).filter(|_| part);
        let of = self.cue(index, FigureCue::Of).filter(|_| part || scaled);
        of.map(|end| self.cue(end, FigureCue::Article).filter(|_| part).unwrap_or(end)).or(article)
    }

    /// Whether a spelling can be a unit at this position.
    fn allows(&self, spelling: &Spelling, quantity: &Quantity, at: usize, end: usize) -> bool {
        let measure = self.measure(spelling);
        let letter = spelling.exact.as_deref().is_some_and(|exact| exact.len() == 1);
        let everyday = spelling.loose || letter || measure.class == UnitClass::Pound;
        if everyday && quantity.article || spelling.thousands && quantity.high < 1000.0 {
            return false;
        }
        let glued = self.glued(at);
        // A capital may begin a name (`20 Minutes`), but not right after the digits (`5Go`).
        let name = measure.class == UnitClass::Time
            && spelling.exact.is_none()
            && self.tokens.get(at).is_some_and(|token: &Token| token.capital)
            && !glued;
        let letter = match self.word(at) {
            "x" | "X" | "×" => glued && !self.is_number(end),
            "s" => !glued,
            "h" => !self.is_number(end),
            "ch" if !self.french => false,
            "m" => !self.is_million(quantity, at, end),
            _ => true,
        };
        let last_is_word = end.checked_sub(1).is_some_and(|last| self.is_word(last));
        let hangs = self.is_word(end) || (last_is_word && self.is_number(end));
        let whole = !(hangs && self.glued(end));
        !name && letter && whole
    }

    /// Whether an `m` after a number means million: `8m users`, `5m tonnes`.
    fn is_million(&self, quantity: &Quantity, at: usize, end: usize) -> bool {
        let counted = || {
            self.units.nouns.at(self.tokens, end).is_some()
                || self.is_plural(end)
                || self.spellings(end).any(|(_, spelling)| !spelling.loose && !spelling.leads)
        };
        let apart = !self.glued(end);
        !self.french && self.glued(at) && quantity.scale < 2.0 && apart && counted()
    }

    /// Applies an `m` for million before a counted noun.
    pub(super) fn with_counted_million(&self, quantity: &mut Quantity) {
        let at = quantity.end;
        if self.word(at) == "m" && self.is_million(quantity, at, at + 1) {
            quantity.times(1e6);
            quantity.end += 1;
        }
    }

    /// Whether pounds are a currency here.
    fn is_money(&self, quantity: &Quantity) -> bool {
        let near = quantity.first.saturating_sub(12)..(quantity.end + 4).min(self.tokens.len());
        let rate = self.rate(quantity.end).is_some_and(|(name, _)| name == "share");
        quantity.scale >= GREAT
            || rate
            || near.into_iter().any(|index| self.cue(index, FigureCue::MoneyContext).is_some())
    }

    /// Adds the denominator of a rate: `a share`, `par an`, `/s`.
    pub(super) fn with_rate(&self, quantity: &mut Quantity) {
        let rated = matches!(
            quantity.class,
            Some(
                UnitClass::Money
                    | UnitClass::Cent
                    | UnitClass::Pound
                    | UnitClass::Measure
                    | UnitClass::Count
            )
        );
        let Some((name, end)) = self.rate(quantity.end).filter(|_| rated) else { return };
        if let Some(unit) = &mut quantity.unit {
            unit.name = format!("{}/{name}", unit.name);
            unit.dimension = format!("{}-rate", unit.dimension);
            quantity.end = end;
            quantity.per = Some(name);
        }
    }

    /// The denominator of a rate, and its end.
    pub(super) fn rate(&self, index: usize) -> Option<(String, usize)> {
        let per = self.cue(index, FigureCue::Per)?;
        let strong = matches!(self.word(index), "/" | "per" | "par");
        let slash = self.word(index) == "/";
        if slash && !(self.glued(index) && self.glued(per)) {
            return None;
        }
        let time = self.spellings(per).find(|(_, spelling)| !spelling.leads);
        if let Some((end, spelling)) = time {
            let measure = self.measure(spelling);
            let dated =
                self.cue(end, FigureCue::Ago).or(self.cue(end, FigureCue::Before)).is_some();
            let fits = strong || measure.class == UnitClass::Time || slash;
            return (fits && !dated).then(|| (singular(&measure.name), end));
        }
        let (length, noun) = self.units.nouns.at(self.tokens, per)?;
        let name = singular(&self.units.measures[*noun].name);
        (strong || name == "share").then_some((name, per + length))
    }
}

/// The singular of a unit's name, for the denominator of a rate.
fn singular(name: &str) -> String {
    match name {
        "seconds" => "s".into(),
        "countries" => "country".into(),
        _ => name.strip_suffix('s').filter(|short| short.len() > 1).unwrap_or(name).into(),
    }
}
