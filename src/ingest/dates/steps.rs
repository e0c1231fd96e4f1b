//! Calendar units counted from a reference time: `last month`, `in two years`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::date::Grain;
use super::interval::{DayInterval, length};
use super::time::{CalendarUnit, Offset};
use crate::language::calendar::monday;

/// Moves a day by a number of calendar units.
pub(super) fn shift(day: NaiveDate, unit: CalendarUnit, by: i32) -> Option<NaiveDate> {
    let months = match unit {
        CalendarUnit::Day => return day.checked_add_signed(chrono::Duration::days(i64::from(by))),
        CalendarUnit::Week | CalendarUnit::Weekend => {
            return day.checked_add_signed(chrono::Duration::days(7 * i64::from(by)));
        }
        CalendarUnit::Fortnight => {
            return day.checked_add_signed(chrono::Duration::days(14 * i64::from(by)));
        }
        CalendarUnit::Month => 1,
        CalendarUnit::Quarter => 3,
        CalendarUnit::Half => 6,
        CalendarUnit::Year => 12,
        CalendarUnit::Decade => 120,
        CalendarUnit::Century => 1200,
    };
    let size = Months::new(by.unsigned_abs().checked_mul(months)?);
    if by < 0 { day.checked_sub_months(size) } else { day.checked_add_months(size) }
}

/// The calendar unit that contains a day.
fn around(day: NaiveDate, unit: CalendarUnit) -> Option<DayInterval> {
    let (year, month) = (day.year(), day.month0());
    match unit {
        CalendarUnit::Day => Some(DayInterval::day(day)),
        CalendarUnit::Week | CalendarUnit::Fortnight => DayInterval::week(day),
        CalendarUnit::Weekend => DayInterval::weekend(monday(day)?.checked_add_days(Days::new(5))?),
        CalendarUnit::Month => DayInterval::months(year, month + 1, 1, Grain::Month),
        CalendarUnit::Quarter => DayInterval::months(year, month / 3 * 3 + 1, 3, Grain::Quarter),
        CalendarUnit::Half => DayInterval::months(year, month / 6 * 6 + 1, 6, Grain::Half),
        CalendarUnit::Year => DayInterval::years(year, year, Grain::Year),
        CalendarUnit::Decade => {
            DayInterval::years(year - year % 10, year - year % 10 + 9, Grain::Range)
        }
        CalendarUnit::Century => {
            DayInterval::years(year - year % 100, year - year % 100 + 99, Grain::Range)
        }
    }
}

/// Whether a unit is shorter than the reference interval.
fn blurred(unit: CalendarUnit, now: DayInterval) -> bool {
    around(now.first, unit).is_none_or(|interval| length(interval) < length(now))
}

pub(super) fn relative(offset: Offset, now: DayInterval) -> Option<DayInterval> {
    if offset.by == 0 && blurred(offset.unit, now) {
        return Some(now);
    }
    around(shift(begin(now, offset.unit), offset.unit, offset.by)?, offset.unit)
}

/// The day that offsets count from: for months and longer units the first of the
/// month, so that the 31st does not overflow.
fn begin(now: DayInterval, unit: CalendarUnit) -> NaiveDate {
    match unit {
        CalendarUnit::Day
        | CalendarUnit::Week
        | CalendarUnit::Fortnight
        | CalendarUnit::Weekend => now.first,
        _ => now.first.with_day(1).unwrap_or(now.first),
    }
}

/// Quarters and longer units follow the calendar. Shorter ones end at the day
/// before, or begin at the day after, the reference time.
pub(super) fn run(offset: Offset, now: DayInterval) -> Option<DayInterval> {
    if matches!(
        offset.unit,
        CalendarUnit::Quarter | CalendarUnit::Half | CalendarUnit::Decade | CalendarUnit::Century
    ) {
        let side = |by| around(shift(now.first.with_day(1)?, offset.unit, by)?, offset.unit);
        let (near, far) = (side(offset.by.signum())?, side(offset.by)?);
        let (first, last) = (near.first.min(far.first), near.last.max(far.last));
        return Some(DayInterval::new(first, last, Grain::Range));
    }
    if offset.by < 0 {
        let first = shift(now.last, offset.unit, offset.by)?;
        return Some(DayInterval::new(first, now.last.pred_opt()?.max(first), Grain::Range));
    }
    let first = now.first.succ_opt()?;
    let last = shift(now.first, offset.unit, offset.by)?;
    Some(DayInterval::new(first, last.max(first), Grain::Range))
}

pub(super) fn away(offset: Offset, now: DayInterval) -> Option<DayInterval> {
    let unit = if offset.unit == CalendarUnit::Decade { CalendarUnit::Year } else { offset.unit };
    around(shift(begin(now, offset.unit), offset.unit, offset.by)?, unit)
}

/// The latest such day of the week, or the one in the given week.
pub(super) fn weekday_near(
    weekday: Weekday,
    offset: Option<Offset>,
    now: DayInterval,
) -> Option<DayInterval> {
    if length(now) > 7 {
        return Some(now);
    }
    let Some(offset) = offset else {
        let back =
            (7 + now.first.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
        return Some(DayInterval::day(now.first.checked_sub_days(Days::new(u64::from(back)))?));
    };
    let monday = monday(shift(now.first, CalendarUnit::Week, offset.by)?)?;
    let ahead = Days::new(u64::from(weekday.num_days_from_monday()));
    Some(DayInterval::day(monday.checked_add_days(ahead)?))
}

/// The latest weekend that has begun.
pub(super) fn weekend_near(now: DayInterval) -> Option<DayInterval> {
    let saturday = weekday_near(Weekday::Sat, None, now)?;
    if saturday.grain != Grain::Day {
        return Some(saturday);
    }
    DayInterval::weekend(saturday.first)
}
