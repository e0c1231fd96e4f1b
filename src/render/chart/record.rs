//! The rows a chart is made of, read into marks of one unit.

use chrono::{Datelike, NaiveDate};

use super::{Mark, Shape, words};
use crate::model::{FigureStatus, Language, Qualifier};
use crate::query::{Rows, Value};
use crate::render::value;
use crate::render::visible;

/// A row of the answer.
pub(super) struct Record {
    date: String,
    days: (f64, f64),
    low: Option<f64>,
    high: Option<f64>,
    qualifier: Qualifier,
    status: FigureStatus,
    subject: String,
    metric: String,
    pub(super) unit: String,
    factor: f64,
}

/// The rows of the answer as records.
pub(super) fn records(rows: &Rows) -> Vec<Record> {
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
            // The base holds no other words than these.
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
        visible(&value::text(value)).replace('\n', " ")
    }

    /// A day, counted from the common era.
    fn day(&self, name: &str) -> f64 {
        self.text(name).parse().map_or(0.0, |day: NaiveDate| day.num_days_from_ce().into())
    }

    fn number(&self, name: &str) -> Option<f64> {
        match self.value(name)? {
            Value::Real(number) => Some(*number).filter(|number| number.is_finite()),
            #[expect(clippy::cast_precision_loss, reason = "a chart is no ledger")]
            Value::Integer(number) => Some(*number as f64),
            _ => None,
        }
    }
}

/// The unit most figures are in and its factor; units of one factor, such as
/// GPUs by several names, stand together.
pub(super) fn unit(rows: &[Record]) -> (String, f64) {
    let number =
        |factor: f64| rows.iter().filter(|row| row.factor.total_cmp(&factor).is_eq()).count();
    let factors = rows.iter().map(|row| row.factor);
    // The last of equals is taken: the first in the order of the answer.
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
    pub(super) fn mark(&self, factor: f64, several: bool, language: Language) -> Mark {
        let scaled = |bound: f64| match self.factor.total_cmp(&factor) {
            // Multiplied and divided again it might not be quite the same.
            std::cmp::Ordering::Equal => bound,
            _ => bound * self.factor / factor,
        };
        let amount = words::amount(self.qualifier, (self.low, self.high), language);
        Mark {
            date: self.date.clone(),
            days: self.days,
            low: self.low.map(scaled),
            high: self.high.map(scaled),
            shape: self.shape(),
            status: self.status,
            subject: self.subject.clone(),
            metric: self.metric.clone(),
            amount: if several { format!("{amount} {}", self.unit) } else { amount },
        }
    }

    fn shape(&self) -> Shape {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low < high => Shape::Range,
            (Some(_), None) => Shape::Above,
            (None, Some(_)) => Shape::Below,
            _ => Shape::Value,
        }
    }
}
