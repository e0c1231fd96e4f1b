//! A table that is too wide for the terminal: one value per line after its name,
//! and a blank line between rows. NULL is left out.

use std::io::{self, Write};

use comfy_table::{Table, TableStyle};
use unicode_width::UnicodeWidthStr;

use super::layout::exactly;
use super::{Style, layout};

/// A one-character placeholder for the gap between name and value.
const GAP: char = '\u{1}';

/// Writes the rows of a grid whose first row has the names.
pub(super) fn write(
    grid: &[Vec<String>],
    style: &Style,
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some((names, rows)) = grid.split_first() else { return Ok(()) };
    let room = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let value = width.saturating_sub(room + layout::GAP).max(layout::GAP);
    let bold = if style.color { anstyle::Style::new().bold() } else { anstyle::Style::new() };
    for (number, row) in rows.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let pairs = names.iter().zip(row).filter(|(_, value)| !value.is_empty());
        let mut table = Table::new();
        let frame =
            TableStyle::new().content_lines(comfy_table::ContentLineStyle::none().junction(GAP));
        table.load_style(frame).add_rows(pairs.map(|(name, value)| [name, value]));
        table.set_constraints([exactly(room), exactly(value)]);
        for column in table.column_iter_mut() {
            column.set_padding((0, 0));
        }
        for line in table.lines() {
            let (name, value) = line.split_once(GAP).unwrap_or((line.as_str(), ""));
            let line = format!("{bold}{name}{bold:#}{}{value}", " ".repeat(layout::GAP));
            writeln!(out, "{}", line.trim_end())?;
        }
    }
    Ok(())
}
