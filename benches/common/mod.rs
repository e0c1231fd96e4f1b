//! What the benchmarks share: running two commands in turn, and quantiles.

#![allow(dead_code, reason = "each benchmark uses its part")]

pub(crate) mod others;
pub(crate) mod process;

use std::path::PathBuf;
use std::time::Duration;

/// The folder of the benchmarks: what is made there once is used again.
pub(crate) fn folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bench");
    std::fs::create_dir_all(&folder).expect("the folder of the benchmarks can be made");
    folder
}

/// The value that so large a part of the measures does not exceed.
pub(crate) fn quantile(measures: &[f64], part: f64) -> f64 {
    let mut sorted = measures.to_vec();
    sorted.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a place in a list of some hundreds"
    )]
    let place = ((sorted.len() as f64 * part).ceil() as usize).clamp(1, sorted.len()) - 1;
    sorted[place]
}

/// The measure in the middle.
pub(crate) fn median(measures: &[f64]) -> f64 {
    quantile(measures, 0.5)
}

/// Milliseconds.
pub(crate) fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// A number of runs from the environment.
pub(crate) fn number(variable: &str, otherwise: usize) -> usize {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}
