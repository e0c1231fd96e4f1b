//! Dates as sources give them: an interval of whole days at a precision,
//! written `2021-08-19`, `2021-08`, `2023-Q1`, `2024-H1`, `2024` or, for a run
//! of them, `2019/2021` with both ends included.

mod notation;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{Display, EnumString, IntoStaticStr, VariantNames};

pub use notation::PeriodError;

/// How precisely a date is given.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Display,
    EnumString,
    IntoStaticStr,
    VariantNames,
)]
#[strum(serialize_all = "snake_case")]
pub enum Precision {
    /// One day.
    Day,
    /// One month.
    Month,
    /// Three months from January, April, July or October.
    Quarter,
    /// Six months from January or July.
    Half,
    /// One year.
    Year,
}

impl Precision {
    /// The word stored in the base.
    #[must_use]
    pub fn word(self) -> &'static str {
        self.into()
    }

    fn months(self) -> u32 {
        match self {
            Self::Day => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
        }
    }
}

/// An interval of whole days, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    start: NaiveDate,
    end: NaiveDate,
    precision: Precision,
}

impl Period {
    /// One day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { start: day, end: day, precision: Precision::Day }
    }

    /// The whole day, month, quarter, half or year that begins at `start`;
    /// `None` past the end of the calendar.
    #[must_use]
    pub fn beginning(start: NaiveDate, precision: Precision) -> Option<Self> {
        let end = match precision {
            Precision::Day => start,
            _ => start
                .checked_add_months(Months::new(precision.months()))?
                .checked_sub_days(Days::new(1))?,
        };
        Some(Self { start, end, precision })
    }

    /// A year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Self::beginning(NaiveDate::from_ymd_opt(year, 1, 1)?, Precision::Year)
    }

    /// The day, month or year that a day is in; `None` for other precisions.
    pub(crate) fn containing(day: NaiveDate, precision: Precision) -> Option<Self> {
        match precision {
            Precision::Day => Some(Self::day(day)),
            Precision::Month => Self::beginning(day.with_day(1)?, precision),
            Precision::Year => Self::year(day.year()),
            Precision::Quarter | Precision::Half => None,
        }
    }

    /// The `number`th month, quarter or half (from 1) of a year.
    #[must_use]
    pub fn part_of_year(year: i32, number: u32, precision: Precision) -> Option<Self> {
        let month = number.checked_sub(1)?.checked_mul(precision.months())? + 1;
        Self::beginning(NaiveDate::from_ymd_opt(year, month, 1)?, precision)
    }

    /// From the first day of `self` to the last day of `last`, at the finer
    /// precision of the two; `None` if that would run backwards.
    #[must_use]
    pub fn through(self, last: Self) -> Option<Self> {
        let precision = self.precision.min(last.precision);
        (self.start <= last.end).then_some(Self { start: self.start, end: last.end, precision })
    }

    /// The first day.
    #[must_use]
    pub fn start(&self) -> NaiveDate {
        self.start
    }

    /// The last day.
    #[must_use]
    pub fn end(&self) -> NaiveDate {
        self.end
    }

    /// How precisely it is given.
    #[must_use]
    pub fn precision(&self) -> Precision {
        self.precision
    }
}
