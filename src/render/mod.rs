//! Renders rows as text: the same values in every format, for a terminal, a
//! script or a page. No format needs a terminal: [`Format::render`] returns a
//! string. Each format is a file and a line in [`Format::write`].

mod cells;
pub mod chart;
mod color;
mod csv;
mod json;
mod layout;
mod markdown;
mod people;
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
pub(crate) use csv::Dialect;
#[cfg(feature = "web")]
pub(crate) use csv::failed as csv_failed;
pub(crate) use people::for_people;
use strum::{Display, EnumMessage, EnumString, IntoStaticStr, VariantArray};

use crate::query::Rows;

pub use json::json_text;
pub use json::sections_json;
pub use screen::Screen;
pub(crate) use visible::visible;

/// A format for rows. Its name, such as `csv-safe`, is what [`Display`] writes and
/// [`FromStr`] reads; [`VariantArray`] lists all formats.
///
/// [`Display`]: std::fmt::Display
/// [`FromStr`]: std::str::FromStr
#[derive(
    Clone,
    Copy,
    Debug,
    Default,
    PartialEq,
    Eq,
    Display,
    EnumString,
    IntoStaticStr,
    EnumMessage,
    VariantArray,
)]
#[strum(serialize_all = "kebab-case")]
pub enum Format {
    /// Aligned columns, for people
    #[default]
    Table,
    /// One array of objects
    Json,
    /// One object per line
    Jsonl,
    /// Comma-separated values (RFC 4180)
    Csv,
    /// Tab-separated values, \t \n \r \\ escaped
    Tsv,
    /// A Markdown table, as on GitHub
    Markdown,
    /// CSV in which no spreadsheet finds a formula
    CsvSafe,
    /// CSV as spreadsheets open it: with a byte order mark, and `;` where the locale has
    /// decimal commas
    CsvExcel,
    /// TSV in which no spreadsheet finds a formula
    TsvSafe,
}

/// What the output can show. The default is a pipe or a file: nothing is wrapped
/// or colored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// The width of the terminal in columns; `None` for a pipe, where nothing wraps.
    pub width: Option<usize>,
    /// Whether escape codes may be written.
    pub color: bool,
    /// Whether numbers have a decimal comma, for [`Format::CsvExcel`].
    pub decimal_comma: bool,
}

impl Format {
    /// The rows as text, as they would be written to a file.
    #[must_use]
    pub fn render(self, rows: &impl AsRef<Rows>) -> String {
        let mut out = Vec::new();
        // Writing to a Vec cannot fail.
        let _ = self.write(rows.as_ref(), Style::default(), &mut out);
        String::from_utf8_lossy(&out).into_owned()
    }

    /// A sentence as it stands above the rows, with a blank line after it: in a table and
    /// in Markdown. The other formats have rows alone.
    #[must_use]
    pub fn heading(self, sentence: &str) -> String {
        match self {
            Self::Table => format!("{}\n\n", visible(sentence)),
            Self::Markdown => format!("{}\n\n", markdown::escaped(sentence)),
            _ => String::new(),
        }
    }

    /// Writes the rows.
    ///
    /// An answer without rows is `[]` in JSON, nothing in JSON lines and in a
    /// table, and only the header in the other formats.
    ///
    /// # Errors
    ///
    /// The error of `out`, its kind unchanged: a closed pipe stays one.
    pub fn write(self, rows: &Rows, style: Style, out: &mut dyn Write) -> io::Result<()> {
        let mut out = BufWriter::new(out);
        match self {
            Self::Table => table::write(&for_people(rows), &style, &mut out),
            Self::Json => json::write_array(rows, &mut out),
            Self::Jsonl => json::write_lines(rows, &mut out),
            Self::Csv => csv::write(rows, Cells::of(style, false), Dialect::PLAIN, &mut out),
            Self::CsvSafe => csv::write(rows, Cells::of(style, true), Dialect::PLAIN, &mut out),
            Self::CsvExcel => {
                let dialect = Dialect::of_spreadsheets(style.decimal_comma);
                csv::write(rows, Cells::of(style, true), dialect, &mut out)
            }
            Self::Tsv => tsv::write(rows, Cells::of(style, false), &mut out),
            Self::TsvSafe => tsv::write(rows, Cells::of(style, true), &mut out),
            Self::Markdown => markdown::write(&for_people(rows), &mut out),
        }?;
        out.flush()
    }
}

#[cfg(test)]
mod testing {
    use super::{Format, Rows, Style};
    use crate::query::Value;

    pub(super) fn answer<const N: usize>(columns: [&str; N], rows: &[[Value; N]]) -> Rows {
        Rows {
            columns: columns.map(String::from).to_vec(),
            rows: rows.iter().map(|row| row.to_vec()).collect(),
            total: rows.len(),
            ..Rows::default()
        }
    }

    pub(super) fn text(text: &str) -> Value {
        Value::Text(text.to_owned())
    }

    pub(super) fn piped(rows: &Rows, format: Format) -> String {
        format.render(rows)
    }

    pub(super) fn styled(rows: &Rows, format: Format, style: Style) -> String {
        let mut out = Vec::new();
        format.write(rows, style, &mut out).unwrap();
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
    fn every_format_reports_a_closed_pipe() {
        let long = answer(["a"], &[[text(&"x".repeat(100_000))]]);
        for format in Format::VARIANTS {
            let error = format.write(&long, Style::default(), &mut Closed).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::BrokenPipe, "{format:?}");
        }
    }

    #[test]
    fn without_rows_there_is_a_header_or_an_empty_array_or_nothing() {
        let none = answer(["a", "b"], &[]);
        let shown: Vec<_> = Format::VARIANTS.iter().map(|format| piped(&none, *format)).collect();
        let (comma, tab) = ("a,b\n", "a\tb\n");
        let markdown = "| a | b |\n| --- | --- |\n";
        assert_eq!(shown, ["", "[]\n", "", comma, tab, markdown, comma, "\u{feff}a,b\r\n", tab]);
    }

    #[test]
    fn without_columns_there_is_no_header() {
        let nothing = Rows::default();
        for format in [Format::Table, Format::Jsonl, Format::Csv, Format::Tsv, Format::Markdown] {
            assert_eq!(piped(&nothing, format), "", "{format:?}");
        }
        assert_eq!(piped(&nothing, Format::Json), "[]\n");
    }

    #[test]
    fn a_format_is_read_from_its_name() {
        for format in Format::VARIANTS {
            assert_eq!(format.to_string().parse(), Ok(*format));
        }
        assert_eq!(Format::CsvSafe.to_string(), "csv-safe");
    }

    #[test]
    fn a_blob_is_hexadecimal_in_every_format() {
        let blob = answer(["a"], &[[Value::Blob(vec![0, 0xff, 0x1b])]]);
        for format in Format::VARIANTS {
            assert!(piped(&blob, *format).contains("00ff1b"), "{format:?}");
        }
    }
}
