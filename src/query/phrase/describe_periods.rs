//! Periods, as phrases write them.

use super::calendar::DaySpan;
use super::describe::Describer;
use super::query::{PeriodRole, Query};
use super::words::{Preposition, What, Word};
use crate::model::{Period, Precision};

impl Describer<'_> {
    pub(super) fn period(&self, query: &Query, role: PeriodRole, spans: &[DaySpan]) -> Vec<String> {
        let spans: Vec<_> = spans.iter().map(|span| self.span(*span)).collect();
        let before = match role {
            PeriodRole::Due => self.phrase_for(&Word::Due),
            PeriodRole::When if query.what == What::Predictions => self.phrase_for(&Word::Made),
            PeriodRole::Holds => self.phrase_for(&Word::Holds),
            PeriodRole::Never => self.phrase_for(&Word::Never),
            PeriodRole::When => String::new(),
        };
        vec![before, self.one_of(&spans)]
    }

    fn span(&self, span: DaySpan) -> String {
        match (span.from, span.to) {
            (Some(from), Some(to)) => {
                let period = whole(from, to).map(|period| period.to_string());
                let days = period.unwrap_or_else(|| format!("{from}/{to}"));
                format!("{} {days}", self.link(Preposition::In))
            }
            (Some(from), None) => format!("{} {from}", self.link(Preposition::Since)),
            (None, Some(to)) => format!("{} {to}", self.link(Preposition::Until)),
            (None, None) => String::new(),
        }
    }
}

/// The year, half, quarter, month or day that two days enclose.
fn whole(from: chrono::NaiveDate, to: chrono::NaiveDate) -> Option<Period> {
    let all =
        [Precision::Year, Precision::Half, Precision::Quarter, Precision::Month, Precision::Day];
    all.into_iter()
        .filter_map(|precision| Period::beginning(from, precision))
        .find(|period| period.end() == to && period.to_string().parse() == Ok(*period))
}
