//! How wide each column of a table may be on a terminal. Every column gets what
//! it needs while there is room; then the widest give way first, down to a
//! floor below which words, dates and numbers would be torn.

use unicode_width::UnicodeWidthStr;

/// The columns that stand empty between two of a table.
pub(super) const GAP: usize = 2;

/// A column this wide or less (one of dates is 10) keeps its words whole longer.
const SHORT: usize = 10;

/// The longest word for which a column is kept wide enough.
const LONG_WORD: usize = 16;

/// The widest that one character is, but for curiosities.
const CHARACTER: usize = 2;

/// More lines than this in a row are read more easily one value a line.
const TALLEST: usize = 6;

/// Whether a table would tear words apart, or its rows would be so tall that
/// the eye loses them.
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

/// What a column needs, in terminal columns.
struct Needs {
    /// All of its cells, each on one line.
    whole: usize,
    /// The longest word of its name.
    name: usize,
    /// The longest word of all.
    word: usize,
    /// Whether it holds numbers: half a number reads as another number.
    numeric: bool,
}

/// What a column must not go below, from the kindest to the last resort.
const FLOORS: [fn(&Needs) -> usize; 4] = [
    |needs| needs.word.min(LONG_WORD).max(needs.name),
    |needs| if needs.whole <= SHORT { needs.word } else { needs.name },
    |needs| needs.name,
    |_| CHARACTER,
];

/// The width of each column of a grid (its first row the names) so that all fit
/// into `width`, if they can.
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

/// The highest level that fits, every column cut down to it but not below its
/// floor; what is left over goes to the first that can use it.
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
    fn what_fits_is_left_as_it_is() {
        assert_eq!(laid_out(&EVENTS, KINDS, 80), [10, 32, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 51), [10, 32, 5]);
    }

    #[test]
    fn the_widest_gives_way_first() {
        assert_eq!(laid_out(&EVENTS, KINDS, 50), [10, 31, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 30), [10, 11, 5]);
    }

    #[test]
    fn a_date_gives_way_only_before_a_name_would() {
        assert_eq!(laid_out(&EVENTS, KINDS, 24), [10, 5, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 23), [7, 7, 5]);
    }

    #[test]
    fn a_number_never_gives_way() {
        assert_eq!(laid_out(&EVENTS, KINDS, 12), [2, 2, 5]);
        assert_eq!(laid_out(&EVENTS, KINDS, 0), [2, 2, 5]);
    }

    #[test]
    fn a_wide_character_counts_two() {
        assert_eq!(laid_out(&[["é"], ["日本"]], [false], 80), [4]);
    }
}
