//! The table for people: no borders, which would be copied along, and numbers
//! aligned right. On a pipe a row is one line. On a terminal long text wraps
//! within its column; a table that is still too wide has one value per line.

use std::io::{self, Write};

use comfy_table::{CellAlignment, ContentLineStyle, LineStyle, Table, TableStyle};

use super::value::numeric_columns;
use super::visible::visible;
use super::{Style, layout, plain, records};
use crate::query::hex;
use crate::query::{Rows, Value};

/// One-character placeholders for the gap between two columns and for the dashes
/// under the header. No cell contains them: control characters are escaped.
const GAP: char = '\u{1}';
const DASH: char = '\u{2}';

const FRAME: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(GAP))
    .header_separator(LineStyle::none().fill(DASH).junction(GAP))
    .content_lines(ContentLineStyle::none().junction(GAP));

/// A header, dashes and the rows; nothing if there are no rows.
pub(super) fn write(rows: &Rows, style: &Style, out: &mut dyn Write) -> io::Result<()> {
    if rows.rows.is_empty() || rows.columns.is_empty() {
        return Ok(());
    }
    let (mut grid, mut numeric) = (grid(rows), numeric_columns(rows));
    let bold = if style.color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    let Some(width) = style.width else {
        return plain::write(&grid, &numeric, bold, out);
    };
    if layout::natural(&grid) > width {
        let kept: Vec<bool> =
            rows.columns.iter().map(|name| !rows.reading.spare.contains(&name.as_str())).collect();
        keep(&mut numeric, &kept);
        for row in &mut grid {
            keep(row, &kept);
        }
    }
    if layout::is_crowded(&grid, &numeric, width) {
        return records::write(&grid, style, width, out);
    }
    let mut in_header = true;
    for line in frame(grid, numeric, width).lines() {
        in_header &= !line.contains(DASH);
        let line = line.replace(GAP, &" ".repeat(layout::GAP)).replace(DASH, "-");
        let line = line.trim_end();
        if in_header {
            writeln!(out, "{bold}{line}{bold:#}")?;
        } else {
            writeln!(out, "{line}")?;
        }
    }
    Ok(())
}

/// Keeps some of the items.
fn keep<T>(items: &mut Vec<T>, kept: &[bool]) {
    let mut kept = kept.iter();
    items.retain(|_| kept.next().is_none_or(|kept| *kept));
}

