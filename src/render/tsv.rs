//! Tab-separated values, for cut, awk and paste: nothing is quoted, and every row
//! is one line with the same number of tabs.

use std::io::{self, Write};

use super::cells::Cells;
use crate::query::Rows;

/// A header, and a line per row. NULL is empty, like an empty text.
pub(super) fn write(rows: &Rows, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    write_line(rows.columns.iter().map(|name| cells.shown(&escaped(&cells.text(name)))), out)?;
    for row in &rows.rows {
        write_line(row.iter().map(|value| cells.shown(&escaped(&cells.value(value)))), out)?;
    }
    Ok(())
}

fn write_line(fields: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}", fields.collect::<Vec<_>>().join("\t"))
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' => escaped.push_str("\\\\"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::super::Format::Tsv;
    use super::super::testing::{answer, piped, text};
    use crate::query::Value;

    #[test]
    fn a_row_is_always_one_line() {
        let rows = answer(
            ["a\tb", "note"],
            &[
                [text("two\r\nlines"), text("C:\\new")],
                [Value::Null, text("\"quoted\", é 日本 | x")],
                [Value::Real(-0.0), Value::Null],
            ],
        );
        assert_eq!(
            piped(&rows, Tsv),
            concat!(
                "a\\tb\tnote\n",
                "two\\r\\nlines\tC:\\\\new\n",
                "\t\"quoted\", é 日本 | x\n",
                "0\t\n",
            )
        );
    }
}
