//! Values as text. A number has the same digits in every format, so that answers
//! can be compared across formats.

use std::borrow::Cow;
use std::fmt::Write;

use serde_json::Number;

use crate::query::{Rows, Value};

/// 2^53: below it every integer is exact as a 64-bit float, also in readers that
/// only know floats.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The value as text; empty for NULL.
pub(super) fn text(value: &Value) -> Cow<'_, str> {
    match value {
        Value::Null => Cow::Borrowed(""),
        Value::Integer(whole) => Cow::Owned(whole.to_string()),
        Value::Real(real) => Cow::Owned(real_text(*real)),
        Value::Text(text) => Cow::Borrowed(text),
        Value::Blob(bytes) => Cow::Owned(hex(bytes)),
    }
}

/// A real as a JSON number: an integer without fraction, any other as the
/// shortest digits that read back the same; none if it is not finite.
pub(super) fn number(real: f64) -> Option<Number> {
    if real.fract() == 0.0 && real.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return Some(Number::from(real as i64));
    }
    Number::from_f64(real)
}

/// The bytes in lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// For each column, whether it has only numbers and NULL.
pub(super) fn numeric_columns(rows: &Rows) -> Vec<bool> {
    (0..rows.columns.len()).map(|index| is_numeric(rows, index)).collect()
}

fn is_numeric(rows: &Rows, index: usize) -> bool {
    let mut values = rows
        .rows
        .iter()
        .filter_map(|row| row.get(index))
        .filter(|value| **value != Value::Null)
        .map(|value| matches!(value, Value::Integer(_) | Value::Real(_)))
        .peekable();
    values.peek().is_some() && values.all(|is_number| is_number)
}

/// Infinities are written as in the `sqlite3` shell; NaN is empty, like NULL.
fn real_text(real: f64) -> String {
    match number(real) {
        Some(number) => number.to_string(),
        None if real.is_nan() => String::new(),
        None if real > 0.0 => "Inf".to_owned(),
        None => "-Inf".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::testing::answer;

    #[test]
    fn reals_have_no_needless_digits() {
        let shown = |real| text(&Value::Real(real)).into_owned();
        assert_eq!(shown(500_000_000.0), "500000000");
        assert_eq!(shown(-3.0), "-3");
        assert_eq!(shown(-0.0), "0");
        assert_eq!(shown(0.1 + 0.2), "0.30000000000000004");
        assert_eq!(shown(9_007_199_254_740_991.0), "9007199254740991");
        assert_eq!(shown(9_007_199_254_740_992.0), "9007199254740992.0");
        assert_eq!(shown(1e300), "1e+300");
        assert_eq!(shown(5e-324), "5e-324");
        assert_eq!(shown(f64::NAN), "");
        assert_eq!(shown(f64::INFINITY), "Inf");
        assert_eq!(shown(f64::NEG_INFINITY), "-Inf");
    }

    #[test]
    fn integers_keep_every_digit() {
        assert_eq!(text(&Value::Integer(i64::MIN)), "-9223372036854775808");
        assert_eq!(text(&Value::Integer(i64::MAX)), "9223372036854775807");
    }

    #[test]
    fn a_numeric_column_may_have_nulls_but_no_text() {
        let rows = answer(
            ["numbers", "mixed", "empty"],
            &[
                [Value::Null, Value::Integer(1), Value::Null],
                [Value::Real(0.5), Value::Text("1".into()), Value::Null],
            ],
        );
        assert_eq!(numeric_columns(&rows), [true, false, false]);
    }
}
