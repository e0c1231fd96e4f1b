//! Intervals of days, and their parts.

use chrono::{Days, Months, NaiveDate};

use super::date::Grain;
use super::time::Portion;
use crate::language::calendar::monday;

/// An interval of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DayInterval {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) grain: Grain,
    /// The first day of a range's end point.
    pub(super) closing: Option<NaiveDate>,
    /// The rule that gave its year, if the expression does not state it.
    pub(super) inferred: Option<&'static str>,
}

impl DayInterval {
    pub(super) fn new(first: NaiveDate, last: NaiveDate, grain: Grain) -> Self {
        Self { first, last, grain, closing: None, inferred: None }
    }

    pub(super) fn day(day: NaiveDate) -> Self {
        Self::new(day, day, Grain::Day)
    }

    /// `count` whole months, beginning with `month`.
    pub(super) fn months(year: i32, month: u32, count: u32, grain: Grain) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Self::new(first, last, grain))
    }

    pub(super) fn years(first: i32, last: i32, grain: Grain) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(first, 1, 1)?;
        Some(Self::new(first, NaiveDate::from_ymd_opt(last, 12, 31)?, grain))
    }

    /// A Saturday and the day after it.
    pub(super) fn weekend(saturday: NaiveDate) -> Option<Self> {
        Some(Self::new(saturday, saturday.succ_opt()?, Grain::Range))
    }

    pub(super) fn week(day: NaiveDate) -> Option<Self> {
        let monday = monday(day)?;
        Some(Self::new(monday, monday.checked_add_days(Days::new(6))?, Grain::Week))
    }
}

/// The length of an interval, in days.
pub(super) fn length(interval: DayInterval) -> i64 {
    (interval.last - interval.first).num_days() + 1
}

/// A part of a period: thirds of a year; for a month, fixed days.
pub(super) fn narrow(whole: DayInterval, part: Option<Portion>) -> DayInterval {
    let Some(part) = part else { return whole };
    let days = length(whole);
    let at = |offset: i64| whole.first + chrono::Duration::days(offset);
    let cut = match whole.grain {
        Grain::Month => match part {
            Portion::Start => (whole.first, at(14)),
            Portion::Early => (whole.first, at(9)),
            Portion::Middle => (at(9), at(19)),
            Portion::Late => (at(20), whole.last),
            Portion::End => (at(15), whole.last),
        },
        Grain::Year => thirds(whole, part, 12),
        Grain::Half => thirds(whole, part, 6),
        Grain::Quarter => thirds(whole, part, 3),
        Grain::Range if days > 3000 => decade(whole, part),
        Grain::Range if days > 80 => thirds(whole, part, 3),
        _ => (whole.first, whole.last),
    };
    DayInterval::new(cut.0, cut.1, Grain::Range)
}

fn thirds(whole: DayInterval, part: Portion, months: u32) -> (NaiveDate, NaiveDate) {
    let third = |count: u32| whole.first + Months::new(count * months / 3);
    match part {
        Portion::Start | Portion::Early => (whole.first, third(1) - Days::new(1)),
        Portion::Middle => (third(1), third(2) - Days::new(1)),
        Portion::Late | Portion::End => (third(2), whole.last),
    }
}

/// The first four tenths, the next three, the last three, of a decade or century.
fn decade(whole: DayInterval, part: Portion) -> (NaiveDate, NaiveDate) {
    let tenth = u32::try_from(length(whole) / 365 / 10).unwrap_or(1) * 12;
    let at = |count: u32| whole.first + Months::new(count * tenth);
    match part {
        Portion::Start | Portion::Early => (whole.first, at(4) - Days::new(1)),
        Portion::Middle => (at(4), at(7) - Days::new(1)),
        Portion::Late | Portion::End => (at(7), whole.last),
    }
}
