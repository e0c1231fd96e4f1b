//! Reads the rows of a chart and converts their amounts to one unit.

use chrono::{Datelike, NaiveDate};

use super::Bounds;
use crate::model::{FigureStatus, Language, Qualifier};
use crate::query::amount::amount;
use crate::query::{Rows, Value};
use crate::render::visible;

/// A figure, its bounds in the unit of the chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) date: String,
    /// The first and the last day it is for, counted from the common era.
    pub(super) days: (f64, f64),
    pub(super) low: Option<f64>,
    pub(super) high: Option<f64>,
    pub(super) bounds: Bounds,
    pub(super) status: FigureStatus,
    pub(super) subject: String,
    pub(super) metric: String,
    /// The amount in words, in its own unit.
    pub(super) amount: String,
}

/// The figures in order of time, and their unit.
pub(super) fn marks(rows: &Rows, language: Language) -> (Vec<Mark>, String) {
    let records = records(rows);
    let (unit, factor) = unit(&records);
    let several = records.iter().any(|record| record.unit != records[0].unit);
    let mut marks: Vec<_> =
        records.iter().map(|record| record.mark(factor, several, language)).collect();
    marks.sort_by(|a, b| a.days.0.total_cmp(&b.days.0).then(a.days.1.total_cmp(&b.days.1)));
    (marks, unit)
}

/// A row of the answer.
struct Record {
    date: String,
    days: (f64, f64),
    low: Option<f64>,
    high: Option<f64>,
    qualifier: Qualifier,
    status: FigureStatus,
    subject: String,
    metric: String,
    unit: String,
    factor: f64,
}

fn records(rows: &Rows) -> Vec<Record> {
    let cells = |row: &Vec<Value>| Cells { columns: &rows.columns, row }.record();
    rows.rows.iter().map(cells).collect()
}

/// A row with the names of its columns.
struct Cells<'r> {
    columns: &'r [String],
    row: &'r [Value],
}

impl Cells<'_> {
    fn record(&self) -> Record {
        Record {
            date: self.text("date"),
            days: (self.day("starts_on"), self.day("ends_on")),
            low: self.number("low"),
            high: self.number("high"),
            // The schema allows no other words.
            qualifier: self.text("qualifier").parse().unwrap_or(Qualifier::About),
            status: self.text("status").parse().unwrap_or(FigureStatus::Claimed),
            subject: self.text("subject"),
            metric: self.text("metric"),
            unit: self.text("unit"),
            factor: self.number("factor").unwrap_or(1.0),
        }
    }

    fn value(&self, name: &str) -> Option<&Value> {
        self.row.get(self.columns.iter().position(|column| column == name)?)
    }

    fn text(&self, name: &str) -> String {
        let value = self.value(name).unwrap_or(&Value::Null);
        visible(&value.text()).replace('\n', " ")
    }

    /// A day, counted from the common era.
    fn day(&self, name: &str) -> f64 {
        self.text(name).parse().map_or(0.0, |day: NaiveDate| day.num_days_from_ce().into())
    }

    fn number(&self, name: &str) -> Option<f64> {
        match self.value(name)? {
            Value::Real(number) => Some(*number).filter(|number| number.is_finite()),
            #[expect(clippy::cast_precision_loss, reason = "the chart is less precise")]
            Value::Integer(number) => Some(*number as f64),
            _ => None,
        }
    }
}

/// The unit of most figures and its factor. Units with the same factor, such as
/// several names of GPUs, are joined.
fn unit(rows: &[Record]) -> (String, f64) {
    let number =
        |factor: f64| rows.iter().filter(|row| row.factor.total_cmp(&factor).is_eq()).count();
    let factors = rows.iter().map(|row| row.factor);
    // `max_by_key` takes the last of equals: the first of the answer.
    let factor = factors.rev().max_by_key(|factor| number(*factor)).unwrap_or(1.0);
    let mut labels: Vec<&str> = Vec::new();
    for row in rows.iter().filter(|row| row.factor.total_cmp(&factor).is_eq()) {
        if !labels.contains(&row.unit.as_str()) {
            labels.push(&row.unit);
        }
    }
    (labels.join(", "), factor)
}

impl Record {
    fn mark(&self, factor: f64, several: bool, language: Language) -> Mark {
        let scaled = |bound: f64| match self.factor.total_cmp(&factor) {
            // Multiplying and dividing would round.
            std::cmp::Ordering::Equal => bound,
            _ => bound * self.factor / factor,
        };
        let unit = several.then_some(self.unit.as_str());
        let amount = amount(self.qualifier, (self.low, self.high), unit, language);
        Mark {
            date: self.date.clone(),
            days: self.days,
            low: self.low.map(scaled),
            high: self.high.map(scaled),
            bounds: self.bounds(),
            status: self.status,
            subject: self.subject.clone(),
            metric: self.metric.clone(),
            amount,
        }
    }

    fn bounds(&self) -> Bounds {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low < high => Bounds::Range,
            (Some(_), None) => Bounds::Above,
            (None, Some(_)) => Bounds::Below,
            _ => Bounds::Value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{every_shape, figures};
    use super::*;

    #[test]
    fn figures_are_in_order_of_time_with_their_bounds() {
        let (marks, _) = marks(&every_shape(), Language::En);
        let bounds: Vec<_> = marks.iter().map(|mark| (mark.bounds, mark.amount.as_str())).collect();
        assert_eq!(
            bounds,
            [
                (Bounds::Above, "> 1 billion"),
                (Bounds::Range, "3–4 billion"),
                (Bounds::Value, "500 million"),
                (Bounds::Below, "≤ 2 billion"),
            ]
        );
    }

    #[test]
    fn amounts_are_converted_to_the_most_common_unit() {
        let day = "2024-01-01";
        let figure = |amount, unit, factor| {
            (day, day, day, Some(amount), Some(amount), "exact", "reported", unit, factor)
        };
        let rows = [
            figure(100.0, "exaflops", 1e18),
            figure(3e5, "petaflops", 1e15),
            figure(2.0, "exaflops", 1e18),
        ];
        let (marks, unit) = marks(&figures(&rows), Language::En);
        assert_eq!(unit, "exaflops");
        let marks: Vec<_> = marks.iter().map(|mark| (mark.low, mark.amount.clone())).collect();
        assert_eq!(marks[1], (Some(300.0), "300,000 petaflops".to_owned()));
        assert_eq!(marks[2], (Some(2.0), "2 exaflops".to_owned()));
    }
}
