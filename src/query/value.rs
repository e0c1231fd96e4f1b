//! One value of an answer, and the one way it reads as text: a number has the same
//! digits in every format, so that answers can be compared across formats.

use std::borrow::Cow;
use std::fmt::{self, Write};

use rusqlite::types::{ToSql, ToSqlOutput, ValueRef};
use serde_json::Number;

/// 2^53: below it every integer is exact as a 64-bit float, also in readers that
/// only know floats.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// One value of an answer, as SQLite has them.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value.
    Null,
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, or one too large for a whole number.
    Real(f64),
    /// A text.
    Text(String),
    /// Bytes.
    Blob(Vec<u8>),
    /// Several texts: the names in a column such as `systems`.
    List(Vec<String>),
}

impl Value {
    /// The text, if it is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The value as text: empty for NULL, hexadecimal for bytes.
    #[must_use]
    pub fn text(&self) -> Cow<'_, str> {
        match self {
            Self::Null => Cow::Borrowed(""),
            Self::Integer(whole) => Cow::Owned(whole.to_string()),
            Self::Real(real) => Cow::Owned(real_text(*real)),
            Self::Text(text) => Cow::Borrowed(text),
            Self::Blob(bytes) => Cow::Owned(hex(bytes)),
            Self::List(texts) => Cow::Owned(texts.join(", ")),
        }
    }
}

/// As [`Value::text`].
impl fmt::Display for Value {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.text())
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
            Self::List(texts) => return Ok(texts.join("\n").into()),
        }))
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_owned()),
        }
    }
}

/// A real as a JSON number: an integer without fraction, any other as the
/// shortest digits that read back the same; none if it is not finite.
pub(crate) fn number(real: f64) -> Option<Number> {
    if real.fract() == 0.0 && real.abs() < EXACT {
        #[expect(clippy::cast_possible_truncation, reason = "whole and below 2^53")]
        return Some(Number::from(real as i64));
    }
    Number::from_f64(real)
}

/// The bytes in lower-case hexadecimal.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(2 * bytes.len()), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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

    #[test]
    fn reals_have_no_needless_digits() {
        let shown = |real| Value::Real(real).to_string();
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
        assert_eq!(Value::Integer(i64::MIN).text(), "-9223372036854775808");
        assert_eq!(Value::Integer(i64::MAX).text(), "9223372036854775807");
    }
}
