//! The date that applies to sentences.

use super::super::dates::{Date, Grain};
use crate::model::{Period, Precision};

/// A date that applies to what follows.
#[derive(Clone, Copy, Debug)]
pub(super) struct Current {
    pub(super) date: Period,
    pub(super) approximate: bool,
    pub(super) rule: &'static str,
}

/// A date as the base stores it.
pub(crate) fn period(date: &Date) -> Option<Period> {
    let precision = match date.grain {
        Grain::Day => Precision::Day,
        Grain::Month => Precision::Month,
        Grain::Quarter => Precision::Quarter,
        Grain::Half => Precision::Half,
        Grain::Year => Precision::Year,
        Grain::Week | Grain::Range => {
            return Period::day(date.first).through(Period::day(date.last));
        }
    };
    let whole = Period::beginning(date.first, precision);
    whole
        .filter(|period| period.end() == date.last)
        .or_else(|| Period::day(date.first).through(Period::day(date.last)))
}
