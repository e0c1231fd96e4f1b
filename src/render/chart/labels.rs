//! Where the labels of marks stand in a picture so that none covers another.

use plotters::style::text_anchor::HPos;

use crate::render::svg::At;

/// A rectangle: its left, upper, right and lower edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Frame {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }
}

/// Half the height of a label.
const HALF: i32 = 9;

/// The room between a mark and its label.
const GAP: i32 = 5;

/// What is taken, within a frame.
pub(super) struct Room {
    pub(super) within: Frame,
    pub(super) taken: Vec<Frame>,
}

impl Room {
    /// A place for a label of a width beside a mark and the side it is written
    /// from, if there is room; it is taken then.
    pub(super) fn place(&mut self, mark: Frame, width: i32) -> Option<(At, HPos)> {
        let (x, y) = (i32::midpoint(mark.left, mark.right), i32::midpoint(mark.top, mark.bottom));
        let (right, left) = (mark.right + GAP, mark.left - GAP);
        let (above, below) = (mark.top - HALF - 1, mark.bottom + HALF + 1);
        let places = [
            ((right, y), HPos::Left),
            ((left, y), HPos::Right),
            ((x, above), HPos::Center),
            ((x, below), HPos::Center),
            ((right, above), HPos::Left),
            ((right, below), HPos::Left),
            ((left, above), HPos::Right),
            ((left, below), HPos::Right),
        ];
        let framed = places.map(|(at, side)| (at, side, frame(at, side, width)));
        let (at, side, frame) = framed.into_iter().find(|(_, _, frame)| self.is_free(frame))?;
        self.taken.push(frame);
        Some((at, side))
    }

    fn is_free(&self, frame: &Frame) -> bool {
        self.within.holds(frame) && !self.taken.iter().any(|taken| taken.meets(frame))
    }
}

fn frame((x, y): At, side: HPos, width: i32) -> Frame {
    let left = match side {
        HPos::Left => x,
        HPos::Right => x - width,
        HPos::Center => x - width / 2,
    };
    Frame { left, top: y - HALF, right: left + width, bottom: y + HALF }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_gives_way_to_what_is_there() {
        let within = Frame { left: 0, top: 0, right: 200, bottom: 100 };
        let mark = Frame { left: 94, top: 44, right: 106, bottom: 56 };
        let mut room = Room { within, taken: vec![mark] };
        let mut place = |width| room.place(mark, width).map(|(at, _)| at);
        assert_eq!(place(40), Some((111, 50)));
        assert_eq!(place(40), Some((89, 50)));
        assert_eq!(place(20), Some((100, 34)));
        assert_eq!(place(300), None);
    }
}
