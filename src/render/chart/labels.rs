//! Places labels in a drawing so that none covers another or a symbol.

use crate::render::svg::{Anchor, Point};

/// A rectangle by its edges.
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

/// The gap between a symbol and its label.
const GAP: i32 = 5;

/// The free and the taken parts of a drawing.
pub(super) struct Room {
    pub(super) within: Frame,
    pub(super) taken: Vec<Frame>,
}

impl Room {
    /// Takes room beside a symbol for a label of a width; none if there is none.
    pub(super) fn place(&mut self, mark: Frame, width: i32) -> Option<(Point, Anchor)> {
        let (x, y) = (i32::midpoint(mark.left, mark.right), i32::midpoint(mark.top, mark.bottom));
        let (right, left) = (mark.right + GAP, mark.left - GAP);
        let (above, below) = (mark.top - HALF - 1, mark.bottom + HALF + 1);
        let places = [
            ((right, y), Anchor::Start),
            ((left, y), Anchor::End),
            ((x, above), Anchor::Middle),
            ((x, below), Anchor::Middle),
            ((right, above), Anchor::Start),
            ((right, below), Anchor::Start),
            ((left, above), Anchor::End),
            ((left, below), Anchor::End),
        ];
        let framed = places.map(|(at, anchor)| (at, anchor, frame(at, anchor, width)));
        let (at, anchor, frame) = framed.into_iter().find(|(_, _, frame)| self.is_free(frame))?;
        self.taken.push(frame);
        Some((at, anchor))
    }

    fn is_free(&self, frame: &Frame) -> bool {
        self.within.holds(frame) && !self.taken.iter().any(|taken| taken.meets(frame))
    }
}

fn frame((x, y): Point, anchor: Anchor, width: i32) -> Frame {
    let left = match anchor {
        Anchor::Start => x,
        Anchor::End => x - width,
        Anchor::Middle => x - width / 2,
    };
    Frame { left, top: y - HALF, right: left + width, bottom: y + HALF }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_avoids_what_is_there() {
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
