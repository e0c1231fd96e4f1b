//! Figures of one dimension over time. How sure a figure is must be seen: an
//! exact value, an open bound and an interval have marks of their own, and what
//! is reported is filled where what is only planned is hollow.

mod axis;
mod labels;
mod legend;
mod marks;
mod record;
mod svg;
mod symbols;
mod text;
mod words;

use std::collections::BTreeSet;

use crate::model::{FigureStatus, Language};
use crate::query::Rows;
use axis::Axis;
use record::{records, unit};

pub use svg::svg;
pub use text::text;

/// How the bounds of a figure are to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Shape {
    /// One number, exact or nearly.
    Value,
    /// The number or more.
    Above,
    /// The number or less.
    Below,
    /// Somewhere between two numbers.
    Range,
}

/// A figure as a mark on a chart.
#[derive(Clone, Debug, PartialEq)]
struct Mark {
    date: String,
    /// The first and the last day it holds for, counted from the common era.
    days: (f64, f64),
    /// The bounds in the unit of the chart.
    low: Option<f64>,
    high: Option<f64>,
    shape: Shape,
    status: FigureStatus,
    /// Whose figure it is, and of what.
    subject: String,
    metric: String,
    /// The amount in words, in its own unit.
    amount: String,
}

impl Mark {
    /// The day the mark stands at: the middle of those it holds for.
    fn day(&self) -> f64 {
        f64::midpoint(self.days.0, self.days.1)
    }

    /// Whether it is told as a fact.
    fn is_filled(&self) -> bool {
        self.status == FigureStatus::Reported
    }
}

/// What a chart shows.
struct Chart {
    marks: Vec<Mark>,
    /// What the amounts are counted in.
    unit: String,
    language: Language,
}

impl Chart {
    /// Reads the rows of the statement `query::chart`, which are of one
    /// dimension, into the order of time.
    fn of(rows: &Rows, language: Language) -> Self {
        let rows = records(rows);
        let (unit, factor) = unit(&rows);
        let several = rows.iter().any(|row| row.unit != rows[0].unit);
        let mut marks: Vec<_> =
            rows.iter().map(|row| row.mark(factor, several, language)).collect();
        marks.sort_by(|a, b| a.days.0.total_cmp(&b.days.0).then(a.days.1.total_cmp(&b.days.1)));
        Self { marks, unit, language }
    }

    /// The axis of the amounts.
    fn amounts(&self) -> Axis {
        let bounds = self.marks.iter().flat_map(|mark| [mark.low, mark.high]);
        Axis::amounts(bounds.flatten(), self.language)
    }

    /// The axis of time with no more labels than there is room for.
    fn time(&self, most: usize) -> Axis {
        let days = self.marks.iter().map(|mark| mark.days);
        let whole = |(from, to): (f64, f64), days: (f64, f64)| (from.min(days.0), to.max(days.1));
        let (from, to) = days.fold((f64::INFINITY, f64::NEG_INFINITY), whole);
        Axis::time(from, to, most)
    }

    /// The shapes that are there.
    fn shapes(&self) -> BTreeSet<Shape> {
        self.marks.iter().map(|mark| mark.shape).collect()
    }

    /// The statuses that are there.
    fn statuses(&self) -> BTreeSet<FigureStatus> {
        self.marks.iter().map(|mark| mark.status).collect()
    }

    /// Whether a figure holds for more than a day.
    fn has_spans(&self) -> bool {
        self.marks.iter().any(|mark| mark.days.0 < mark.days.1)
    }

    /// What the amounts are, and how their axis is to be read.
    fn heading(&self, axis: &Axis) -> String {
        words::axis(&self.unit, axis.is_log(), self.language)
    }
}

#[cfg(test)]
mod testing {
    use super::super::testing::{answer, text};
    use crate::query::{Rows, Value};

    pub(super) const COLUMNS: [&str; 12] = [
        "date",
        "starts_on",
        "ends_on",
        "subject",
        "metric",
        "low",
        "high",
        "qualifier",
        "status",
        "unit",
        "factor",
        "dimension",
    ];

    /// A figure: date, first and last day, bounds, qualifier, status, unit and
    /// its factor.
    pub(super) type Figure<'f> =
        (&'f str, &'f str, &'f str, Option<f64>, Option<f64>, &'f str, &'f str, &'f str, f64);

    pub(super) fn figures(figures: &[Figure<'_>]) -> Rows {
        let real = |bound: Option<f64>| bound.map_or(Value::Null, Value::Real);
        let row = |(date, from, to, low, high, qualifier, status, unit, factor): &Figure<'_>| {
            [
                text(date),
                text(from),
                text(to),
                text("Dojo"),
                text("spending"),
                real(*low),
                real(*high),
                text(qualifier),
                text(status),
                text(unit),
                Value::Real(*factor),
                text("d"),
            ]
        };
        answer(COLUMNS, &figures.iter().map(row).collect::<Vec<_>>())
    }

    /// One of every shape, over two years.
    pub(super) fn every_shape() -> Rows {
        let year = ("2024", "2024-01-01", "2024-12-31");
        let day = ("2024-01-26", "2024-01-26", "2024-01-26");
        let late = ("2025-01-29", "2025-01-29", "2025-01-29");
        figures(&[
            (year.0, year.1, year.2, Some(1e9), None, "more_than", "planned", "US dollars", 1.0),
            (
                year.0,
                year.1,
                year.2,
                Some(3e9),
                Some(4e9),
                "between",
                "estimated",
                "US dollars",
                1.0,
            ),
            (day.0, day.1, day.2, Some(5e8), Some(5e8), "exact", "reported", "US dollars", 1.0),
            (late.0, late.1, late.2, None, Some(2e9), "at_most", "reported", "US dollars", 1.0),
        ])
    }
}

#[cfg(test)]
mod tests {
    use super::testing::{every_shape, figures};
    use super::*;

    #[test]
    fn marks_stand_in_the_order_of_time_and_keep_their_shapes() {
        let chart = Chart::of(&every_shape(), Language::En);
        let shapes: Vec<_> =
            chart.marks.iter().map(|mark| (mark.shape, mark.amount.as_str())).collect();
        assert_eq!(
            shapes,
            [
                (Shape::Above, "> 1 billion"),
                (Shape::Range, "3–4 billion"),
                (Shape::Value, "500 million"),
                (Shape::Below, "≤ 2 billion"),
            ]
        );
    }

    #[test]
    fn units_of_one_dimension_become_one() {
        let day = "2024-01-01";
        let figure = |amount, unit, factor| {
            (day, day, day, Some(amount), Some(amount), "exact", "reported", unit, factor)
        };
        let rows = [
            figure(100.0, "exaflops", 1e18),
            figure(3e5, "petaflops", 1e15),
            figure(2.0, "exaflops", 1e18),
        ];
        let chart = Chart::of(&figures(&rows), Language::En);
        assert_eq!(chart.unit, "exaflops");
        let marks: Vec<_> =
            chart.marks.iter().map(|mark| (mark.low, mark.amount.clone())).collect();
        assert_eq!(marks[1], (Some(300.0), "300,000 petaflops".to_owned()));
        assert_eq!(marks[2], (Some(2.0), "2 exaflops".to_owned()));
    }
}
