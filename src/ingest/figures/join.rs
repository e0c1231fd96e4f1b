//! Joins neighbouring quantities: ranges that share a scale or a unit, compound units,
//! and units that one of two figures leaves out.

use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{FigureCue, UnitClass};
use crate::ingest::numbers::times;
use crate::model::Qualifier;

impl FigureScan<'_> {
    /// Joins two quantities that form one figure.
    pub(super) fn joined(&self, first: &Quantity, second: &Quantity) -> Option<Quantity> {
        self.compound(first, second)
            .or_else(|| self.duration(first, second))
            .or_else(|| self.tolerance(first, second))
            .or_else(|| self.range(first, second))
    }

    /// A number with its tolerance: `15 ± 5 MW`.
    fn tolerance(&self, middle: &Quantity, margin: &Quantity) -> Option<Quantity> {
        let joined = self.word(middle.end) == "±" && margin.first <= middle.end + 1;
        if !joined || !(middle.is_bare() || margin.is_bare()) || margin.low < 0.0 {
            return None;
        }
        let (low, high) = (middle.low - margin.high, middle.high + margin.high);
        let measured = if margin.is_bare() { middle } else { margin };
        Some(Quantity {
            first: middle.first,
            end: margin.end,
            low,
            high,
            full: (middle.full.0, margin.end),
            qualifier: Qualifier::Between,
            rule: "range",
            ..measured.clone()
        })
    }

    /// A quantity in two units: `5 dollars 30 cents`, `5 ft 2 in`, `15 euros 50`.
    fn compound(&self, main: &Quantity, rest: &Quantity) -> Option<Quantity> {
        if !self.follows(main, rest) || main.led || rest.led {
            return None;
        }
        let (unit, class) = (main.unit.as_ref()?, main.class?);
        let mut both = main.clone();
        both.end = rest.end;
        let part = match (&rest.unit, class) {
            (Some(part), UnitClass::Money) if rest.class == Some(UnitClass::Cent) => {
                (part.dimension == unit.dimension).then_some(part.factor / unit.factor)?
            }
            (Some(part), UnitClass::Measure)
                if matches!(
                    (unit.name.as_str(), part.name.as_str()),
                    ("feet", "inches") | ("lb", "oz")
                ) =>
            {
                part.factor / unit.factor
            }
            (None, UnitClass::Money)
                if rest.low > 0.0 && rest.low < 100.0 && rest.low.fract() == 0.0 =>
            {
                let ends = self.tokens.get(rest.end).is_none_or(|_| self.is_mark(rest.end));
                ends.then_some(0.01)?
            }
            (None, UnitClass::Measure) if unit.name == "feet" && self.word(rest.end) == "in" => {
                both.end += 1;
                1.0 / 12.0
            }
            _ => return None,
        };
        both.low += rest.low * part;
        (both.high, both.rule) = (both.low, "two units");
        Some(both)
    }

    /// Whether nothing but `and` stands between two quantities, the first of which is small
    /// enough to be written in two units.
    fn follows(&self, main: &Quantity, rest: &Quantity) -> bool {
        let and = self.cue(main.end, FigureCue::And).is_some_and(|end| end == rest.first);
        (main.end == rest.first || and) && main.scale <= 1.0
    }

    /// A length of time in two units, as a number of the smaller one: `2 hours and 14
    /// minutes`.
    fn duration(&self, main: &Quantity, rest: &Quantity) -> Option<Quantity> {
        let times = main.class == Some(UnitClass::Time) && rest.class == Some(UnitClass::Time);
        let (large, small) = (main.unit.as_ref()?, rest.unit.as_ref()?);
        let ratio = large.factor / small.factor;
        let parts = ratio > 1.0 && ratio.fract() == 0.0 && rest.high < ratio;
        let exact = main.low.fract() == 0.0 && main.high <= main.low;
        let whole = main.low * ratio;
        (self.follows(main, rest) && times && parts && exact).then(|| Quantity {
            first: main.first,
            low: whole + rest.low,
            high: whole + rest.high,
            full: (main.full.0, rest.end),
            rule: "two units",
            ..rest.clone()
        })
    }

    /// Two bounds or alternatives: `3 to 4 billion`, `$3-4bn`, `5 ou 6 jours`.
    fn range(&self, low: &Quantity, high: &Quantity) -> Option<Quantity> {
        let between = self.cue_before(low.first, FigureCue::Between);
        let link = self.link(low, high, between.is_some())?;
        let mut both = high.clone();
        let dashed = link == RangeLink::Dash && low.led;
        if dashed && high.unit.as_ref().is_some_and(|unit| unit.name == "m") {
            // `$50-100m`
            both.times(1e6);
            both.unit = None;
            return self.range(low, &both);
        }
        let same = match (&low.unit, &high.unit) {
            (Some(one), Some(other)) => {
                // `€900–€1,100 a month`
                let rate = high.per.as_ref().filter(|_| low.per.is_none());
                one.name == other.name
                    || rate.is_some_and(|per| other.name == format!("{}/{per}", one.name))
            }
            (Some(_), None) => low.led || link == RangeLink::Dash,
            (None, _) => true,
        };
        // `cut from 9 to 6 million` is a change.
        let falls = high.scale >= 1e3 && low.low < 1000.0 && low.low >= high.high / high.scale;
        if falls && low.scale < 2.0 && link == RangeLink::To && self.opens_change(low) {
            return None;
        }
        let mut least = low.low;
        // One scale for both bounds.
        if low.scale < 2.0
            && high.scale > 1.0
            && least < high.high / high.scale
            && low.is_bare() | low.led
        {
            least = times(least, high.scale);
        }
        // `from less than 10 % to 20 %` is a change, not a range.
        let bound = self.before(low.first).is_some_and(|(_, it)| it != Qualifier::About);
        if !same || least >= high.high || (link == RangeLink::To && bound) {
            return None;
        }
        if high.unit.is_none() {
            both.unit.clone_from(&low.unit);
            both.class = low.class;
            both.per.clone_from(&low.per);
        }
        both.first = low.first;
        both.low = least;
        both.led = low.led;
        both.qualifier = Qualifier::Between;
        both.rule = "range";
        let from = self.cue_before(low.first, FigureCue::From).filter(|_| link == RangeLink::To);
        both.full = (between.or(from).unwrap_or(low.first), high.end);
        Some(both)
    }

    /// Whether `from` stands before a quantity.
    fn opens_change(&self, low: &Quantity) -> bool {
        low.is_bare() | low.led && self.cue_before(low.first, FigureCue::From).is_some()
    }

    /// The link between two bounds.
    fn link(&self, low: &Quantity, high: &Quantity, between: bool) -> Option<RangeLink> {
        let at = low.end;
        let ends = |cue: FigureCue| self.cue(at, cue).is_some_and(|end| end == high.first);
        if between && ends(FigureCue::And) {
            return Some(RangeLink::To);
        }
        if high.first == at + 1 && matches!(self.word(at), "-" | "–" | "—" | "~" | "‑") {
            let even = self.glued(at) == self.glued(at + 1);
            return (even && low.digits && !low.article).then_some(RangeLink::Dash);
        }
        if ends(FigureCue::Or) && low.is_bare() {
            return (low.scale < 2.0).then_some(RangeLink::To);
        }
        let changed = (low.first.saturating_sub(5)..low.first)
            .any(|index| self.cue(index, FigureCue::Change).is_some());
        (ends(FigureCue::To) && !changed && !low.article).then_some(RangeLink::To)
    }

    /// Copies the unit of a neighbouring figure to a number without one: the second of
    /// `2 % ... contre environ 3`, the first of `from 2 to 5 %`, the last of `3 billion
    /// dollars ... of which 2 billion`.
    pub(super) fn imply(&self, quantities: &mut [Quantity]) {
        for index in 1..quantities.len() {
            let (before, after) = quantities.split_at_mut(index);
            let Some(second) = after.first_mut() else { return };
            let Some(first) = before.last_mut() else { return };
            self.share_scale(first, second);
            if second.is_bare() && self.continues(first, second) {
                borrow(second, first);
            } else if first.is_bare() && (self.begins(first, second) || self.is_part(first, second))
            {
                borrow(first, second);
            } else if second.is_bare() && second.scale >= 1e6 {
                let money = self.is_worth(second);
                let great = |it: &&Quantity| {
                    it.class == Some(UnitClass::Money)
                        || (!money && it.scale >= 1e6 && !it.is_bare())
                };
                if let Some(great) = before.iter().rev().find(great) {
                    borrow(second, great);
                }
            }
        }
    }

    /// Whether a number is a part of the next one: `85 of its 410 jobs`.
    fn is_part(&self, first: &Quantity, second: &Quantity) -> bool {
        let of = self.cue(first.end, FigureCue::Of);
        let owner = of.map_or(0, |of| second.full.0.saturating_sub(of));
        let small = of.is_some_and(|of| (of..second.full.0).all(|at| self.is_word(at)));
        second.class == Some(UnitClass::Count) && small && owner <= 1
    }

    /// Copies the scale of the second number of a change to the first: `from 2 to 3
    /// billion`.
    fn share_scale(&self, first: &mut Quantity, second: &Quantity) {
        let to = self.cue(first.end, FigureCue::To).is_some_and(|end| end == second.first);
        let from = self.cue_before(first.first, FigureCue::From).is_some();
        let scaled = second.scale >= 1e3 && first.scale < 2.0 && first.low.abs() < 1000.0;
        if from && to && scaled && (first.is_bare() || first.led) {
            first.times(second.scale);
        }
    }

    /// Whether a number without a unit has that of the one before it.
    fn continues(&self, first: &Quantity, second: &Quantity) -> bool {
        let rate = self.rate(second.end).map(|(name, _)| name);
        let rated = rate.is_some() && rate == first.per;
        let contrasts = self.cue_before(second.full.0, FigureCue::Contrast).is_some();
        let alike = !self.is_worth(second) && (second.scale < 1e6 || first.scale >= 1e6);
        (contrasts || rated) && alike && !self.sentence_ends(first, second)
    }

    /// Whether a number without a unit has that of the one after it.
    fn begins(&self, first: &Quantity, second: &Quantity) -> bool {
        let strong = second.class.is_some_and(|class| class != UnitClass::Count);
        let joined =
            |cue: FigureCue| self.cue(first.end, cue).is_some_and(|end| end == second.first);
        let from = self.cue_before(first.first, FigureCue::From).is_some();
        let digits = first.digits && second.digits;
        strong && ((from && joined(FigureCue::To)) || (joined(FigureCue::And) && digits))
    }

    /// Whether what follows implies money: `20 billion in sales`.
    fn is_worth(&self, quantity: &Quantity) -> bool {
        let of = self.cue(quantity.end, FigureCue::Of);
        let at = of.unwrap_or(quantity.end + usize::from(self.word(quantity.end) == "in"));
        quantity.scale >= 1e6 && self.cue(at, FigureCue::Worth).is_some()
    }

    fn sentence_ends(&self, first: &Quantity, second: &Quantity) -> bool {
        (first.end..second.first).any(|index| {
            matches!(self.word(index), "." | ";" | "!" | "?") && !self.glued(index + 1)
        })
    }
}

/// Copies the unit of one quantity to another.
fn borrow(bare: &mut Quantity, other: &Quantity) {
    if other.unit.is_some() {
        bare.unit.clone_from(&other.unit);
        bare.class = other.class;
        bare.per.clone_from(&other.per);
        bare.implied = true;
        bare.rule = "implied unit";
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum RangeLink {
    To,
    Dash,
}
