//! Figures of one dimension over time. A reader sees how certain a figure is:
//! an exact value, an open bound and an interval have symbols of their own, and
//! reported figures are filled where planned ones are hollow.
//!
//! `Chart` lays a chart out; `text` draws it with characters, `svg` as SVG.

mod axis;
mod grid;
mod labels;
mod record;
mod svg;
mod symbols;
mod text;
mod words;

use std::collections::BTreeSet;

use super::color::Color;
use crate::model::{FigureStatus, Language};
use crate::query::Rows;
use axis::{Axis, Tick};
use record::{Mark, marks};

pub use svg::svg;
pub use text::text;

/// What the bounds of a figure say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Bounds {
    /// One number, exact or nearly.
    Value,
    /// The number or more.
    Above,
    /// The number or less.
    Below,
    /// Somewhere between two numbers.
    Range,
}

/// A chart, laid out. Positions go from 0 to 1, from left to right and from
/// bottom to top.
struct Chart {
    /// The unit of the amounts, and whether their scale is logarithmic.
    unit: String,
    amounts: Vec<Tick>,
    time: Axis,
    /// The figures in order of time; their numbers count from 1.
    figures: Vec<Figure>,
    /// The meaning of symbols, and that of colors.
    key: [Vec<(Symbol, &'static str)>; 2],
}

/// A figure of a chart: what is drawn, and what the list below the chart says.
struct Figure {
    position: Option<Position>,
    bounds: Bounds,
    status: FigureStatus,
    date: String,
    subject: String,
    /// Subject and metric.
    name: String,
    amount: String,
    status_name: &'static str,
}

/// Where a figure stands.
#[derive(Clone, Copy)]
struct Position {
    x: f64,
    y: f64,
    /// The lower and the upper end of an interval.
    interval: Option<(f64, f64)>,
    /// The first and the last day that the figure is for, if they differ.
    span: Option<(f64, f64)>,
}

/// A symbol that the key explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Symbol {
    Bounds(Bounds),
    Span,
    Status(FigureStatus),
}

impl Chart {
    /// Lays out the rows of the statement `query::chart`, which are of one
    /// dimension.
    fn of(rows: &Rows, language: Language) -> Self {
        let (marks, unit) = marks(rows, language);
        let bounds = marks.iter().flat_map(|mark| [mark.low, mark.high]);
        let (scale, amounts) = Axis::amounts(bounds.flatten(), language);
        let days = marks.iter().map(|mark| mark.days);
        let (from, to) = days.fold((f64::INFINITY, f64::NEG_INFINITY), |(from, to), days| {
            (from.min(days.0), to.max(days.1))
        });
        let time = Axis::time(from, to);
        Self {
            unit: words::axis(&unit, scale.is_log(), language),
            amounts,
            time,
            key: key(&marks, language),
            figures: marks
                .into_iter()
                .map(|mark| Figure::of(mark, &time, &scale, language))
                .collect(),
        }
    }
}

impl Figure {
    fn of(mark: Mark, time: &Axis, scale: &Axis, language: Language) -> Self {
        Self {
            position: Position::of(&mark, time, scale),
            bounds: mark.bounds,
            status: mark.status,
            name: format!("{}, {}", mark.subject, mark.metric),
            date: mark.date,
            subject: mark.subject,
            amount: mark.amount,
            status_name: words::status(mark.status, language),
        }
    }
}

impl Position {
    /// None for a figure without bounds.
    fn of(mark: &Mark, time: &Axis, scale: &Axis) -> Option<Self> {
        let (low, high) = (mark.low, mark.high);
        let [low, high] = [low, high].map(|bound| bound.map(|bound| scale.position(bound)));
        let y = match (low, high) {
            (Some(low), Some(high)) => f64::midpoint(low, high),
            (low, high) => low.or(high)?,
        };
        let (first, last) = mark.days;
        Some(Self {
            x: time.position(f64::midpoint(first, last)),
            y,
            interval: low.zip(high).filter(|(low, high)| low < high),
            span: (first < last).then(|| (time.position(first), time.position(last))),
        })
    }
}

/// The key: only what the chart shows.
fn key(marks: &[Mark], language: Language) -> [Vec<(Symbol, &'static str)>; 2] {
    let bounds: BTreeSet<_> = marks.iter().map(|mark| mark.bounds).collect();
    let statuses: BTreeSet<_> = marks.iter().map(|mark| mark.status).collect();
    let mut symbols: Vec<_> = bounds
        .into_iter()
        .map(|bounds| (Symbol::Bounds(bounds), words::bounds(bounds, language)))
        .collect();
    if marks.iter().any(|mark| mark.days.0 < mark.days.1) {
        symbols.push((Symbol::Span, words::span(language)));
    }
    let colors = statuses.into_iter();
    let colors = colors.map(|status| (Symbol::Status(status), words::status(status, language)));
    [symbols, colors.collect()]
}

/// Only reported figures are filled.
fn is_filled(status: FigureStatus) -> bool {
    status == FigureStatus::Reported
}

fn color(status: FigureStatus) -> Color {
    match status {
        FigureStatus::Reported => Color::Green,
        FigureStatus::Planned => Color::Cyan,
        FigureStatus::Projected => Color::Blue,
        FigureStatus::Claimed => Color::Yellow,
        FigureStatus::Estimated => Color::Magenta,
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
    use super::testing::every_shape;
    use super::*;

    #[test]
    fn figures_are_placed_by_day_and_amount() {
        let chart = Chart::of(&every_shape(), Language::En);
        let position = |index: usize| chart.figures[index].position.unwrap();
        let [above, range, value, below] = [0, 1, 2, 3].map(position);
        assert!(value.x < range.x && range.x < below.x);
        assert!(value.y < above.y && above.y < below.y && below.y < range.y);
        assert!(above.span == range.span && value.span.is_none());
        let (low, high) = range.interval.unwrap();
        assert!(low < range.y && range.y < high && above.interval.is_none());
    }

    #[test]
    fn the_key_explains_what_is_drawn() {
        let mut rows = every_shape();
        rows.rows.truncate(1);
        let [symbols, colors] = Chart::of(&rows, Language::Fr).key;
        let expected = [
            (Symbol::Bounds(Bounds::Above), "cette valeur ou plus"),
            (Symbol::Span, "la période concernée"),
        ];
        assert_eq!(symbols, expected);
        assert_eq!(colors, [(Symbol::Status(FigureStatus::Planned), "prévu")]);
    }
}
