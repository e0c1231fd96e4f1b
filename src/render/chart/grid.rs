//! The plot of a chart in characters: every figure is a symbol with its number.
//! No figure covers another.

use super::{Bounds, Figure, Position, is_filled};
use crate::model::FigureStatus;
use crate::render::screen::Screen;

/// The symbol of a figure.
pub(super) fn glyph(bounds: Bounds, status: FigureStatus, screen: Screen) -> char {
    let (full, hollow, ascii_full, ascii_hollow) = match bounds {
        Bounds::Value => ('●', '○', '*', 'o'),
        Bounds::Above => ('▲', '△', 'A', '^'),
        Bounds::Below => ('▼', '▽', 'V', 'v'),
        Bounds::Range => ('■', '□', '#', '='),
    };
    match (screen.ascii, is_filled(status)) {
        (false, true) => full,
        (false, false) => hollow,
        (true, true) => ascii_full,
        (true, false) => ascii_hollow,
    }
}

/// A character of the plot, and the index of the figure it belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) letter: Option<char>,
    pub(super) figure: Option<usize>,
    /// Whether it is a symbol or its number, which nothing may cover.
    taken: bool,
}

/// The characters of the plot.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Grid {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { rows: vec![vec![Cell::default(); width]; height] }
    }

    /// The row and the column of a position.
    pub(super) fn at(&self, x: f64, y: f64) -> (usize, usize) {
        let width = self.rows.first().map_or(0, Vec::len);
        (nearest(1.0 - y, self.rows.len()), nearest(x, width))
    }

    /// Draws a character of a line, unless a symbol is there.
    fn put(&mut self, row: usize, column: usize, sign: &str, figure: usize) {
        let cell = self.rows.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(cell) = cell.filter(|cell| !cell.taken) {
            *cell = Cell { letter: sign.chars().next(), figure: Some(figure), taken: false };
        }
    }

    /// Draws a symbol with its number in the free cells nearest to its position;
    /// false if its row has no room.
    fn mark(&mut self, row: usize, column: usize, glyph: char, figure: usize) -> bool {
        let number = (figure + 1).to_string();
        let Some(cells) = self.rows.get_mut(row) else { return false };
        let free = |from: &usize| {
            let room = cells.get(*from..=*from + number.len());
            room.is_some_and(|cells| cells.iter().all(|cell| !cell.taken))
        };
        // The number is to the right of the symbol if there is room, else to the left.
        let places = near(column, cells.len()).flat_map(|at| {
            let left = at.checked_sub(number.len());
            [Some((at, true)), left.map(|from| (from, false))].into_iter().flatten()
        });
        let Some((from, right)) = places.into_iter().find(|(from, _)| free(from)) else {
            return false;
        };
        let letters = if right { format!("{glyph}{number}") } else { format!("{number}{glyph}") };
        for (cell, letter) in cells[from..].iter_mut().zip(letters.chars()) {
            *cell = Cell { letter: Some(letter), figure: Some(figure), taken: true };
        }
        true
    }
}

/// The columns of a row, nearest first.
fn near(column: usize, width: usize) -> impl Iterator<Item = usize> {
    let beside = move |step| [Some(column + step), column.checked_sub(step)];
    (0..width).flat_map(beside).flatten().filter(move |at| *at < width)
}

/// The nearest of a number of steps to a position.
fn nearest(position: f64, steps: usize) -> usize {
    let last = steps.saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a screen is small, and it saturates"
    )]
    let step = (position * last as f64).round() as usize;
    step.min(last)
}

/// Draws all figures: spans first, then intervals, then the figures themselves.
/// Returns those that had no room.
pub(super) fn draw(grid: &mut Grid, figures: &[Figure], screen: Screen) -> Vec<usize> {
    let placed = || {
        let numbered = figures.iter().enumerate();
        numbered.filter_map(|(number, figure)| Some((number, figure, figure.position?)))
    };
    for (number, _, position) in placed() {
        span(grid, position, number, screen);
    }
    for (number, _, position) in placed() {
        interval(grid, position, number, screen);
    }
    let mut without = Vec::new();
    for (number, figure, position) in placed() {
        let (row, column) = grid.at(position.x, position.y);
        if !grid.mark(row, column, glyph(figure.bounds, figure.status, screen), number) {
            without.push(number);
        }
    }
    without
}

/// The days that a figure is for.
fn span(grid: &mut Grid, position: Position, number: usize, screen: Screen) {
    let Some((first, last)) = position.span else { return };
    let (row, from) = grid.at(first, position.y);
    let (_, to) = grid.at(last, position.y);
    // Days within one column are covered by the symbol.
    if from < to {
        for column in from..=to {
            grid.put(row, column, screen.sign("─", "-"), number);
        }
    }
}

/// An interval from bound to bound.
fn interval(grid: &mut Grid, position: Position, number: usize, screen: Screen) {
    let Some((low, high)) = position.interval else { return };
    let (bottom, column) = grid.at(position.x, low);
    let (top, _) = grid.at(position.x, high);
    if top == bottom {
        return;
    }
    grid.put(top, column, screen.sign("┬", "-"), number);
    grid.put(bottom, column, screen.sign("┴", "-"), number);
    for row in top + 1..bottom {
        grid.put(row, column, screen.sign("│", "|"), number);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(marks: &[(usize, char)], width: usize) -> (String, Vec<bool>) {
        let mut grid = Grid::new(width, 1);
        let drawn = marks.iter().enumerate();
        let drawn = drawn.map(|(number, (at, glyph))| grid.mark(0, *at, *glyph, number)).collect();
        (grid.rows[0].iter().map(|cell| cell.letter.unwrap_or('.')).collect(), drawn)
    }

    #[test]
    fn symbols_at_one_position_are_drawn_side_by_side() {
        let (row, drawn) = row(&[(4, 'o'), (4, '*'), (4, '^'), (9, 'v'), (0, 'A')], 10);
        assert_eq!(row, "A52*o1^34v");
        assert_eq!(drawn, [true; 5]);
    }

    #[test]
    fn a_symbol_without_room_is_reported() {
        assert_eq!(row(&[(0, 'o'), (0, 'o')], 3), ("o1.".to_owned(), vec![true, false]));
    }
}
