//! Comma-separated values as in RFC 4180, except that lines end in `\n`; and as
//! spreadsheets open them.

use std::borrow::Cow;
use std::io::{self, Write};

use csv::{ErrorKind, Terminator, WriterBuilder};

use super::cells::Cells;
use crate::query::{Rows, Value};

/// How values are separated and numbers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Dialect {
    /// Between two values.
    pub(crate) separator: char,
    /// Before the fraction of a number.
    pub(crate) decimal: char,
    /// Whether a spreadsheet is to open it: with a byte order mark, so that it reads
    /// UTF-8, and with lines that end in CR LF.
    pub(crate) marked: bool,
}

impl Dialect {
    /// RFC 4180, but for the ends of lines.
    pub(crate) const PLAIN: Self = Self { separator: ',', decimal: '.', marked: false };

    /// What spreadsheets read: where numbers have a decimal comma, they split lines at `;`.
    pub(crate) const fn of_spreadsheets(decimal_comma: bool) -> Self {
        let (separator, decimal) = if decimal_comma { (';', ',') } else { (',', '.') };
        Self { separator, decimal, marked: true }
    }

    /// A writer of this dialect.
    pub(crate) fn writer<W: Write>(self, mut out: W) -> io::Result<csv::Writer<W>> {
        let mut builder = WriterBuilder::new();
        builder.delimiter(u8::try_from(self.separator).unwrap_or(b','));
        if self.marked {
            out.write_all("\u{feff}".as_bytes())?;
            builder.terminator(Terminator::CRLF);
        }
        Ok(builder.from_writer(out))
    }

    /// A value as it stands in a cell.
    pub(crate) fn cell(self, value: &Value) -> Cow<'_, str> {
        let text = Cells::guarded(self.marked).value(value);
        match value {
            Value::Real(_) if self.decimal != '.' => {
                text.replace('.', &self.decimal.to_string()).into()
            }
            _ => text,
        }
    }
}

/// A header, and a record per row. NULL is empty, like an empty text.
pub(super) fn write(
    rows: &Rows,
    cells: Cells,
    dialect: Dialect,
    out: &mut dyn Write,
) -> io::Result<()> {
    if rows.columns.is_empty() {
        return Ok(());
    }
    let mut writer = dialect.writer(out)?;
    let header = rows.columns.iter().map(|name| cells.shown(&cells.text(name)));
    writer.write_record(header).map_err(failed)?;
    for row in &rows.rows {
        let record = row.iter().map(|value| match value {
            Value::Real(_) => cells.shown(&dialect.cell(value)),
            value => cells.shown(&cells.value(value)),
        });
        writer.write_record(record).map_err(failed)?;
    }
    writer.flush()
}

/// The error of the writer; the crate's own conversion hides a closed pipe.
pub(crate) fn failed(error: csv::Error) -> io::Error {
    match error.into_kind() {
        ErrorKind::Io(error) => error,
        kind => io::Error::other(format!("{kind:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Format::{Csv, CsvExcel};
    use super::super::Style;
    use super::super::testing::{answer, piped, styled, text};
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
    fn a_spreadsheet_gets_its_mark_and_the_numbers_of_its_country() {
        let rows = answer(["name", "value"], &[[text("=a;b"), Value::Real(0.5)]]);
        let shown =
            |decimal_comma| styled(&rows, CsvExcel, Style { decimal_comma, ..Style::default() });
        assert_eq!(shown(false), "\u{feff}name,value\r\n'=a;b,0.5\r\n");
        assert_eq!(shown(true), "\u{feff}name;value\r\n\"'=a;b\";0,5\r\n");
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
