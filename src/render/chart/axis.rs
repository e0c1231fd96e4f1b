//! An axis: its scale, its ticks, and the position of a value on it. Amounts a
//! hundredfold apart get a logarithmic scale.

use chrono::{Datelike, NaiveDate};

use crate::model::Language;
use crate::query::amount::number;

/// The ratio of the largest to the smallest amount from which a scale is
/// logarithmic.
const SPREAD: f64 = 100.0;

/// About how many steps a linear scale has.
const STEPS: f64 = 5.0;

/// The maximum number of ticks of a logarithmic scale.
const POWERS: i32 = 8;

/// The minimum margin before the first and after the last day, in days.
const MARGIN: f64 = 15.0;

/// The shortest time shown, in days.
const SHORTEST: f64 = 100.0;

/// The months between two ticks of time.
const MONTHS: [i32; 10] = [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200];

/// A label of an axis and its position, from 0 to 1.
pub(super) type Tick = (f64, String);

/// A scale from one value to another.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    /// The ends; their logarithms if the scale is logarithmic.
    from: f64,
    to: f64,
    log: bool,
}

impl Axis {
    /// A scale for these amounts, with its ticks.
    pub(super) fn amounts(
        amounts: impl Iterator<Item = f64>,
        language: Language,
    ) -> (Self, Vec<Tick>) {
        let all: Vec<f64> = amounts.collect();
        let min = all.iter().copied().fold(f64::INFINITY, f64::min);
        let max = all.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let (log, values) = if min > 0.0 && max / min >= SPREAD {
            (true, powers(min, max))
        } else if min.is_finite() && max.is_finite() {
            let are_whole = all.iter().all(|amount| amount.fract() == 0.0);
            let step = if are_whole { 1.0 } else { 0.0 };
            (false, round_numbers(min.min(0.0), max.max(0.0), step))
        } else {
            (false, vec![0.0, 1.0])
        };
        let axis = match (values.as_slice(), log) {
            _ if log => Self { from: min.log10().floor(), to: max.log10().ceil(), log },
            ([first, .., last], _) => Self { from: *first, to: *last, log },
            _ => Self { from: 0.0, to: 1.0, log },
        };
        let ticks = values.iter().map(|value| (axis.position(*value), number(*value, language)));
        (axis, ticks.collect())
    }

    /// A scale of time from a day to a day, both counted from the common era.
    pub(super) fn time(from: f64, to: f64) -> Self {
        // A little margin, and a few months at least.
        let margin = ((to - from) * 0.03).max((SHORTEST - (to - from)) / 2.0).max(MARGIN);
        Self { from: from - margin, to: to + margin, log: false }
    }

    /// The ticks of a scale of time, at most as many as there is room for.
    pub(super) fn dates(&self, max: usize) -> Vec<Tick> {
        let max = max.max(1);
        let ticks = MONTHS.iter().map(|months| self.every(*months, max));
        ticks.into_iter().find(|ticks| ticks.len() <= max).unwrap_or_default()
    }

    /// A tick every so many months, at the first day of each; stops once there
    /// are too many.
    fn every(&self, months: i32, max: usize) -> Vec<Tick> {
        let Some(first) = NaiveDate::from_num_days_from_ce_opt(whole(self.from)) else {
            return Vec::new();
        };
        let month = first.year() * 12 + i32::try_from(first.month0()).unwrap_or(0);
        let mut month = month.div_euclid(months) * months;
        let mut ticks = Vec::new();
        while ticks.len() <= max {
            let (year, number) = (month.div_euclid(12), month.rem_euclid(12));
            let day = NaiveDate::from_ymd_opt(year, number.unsigned_abs() + 1, 1);
            let Some(day) = day.filter(|day| f64::from(day.num_days_from_ce()) <= self.to) else {
                return ticks;
            };
            let position = self.position(day.num_days_from_ce().into());
            if position >= 0.0 {
                let label = if months < 12 {
                    format!("{year:04}-{:02}", number + 1)
                } else {
                    format!("{year:04}")
                };
                ticks.push((position, label));
            }
            month += months;
        }
        ticks
    }

    pub(super) fn is_log(&self) -> bool {
        self.log
    }

