//! Dates in ISO 8601.

use chrono::Datelike;

use super::date::{Date, Grain};

/// The date in ISO 8601; `A/B` includes both ends.
pub(crate) fn iso(date: &Date) -> String {
    let text = |format: &str| date.first.format(format).to_string();
    match date.grain {
        Grain::Day => text("%Y-%m-%d"),
        Grain::Week => text("%G-W%V"),
        Grain::Month => text("%Y-%m"),
        Grain::Quarter => format!("{}-Q{}", text("%Y"), date.first.month0() / 3 + 1),
        Grain::Half => format!("{}-H{}", text("%Y"), date.first.month0() / 6 + 1),
        Grain::Year => text("%Y"),
        Grain::Range => format!("{}/{}", date.first, date.last),
    }
}
