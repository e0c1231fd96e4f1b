//! A table on a pipe: a line per row, every column as wide as its content.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::layout::GAP;

/// Writes a table without wrapping: the output of the table crate for unlimited
/// width, in a fraction of the time.
pub(super) fn write(
    grid: &[Vec<String>],
    numeric: &[bool],
    bold: anstyle::Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    // An empty column is one character wide, so that it is visible.
    let mut widths = vec![1; numeric.len()];
    for row in grid {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.width().max(*width);
        }
    }
    let dashes: Vec<String> = widths.iter().map(|width| "-".repeat(*width)).collect();
    let mut line = String::new();
    for (number, row) in grid.iter().enumerate() {
        align(&mut line, row, &widths, numeric);
        if number == 0 {
            writeln!(out, "{bold}{line}{bold:#}")?;
            align(&mut line, &dashes, &widths, numeric);
        }
        writeln!(out, "{line}")?;
    }
    Ok(())
}

/// Fills `line` with the cells in their columns, numbers aligned right.
fn align(line: &mut String, row: &[String], widths: &[usize], numeric: &[bool]) {
    line.clear();
    for (index, ((cell, width), is_numeric)) in row.iter().zip(widths).zip(numeric).enumerate() {
        let blank = width.saturating_sub(cell.width());
        let gap = if index == 0 { 0 } else { GAP };
        let (before, after) = if *is_numeric { (gap + blank, 0) } else { (gap, blank) };
        line.extend(std::iter::repeat_n(' ', before));
        line.push_str(cell);
        line.extend(std::iter::repeat_n(' ', after));
    }
    line.truncate(line.trim_end().len());
}