fn frame(mut grid: Vec<Vec<String>>, numeric: Vec<bool>, width: usize) -> Table {
    let widths = layout::widths(&grid, &numeric, width);
    let mut table = Table::new();
    table.load_style(FRAME).set_header(grid.remove(0)).add_rows(grid);
    for (column, is_numeric) in table.column_iter_mut().zip(numeric) {
        column.set_padding((0, 0));
        if is_numeric {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table.set_constraints(widths.into_iter().map(layout::exactly));
    table
}

/// The names and the values, each on one line.
fn grid(rows: &Rows) -> Vec<Vec<String>> {
    let names = rows.columns.iter().map(|name| one_line(name)).collect();
    let values = rows.rows.iter();
    let values = values.map(|row| row.iter().map(cell).collect());
    std::iter::once(names).chain(values).collect()
}

/// The maximum number of bytes of a value that a table shows.
const SHOWN: usize = 10_000;

fn cell(value: &Value) -> String {
    match value {
        Value::Blob(bytes) if bytes.len() > SHOWN / 2 => {
            cut(&hex(&bytes[..SHOWN / 2]), bytes.len())
        }
        value => one_line(&value.text()),
    }
}

fn one_line(text: &str) -> String {
    if text.len() > SHOWN {
        return cut(&text[..text.floor_char_boundary(SHOWN)], text.len());
    }
    match visible(text) {
        shown if shown.contains('\n') => shown.replace('\n', " "),
        shown => shown.into_owned(),
    }
}

/// The start of a value, with its full length.
fn cut(beginning: &str, bytes: usize) -> String {
    format!("{}... ({bytes} bytes in all)", one_line(beginning))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::UnicodeWidthStr;

    use super::super::Format::Table;
    use super::super::testing::{answer, piped, styled, text};
    use super::super::visible::is_control;
    use super::*;
    use crate::query::Value;

    fn on_terminal(rows: &Rows, width: usize) -> String {
        styled(rows, Table, Style { width: Some(width), ..Style::default() })
    }

    fn systems() -> Rows {
        answer(
            ["slug", "name", "mentions"],
            &[
                [text("dojo"), text("Dojo, the training computer of Tesla"), Value::Integer(12)],
                [text("日本"), text("é"), Value::Real(1e300)],
                [text("d1"), Value::Null, Value::Null],
            ],
        )
    }

    #[test]
    fn a_pipe_gets_one_line_per_row() {
        assert_eq!(
            piped(&systems(), Table),
            "\
slug  name                                  mentions
----  ------------------------------------  --------
dojo  Dojo, the training computer of Tesla        12
日本  é                                       1e+300
d1
"
        );
    }

    #[test]
    fn a_terminal_gets_lines_that_fit() {
        assert_eq!(
            on_terminal(&systems(), 36),
            "\
slug  name                  mentions
----  --------------------  --------
dojo  Dojo, the training          12
      computer of Tesla
日本  é                       1e+300
d1
"
        );
        assert_eq!(on_terminal(&systems(), 80), piped(&systems(), Table));
    }

    #[test]
    fn a_table_that_is_too_wide_has_one_value_per_line() {
        assert_eq!(
            on_terminal(&systems(), 22),
            "\
slug      dojo
name      Dojo, the
          training
          computer of
          Tesla
mentions  12

slug      日本
name      é
mentions  1e+300

slug      d1
"
        );
    }

    #[test]
    fn a_header_wraps_between_words_and_is_all_bold() {
        let rows = answer(["first mentioned"], &[[text("2021")]]);
        let style = Style { width: Some(12), color: true, ..Style::default() };
        assert_eq!(
            styled(&rows, Table, style),
            "\u{1b}[1mfirst\u{1b}[0m\n\u{1b}[1mmentioned\u{1b}[0m\n------------\n2021\n"
        );
    }

    #[test]
    fn a_huge_value_is_cut_and_its_length_shown() {
        let rows = answer(["a", "b"], &[[text(&"é".repeat(1_000_000)), Value::Integer(1)]]);
        let shown = piped(&rows, Table);
        assert!(shown.contains("é... (2000000 bytes in all)  1\n"), "{}", shown.len());
        assert!(shown.len() < 50_000, "{}", shown.len());
        let shown = piped(&answer(["a"], &[[Value::Blob(vec![7; 1_000_000])]]), Table);
        assert!(shown.ends_with("0707... (1000000 bytes in all)\n"), "{}", shown.len());
    }

    #[test]
    fn control_characters_in_cells_are_escaped() {
        let rows = answer(
            ["a\u{1b}", "b"],
            &[[text("\u{1}\u{2}\u{9b}31m"), text("tab\there\r\ntwo | \"lines\"")]],
        );
        assert_eq!(
            piped(&rows, Table),
            "\
a\\x1b              b
-----------------  -----------------------
\\x01\\x02\\u{9b}31m  tab\\there two | \"lines\"
"
        );
    }

    /// Text whose width is hard to compute: wide, joined, combining and control
    /// characters, repeated spaces.
    const WORDS: &str =
        "([a-z]{1,12}|[ \\-é日本]|e\u{301}|👩\u{200d}🚀|[\n\t\u{1b}\u{202e}]){0,20}";

    proptest! {
        #[test]
        fn any_text_stays_within_its_frame(
            name in WORDS, first in WORDS, second in WORDS, width in 0_usize..60,
        ) {
            let rows = answer([name.as_str(), "b"], &[[text(&first), text(&second)]]);
            prop_assert_eq!(piped(&rows, Table).lines().count(), 3);
            prop_assert_eq!(piped(&rows, Table), on_terminal(&rows, 1000));
            let shown = on_terminal(&rows, width);
            prop_assert!(!shown.contains(|letter| letter != '\n' && is_control(letter)));
            for line in shown.lines() {
                prop_assert_eq!(line.trim_end(), line);
                prop_assert!(line.width() <= width.max(6), "{:?} in {}", line, width);
            }
        }
    }
}
