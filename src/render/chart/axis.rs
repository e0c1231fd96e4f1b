//! An axis: from where to where, where its labels stand, and where a value is
//! on it. Amounts that are a hundredfold apart get a logarithmic one.

use chrono::{Datelike, NaiveDate};

use crate::model::Language;
use crate::render::amount::amount;

/// The spread from which an axis is logarithmic.
const SPREAD: f64 = 100.0;

/// How many steps a linear axis has, about.
const STEPS: f64 = 5.0;

/// The most labels of a logarithmic axis.
const DECADES: i32 = 8;

/// The days on both sides of those that are shown, at least.
const AIR: f64 = 15.0;

/// The shortest time that is shown, in days.
const SHORTEST: f64 = 100.0;

/// The months between two labels of time.
const MONTHS: [i32; 10] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// An axis.
#[derive(Debug)]
pub(super) struct Axis {
    /// The ends, in logarithms where the axis is of them.
    from: f64,
    to: f64,
    log: bool,
    /// A label, and its place between the ends, 0 to 1.
    pub(super) labels: Vec<(f64, String)>,
}

impl Axis {
    /// An axis that holds all these amounts.
    pub(super) fn amounts(amounts: impl Iterator<Item = f64>, language: Language) -> Self {
        let all: Vec<f64> = amounts.collect();
        let least = all.iter().copied().fold(f64::INFINITY, f64::min);
        let most = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let values = if least > 0.0 && most / least >= SPREAD {
            return Self::logarithmic(least, most, language);
        } else if least.is_finite() && most.is_finite() {
            let are_whole = all.iter().all(|amount| amount.fract() == 0.0);
            ticks(least.min(0.0), most.max(0.0), if are_whole { 1.0 } else { 0.0 })
        } else {
            vec![0.0, 1.0]
        };
        let ends = (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(1.0));
        let axis = Self { from: ends.0, to: ends.1, log: false, labels: Vec::new() };
        let labels = values.iter().map(|value| (axis.place(*value), amount(*value, language)));
        Self { labels: labels.collect(), ..axis }
    }

    fn logarithmic(least: f64, most: f64, language: Language) -> Self {
        let (from, to) = (whole(least.log10().floor()), whole(most.log10().ceil()));
        let axis = Self { from: from.into(), to: to.into(), log: true, labels: Vec::new() };
        let step = usize::try_from((to - from) / DECADES + 1).unwrap_or(1);
        let values = (from..=to).step_by(step).map(|decade| 10_f64.powi(decade));
        let labels = values.map(|value| (axis.place(value), amount(value, language))).collect();
        Self { labels, ..axis }
    }

    /// An axis from a day to a day, with no more labels than wanted.
    pub(super) fn time(from: f64, to: f64, most: usize) -> Self {
        // A little air, and a month or two at least.
        let air = ((to - from) * 0.03).max((SHORTEST - (to - from)) / 2.0).max(AIR);
        let axis = Self { from: from - air, to: to + air, log: false, labels: Vec::new() };
        let labels = MONTHS.iter().map(|months| axis.days(*months, most.max(1)));
        let few = labels.into_iter().find(|labels| labels.len() <= most.max(1));
        Self { labels: few.unwrap_or_default(), ..axis }
    }

    /// A label every so many months, at the first day of each; no further than
    /// is needed to see that there are too many.
    fn days(&self, months: i32, most: usize) -> Vec<(f64, String)> {
        let Some(first) = NaiveDate::from_num_days_from_ce_opt(whole(self.from)) else {
            return Vec::new();
        };
        let month = first.year() * 12 + i32::try_from(first.month0()).unwrap_or(0);
        let mut month = month.div_euclid(months) * months;
        let mut labels = Vec::new();
        while labels.len() <= most {
            let (year, number) = (month.div_euclid(12), month.rem_euclid(12));
            let day = NaiveDate::from_ymd_opt(year, number.unsigned_abs() + 1, 1);
            let Some(day) = day.filter(|day| f64::from(day.num_days_from_ce()) <= self.to) else {
                return labels;
            };
            let place = self.place(day.num_days_from_ce().into());
            if place >= 0.0 {
                let label = if months < 12 {
                    format!("{year:04}-{:02}", number + 1)
                } else {
                    format!("{year:04}")
                };
                labels.push((place, label));
            }
            month += months;
        }
        labels
    }

