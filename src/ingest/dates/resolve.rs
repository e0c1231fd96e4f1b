//! Resolves a time to a first and a last day, given its year or a reference time.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::date::Grain;
use super::feasts;
use super::interval::{DayInterval, narrow};
use super::steps::{away, relative, run, shift, weekday_near, weekend_near};
use super::time::{CalendarUnit, ReferenceTime, TimeKind, TimePoint, Year};

/// Resolves a time in a known year.
pub(super) fn in_year(point: &TimePoint, year: i32) -> Option<DayInterval> {
    let whole = match point.kind {
        TimeKind::Year => DayInterval::years(year, year, Grain::Year)?,
        TimeKind::Half(half) => DayInterval::months(year, 6 * half - 5, 6, Grain::Half)?,
        TimeKind::Quarter(quarter) => {
            DayInterval::months(year, 3 * quarter - 2, 3, Grain::Quarter)?
        }
        TimeKind::Season(season) => DayInterval::months(year, 3 * season, 3, Grain::Range)?,
        TimeKind::Month(month) => DayInterval::months(year, month, 1, Grain::Month)?,
        TimeKind::Day { month, day } => {
            DayInterval::day(NaiveDate::from_ymd_opt(year, month, day)?)
        }
        TimeKind::Weeks { nth, count, month } => weeks(year, month, nth, count)?,
        TimeKind::WeekOf { month, day } => {
            DayInterval::week(NaiveDate::from_ymd_opt(year, month, day)?)?
        }
        TimeKind::NthWeekday { nth, weekday, month } => {
            DayInterval::day(nth_weekday(year, month, weekday, nth)?)
        }
        TimeKind::NthWeekend { nth, month } => {
            DayInterval::weekend(nth_weekday(year, month, Weekday::Sat, nth)?)?
        }
        TimeKind::Holiday(holiday) => DayInterval::day(feasts::day(holiday, year)?),
        TimeKind::HolidayWeekend(holiday) => feasts::weekend(holiday, year)?,
        TimeKind::Beyond { month, day, days, run } => beyond(year, month, day, days, run)?,
        TimeKind::Ended { unit, count, month, day } => ended(unit, count, year, month, day)?,
        _ => return None,
    };
    Some(narrow(whole, point.part))
}

/// Resolves a time relative to a reference time.
pub(super) fn from(point: &TimePoint, now: DayInterval) -> Option<DayInterval> {
    let whole = match point.kind {
        TimeKind::Years(first, last) => DayInterval::years(first, last, Grain::Range)?,
        TimeKind::Relative(offset) => relative(offset, now)?,
        TimeKind::Run(offset) => run(offset, now)?,
        TimeKind::Away(offset) => away(offset, now)?,
        TimeKind::Weekday(weekday, offset) => weekday_near(weekday, offset, now)?,
        TimeKind::NthOf { nth, weekday, offset } => {
            let month = relative(offset, now)?.first;
            DayInterval::day(nth_weekday(month.year(), Some(month.month()), weekday, nth)?)
        }
        TimeKind::Weekend => weekend_near(now)?,
        TimeKind::Now => now,
        TimeKind::DayOnly(day) => {
            let by = if let Year::Offset(by, _) = point.year { by } else { 0 };
            let month = shift(now.first, CalendarUnit::Month, by)?;
            DayInterval::day(month.with_day(day)?)
        }
        _ => return None,
    };
    Some(narrow(whole, point.part))
}

/// The days of a period that is named by its end.
fn ended(
    unit: CalendarUnit,
    count: i32,
    year: i32,
    month: u32,
    day: Option<u32>,
) -> Option<DayInterval> {
    let first = NaiveDate::from_ymd_opt(year, month, day.unwrap_or(1))?;
    let last = match day {
        Some(_) => first,
        None => shift(first, CalendarUnit::Month, 1)?.pred_opt()?,
    };
    let first = shift(last.succ_opt()?, unit, -count)?;
    let whole = |months: u32| first.day() == 1 && first.month0() % months == 0;
    let grain = match unit {
        CalendarUnit::Year if count == 1 && whole(12) => Grain::Year,
        CalendarUnit::Quarter if count == 1 && whole(3) => Grain::Quarter,
        CalendarUnit::Month if count == 3 && whole(3) => Grain::Quarter,
        CalendarUnit::Month if count == 6 && whole(6) => Grain::Half,
        _ => Grain::Range,
    };
    Some(DayInterval::new(first, last, grain))
}

/// The nth weeks of a year or month: the first has most of its days in it.
fn weeks(year: i32, month: Option<u32>, nth: i32, count: u32) -> Option<DayInterval> {
    let thursday = nth_weekday(year, month, Weekday::Thu, nth)?;
    let monday = thursday.checked_sub_days(Days::new(3))?;
    let count = count.clamp(1, 53);
    let (first, days) = if nth < 0 {
        (monday.checked_sub_days(Days::new(7 * u64::from(count - 1)))?, 7 * count)
    } else {
        (monday, 7 * count)
    };
    let last = first.checked_add_days(Days::new(u64::from(days) - 1))?;
    Some(DayInterval::new(first, last, if count == 1 { Grain::Week } else { Grain::Range }))
}

/// The nth weekday of a month or year, from its end if negative.
pub(super) fn nth_weekday(
    year: i32,
    month: Option<u32>,
    weekday: Weekday,
    nth: i32,
) -> Option<NaiveDate> {
    let whole = match month {
        Some(month) => DayInterval::months(year, month, 1, Grain::Month)?,
        None => DayInterval::years(year, year, Grain::Year)?,
    };
    let gap = |from: Weekday, to: Weekday| {
        u64::from((7 + to.num_days_from_monday() - from.num_days_from_monday()) % 7)
    };
    let weeks = Days::new(7 * u64::from(nth.unsigned_abs().checked_sub(1)?));
    let day = if nth < 0 {
        let last = whole.last.checked_sub_days(Days::new(gap(weekday, whole.last.weekday())))?;
        last.checked_sub_days(weeks)?
    } else {
        let first = whole.first.checked_add_days(Days::new(gap(whole.first.weekday(), weekday)))?;
        first.checked_add_days(weeks)?
    };
    (whole.first <= day && day <= whole.last).then_some(day)
}

fn beyond(year: i32, month: u32, day: u32, days: i64, run: bool) -> Option<DayInterval> {
    let from = NaiveDate::from_ymd_opt(year, month, day)?;
    let to = from.checked_add_signed(chrono::Duration::days(days))?;
    if run {
        Some(DayInterval::new(from, to.pred_opt()?, Grain::Range))
    } else {
        Some(DayInterval::day(to))
    }
}

/// The reference time of a relative expression.
pub(super) fn counted_from(kind: &TimeKind) -> Option<ReferenceTime> {
    match kind {
        TimeKind::Relative(offset)
        | TimeKind::Run(offset)
        | TimeKind::Away(offset)
        | TimeKind::NthOf { offset, .. } => Some(offset.from),
        _ => None,
    }
}
