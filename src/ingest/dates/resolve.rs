//! A point becomes a first and a last day, given when it is told.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use super::date::Grain;
use super::point::{Body, Feast, From, Part, Point, Step, Unit, Year};
use crate::language::calendar::{easter, monday};

/// A stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) grain: Grain,
    /// The first day of what closes a range.
    pub(super) closing: Option<NaiveDate>,
}

impl Stretch {
    pub(super) fn new(first: NaiveDate, last: NaiveDate, grain: Grain) -> Self {
        Self { first, last, grain, closing: None }
    }

    pub(super) fn day(day: NaiveDate) -> Self {
        Self::new(day, day, Grain::Day)
    }

    /// So many months from the first day of one.
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

/// What a point whose year is known comes to.
pub(super) fn in_year(point: &Point, year: i32) -> Option<Stretch> {
    let whole = match point.body {
        Body::Year => Stretch::years(year, year, Grain::Year)?,
        Body::Half(half) => Stretch::months(year, 6 * half - 5, 6, Grain::Half)?,
        Body::Quarter(quarter) => Stretch::months(year, 3 * quarter - 2, 3, Grain::Quarter)?,
        Body::Season(season) => Stretch::months(year, 3 * season, 3, Grain::Range)?,
        Body::Month(month) => Stretch::months(year, month, 1, Grain::Month)?,
        Body::Day { month, day } => Stretch::day(NaiveDate::from_ymd_opt(year, month, day)?),
        Body::Weeks { nth, count, month } => weeks(year, month, nth, count)?,
        Body::WeekOf { month, day } => Stretch::week(NaiveDate::from_ymd_opt(year, month, day)?)?,
        Body::NthWeekday { nth, weekday, month } => {
            Stretch::day(nth_weekday(year, month, weekday, nth)?)
        }
        Body::Feast(feast) => Stretch::day(feast_day(feast, year)?),
        Body::Beyond { month, day, days, run } => beyond(year, month, day, days, run)?,
        _ => return None,
    };
    Some(narrow(whole, point.part))
}

/// What a point that needs no year comes to, told at a time.
pub(super) fn from(point: &Point, now: Stretch) -> Option<Stretch> {
    let whole = match point.body {
        Body::Years(first, last) => Stretch::years(first, last, Grain::Range)?,
        Body::Stretch(step) => stretch(step, now)?,
        Body::Run(step) => run(step, now)?,
        Body::Away(step) => away(step, now)?,
        Body::Weekday(weekday, step) => weekday_near(weekday, step, now)?,
        Body::NthOf { nth, weekday, step } => {
            let month = stretch(step, now)?.first;
            Stretch::day(nth_weekday(month.year(), Some(month.month()), weekday, nth)?)
        }
        Body::Now => now,
        Body::DayOnly(day) => {
            let by = if let Year::Step(by, _) = point.year { by } else { 0 };
            let month = shift(now.first, Unit::Month, by)?;
            Stretch::day(month.with_day(day)?)
        }
        _ => return None,
    };
    Some(narrow(whole, point.part))
}

/// A day so many units later, or earlier.
pub(super) fn shift(day: NaiveDate, unit: Unit, by: i32) -> Option<NaiveDate> {
    let months = match unit {
        Unit::Day => return day.checked_add_signed(chrono::Duration::days(i64::from(by))),
        Unit::Week | Unit::Weekend => {
            return day.checked_add_signed(chrono::Duration::days(7 * i64::from(by)));
        }
        Unit::Month => 1,
        Unit::Quarter => 3,
        Unit::Half => 6,
        Unit::Year => 12,
        Unit::Decade => 120,
        Unit::Century => 1200,
    };
    let size = Months::new(by.unsigned_abs().checked_mul(months)?);
    if by < 0 { day.checked_sub_months(size) } else { day.checked_add_months(size) }
}

/// The stretch of the calendar that a day lies in.
fn around(day: NaiveDate, unit: Unit) -> Option<Stretch> {
    let (year, month) = (day.year(), day.month0());
    match unit {
        Unit::Day => Some(Stretch::day(day)),
        Unit::Week => Stretch::week(day),
        Unit::Weekend => {
            let saturday = monday(day)?.checked_add_days(Days::new(5))?;
            Some(Stretch::new(saturday, saturday.succ_opt()?, Grain::Range))
        }
        Unit::Month => Stretch::months(year, month + 1, 1, Grain::Month),
        Unit::Quarter => Stretch::months(year, month / 3 * 3 + 1, 3, Grain::Quarter),
        Unit::Half => Stretch::months(year, month / 6 * 6 + 1, 6, Grain::Half),
        Unit::Year => Stretch::years(year, year, Grain::Year),
        Unit::Decade => Stretch::years(year - year % 10, year - year % 10 + 9, Grain::Range),
        Unit::Century => Stretch::years(year - year % 100, year - year % 100 + 99, Grain::Range),
    }
}

/// How long a stretch is, in days.
fn length(stretch: Stretch) -> i64 {
    (stretch.last - stretch.first).num_days() + 1
}

/// Whether what is told is finer than when it is told is known.
fn blurred(unit: Unit, now: Stretch) -> bool {
    around(now.first, unit).is_none_or(|stretch| length(stretch) < length(now))
}

fn stretch(step: Step, now: Stretch) -> Option<Stretch> {
    if step.by == 0 && blurred(step.unit, now) {
        return Some(now);
    }
    around(shift(begin(now, step.unit), step.unit, step.by)?, step.unit)
}

/// The day that steps of a unit are counted from: the first of its month, so
/// that the 31st does no harm.
fn begin(now: Stretch, unit: Unit) -> NaiveDate {
    match unit {
        Unit::Day | Unit::Week | Unit::Weekend => now.first,
        _ => now.first.with_day(1).unwrap_or(now.first),
    }
}

/// Whole quarters and longer are those of the calendar, the others run up to
/// the day or from the day after.
fn run(step: Step, now: Stretch) -> Option<Stretch> {
    if matches!(step.unit, Unit::Quarter | Unit::Half | Unit::Decade | Unit::Century) {
        let side = |by| around(shift(now.first.with_day(1)?, step.unit, by)?, step.unit);
        let (near, far) = (side(step.by.signum())?, side(step.by)?);
        let (first, last) = (near.first.min(far.first), near.last.max(far.last));
        return Some(Stretch::new(first, last, Grain::Range));
    }
    if step.by < 0 {
        let first = shift(now.last, step.unit, step.by)?;
        return Some(Stretch::new(first, now.last.pred_opt()?.max(first), Grain::Range));
    }
    let first = now.first.succ_opt()?;
    let last = shift(now.first, step.unit, step.by)?;
    Some(Stretch::new(first, last.max(first), Grain::Range))
}

fn away(step: Step, now: Stretch) -> Option<Stretch> {
    let unit = if step.unit == Unit::Decade { Unit::Year } else { step.unit };
    around(shift(begin(now, step.unit), step.unit, step.by)?, unit)
}

/// The nearest day of the week that is past, or that of a week told.
fn weekday_near(weekday: Weekday, step: Option<Step>, now: Stretch) -> Option<Stretch> {
    if length(now) > 7 {
        return Some(now);
    }
    let Some(step) = step else {
        let back =
            (7 + now.first.weekday().num_days_from_monday() - weekday.num_days_from_monday()) % 7;
        return Some(Stretch::day(now.first.checked_sub_days(Days::new(u64::from(back)))?));
    };
    let monday = monday(shift(now.first, Unit::Week, step.by)?)?;
    let ahead = Days::new(u64::from(weekday.num_days_from_monday()));
    Some(Stretch::day(monday.checked_add_days(ahead)?))
}

/// The nth weeks of a year or month: the first has most of its days there.
fn weeks(year: i32, month: Option<u32>, nth: i32, count: u32) -> Option<Stretch> {
    let thursday = nth_weekday(year, month, Weekday::Thu, nth)?;
    let monday = thursday.checked_sub_days(Days::new(3))?;
    let count = count.clamp(1, 53);
    let (first, days) = if nth < 0 {
        (monday.checked_sub_days(Days::new(7 * u64::from(count - 1)))?, 7 * count)
    } else {
        (monday, 7 * count)
    };
    let last = first.checked_add_days(Days::new(u64::from(days) - 1))?;
    Some(Stretch::new(first, last, if count == 1 { Grain::Week } else { Grain::Range }))
}

/// The nth weekday of a month or year, from its end if negative.
fn nth_weekday(year: i32, month: Option<u32>, weekday: Weekday, nth: i32) -> Option<NaiveDate> {
    let whole = match month {
        Some(month) => Stretch::months(year, month, 1, Grain::Month)?,
        None => Stretch::years(year, year, Grain::Year)?,
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

fn feast_day(feast: Feast, year: i32) -> Option<NaiveDate> {
    match feast {
        Feast::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
        Feast::Nth { month, weekday, nth, plus } => nth_weekday(year, Some(month), weekday, nth)?
            .checked_add_signed(chrono::Duration::days(plus)),
        Feast::Easter(plus) => easter(year)?.checked_add_signed(chrono::Duration::days(plus)),
    }
}

fn beyond(year: i32, month: u32, day: u32, days: i64, run: bool) -> Option<Stretch> {
    let from = NaiveDate::from_ymd_opt(year, month, day)?;
    let to = from.checked_add_signed(chrono::Duration::days(days))?;
    if run {
        Some(Stretch::new(from, to.pred_opt()?, Grain::Range))
    } else {
        Some(Stretch::day(to))
    }
}

/// The part of a stretch: thirds of a year, and of a month by its days.
fn narrow(whole: Stretch, part: Option<Part>) -> Stretch {
    let Some(part) = part else { return whole };
    let days = length(whole);
    let at = |offset: i64| whole.first + chrono::Duration::days(offset);
    let cut = match whole.grain {
        Grain::Month => match part {
            Part::Start => (whole.first, at(14)),
            Part::Early => (whole.first, at(9)),
            Part::Middle => (at(9), at(19)),
            Part::Late => (at(20), whole.last),
            Part::End => (at(15), whole.last),
        },
        Grain::Year => thirds(whole, part, 12),
        Grain::Half => thirds(whole, part, 6),
        Grain::Quarter => thirds(whole, part, 3),
        Grain::Range if days > 3000 => decade(whole, part),
        Grain::Range if days > 80 => thirds(whole, part, 3),
        _ => (whole.first, whole.last),
    };
    Stretch::new(cut.0, cut.1, Grain::Range)
}

fn thirds(whole: Stretch, part: Part, months: u32) -> (NaiveDate, NaiveDate) {
    let third = |count: u32| whole.first + Months::new(count * months / 3);
    match part {
        Part::Start | Part::Early => (whole.first, third(1) - Days::new(1)),
        Part::Middle => (third(1), third(2) - Days::new(1)),
        Part::Late | Part::End => (third(2), whole.last),
    }
}

/// The first four years, the next three, the last three; of a century too.
fn decade(whole: Stretch, part: Part) -> (NaiveDate, NaiveDate) {
    let tenth = u32::try_from(length(whole) / 365 / 10).unwrap_or(1) * 12;
    let at = |count: u32| whole.first + Months::new(count * tenth);
    match part {
        Part::Start | Part::Early => (whole.first, at(4) - Days::new(1)),
        Part::Middle => (at(4), at(7) - Days::new(1)),
        Part::Late | Part::End => (at(7), whole.last),
    }
}

/// The time that a relative point is counted from.
pub(super) fn counted_from(body: &Body) -> Option<From> {
    match body {
        Body::Stretch(step) | Body::Run(step) | Body::Away(step) | Body::NthOf { step, .. } => {
            Some(step.from)
        }
        _ => None,
    }
}
