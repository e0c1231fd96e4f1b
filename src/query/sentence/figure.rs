//! How much: each figure with its qualifier, status and date; competing ones side by side.

use super::{Composer, MOST, cell, source};
use crate::query::amount::of_record;
use crate::query::rows::Row;

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
        let amount = of_record(|name| row.get(name), self.language());
        let source = source(row);
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
}
