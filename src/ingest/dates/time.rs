//! Time expressions as parsed, not yet resolved: `March 3`, `last month`,
//! `Q1 2023`, `l’année suivante`.

use chrono::Weekday;

/// A calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalendarUnit {
    Day,
    Week,
    Fortnight,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What a relative expression counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReferenceTime {
    /// The time of writing: `last year`.
    Now,
    /// The time under discussion: `that year`.
    Then,
}

/// A number of calendar units from a reference time: `last month` is −1 month
/// from now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offset {
    pub(super) unit: CalendarUnit,
    pub(super) by: i32,
    pub(super) from: ReferenceTime,
}

/// The year of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// Not stated.
    Open,
    Given(i32),
    /// `this year`, `the following year`.
    Offset(i32, ReferenceTime),
    /// The last one before a reference time: `last March`.
    Last(ReferenceTime),
    /// The first one after a reference time: `next March`.
    Next(ReferenceTime),
}

/// A part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    Start,
    Early,
    Middle,
    Late,
    End,
}

/// A holiday; its date depends on the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Holiday {
    Fixed {
        month: u32,
        day: u32,
    },
    /// The nth weekday of a month, or some days after it.
    Nth {
        month: u32,
        weekday: Weekday,
        nth: i32,
        plus: i64,
    },
    /// This many days after Easter.
    Easter(i64),
}

/// The kind of a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeKind {
    Year,
    Half(u32),
    Quarter(u32),
    Season(u32),
    Month(u32),
    Day {
        month: u32,
        day: u32,
    },
    /// A day whose month is stated elsewhere.
    DayOnly(u32),
    /// From one year to another: a decade, a century, a sports season.
    Years(i32, i32),
    /// The nth week or weeks of a year or month; from the end if negative.
    Weeks {
        nth: i32,
        count: u32,
        month: Option<u32>,
    },
    /// The week of a day.
    WeekOf {
        month: u32,
        day: u32,
    },
    /// A day of the week: the latest, or the one in the given week.
    Weekday(Weekday, Option<Offset>),
    /// The weekend.
    Weekend,
    /// The nth weekday of a month or year; from the end if negative.
    NthWeekday {
        nth: i32,
        weekday: Weekday,
        month: Option<u32>,
    },
    /// The nth weekend of a month or year; from the end if negative.
    NthWeekend {
        nth: i32,
        month: Option<u32>,
    },
    /// The nth weekday of a relative month: `first Monday of next month`.
    NthOf {
        nth: i32,
        weekday: Weekday,
        offset: Offset,
    },
    Holiday(Holiday),
    /// The weekend of a feast.
    HolidayWeekend(Holiday),
    /// One calendar unit at an offset: `last month`.
    Relative(Offset),
    /// All units up to an offset: `the past 3 months`.
    Run(Offset),
    /// The time at an offset, as precise as the unit: `two years ago`.
    Away(Offset),
    /// A number of days from a given day: `2 weeks from January 15`.
    Beyond {
        month: u32,
        day: u32,
        days: i64,
        run: bool,
    },
    /// A period by its last day, or by the month of that.
    Ended {
        unit: CalendarUnit,
        count: i32,
        month: u32,
        day: Option<u32>,
    },
    /// The time of writing.
    Now,
}

/// A parsed time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimePoint {
    pub(super) kind: TimeKind,
    pub(super) year: Year,
    pub(super) part: Option<Portion>,
    /// The day of the week stated with a day.
    pub(super) weekday: Option<Weekday>,
}

impl TimePoint {
    pub(super) fn new(kind: TimeKind, year: Year) -> Self {
        Self { kind, year, part: None, weekday: None }
    }

    /// The month it begins in, if stated.
    pub(super) fn month(&self) -> Option<u32> {
        match self.kind {
            TimeKind::Month(month)
            | TimeKind::Day { month, .. }
            | TimeKind::WeekOf { month, .. } => Some(month),
            TimeKind::Quarter(quarter) => Some(3 * quarter - 2),
            TimeKind::Half(half) => Some(6 * half - 5),
            TimeKind::NthWeekday { month, .. }
            | TimeKind::NthWeekend { month, .. }
            | TimeKind::Weeks { month, .. } => month,
            _ => None,
        }
    }

    /// Whether its year is stated.
    pub(super) fn dated(&self) -> bool {
        matches!(self.year, Year::Given(_)) || matches!(self.kind, TimeKind::Years(..))
    }

    /// Whether it needs a year from the context.
    pub(super) fn open(&self) -> bool {
        let whole = matches!(
            self.kind,
            TimeKind::Relative(_)
                | TimeKind::Run(_)
                | TimeKind::Away(_)
                | TimeKind::Weekday(..)
                | TimeKind::Now
        );
        self.year == Year::Open && !whole && !matches!(self.kind, TimeKind::Years(..))
    }
}

/// A time, or a range between two times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeExpression {
    One(TimePoint),
    Range(TimePoint, TimePoint),
}

/// A parse result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Parsed<T> {
    pub(super) value: T,
    /// The token after its last.
    pub(super) end: usize,
    pub(super) rule: &'static str,
}

impl<T> Parsed<T> {
    pub(super) fn new(value: T, end: usize, rule: &'static str) -> Self {
        Self { value, end, rule }
    }
}
