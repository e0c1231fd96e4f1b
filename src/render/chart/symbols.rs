//! The marks of a chart as they are drawn in a picture.

use std::io;

use plotters::prelude::{Color, Polygon, RGBColor, ShapeStyle, WHITE};

use super::Shape;
use crate::model::FigureStatus;
use crate::render::svg::{Area, At, block, circle, failed, line};

/// Half the size of a mark.
const SIZE: i32 = 6;

/// How far the arrow of an open bound reaches.
const ARROW: i32 = 20;

/// A mark's colors and whether it is filled.
#[derive(Clone, Copy)]
pub(super) struct Ink {
    pub(super) color: RGBColor,
    pub(super) filled: bool,
}

impl Ink {
    pub(super) fn of(status: FigureStatus) -> Self {
        Self { color: color(status), filled: status == FigureStatus::Reported }
    }

    fn inside(self) -> ShapeStyle {
        if self.filled { self.color.filled() } else { WHITE.filled() }
    }

    fn stroke(self) -> ShapeStyle {
        self.color.stroke_width(2)
    }
}

pub(super) fn color(status: FigureStatus) -> RGBColor {
    match status {
        FigureStatus::Reported => RGBColor(27, 127, 59),
        FigureStatus::Planned => RGBColor(11, 114, 133),
        FigureStatus::Projected => RGBColor(28, 95, 184),
        FigureStatus::Claimed => RGBColor(168, 92, 0),
        FigureStatus::Estimated => RGBColor(138, 47, 158),
    }
}

/// How far a mark reaches above and below its place.
pub(super) fn reach(shape: Shape) -> (i32, i32) {
    match shape {
        Shape::Value | Shape::Range => (SIZE, SIZE),
        Shape::Above => (ARROW + 2, 2),
        Shape::Below => (2, ARROW + 2),
    }
}

/// Draws a mark at its place.
pub(super) fn draw(area: &Area<'_>, at: At, shape: Shape, ink: Ink) -> io::Result<()> {
    match shape {
        Shape::Value => {
            circle(area, at, SIZE, ink.inside())?;
            circle(area, at, SIZE, ink.stroke())
        }
        Shape::Range => {
            let corners = [(at.0 - SIZE, at.1 - SIZE), (at.0 + SIZE, at.1 + SIZE)];
            block(area, corners, ink.inside())?;
            block(area, corners, ink.stroke())
        }
        Shape::Above => arrow(area, at, -1, ink),
        Shape::Below => arrow(area, at, 1, ink),
    }
}

/// The bound as a bar, and an arrow to where the amount may be.
fn arrow(area: &Area<'_>, (x, y): At, way: i32, ink: Ink) -> io::Result<()> {
    let neck = y + way * (ARROW - 10);
    line(area, &[(x - SIZE - 1, y), (x + SIZE + 1, y)], ink.color.stroke_width(3))?;
    line(area, &[(x, y), (x, neck)], ink.stroke())?;
    let head = [(x - SIZE, neck), (x + SIZE, neck), (x, y + way * ARROW)];
    area.draw(&Polygon::new(head.to_vec(), ink.inside())).map_err(failed)?;
    line(area, &[head[0], head[1], head[2], head[0]], ink.stroke())
}

/// Draws an interval: a bar from bound to bound, with an end on each.
pub(super) fn interval(area: &Area<'_>, x: i32, ends: (i32, i32), ink: Ink) -> io::Result<()> {
    let stroke = ink.color.stroke_width(3);
    line(area, &[(x, ends.0), (x, ends.1)], stroke)?;
    for y in [ends.0, ends.1] {
        line(area, &[(x - SIZE - 2, y), (x + SIZE + 2, y)], stroke)?;
    }
    Ok(())
}

/// Draws the days a figure holds for.
pub(super) fn span(area: &Area<'_>, from: At, to: At, ink: Ink) -> io::Result<()> {
    let style = ink.color.mix(0.45).stroke_width(2);
    line(area, &[from, to], style)?;
    for (x, y) in [from, to] {
        line(area, &[(x, y - 4), (x, y + 4)], style)?;
    }
    Ok(())
}
