//! The widths of a table's columns on a terminal. Columns get the width of their
//! content if there is room. If not, the widest shrink first, down to a minimum
//! that keeps words, dates and numbers whole.

use comfy_table::{ColumnConstraint, Width};
use unicode_width::UnicodeWidthStr;

/// The gap between two columns.
pub(super) const GAP: usize = 2;

/// Narrow columns, such as dates (10), keep their words whole longer than others.
const SHORT: usize = 10;

/// Words up to this length are kept whole.
const LONG_WORD: usize = 16;

/// The width of the widest common characters.
const CHARACTER: usize = 2;

/// Rows with more lines than this are easier to read as one value per line.
const TALLEST: usize = 6;

/// Whether the table would break words, or have very tall rows.
pub(super) fn is_crowded(grid: &[Vec<String>], numeric: &[bool], width: usize) -> bool {
    let kind = |index: usize, numeric: bool| floor_of(&measure(grid, index, numeric), FLOORS[0]);
    let floors = numeric.iter().enumerate().map(|(index, numeric)| kind(index, *numeric));
    let gaps = GAP * numeric.len().saturating_sub(1);
    if numeric.len() < 3 || floors.sum::<usize>() + gaps > width {
        return numeric.len() >= 3;
    }
    let widths = widths(grid, numeric, width);
    let lines = |row: &Vec<String>| {
        row.iter().zip(&widths).map(|(cell, width)| cell.width().div_ceil(*width)).max()
    };
    grid.iter().filter_map(lines).any(|lines| lines > TALLEST)
}

/// The width of a table whose lines are not broken.
pub(super) fn natural(grid: &[Vec<String>]) -> usize {
    let columns = grid.first().map_or(0, Vec::len);
    let widths = (0..columns).map(|index| measure(grid, index, false).whole);
    widths.sum::<usize>() + GAP * columns.saturating_sub(1)
}

/// What a column needs, in characters.
struct Needs {
    /// Its widest cell.
    whole: usize,
    /// The longest word of its name.
    name: usize,
    /// The longest word of its cells.
    word: usize,
    /// Whether it holds numbers, which must not be broken.
    numeric: bool,
}

/// Minimum widths, tried in this order until all columns fit.
const FLOORS: [fn(&Needs) -> usize; 4] = [
    |needs| needs.word.min(LONG_WORD).max(needs.name),
    |needs| if needs.whole <= SHORT { needs.word } else { needs.name },
    |needs| needs.name,
    |_| CHARACTER,
];

/// The width of each column of a grid, whose first row has the names, so that
/// they fit into `width` if possible.
pub(super) fn widths(grid: &[Vec<String>], numeric: &[bool], width: usize) -> Vec<usize> {
    let columns: Vec<Needs> =
        numeric.iter().enumerate().map(|(index, numeric)| measure(grid, index, *numeric)).collect();
    let room = width.saturating_sub(GAP * columns.len().saturating_sub(1));
    let mut floors = Vec::new();
    for floor in FLOORS {
        floors = columns.iter().map(|needs| floor_of(needs, floor)).collect();
        if floors.iter().sum::<usize>() <= room {
            break;
        }
    }
    share(&columns, &floors, room)
}

fn floor_of(needs: &Needs, floor: fn(&Needs) -> usize) -> usize {
    if needs.numeric { needs.whole } else { floor(needs).max(CHARACTER).min(needs.whole) }
}

fn measure(grid: &[Vec<String>], index: usize, numeric: bool) -> Needs {
    let cells = || grid.iter().filter_map(|row| row.get(index));
    Needs {
        whole: cells().map(|cell| cell.width()).max().unwrap_or(0).max(1),
        name: cells().next().map_or(0, |name| longest_word(name)).max(1),
        word: cells().map(|cell| longest_word(cell)).max().unwrap_or(0).max(1),
        numeric,
    }
}

fn longest_word(text: &str) -> usize {
    text.split(' ').map(UnicodeWidthStr::width).max().unwrap_or(0)
}

/// Cuts all columns to the largest common width that fits, but not below their
/// minimum; the first columns that need more get what is left over.
fn share(columns: &[Needs], floors: &[usize], room: usize) -> Vec<usize> {
    let at = |level: usize| -> Vec<usize> {
        let pairs = columns.iter().zip(floors);
        pairs.map(|(needs, floor)| level.clamp(*floor, needs.whole)).collect()
    };
    let fits = |level: &usize| at(*level).iter().sum::<usize>() <= room;
    let mut widths = at((1..=room).rev().find(fits).unwrap_or(0));
    let mut left = room.saturating_sub(widths.iter().sum());
    for (width, needs) in widths.iter_mut().zip(columns) {
        if left > 0 && *width < needs.whole {
            *width += 1;
            left -= 1;
        }
    }
    widths
}

/// A column of exactly this width.
pub(super) fn exactly(width: usize) -> ColumnConstraint {
    ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laid_out<const N: usize>(
        grid: &[[&str; N]],
        numeric: [bool; N],
        width: usize,
    ) -> Vec<usize> {
        let grid: Vec<_> = grid.iter().map(|row| row.map(String::from).to_vec()).collect();
        widths(&grid, &numeric, width)
    }

    const EVENTS: [[&str; 3]; 2] =
        [["date", "title", "n"], ["2021-08-19", "A title of several words is long", "12345"]];
    const KINDS: [bool; 3] = [false, false, true];

    #[test]
    fn columns_that_fit_are_not_cut() {
        assert_eq!(laid_out(&EVENTS, KINDS, 80), [10, 32, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 51), [10, 32, 5]);
    }

    #[test]
    fn the_widest_column_shrinks_first() {
        assert_eq!(laid_out(&EVENTS, KINDS, 50), [10, 31, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 30), [10, 11, 5]);
    }

    #[test]
    fn dates_shrink_before_column_names() {
        assert_eq!(laid_out(&EVENTS, KINDS, 24), [10, 5, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 23), [7, 7, 5]);
    }

    #[test]
    fn numbers_never_shrink() {
        assert_eq!(laid_out(&EVENTS, KINDS, 12), [2, 2, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 0), [2, 2, 5]);
    }

    #[test]
    fn a_wide_character_counts_two() {
        assert_eq!(laid_out(&[["é"], ["日本"]], [false], 80), [4]);
    }
}
