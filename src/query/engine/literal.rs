//! Values as literals of an engine. A literal has no character that a terminal would act
//! on, and no value can end its literal or be read as anything else.

use super::Engine;
use crate::query::call::OPEN;
use crate::query::value::{Value, hex};

/// A value as a literal; the reason if the engine has no such value.
pub(super) fn literal(value: &Value, is_day: bool, engine: Engine) -> Result<String, String> {
    Ok(match value {
        Value::Null if is_day && engine != Engine::Sqlite => "CAST(NULL AS DATE)".to_owned(),
        Value::Null => "NULL".to_owned(),
        // No engine reads the digits of the smallest integer before its sign.
        Value::Integer(i64::MIN) => format!("({} - 1)", i64::MIN + 1),
        Value::Integer(number) => signed(number.to_string()),
        Value::Real(number) => real(*number, engine)?,
        Value::Text(day) if is_day => date(day, engine)?,
        Value::Text(text) => quoted(text, engine)?,
        Value::List(texts) => quoted(&texts.join("\n"), engine)?,
        Value::Blob(bytes) if engine == Engine::Postgres => format!("'\\x{}'::bytea", hex(bytes)),
        Value::Blob(bytes) if engine == Engine::Duckdb => format!("from_hex('{}')", hex(bytes)),
        Value::Blob(bytes) => format!("X'{}'", hex(bytes)),
    })
}

/// A number in brackets if it has a sign: `- -1` would begin a comment.
fn signed(number: String) -> String {
    if number.starts_with('-') { format!("({number})") } else { number }
}

/// A number with an exponent: without one, engines read a decimal, not a double.
fn real(number: f64, engine: Engine) -> Result<String, String> {
    if !number.is_finite() {
        return Err(format!("it has no literal for the number {number}"));
    }
    let digits = format!("{number:e}");
    Ok(match engine {
        Engine::Postgres => format!("CAST({digits} AS DOUBLE PRECISION)"),
        _ => signed(digits),
    })
}

/// A day, with the type that the columns of days have there.
fn date(day: &str, engine: Engine) -> Result<String, String> {
    let text = quoted(day, engine)?;
    Ok(match engine {
        Engine::Sqlite => text,
        // It has no year 0.
        Engine::Postgres if day == OPEN.0 => "DATE '-infinity'".to_owned(),
        _ => format!("DATE {text}"),
    })
}

/// A text between quotes.
pub(super) fn quoted(text: &str, engine: Engine) -> Result<String, String> {
    match engine {
        Engine::Spark => Ok(format!("'{}'", text.chars().map(escaped).collect::<String>())),
        Engine::Postgres if text.contains('\0') => {
            Err("its texts cannot hold the character NUL".to_owned())
        }
        _ => Ok(in_pieces(text, engine)),
    }
}

/// A character within a literal of Spark, which reads escapes, and replaces `${name}` by a
/// setting before it reads anything.
fn escaped(letter: char) -> String {
    match letter {
        '\\' => "\\\\".to_owned(),
        '\'' => "\\'".to_owned(),
        '$' => "\\u0024".to_owned(),
        // All of them are within the first 65,536 code points.
        letter if is_unseen(letter) => format!("\\u{:04x}", u32::from(letter)),
        letter => letter.to_string(),
    }
}

/// A text as runs between quotes, joined with the characters that cannot be seen.
fn in_pieces(text: &str, engine: Engine) -> String {
    let function = if engine == Engine::Sqlite { "char" } else { "chr" };
    let mut pieces = Vec::new();
    let mut run = String::new();
    for letter in text.chars() {
        if is_unseen(letter) {
            if !run.is_empty() {
                pieces.push(between_quotes(&run, engine));
                run.clear();
            }
            pieces.push(format!("{function}({})", u32::from(letter)));
        } else {
            run.push(letter);
        }
    }
    if !run.is_empty() || pieces.is_empty() {
        pieces.push(between_quotes(&run, engine));
    }
    match pieces.as_slice() {
        [one] => one.clone(),
        all => format!("({})", all.join(" || ")),
    }
}

fn between_quotes(run: &str, engine: Engine) -> String {
    let doubled = run.replace('\'', "''");
    // Read alike whether the server takes a backslash in '…' for an escape or not.
    if engine == Engine::Postgres && run.contains('\\') {
        return format!("E'{}'", doubled.replace('\\', "\\\\"));
    }
    format!("'{doubled}'")
}

/// Whether a character is one that a terminal acts on, or that cannot be seen.
fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str, engine: Engine) -> String {
        quoted(text, engine).unwrap()
    }

    #[test]
    fn a_text_cannot_end_its_literal() {
        let hostile = "a'b\\' || x -- ;";
        assert_eq!(text(hostile, Engine::Sqlite), r"'a''b\'' || x -- ;'");
        assert_eq!(text(hostile, Engine::Duckdb), r"'a''b\'' || x -- ;'");
        assert_eq!(text(hostile, Engine::Spark), r"'a\'b\\\' || x -- ;'");
        assert_eq!(text(hostile, Engine::Postgres), r"E'a''b\\'' || x -- ;'");
        assert_eq!(text("${env:HOME}", Engine::Spark), r"'\u0024{env:HOME}'");
    }

    #[test]
    fn characters_that_cannot_be_seen_are_written_as_numbers() {
        assert_eq!(text("a\0\nb", Engine::Sqlite), "('a' || char(0) || char(10) || 'b')");
        assert_eq!(text("\u{202e}", Engine::Duckdb), "chr(8238)");
        assert_eq!(text("a\u{1b}b", Engine::Spark), r"'a\u001bb'");
        assert_eq!(text("été 数", Engine::Spark), "'été 数'");
        assert_eq!(text("", Engine::Duckdb), "''");
        assert!(quoted("\0", Engine::Postgres).is_err());
    }

    #[test]
    fn a_number_is_a_double_and_a_day_a_date() {
        let of = |value: Value, engine| literal(&value, false, engine).unwrap();
        assert_eq!(of(Value::Real(1e9), Engine::Duckdb), "1e9");
        assert_eq!(of(Value::Real(-2.5), Engine::Spark), "(-2.5e0)");
        assert_eq!(of(Value::Real(0.1), Engine::Postgres), "CAST(1e-1 AS DOUBLE PRECISION)");
        assert_eq!(of(Value::Integer(i64::MIN), Engine::Spark), "(-9223372036854775807 - 1)");
        assert!(literal(&Value::Real(f64::NAN), false, Engine::Duckdb).is_err());
        let day = |engine| literal(&Value::Text("2024-01-31".to_owned()), true, engine).unwrap();
        assert_eq!(day(Engine::Sqlite), "'2024-01-31'");
        assert_eq!(day(Engine::Spark), "DATE '2024-01-31'");
        assert_eq!(literal(&Value::Null, true, Engine::Duckdb).unwrap(), "CAST(NULL AS DATE)");
    }
}