    /// Whether it is of logarithms.
    pub(super) fn is_log(&self) -> bool {
        self.log
    }

    /// Where a value is between the ends, 0 to 1.
    pub(super) fn place(&self, value: f64) -> f64 {
        let value = if self.log { value.log10() } else { value };
        (value - self.from) / (self.to - self.from)
    }
}

/// Round numbers from below the least to above the most, no nearer to each other
/// than told.
fn ticks(least: f64, most: f64, nearest: f64) -> Vec<f64> {
    let span = most - least;
    if span <= 0.0 || !span.is_finite() {
        return vec![0.0, 1.0];
    }
    let rough = span / STEPS;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    let step = step.into_iter().find(|step| *step >= rough * 0.999).unwrap_or(rough);
    let step = step.max(nearest);
    let (first, last) =
        (whole((least / step + 0.001).floor()), whole((most / step - 0.001).ceil()));
    (first.min(0)..=last.max(1)).map(|index| clean(f64::from(index) * step)).collect()
}

/// Without the dust of a multiplication: 3 × 0.1 is 0.3.
fn clean(number: f64) -> f64 {
    format!("{number:.12e}").parse().unwrap_or(number)
}

fn whole(number: f64) -> i32 {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "days and decades are small, and it saturates"
    )]
    let whole = number as i32;
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: &Axis) -> Vec<&str> {
        axis.labels.iter().map(|(_, label)| label.as_str()).collect()
    }

    fn amounts(amounts: &[f64]) -> Axis {
        Axis::amounts(amounts.iter().copied(), Language::En)
    }

    fn day(text: &str) -> f64 {
        text.parse::<NaiveDate>().unwrap().num_days_from_ce().into()
    }

    #[test]
    fn amounts_near_each_other_begin_at_zero() {
        let axis = amounts(&[5e8, 1e10]);
        assert!(!axis.is_log());
        assert_eq!(
            labels(&axis),
            ["0", "2 billion", "4 billion", "6 billion", "8 billion", "10 billion"]
        );
        assert_eq!(labels(&amounts(&[0.3, 0.1])), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(labels(&amounts(&[7.0])), ["0", "2", "4", "6", "8"]);
        assert_eq!(labels(&amounts(&[-3.0, 4.0])), ["-4", "-2", "0", "2", "4"]);
        assert_eq!(labels(&amounts(&[1.0])), ["0", "1"]);
        assert_eq!(labels(&amounts(&[0.0])), ["0", "1"]);
        assert_eq!(labels(&amounts(&[])), ["0", "1"]);
    }

    #[test]
    fn amounts_far_apart_are_logarithmic() {
        let axis = amounts(&[25.0, 3000.0]);
        assert!(axis.is_log());
        assert_eq!(labels(&axis), ["10", "100", "1000", "10,000"]);
        assert!((axis.place(100.0) - 1.0 / 3.0).abs() < 1e-9);
        assert!(amounts(&[1e-300, 1e300]).labels.len() <= 9);
        assert!(!amounts(&[0.0, 3000.0]).is_log());
    }

    #[test]
    fn time_has_the_labels_there_is_room_for() {
        let years = |most| Axis::time(day("2021-03-01"), day("2024-12-31"), most);
        assert_eq!(labels(&years(5)), ["2022", "2023", "2024", "2025"]);
        assert_eq!(labels(&years(2)), ["2022", "2024"]);
        let months = Axis::time(day("2024-01-26"), day("2024-01-26"), 8);
        assert_eq!(labels(&months), ["2024-01", "2024-02", "2024-03"]);
        assert_eq!(labels(&Axis::time(day("2024-01-01"), day("2024-03-31"), 9)).len(), 4);
        assert!(Axis::time(day("0001-01-01"), day("9999-12-31"), 0).labels.len() <= 1);
        assert!(labels(&Axis::time(f64::INFINITY, f64::NEG_INFINITY, 3)).len() <= 3);
    }
}
