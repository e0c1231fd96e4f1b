//! The marks of a chart in characters: a glyph and a number that the list below
//! the chart tells of. No mark covers another.

use super::axis::Axis;
use super::{Mark, Shape};
use crate::render::screen::Screen;

/// The glyph of a shape.
pub(super) fn glyph(shape: Shape, filled: bool, screen: Screen) -> char {
    let (full, hollow, ascii_full, ascii_hollow) = match shape {
        Shape::Value => ('●', '○', '*', 'o'),
        Shape::Above => ('▲', '△', 'A', '^'),
        Shape::Below => ('▼', '▽', 'V', 'v'),
        Shape::Range => ('■', '□', '#', '='),
    };
    match (screen.ascii, filled) {
        (false, true) => full,
        (false, false) => hollow,
        (true, true) => ascii_full,
        (true, false) => ascii_hollow,
    }
}

/// A character of a chart, and the mark it belongs to by its place in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) letter: Option<char>,
    pub(super) mark: Option<usize>,
    /// Whether it is a glyph or its number, which nothing may cover.
    taken: bool,
}

/// The characters between the axes.
pub(super) struct Grid {
    pub(super) rows: Vec<Vec<Cell>>,
}

impl Grid {
    pub(super) fn new(width: usize, height: usize) -> Self {
        Self { rows: vec![vec![Cell::default(); width]; height] }
    }

    /// The row and column of a place, both from 0 to 1.
    pub(super) fn at(&self, across: f64, up: f64) -> (usize, usize) {
        let width = self.rows.first().map_or(0, Vec::len);
        (nearest(1.0 - up, self.rows.len()), nearest(across, width))
    }

    /// Draws a character, unless a mark stands there.
    fn put(&mut self, row: usize, column: usize, sign: &str, mark: usize) {
        let cell = self.rows.get_mut(row).and_then(|row| row.get_mut(column));
        if let Some(cell) = cell.filter(|cell| !cell.taken) {
            *cell = Cell { letter: sign.chars().next(), mark: Some(mark), taken: false };
        }
    }

    /// Draws a mark with its number, as near to its place as nothing is covered;
    /// false if there is no room in its row.
    fn mark(&mut self, row: usize, column: usize, glyph: char, mark: usize) -> bool {
        let number = (mark + 1).to_string();
        let Some(cells) = self.rows.get_mut(row) else { return false };
        let free = |from: &usize| {
            let room = cells.get(*from..=*from + number.len());
            room.is_some_and(|cells| cells.iter().all(|cell| !cell.taken))
        };
        // The number stands right of the glyph if there is room, else left.
        let places = near(column, cells.len()).flat_map(|at| {
            let left = at.checked_sub(number.len());
            [Some((at, true)), left.map(|from| (from, false))].into_iter().flatten()
        });
        let Some((from, right)) = places.into_iter().find(|(from, _)| free(from)) else {
            return false;
        };
        let letters = if right { format!("{glyph}{number}") } else { format!("{number}{glyph}") };
        for (cell, letter) in cells[from..].iter_mut().zip(letters.chars()) {
            *cell = Cell { letter: Some(letter), mark: Some(mark), taken: true };
        }
        true
    }
}

/// The columns of a row, the nearest to one first.
fn near(column: usize, width: usize) -> impl Iterator<Item = usize> {
    let beside = move |step| [Some(column + step), column.checked_sub(step)];
    (0..width).flat_map(beside).flatten().filter(move |at| *at < width)
}

/// The nearest of so many steps to a place from 0 to 1.
fn nearest(place: f64, steps: usize) -> usize {
    let last = steps.saturating_sub(1);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a screen is small, and it saturates"
    )]
    let step = (place * last as f64).round() as usize;
    step.min(last)
}

/// Draws all marks: first the days they hold for, then intervals, then the marks
/// themselves. Gives those that had no room.
pub(super) fn draw(grid: &mut Grid, marks: &[Mark], axes: &Axes<'_>, screen: Screen) -> Vec<usize> {
    for (number, mark) in marks.iter().enumerate() {
        span(grid, mark, number, axes, screen);
    }
    for (number, mark) in marks.iter().enumerate() {
        interval(grid, mark, number, axes, screen);
    }
    let mut without = Vec::new();
    for (number, mark) in marks.iter().enumerate() {
        let Some(up) = axes.middle(mark) else { continue };
        let (row, column) = grid.at(axes.time.place(mark.day()), up);
        let glyph = glyph(mark.shape, mark.is_filled(), screen);
        if !grid.mark(row, column, glyph, number) {
            without.push(number);
        }
    }
    without
}

/// Where marks stand.
pub(super) struct Axes<'a> {
    pub(super) time: &'a Axis,
    pub(super) amounts: &'a Axis,
}

impl Axes<'_> {
    /// The height of a mark: that of its one bound, or between both.
    fn middle(&self, mark: &Mark) -> Option<f64> {
        let place = |bound: Option<f64>| bound.map(|bound| self.amounts.place(bound));
        match (place(mark.low), place(mark.high)) {
            (Some(low), Some(high)) => Some(f64::midpoint(low, high)),
            (low, high) => low.or(high),
        }
    }
}

/// The days a figure holds for.
fn span(grid: &mut Grid, mark: &Mark, number: usize, axes: &Axes<'_>, screen: Screen) {
    let Some(up) = axes.middle(mark) else { return };
    let (row, from) = grid.at(axes.time.place(mark.days.0), up);
    let (_, to) = grid.at(axes.time.place(mark.days.1), up);
    for column in from..=to {
        // One day is its mark and no line.
        if from < to {
            grid.put(row, column, screen.sign("─", "-"), number);
        }
    }
}

/// An interval from bound to bound.
fn interval(grid: &mut Grid, mark: &Mark, number: usize, axes: &Axes<'_>, screen: Screen) {
    let (Some(low), Some(high)) = (mark.low, mark.high) else { return };
    let across = axes.time.place(mark.day());
    let (bottom, column) = grid.at(across, axes.amounts.place(low));
    let (top, _) = grid.at(across, axes.amounts.place(high));
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
    fn marks_at_one_place_stand_beside_each_other() {
        let (row, drawn) = row(&[(4, 'o'), (4, '*'), (4, '^'), (9, 'v'), (0, 'A')], 10);
        assert_eq!(row, "A52*o1^34v");
        assert_eq!(drawn, [true; 5]);
    }

    #[test]
    fn what_has_no_room_is_told() {
        assert_eq!(row(&[(0, 'o'), (0, 'o')], 3), ("o1.".to_owned(), vec![true, false]));
    }
}
