//! A number with its unit, before neighbouring quantities are joined.

use super::figure::WrittenUnit;
use super::tokens::FigureScan;
use super::units::{FigureCue, UnitClass, UnitDef};
use crate::ingest::numbers::{Number, NumberForm, times};
use crate::model::Qualifier;

/// A number with its unit.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "independent properties of the number")]
pub(super) struct Quantity {
    /// The first token, including a currency before the number.
    pub(super) first: usize,
    /// The token after the last, including the unit.
    pub(super) end: usize,
    pub(super) low: f64,
    pub(super) high: f64,
    /// The product of its scales.
    pub(super) scale: f64,
    pub(super) unit: Option<WrittenUnit>,
    pub(super) class: Option<UnitClass>,
    /// Whether a currency stands before the number.
    pub(super) led: bool,
    /// Whether the number is `un`, `une` or `one`.
    pub(super) article: bool,
    /// Whether the number has digits.
    pub(super) digits: bool,
    /// The denominator of a rate: `year` of `USD/year`.
    pub(super) per: Option<String>,
    pub(super) implied: bool,
    pub(super) qualifier: Qualifier,
    /// The token range including its qualifiers.
    pub(super) full: (usize, usize),
    pub(super) rule: &'static str,
}

impl Quantity {
    /// A number without a unit.
    pub(super) fn new(number: &Number) -> Self {
        Self {
            first: number.first,
            end: number.end,
            low: number.value,
            high: number.value,
            scale: number.scale,
            unit: None,
            class: None,
            led: false,
            article: number.article,
            digits: number.digits,
            per: None,
            implied: false,
            qualifier: if number.round { Qualifier::About } else { Qualifier::Exact },
            full: (number.first, number.end),
            rule: "number",
        }
    }

    /// Sets its unit, which ends before the token `end`.
    pub(super) fn measured(&mut self, measure: &UnitDef, end: usize, rule: &'static str) {
        self.unit = Some(measure.unit());
        self.class = Some(measure.class);
        self.end = end;
        self.rule = rule;
    }

    pub(super) fn is_bare(&self) -> bool {
        self.unit.is_none()
    }

    pub(super) fn times(&mut self, factor: f64) {
        self.low = times(self.low, factor);
        self.high = times(self.high, factor);
        self.scale *= factor;
    }
}

/// The rule of the age behind a person's name.
pub(crate) const AGE: &str = "age behind a name";

impl UnitDef {
    pub(super) fn unit(&self) -> WrittenUnit {
        WrittenUnit {
            name: self.name.clone(),
            dimension: self.dimension.clone(),
            factor: self.factor,
        }
    }
}

impl FigureScan<'_> {
    /// A number with its unit, if it is a figure; `floor` is the first token after the
    /// previous figure.
    pub(super) fn quantity(&self, number: &Number, floor: usize) -> Option<Quantity> {
        if let Some(lasting) = self.hours_and_minutes(number) {
            return Some(lasting);
        }
        let mut quantity = Quantity::new(number);
        if number.form == NumberForm::Ordinal || self.is_code(number) {
            return self.with_lead(&mut quantity, number, floor).then_some(quantity);
        }
        if !self.with_lead(&mut quantity, number, floor) {
            self.with_after(&mut quantity);
            self.with_counted_million(&mut quantity);
            let _ =
                self.with_measure(&mut quantity, number) || self.with_noun(&mut quantity, number);
        }
        self.with_half(&mut quantity);
        self.with_rate(&mut quantity);
        self.with_own_unit(&mut quantity, number);
        Some(quantity).filter(|quantity| !self.is_noise(number, quantity))
    }

    /// Adds the half behind the unit: `two hours and a half`, « huit ans et demi ».
    fn with_half(&self, quantity: &mut Quantity) {
        let measured = matches!(quantity.class, Some(UnitClass::Time | UnitClass::Measure));
        let whole = quantity.low.fract() == 0.0 && quantity.scale <= 1.0;
        let and = self.cue(quantity.end, FigureCue::And).filter(|_| measured && whole);
        let half = and.and_then(|and| self.cue(and, FigureCue::Half));
        if let Some(end) = half {
            quantity.low += 0.5;
            quantity.high += 0.5;
            quantity.end = end;
        }
    }

    /// Sets the unit implied by the number's form.
    fn with_own_unit(&self, quantity: &mut Quantity, number: &Number) {
        let (name, class, rule) = match number.form {
            _ if self.is_age(number, quantity) => {
                let years = self.units.measures.iter().find(|measure| measure.name == "years");
                if let Some(years) = years {
                    quantity.measured(years, quantity.end, AGE);
                }
                return;
            }
            NumberForm::Times => ("x", UnitClass::Ratio, "times"),
            NumberForm::Fraction if quantity.is_bare() => ("fraction", UnitClass::Part, "fraction"),
            _ if self.cue_before(quantity.first, FigureCue::Factor).is_some()
                && quantity.is_bare() =>
            {
                ("x", UnitClass::Ratio, "factor")
            }
            _ if self.cue_before(quantity.first, FigureCue::Percentage).is_some()
                && quantity.is_bare() =>
            {
                ("%", UnitClass::Percent, "percentage of")
            }
            _ => return,
        };
        let dimension = if class == UnitClass::Percent { "percent" } else { "ratio" };
        let unit = WrittenUnit { name: name.into(), dimension: dimension.into(), factor: 1.0 };
        (quantity.unit, quantity.class, quantity.rule) = (Some(unit), Some(class), rule);
    }
}