    /// The position of a value between the ends, from 0 to 1.
    pub(super) fn position(&self, value: f64) -> f64 {
        let value = if self.log { value.log10() } else { value };
        (value - self.from) / (self.to - self.from)
    }
}

/// The powers of ten from below `min` to above `max`; every second or third of
/// them where there are many.
fn powers(min: f64, max: f64) -> Vec<f64> {
    let (from, to) = (whole(min.log10().floor()), whole(max.log10().ceil()));
    let step = usize::try_from((to - from) / POWERS + 1).unwrap_or(1);
    (from..=to).step_by(step).map(|power| 10_f64.powi(power)).collect()
}

/// Round numbers from below `min` to above `max`, at least `nearest` apart.
fn round_numbers(min: f64, max: f64, nearest: f64) -> Vec<f64> {
    let span = max - min;
    if span <= 0.0 || !span.is_finite() {
        return vec![0.0, 1.0];
    }
    let rough = span / STEPS;
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].map(|step| step * power);
    let step = step.into_iter().find(|step| *step >= rough * 0.999).unwrap_or(rough);
    let step = step.max(nearest);
    let (first, last) = (whole((min / step + 0.001).floor()), whole((max / step - 0.001).ceil()));
    (first.min(0)..=last.max(1)).map(|index| clean(f64::from(index) * step)).collect()
}

/// Rounds off the error of a multiplication: 3 × 0.1 is 0.3.
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

    fn labels(ticks: &[Tick]) -> Vec<&str> {
        ticks.iter().map(|(_, label)| label.as_str()).collect()
    }

    fn amounts(amounts: &[f64]) -> (Axis, Vec<Tick>) {
        Axis::amounts(amounts.iter().copied(), Language::En)
    }

    fn day(text: &str) -> f64 {
        text.parse::<NaiveDate>().unwrap().num_days_from_ce().into()
    }

    #[test]
    fn a_linear_scale_includes_zero() {
        let (axis, ticks) = amounts(&[5e8, 1e10]);
        assert!(!axis.is_log());
        assert_eq!(
            labels(&ticks),
            ["0", "2 billion", "4 billion", "6 billion", "8 billion", "10 billion"]
        );
        assert_eq!(labels(&amounts(&[0.3, 0.1]).1), ["0", "0.1", "0.2", "0.3"]);
        assert_eq!(labels(&amounts(&[7.0]).1), ["0", "2", "4", "6", "8"]);
        assert_eq!(labels(&amounts(&[-3.0, 4.0]).1), ["-4", "-2", "0", "2", "4"]);
        assert_eq!(labels(&amounts(&[1.0]).1), ["0", "1"]);
        assert_eq!(labels(&amounts(&[0.0]).1), ["0", "1"]);
        assert_eq!(labels(&amounts(&[]).1), ["0", "1"]);
    }

    #[test]
    fn amounts_far_apart_get_a_logarithmic_scale() {
        let (axis, ticks) = amounts(&[25.0, 3000.0]);
        assert!(axis.is_log());
        assert_eq!(labels(&ticks), ["10", "100", "1000", "10,000"]);
        assert!((axis.position(100.0) - 1.0 / 3.0).abs() < 1e-9);
        assert!(amounts(&[1e-300, 1e300]).1.len() <= 9);
        assert!(!amounts(&[0.0, 3000.0]).0.is_log());
    }

    #[test]
    fn time_has_the_ticks_there_is_room_for() {
        let time = |from, to, max| Axis::time(from, to).dates(max);
        let years = |max| time(day("2021-03-01"), day("2024-12-31"), max);
        assert_eq!(labels(&years(5)), ["2022", "2023", "2024", "2025"]);
        assert_eq!(labels(&years(2)), ["2022", "2024"]);
        let months = time(day("2024-01-26"), day("2024-01-26"), 8);
        assert_eq!(labels(&months), ["2024-01", "2024-02", "2024-03"]);
        assert_eq!(labels(&time(day("2024-01-01"), day("2024-03-31"), 9)).len(), 4);
        assert!(time(day("0001-01-01"), day("9999-12-31"), 0).len() <= 1);
        assert!(labels(&time(f64::INFINITY, f64::NEG_INFINITY, 3)).len() <= 3);
    }
}
