//! Rows become text here and nowhere else, so that a terminal, a script and a
//! page are told the same. A format is a file and a line in [`render`].

mod amount;
mod cells;
pub mod chart;
mod color;
mod csv;
mod json;
mod layout;
mod markdown;
mod plain;
mod records;
mod screen;
mod svg;
mod table;
pub mod timeline;
mod tsv;
mod value;
mod visible;

use std::io::{self, BufWriter, Write};

use cells::Cells;
use clap::ValueEnum;

use crate::query::Rows;

pub use screen::Screen;
pub(crate) use visible::visible;

/// The formats an answer can be had in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Aligned columns, for people
    #[default]
    Table,
    /// One array of objects
    Json,
    /// One object a line
    Jsonl,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// Tab-separated values, \t \n \r \\ escaped
    Tsv,
    /// A GitHub table
    Markdown,
    /// Comma-separated values that no spreadsheet takes for formulas
    CsvSafe,
    /// Tab-separated values that no spreadsheet takes for formulas
    TsvSafe,
}

/// What a table may do with the place it is written to. The default is a pipe:
/// nothing wrapped, nothing coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The width of the terminal in columns; none on a pipe, where nothing wraps.
    pub width: Option<usize>,
    /// Whether escape codes may be written.
    pub color: bool,
}

/// Writes an answer in a format.
///
/// An answer without rows is `[]` in JSON, nothing in JSON lines and in a
/// table, and the header alone in the other formats.
///
/// # Errors
///
/// The error of `out`, its kind unchanged: a closed pipe stays one.
pub fn render(rows: &Rows, format: Format, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::new(out);
    match format {
        Format::Table => table::write(rows, style, &mut out),
        Format::Json => json::write_array(rows, &mut out),
        Format::Jsonl => json::write_lines(rows, &mut out),
        Format::Csv => csv::write(rows, Cells::of(*style, false), &mut out),
        Format::CsvSafe => csv::write(rows, Cells::of(*style, true), &mut out),
        Format::Tsv => tsv::write(rows, Cells::of(*style, false), &mut out),
        Format::TsvSafe => tsv::write(rows, Cells::of(*style, true), &mut out),
        Format::Markdown => markdown::write(rows, &mut out),
    }?;
    out.flush()
}

#[cfg(test)]
mod testing {
    use super::{Format, Rows, Style, render};
    use crate::query::Value;

    pub(super) fn answer<const N: usize>(columns: [&str; N], rows: &[[Value; N]]) -> Rows {
        Rows {
            columns: columns.map(String::from).to_vec(),
            rows: rows.iter().map(|row| row.to_vec()).collect(),
            total: rows.len(),
            more: false,
        }
    }

    pub(super) fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    pub(super) fn piped(rows: &Rows, format: Format) -> String {
        styled(rows, format, Style::default())
    }

    pub(super) fn styled(rows: &Rows, format: Format, style: Style) -> String {
        let mut out = Vec::new();
        render(rows, format, &style, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Error, ErrorKind};

    use super::testing::{answer, piped, text};
    use super::*;
    use crate::query::Value;

    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(Error::from(ErrorKind::BrokenPipe))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_closed_pipe_is_told_as_one_by_every_format() {
        let long = answer(["a"], &[[text(&"x".repeat(100_000))]]);
        for format in Format::value_variants() {
            let error = render(&long, *format, &Style::default(), &mut Closed).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::BrokenPipe, "{format:?}");
        }
    }

    #[test]
    fn no_rows_is_the_header_or_an_empty_array_or_nothing() {
        let none = answer(["a", "b"], &[]);
        let shown: Vec<_> =
            Format::value_variants().iter().map(|format| piped(&none, *format)).collect();
        let (comma, tab) = ("a,b\n", "a\tb\n");
        let markdown = "| a | b |\n| --- | --- |\n";
        assert_eq!(shown, ["", "[]\n", "", comma, tab, markdown, comma, tab]);
    }

    #[test]
    fn no_columns_is_no_header() {
        let nothing = Rows::default();
        for format in [Format::Table, Format::Jsonl, Format::Csv, Format::Tsv, Format::Markdown] {
            assert_eq!(piped(&nothing, format), "", "{format:?}");
        }
        assert_eq!(piped(&nothing, Format::Json), "[]\n");
    }

    #[test]
    fn a_blob_is_hexadecimal_in_every_format() {
        let blob = answer(["a"], &[[Value::Blob(vec![0, 0xff, 0x1b])]]);
        for format in Format::value_variants() {
            assert!(piped(&blob, *format).contains("00ff1b"), "{format:?}");
        }
    }
}
