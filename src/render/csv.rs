//! Comma-separated values as in RFC 4180, except that lines end in `\n`.

use std::io::{self, Write};

use csv::{ErrorKind, WriterBuilder};

use super::cells::Cells;
use crate::query::Rows;

/// A header, and a record per row. NULL is empty, like an empty text.
pub(super) fn write(rows: &Rows, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    records(rows, cells, out).map_err(|error| match error.into_kind() {
        // The crate's own conversion hides a closed pipe.
        ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    })
}

fn records(rows: &Rows, cells: Cells, out: &mut dyn Write) -> csv::Result<()> {
    let mut writer = WriterBuilder::new().from_writer(out);
    writer.write_record(rows.columns.iter().map(|name| cells.shown(&cells.text(name))))?;
    for row in &rows.rows {
        writer.write_record(row.iter().map(|value| cells.shown(&cells.value(value))))?;
    }
    Ok(writer.flush()?)
}

#[cfg(test)]
mod tests {
    use super::super::Format::Csv;
    use super::super::testing::{answer, piped, text};
    use crate::query::Value;

    #[test]
    fn values_are_unchanged_and_null_is_empty() {
        let rows = answer(
            ["slug", "value", "note"],
            &[
                [text("dojo"), Value::Real(500_000_000.0), Value::Null],
                [text("日本"), Value::Real(1e300), text("é | \\ \u{1b}")],
            ],
        );
        assert_eq!(
            piped(&rows, Csv),
            "slug,value,note\ndojo,500000000,\n日本,1e+300,é | \\ \u{1b}\n"
        );
    }

    #[test]
    fn fields_are_quoted_only_if_needed() {
        let rows = answer(
            ["a,b", "say \"x\""],
            &[[text("two\nlines"), text("a\rb")], [text("a\tb"), text(" spaced ")]],
        );
        assert_eq!(
            piped(&rows, Csv),
            "\"a,b\",\"say \"\"x\"\"\"\n\"two\nlines\",\"a\rb\"\na\tb, spaced \n"
        );
    }

    #[test]
    fn a_lone_empty_value_is_quoted() {
        let rows = answer(["a"], &[[Value::Null], [text("b")]]);
        assert_eq!(piped(&rows, Csv), "a\n\"\"\nb\n");
    }
}
