//! Calendar arithmetic that phrases and articles share.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::model::{Period, Precision};

pub(crate) fn day_before(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(1))
}

pub(crate) fn day_after(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_add_days(Days::new(1))
}

pub(crate) fn monday(day: NaiveDate) -> Option<NaiveDate> {
    day.checked_sub_days(Days::new(u64::from(day.weekday().num_days_from_monday())))
}

/// Easter Sunday of the Gregorian calendar.
pub(crate) fn easter(year: i32) -> Option<NaiveDate> {
    let (cycle, century, rest) = (year % 19, year / 100, year % 100);
    let leap = century - century / 4 - (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * cycle + leap + 15) % 30;
    let gap = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (cycle + 11 * epact + 22 * gap) / 451;
    let day = epact + gap - 7 * late + 114;
    let part = |value| u32::try_from(value).ok();
    NaiveDate::from_ymd_opt(year, part(day / 31)?, part(day % 31 + 1)?)
}

pub(crate) fn months_of(precision: Precision) -> Option<u32> {
    match precision {
        Precision::Day => None,
        Precision::Month => Some(1),
        Precision::Quarter => Some(3),
        Precision::Half => Some(6),
        Precision::Year => Some(12),
    }
}

/// The year, half, quarter or month `step` units from the one that contains a day.
pub(crate) fn shifted(today: NaiveDate, precision: Precision, step: i32) -> Option<Period> {
    let months = i32::try_from(months_of(precision)?).ok()?;
    let month = today.year() * 12 + i32::try_from(today.month0()).ok()?;
    let start = (month.div_euclid(months) + step) * months;
    let first = NaiveDate::from_ymd_opt(
        start.div_euclid(12),
        u32::try_from(start.rem_euclid(12)).ok()? + 1,
        1,
    )?;
    Period::beginning(first, precision)
}

/// The last `months` months up to and including a day.
pub(crate) fn months_up_to(today: NaiveDate, months: u32) -> Option<Period> {
    let start = day_after(today.checked_sub_months(Months::new(months))?)?;
    Period::day(start).through(Period::day(today))
}

/// The first, second or third third of a period, in whole months; of a month, in days.
pub(crate) fn third(period: Period, number: u32) -> Option<Period> {
    let (start, end) = (period.start(), period.end());
    let month = |day: NaiveDate| day.year() * 12 + day.month().cast_signed();
    let months = month(end) - month(start) + 1;
    if months < 3 {
        let last = end.day();
        let (first, last) = match number {
            1 => (1, 10),
            2 => (11, 20),
            _ => (21, last),
        };
        return Period::day(start.with_day(first)?).through(Period::day(start.with_day(last)?));
    }
    let step = u32::try_from(months / 3).ok()?;
    let first = start.checked_add_months(Months::new(step * (number - 1)))?;
    let last =
        if number == 3 { end } else { day_before(first.checked_add_months(Months::new(step))?)? };
    Period::day(first).through(Period::day(last))
}
