//! Comma-separated values after RFC 4180, for spreadsheets and scripts: the
//! values as they are, with `\n` at each line's end as files here have it.

use std::io::{self, Write};

use csv::{ErrorKind, WriterBuilder};

use super::cells::Cells;
use crate::query::Rows;

/// A header and a line a row. NULL is empty, as an empty text is.
pub(super) fn write(rows: &Rows, cells: Cells, out: &mut dyn Write) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    records(rows, cells, out).map_err(|error| match error.into_kind() {
        // The crate's own conversion would hide that a pipe was closed.
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
    fn values_stand_as_they_are_and_null_is_empty() {
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
    fn only_what_must_be_quoted_is() {
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
    fn a_lone_empty_value_is_no_blank_line() {
        let rows = answer(["a"], &[[Value::Null], [text("b")]]);
        assert_eq!(piped(&rows, Csv), "a\n\"\"\nb\n");
    }
}
