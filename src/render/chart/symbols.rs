//! The symbols of a chart in SVG.

use super::{Bounds, color, is_filled};
use crate::model::FigureStatus;
use crate::render::svg::{Paint, Point, SOFT, Svg};

/// Half the size of a symbol.
const SIZE: i32 = 6;

/// The length of the arrow of an open bound.
const ARROW: i32 = 20;

/// The color of a symbol, and whether it is filled.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) color: &'static str,
    filled: bool,
}

impl Ink {
    /// Grey, for symbols in the key.
    pub(super) const KEY: Self = Self { color: SOFT, filled: true };

    pub(super) fn of(status: FigureStatus) -> Self {
        Self { color: color(status).hex(), filled: is_filled(status) }
    }

    fn paint(self) -> Paint {
        let fill = if self.filled { self.color } else { "#ffffff" };
        Paint { fill, stroke: Some((self.color, 2)) }
    }
}

/// How far a symbol reaches above and below its position.
pub(super) fn reach(bounds: Bounds) -> (i32, i32) {
    match bounds {
        Bounds::Value | Bounds::Range => (SIZE, SIZE),
        Bounds::Above => (ARROW + 2, 2),
        Bounds::Below => (2, ARROW + 2),
    }
}

pub(super) fn symbol(svg: &mut Svg, (x, y): Point, bounds: Bounds, ink: Ink) {
    match bounds {
        Bounds::Value => svg.circle((x, y), SIZE, ink.paint()),
        Bounds::Range => svg.rect((x - SIZE, y - SIZE), (x + SIZE, y + SIZE), ink.paint()),
        Bounds::Above => arrow(svg, (x, y), -1, ink),
        Bounds::Below => arrow(svg, (x, y), 1, ink),
    }
}

/// A bar at the bound, and an arrow up (-1) or down (1).
fn arrow(svg: &mut Svg, (x, y): Point, direction: i32, ink: Ink) {
    let neck = y + direction * (ARROW - 10);
    svg.line((x - SIZE - 1, y), (x + SIZE + 1, y), ink.color, 3);
    svg.line((x, y), (x, neck), ink.color, 2);
    svg.polygon(&[(x - SIZE, neck), (x + SIZE, neck), (x, y + direction * ARROW)], ink.paint());
}

/// A bar from bound to bound.
pub(super) fn interval(svg: &mut Svg, x: i32, (top, bottom): (i32, i32), ink: Ink) {
    svg.line((x, top), (x, bottom), ink.color, 3);
    for y in [top, bottom] {
        svg.line((x - SIZE - 2, y), (x + SIZE + 2, y), ink.color, 3);
    }
}

/// The days that a figure is for.
pub(super) fn span(svg: &mut Svg, (from, to): (i32, i32), y: i32, ink: Ink) {
    svg.line((from, y), (to, y), ink.color, 1);
    for x in [from, to] {
        svg.line((x, y - 4), (x, y + 4), ink.color, 1);
    }
}
