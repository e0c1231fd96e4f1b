//! JSON and JSON lines. Both have an object per line, for reading, diff and head.

use std::collections::HashSet;
use std::io::{self, Write};

use serde::{Serialize, Serializer};
use serde_json::Map;
use serde_json::Value::Object;
use serde_json::ser::Formatter;

use super::visible::is_control;
use crate::query::{Rows, Value};
use crate::query::{hex, number};

/// One array, with an object per line.
pub(super) fn write_array(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    if rows.rows.is_empty() {
        return out.write_all(b"[]\n");
    }
    out.write_all(b"[\n")?;
    write_objects(rows, ",\n", out)?;
    out.write_all(b"\n]\n")
}

/// One object per line.
pub(super) fn write_lines(rows: &Rows, out: &mut dyn Write) -> io::Result<()> {
    write_objects(rows, "\n", out)?;
    if rows.rows.is_empty() { Ok(()) } else { out.write_all(b"\n") }
}

fn write_objects(rows: &Rows, separator: &str, out: &mut dyn Write) -> io::Result<()> {
    let keys = unique(&rows.columns);
    for (index, values) in rows.rows.iter().enumerate() {
        if index > 0 {
            out.write_all(separator.as_bytes())?;
        }
        let mut serializer = serde_json::Serializer::with_formatter(&mut *out, Escaped);
        serializer.collect_map(keys.iter().zip(values.iter().map(Json)))?;
    }
    Ok(())
}

/// Unique keys: a repeated column name gets a number, and never the name of
/// another column.
fn unique(columns: &[String]) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    let own: HashSet<&String> = columns.iter().collect();
    let mut names = Vec::with_capacity(columns.len());
    for column in columns {
        let mut name = column.clone();
        let mut count = 1;
        while taken.contains(&name) || (count > 1 && own.contains(&name)) {
            count += 1;
            name = format!("{column}_{count}");
        }
        taken.insert(name.clone());
        names.push(name);
    }
    names
}

/// A value as JSON.
struct Json<'a>(&'a Value);

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Integer(whole) => serializer.serialize_i64(*whole),
            Value::Real(real) => number(*real).serialize(serializer),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Blob(bytes) => serializer.serialize_str(&hex(bytes)),
            Value::List(texts) => serializer.collect_seq(texts),
        }
    }
}

/// A value as a line of JSON, or as indented lines, without a newline at the end.
#[must_use]
pub fn json_text(value: &serde_json::Value, indented: bool) -> String {
    let text = if indented { format!("{value:#}") } else { value.to_string() };
    let mut out = Vec::with_capacity(text.len());
    // Only strings have control characters, apart from the newlines between lines. Writing
    // to a Vec cannot fail.
    for (number, line) in text.split('\n').enumerate() {
        out.extend((number > 0).then_some(b'\n'));
        let _ = write_escaped(line, &mut out);
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// Sections as one object, an array of rows for each heading, and a newline.
#[must_use]
pub fn sections_json(sections: &[(&str, Rows)]) -> String {
    let mut object = Map::new();
    for (heading, rows) in sections {
        let rows = serde_json::from_str(&super::Format::Json.render(rows)).unwrap_or_default();
        object.insert((*heading).to_owned(), rows);
    }
    json_text(&Object(object), true) + "\n"
}

/// Writes a part of a JSON string with all control characters escaped, so that it is
/// safe on a terminal and parses to the same text.
fn write_escaped<W: ?Sized + Write>(text: &str, out: &mut W) -> io::Result<()> {
    let mut rest = text;
    while let Some((at, letter)) = rest.char_indices().find(|(_, letter)| is_control(*letter)) {
        write!(out, "{}\\u{:04x}", &rest[..at], u32::from(letter))?;
        rest = &rest[at + letter.len_utf8()..];
    }
    out.write_all(rest.as_bytes())
}

/// Compact JSON with all control characters escaped.
struct Escaped;

impl Formatter for Escaped {
    fn write_string_fragment<W: ?Sized + Write>(
        &mut self,
        out: &mut W,
        fragment: &str,
    ) -> io::Result<()> {
        write_escaped(fragment, out)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format::{Json, Jsonl};
    use super::super::testing::{answer, piped, text};
    use super::*;

    #[test]
    fn one_object_per_line_in_column_order() {
        let rows = answer(
            ["slug", "count", "note"],
            &[
                [text("dojo"), Value::Integer(3), Value::Null],
                [text("d1"), Value::Real(0.5), text("日本 é")],
            ],
        );
        let first = r#"{"slug":"dojo","count":3,"note":null}"#;
        let second = r#"{"slug":"d1","count":0.5,"note":"日本 é"}"#;
        assert_eq!(piped(&rows, Json), format!("[\n{first},\n{second}\n]\n"));
        assert_eq!(piped(&rows, Jsonl), format!("{first}\n{second}\n"));
    }

    #[test]
    fn numbers_are_numbers() {
        let shown = |value| piped(&answer(["n"], &[[value]]), Jsonl);
        assert_eq!(shown(Value::Real(500_000_000.0)), "{\"n\":500000000}\n");
        assert_eq!(shown(Value::Real(-0.0)), "{\"n\":0}\n");
        assert_eq!(shown(Value::Real(1e300)), "{\"n\":1e+300}\n");
        assert_eq!(shown(Value::Real(f64::NAN)), "{\"n\":null}\n");
        assert_eq!(shown(Value::Real(f64::NEG_INFINITY)), "{\"n\":null}\n");
        assert_eq!(shown(Value::Integer(i64::MAX)), "{\"n\":9223372036854775807}\n");
    }

    #[test]
    fn repeated_column_names_are_numbered() {
        let one = || Value::Integer(1);
        let rows = answer(["a", "a", "a_2", "a"], &[[one(), one(), one(), one()]]);
        assert_eq!(piped(&rows, Jsonl), "{\"a\":1,\"a_3\":1,\"a_2\":1,\"a_4\":1}\n");
        let rows = answer(["count", "count"], &[[one(), one()]]);
        assert_eq!(piped(&rows, Jsonl), "{\"count\":1,\"count_2\":1}\n");
    }

    #[test]
    fn text_round_trips_without_control_characters() {
        let hostile = "\"\\/\t\n\r\u{0}\u{1b}[31m\u{7f}\u{9b}\u{202e}|<é日👩\u{200d}🚀";
        let shown = piped(&answer([hostile], &[[text(hostile)]]), Json);
        assert!(!shown.contains(|letter| letter != '\n' && is_control(letter)));
        let read: Vec<std::collections::BTreeMap<String, String>> =
            serde_json::from_str(&shown).unwrap();
        assert_eq!(read[0][hostile], hostile);
        let shown = piped(&answer(["a"], &[[text("\u{1b}\u{7f}\u{9b}")]]), Jsonl);
        assert_eq!(shown, "{\"a\":\"\\u001b\\u007f\\u009b\"}\n");
    }
}
