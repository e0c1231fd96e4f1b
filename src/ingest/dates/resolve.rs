//! Resolves a time to a first and a last day, given its year or a reference time.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::date::Grain;
use super::time::{
    CalendarUnit, Holiday, Offset, Portion, ReferenceTime, TimeKind, TimePoint, Year,
};
use crate::language::calendar::{easter, monday};

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
    fn months(year: i32, month: u32, count: u32, grain: Grain) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        let last = first.checked_add_months(Months::new(count))?.pred_opt()?;
        Some(Self::new(first, last, grain))
    }

    fn years(first: i32, last: i32, grain: Grain) -> Option<Self> {
        let first = NaiveDate::from_ymd_opt(first, 1, 1)?;
        Some(Self::new(first, NaiveDate::from_ymd_opt(last, 12, 31)?, grain))
    }

    fn week(day: NaiveDate) -> Option<Self> {
        let monday = monday(day)?;
        Some(Self::new(monday, monday.checked_add_days(Days::new(6))?, Grain::Week))
    }
}

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
        TimeKind::Holiday(holiday) => DayInterval::day(holiday_date(holiday, year)?),
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

/// Moves a day by a number of calendar units.
pub(super) fn shift(day: NaiveDate, unit: CalendarUnit, by: i32) -> Option<NaiveDate> {
    let months = match unit {
        CalendarUnit::Day => return day.checked_add_signed(chrono::Duration::days(i64::from(by))),
        CalendarUnit::Week | CalendarUnit::Weekend => {
            return day.checked_add_signed(chrono::Duration::days(7 * i64::from(by)));
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
        CalendarUnit::Week => DayInterval::week(day),
        CalendarUnit::Weekend => {
            let saturday = monday(day)?.checked_add_days(Days::new(5))?;
            Some(DayInterval::new(saturday, saturday.succ_opt()?, Grain::Range))
        }
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

/// The length of an interval, in days.
fn length(interval: DayInterval) -> i64 {
    (interval.last - interval.first).num_days() + 1
}

/// Whether a unit is shorter than the reference interval.
fn blurred(unit: CalendarUnit, now: DayInterval) -> bool {
    around(now.first, unit).is_none_or(|interval| length(interval) < length(now))
}

fn relative(offset: Offset, now: DayInterval) -> Option<DayInterval> {
    if offset.by == 0 && blurred(offset.unit, now) {
        return Some(now);
    }
    around(shift(begin(now, offset.unit), offset.unit, offset.by)?, offset.unit)
}

/// The day that offsets count from: for months and longer units the first of the
/// month, so that the 31st does not overflow.
fn begin(now: DayInterval, unit: CalendarUnit) -> NaiveDate {
    match unit {
        CalendarUnit::Day | CalendarUnit::Week | CalendarUnit::Weekend => now.first,
        _ => now.first.with_day(1).unwrap_or(now.first),
    }
}

/// Quarters and longer units follow the calendar. Shorter ones end at the day
/// before, or begin at the day after, the reference time.
fn run(offset: Offset, now: DayInterval) -> Option<DayInterval> {
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

fn away(offset: Offset, now: DayInterval) -> Option<DayInterval> {
    let unit = if offset.unit == CalendarUnit::Decade { CalendarUnit::Year } else { offset.unit };
    around(shift(begin(now, offset.unit), offset.unit, offset.by)?, unit)
}

/// The latest such day of the week, or the one in the given week.
fn weekday_near(weekday: Weekday, offset: Option<Offset>, now: DayInterval) -> Option<DayInterval> {
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
fn weekend_near(now: DayInterval) -> Option<DayInterval> {
    let saturday = weekday_near(Weekday::Sat, None, now)?;
    if saturday.grain != Grain::Day {
        return Some(saturday);
    }
    Some(DayInterval::new(saturday.first, saturday.first.succ_opt()?, Grain::Range))
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
fn nth_weekday(year: i32, month: Option<u32>, weekday: Weekday, nth: i32) -> Option<NaiveDate> {
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

fn holiday_date(holiday: Holiday, year: i32) -> Option<NaiveDate> {
    match holiday {
        Holiday::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
        Holiday::Nth { month, weekday, nth, plus } => nth_weekday(year, Some(month), weekday, nth)?
            .checked_add_signed(chrono::Duration::days(plus)),
        Holiday::Easter(plus) => easter(year)?.checked_add_signed(chrono::Duration::days(plus)),
    }
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

/// A part of a period: thirds of a year; for a month, fixed days.
fn narrow(whole: DayInterval, part: Option<Portion>) -> DayInterval {
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
