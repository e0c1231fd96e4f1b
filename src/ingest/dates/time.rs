//! A point of time as it is told, not yet resolved: `March 3`, `last month`,
//! `Q1 2023`, `l’année suivante`.

use chrono::Weekday;

/// A stretch of the calendar that is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CalendarUnit {
    Day,
    Week,
    Weekend,
    Month,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What a relative word is counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ReferenceTime {
    /// The time of telling: `last year`.
    Now,
    /// The time told of: `that year`.
    Then,
}

/// A stretch counted from a time: `last month` is one month before now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Offset {
    pub(super) unit: CalendarUnit,
    pub(super) by: i32,
    pub(super) from: ReferenceTime,
}

/// The year that a point lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Year {
    /// It is not told.
    Open,
    Given(i32),
    /// `this year`, `the following year`.
    Offset(i32, ReferenceTime),
    /// The last one before a time: `last March`.
    Last(ReferenceTime),
    /// The first one after a time: `next March`.
    Next(ReferenceTime),
}

/// A part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Portion {
    Start,
    Early,
    Middle,
    Late,
    End,
}

/// A feast, whose day follows from its year.
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
    /// So many days after Easter.
    Easter(i64),
}

/// What a point is.
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
    /// A day whose month is told elsewhere.
    DayOnly(u32),
    /// From one year to another: a decade, a century, a season of sport.
    Years(i32, i32),
    /// The nth week, or weeks, of a year or a month; from the end if negative.
    Weeks {
        nth: i32,
        count: u32,
        month: Option<u32>,
    },
    /// The week that a day lies in or begins.
    WeekOf {
        month: u32,
        day: u32,
    },
    /// A day of the week: the nearest, or of the week told.
    Weekday(Weekday, Option<Offset>),
    /// The nth weekday of a month or year; from the end if negative.
    NthWeekday {
        nth: i32,
        weekday: Weekday,
        month: Option<u32>,
    },
    /// The nth weekday of a month told from a time: `first Monday of next month`.
    NthOf {
        nth: i32,
        weekday: Weekday,
        offset: Offset,
    },
    Holiday(Holiday),
    /// The stretch so far from a time: `last month`.
    Relative(Offset),
    /// The stretches before or after a time: `the past 3 months`.
    Run(Offset),
    /// The time so far from another, as fine as the unit: `two years ago`.
    Away(Offset),
    /// A time away from a told day: `2 weeks from January 15`.
    Beyond {
        month: u32,
        day: u32,
        days: i64,
        run: bool,
    },
    /// The time of telling itself.
    Now,
}

/// A point as it is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TimePoint {
    pub(super) kind: TimeKind,
    pub(super) year: Year,
    pub(super) part: Option<Portion>,
    /// The day of the week that a day is told to be.
    pub(super) weekday: Option<Weekday>,
}

impl TimePoint {
    pub(super) fn new(kind: TimeKind, year: Year) -> Self {
        Self { kind, year, part: None, weekday: None }
    }

    /// The month it lies in, if that is told.
    pub(super) fn month(&self) -> Option<u32> {
        match self.kind {
            TimeKind::Month(month)
            | TimeKind::Day { month, .. }
            | TimeKind::WeekOf { month, .. } => Some(month),
            TimeKind::Quarter(quarter) => Some(3 * quarter - 2),
            TimeKind::Half(half) => Some(6 * half - 5),
            TimeKind::NthWeekday { month, .. } | TimeKind::Weeks { month, .. } => month,
            _ => None,
        }
    }

    /// Whether its year is told in digits or words.
    pub(super) fn dated(&self) -> bool {
        matches!(self.year, Year::Given(_)) || matches!(self.kind, TimeKind::Years(..))
    }

    /// Whether it needs a year from elsewhere.
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

/// A point, or all between two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeExpression {
    One(TimePoint),
    Range(TimePoint, TimePoint),
}

/// A piece of the text that was read as something.
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
