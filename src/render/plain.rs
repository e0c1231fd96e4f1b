//! A table on a pipe: a line a row, every column as wide as it needs.

use std::io::{self, Write};

use unicode_width::UnicodeWidthStr;

use super::layout::GAP;

/// Writes a table that nothing needs to be wrapped in: what a frame would draw
/// where there is room for all, in a fraction of the time.
pub(super) fn write(
    grid: &[Vec<String>],
    numeric: &[bool],
    bold: anstyle::Style,
    out: &mut dyn Write,
) -> io::Result<()> {
    // A column without a letter is as wide as one, so that it can be seen.
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

/// Makes `line` the cells in their columns, numbers at the right.
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
