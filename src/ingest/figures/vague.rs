//! Vague plurals: `thousands of`, `plusieurs centaines de`.

use super::figure::WrittenUnit;
use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::UnitClass;
use crate::ingest::numbers::{Number, NumberForm};
use crate::model::Qualifier;

impl FigureScan<'_> {
    /// The vague quantity that begins at a token.
    pub(super) fn vague(&self, index: usize) -> Option<Quantity> {
        let (length, least) = self.units.vague.at(self.tokens, index)?;
        let end = index + length;
        let number = Number {
            first: index,
            end,
            value: *least,
            form: NumberForm::Cardinal,
            digits: false,
            scale: *least,
            article: false,
            round: false,
            code: false,
        };
        let mut quantity = Quantity::new(&number);
        let _ = self.with_measure(&mut quantity, &number) || self.with_noun(&mut quantity, &number);
        self.with_rate(&mut quantity);
        let unit: Option<&WrittenUnit> = quantity.unit.as_ref();
        unit?;
        quantity.qualifier = Qualifier::Several;
        quantity.rule = "vague";
        (quantity.class != Some(UnitClass::Ratio)).then_some(quantity)
    }
}
