//! Finds the figures of a text.

use super::figure::WrittenFigure;
use super::noise::Addresses;
use super::quantity::Quantity;
use super::tokens::FigureScan;
use super::units::{UnitClass, Units};
use crate::ingest::numbers::Number;
use crate::ingest::text::{Span, Token};
use crate::model::Qualifier;

/// The figures of a block. `taken` are the spans of its dates, `names` those of its
/// mentions; numbers in them are not figures.
pub(crate) fn figures(
    text: &str,
    tokens: &[Token],
    numbers: &[Number],
    taken: &[Span],
    names: &[Span],
    units: &Units,
) -> Vec<WrittenFigure> {
    let scan = FigureScan { text, tokens, numbers, units, french: units.french };
    let mut quantities = scan.quantities(numbers, taken, names);
    let mut floor = 0;
    for quantity in &mut quantities {
        if quantity.qualifier != Qualifier::Several {
            scan.qualify(quantity, floor);
        }
        floor = quantity.full.1;
    }
    scan.imply(&mut quantities);
    quantities.iter().map(|quantity| scan.figure(quantity)).collect()
}

impl FigureScan<'_> {
    /// The quantities of a text, after joining.
    fn quantities(&self, numbers: &[Number], taken: &[Span], names: &[Span]) -> Vec<Quantity> {
        let mut quantities: Vec<Quantity> = Vec::new();
        let mut addresses = Addresses::default();
        let mut numbers = numbers.iter().peekable();
        let mut index = 0;
        while index < self.tokens.len() {
            let floor = quantities.last().map_or(0, |last| last.end);
            let Some(number) = numbers.next_if(|number| number.first <= index) else {
                if let Some(vague) = self.vague(index).filter(|_| index >= floor) {
                    index = vague.end;
                    quantities.push(vague);
                } else {
                    index += 1;
                }
                continue;
            };
            if number.first < floor
                || addresses.contain(self.text, self.tokens[number.first].span.start)
            {
                continue;
            }
            index = index.max(number.end);
            let Some(quantity) = self.quantity(number, floor) else { continue };
            if !self.is_taken(number, &quantity, taken, names) {
                index = index.max(quantity.end);
                self.push(&mut quantities, quantity);
            }
        }
        quantities
    }

    /// Adds a quantity, or joins it to the one before it.
    fn push(&self, quantities: &mut Vec<Quantity>, quantity: Quantity) {
        let joined = quantities.last().and_then(|last| {
            let near = quantity.first <= last.end + 2 && last.qualifier != Qualifier::Several;
            near.then(|| self.joined(last, &quantity)).flatten()
        });
        match joined {
            Some(joined) => {
                quantities.pop();
                quantities.push(joined);
            }
            None => quantities.push(quantity),
        }
    }

    /// Whether a number belongs to a date or a name. A duration within a date still is
    /// a figure.
    fn is_taken(
        &self,
        number: &Number,
        quantity: &Quantity,
        taken: &[Span],
        names: &[Span],
    ) -> bool {
        let span = self.span(number.first, number.end);
        let within = |spans: &[Span]| {
            let place = spans.partition_point(|it| it.end <= span.start);
            spans.get(place).is_some_and(|it| it.meets(span))
        };
        (within(taken) && quantity.class != Some(UnitClass::Time)) || within(names)
    }

    fn figure(&self, quantity: &Quantity) -> WrittenFigure {
        let (low, high) = match quantity.qualifier {
            Qualifier::Exact | Qualifier::About | Qualifier::Between => {
                (Some(quantity.low), Some(quantity.high))
            }
            Qualifier::MoreThan | Qualifier::AtLeast | Qualifier::Several => {
                (Some(quantity.low), None)
            }
            Qualifier::LessThan | Qualifier::AtMost => (None, Some(quantity.high)),
        };
        let range = quantity.low < quantity.high;
        let qualifier = if range { Qualifier::Between } else { quantity.qualifier };
        let (low, high) =
            if range { (Some(quantity.low), Some(quantity.high)) } else { (low, high) };
        WrittenFigure {
            span: self.span(quantity.first, quantity.end),
            full: self.span(quantity.full.0, quantity.full.1),
            low,
            high,
            qualifier,
            unit: quantity.unit.clone(),
            per: quantity.per.clone(),
            implied: quantity.implied,
            rule: quantity.rule,
        }
    }
}
