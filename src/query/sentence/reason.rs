//! Why something happened: what the rows say that name a cause, before anything else.

use super::{Composer, MOST, cell, source};
use crate::query::causes::names_a_cause;
use crate::query::rows::Row;

impl Composer<'_> {
    /// What sources give as causes; where none does, only that their claims are shown.
    pub(super) fn reasons(&self) -> String {
        let causes: Vec<_> =
            self.rows.iter().filter_map(|row| self.cause(row)).take(MOST).collect();
        if causes.is_empty() {
            return self.say("reason", &[]);
        }
        self.say("causes", &[("causes", &causes.join(" "))])
    }

    /// What a row says, if it names a cause.
    fn cause(&self, row: Row<'_>) -> Option<String> {
        let [title, summary] = ["title", "summary"].map(|column| cell(row, column));
        let texts = [&summary, &title];
        let said = texts.into_iter().find(|text| names_a_cause(text, self.language()))?;
        let (date, source) = (cell(row, "date"), source(row));
        Some(self.say("cause", &[("said", said), ("date", &date), ("source", &source)]))
    }
}
