//! The days and months by which facts are compared.

use crate::model::{Period, Precision};

/// Whether a date is one day.
pub(super) fn is_day(date: Period) -> bool {
    date.precision() == Precision::Day && date.start() == date.end()
}

/// Whether a date is one month.
pub(super) fn is_month(date: Period) -> bool {
    month(date) == Some(date)
}

/// The month in which a period begins.
pub(super) fn month(date: Period) -> Option<Period> {
    Period::containing(date.start(), Precision::Month)
}

/// Whether one period contains the other.
pub(super) fn nested(one: Period, other: Period) -> bool {
    let holds =
        |outer: Period, inner: Period| outer.start() <= inner.start() && inner.end() <= outer.end();
    holds(one, other) || holds(other, one)
}
