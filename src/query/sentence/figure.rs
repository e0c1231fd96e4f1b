//! How much: each figure with its qualifier, status and date; competing ones side by side.

use super::{Composer, MOST, cell, source};
use crate::query::amount::amount;
use crate::query::rows::Row;
use crate::query::value::Value;

/// Letters before which French words lose their last one.
const VOWELS: [char; 12] = ['a', 'e', 'é', 'è', 'ê', 'i', 'o', 'u', 'h', 'y', 'E', 'A'];

impl Composer<'_> {
    /// The figures, the first of them if there are many.
    pub(super) fn figures(&self) -> String {
        let figures: Vec<_> = self.rows.iter().take(MOST).map(|row| self.figure(row)).collect();
        let figures = figures.join("; ");
        match self.total().saturating_sub(MOST) {
            0 => self.say("figures", &[("figures", &figures)]),
            more => {
                let more = more.to_string();
                self.say("more figures", &[("figures", &figures), ("count", &more)])
            }
        }
    }

    fn figure(&self, row: Row<'_>) -> String {
        let [subject, metric, date] = ["subject", "metric", "date"].map(|column| cell(row, column));
        let (amount, source) = (self.amount(row), source(row));
        let status = self.say(&cell(row, "status"), &[]);
        self.say(
            "figure",
            &[
                ("subject", &subject),
                ("metric", &metric),
                ("amount", &amount),
                ("status", &status),
                ("date", &date),
                ("source", &source),
            ],
        )
    }

    /// "about 50,000 GPUs".
    fn amount(&self, row: Row<'_>) -> String {
        let number = |column| match row.get(column) {
            Some(Value::Real(number)) => amount(*number, self.language()),
            #[expect(clippy::cast_precision_loss, reason = "shown rounded")]
            Some(Value::Integer(number)) => amount(*number as f64, self.language()),
            _ => String::new(),
        };
        let unit = cell(row, "unit");
        let value = match number("value") {
            none if none.is_empty() => {
                self.say("range", &[("low", &number("low")), ("high", &number("high"))])
            }
            value => value,
        };
        let qualifier = self.say(&cell(row, "qualifier"), &[]);
        // "500 millions de dollars", "d'euros".
        let name = match value.ends_with(char::is_alphabetic) {
            true if unit.starts_with(VOWELS) => "scaled by vowel",
            true => "scaled",
            false => "amount",
        };
        self.say(name, &[("qualifier", &qualifier), ("number", &value), ("unit", &unit)])
    }
}
