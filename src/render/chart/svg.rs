//! A chart as a picture. Plotters lays out the axes and draws; where the marks
//! and their labels stand is decided here.

use std::io;

use plotters::chart::{ChartBuilder, ChartContext};
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter};
use plotters::prelude::{Color, SVGBackend};
use plotters::style::text_anchor::HPos;

use super::axis::Axis;
use super::labels::{Frame, Room};
use super::legend;
use super::symbols::{self, Ink};
use super::{Chart, Mark};
use crate::model::Language;
use crate::query::Rows;
use crate::render::svg::{Area, At, FAINT, Look, SOFT, failed, picture, pixels, write};

const WIDTH: i32 = 1100;
const MARGIN: i32 = 28;

/// Where the plot begins and ends.
const TOP: i32 = 100;
const BOTTOM: i32 = 560;

const TEXT: Look = Look::of(13);

/// The labels of time there is room for.
const LABELS: usize = 12;

/// A plot whose axes both go from 0 to 1.
type Plot<'p, 'a> = ChartContext<'p, SVGBackend<'a>, Cartesian2d<Scale, Scale>>;

/// An axis as plotters draws it, its values being places from 0 to 1.
struct Scale(Vec<(f64, String)>);

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, place: &f64, (from, to): (i32, i32)) -> i32 {
        from + pixels(place * f64::from(to - from))
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.0.iter().map(|(place, _)| *place).collect()
    }

    fn range(&self) -> std::ops::Range<f64> {
        0.0..1.0
    }
}

impl ValueFormatter<f64> for Scale {
    fn format_ext(&self, at: &f64) -> String {
        let label = self.0.iter().find(|(place, _)| place.total_cmp(at).is_eq());
        label.map_or_else(String::new, |(_, label)| label.clone())
    }
}

/// The figures of an answer, all of one dimension, as SVG under a heading.
///
/// # Errors
/// If it cannot be written.
pub fn svg(rows: &Rows, language: Language, heading: &str) -> io::Result<String> {
    let chart = Chart::of(rows, language);
    let (amounts, time) = (chart.amounts(), chart.time(LABELS));
    let width = WIDTH.max(Look::of(20).bold().width(heading) + 2 * MARGIN);
    picture((width, BOTTOM + legend::height(&chart) + MARGIN), |area| {
        write(area, (MARGIN, 34), heading, Look::of(20).bold())?;
        write(area, (MARGIN, 66), &chart.heading(&amounts), TEXT.color(SOFT))?;
        let (upper, _) = area.split_vertically(BOTTOM);
        let plot = plot(&upper, &time, &amounts)?;
        let painter = Painter { area, plot: &plot, time: &time, amounts: &amounts };
        painter.marks(&chart)?;
        legend::draw(area, &chart, (MARGIN, BOTTOM + 16))
    })
}

/// Draws the axes with their labels.
fn plot<'p, 'a>(area: &'p Area<'a>, time: &Axis, amounts: &Axis) -> io::Result<Plot<'p, 'a>> {
    let widest = amounts.labels.iter().map(|(_, label)| TEXT.width(label)).max().unwrap_or(0);
    let mut plot = ChartBuilder::on(area)
        .margin_top(TOP)
        .margin_left(MARGIN)
        .margin_right(MARGIN)
        .x_label_area_size(34)
        .y_label_area_size(widest + 14)
        .build_cartesian_2d(Scale(time.labels.clone()), Scale(amounts.labels.clone()))
        .map_err(failed)?;
    plot.configure_mesh()
        .max_light_lines(0)
        .bold_line_style(FAINT.stroke_width(1))
        .axis_style(SOFT.stroke_width(1))
        .label_style(TEXT.style())
        .draw()
        .map_err(failed)?;
    Ok(plot)
}

struct Painter<'p, 'q, 'a> {
    area: &'p Area<'a>,
    plot: &'p Plot<'q, 'a>,
    time: &'p Axis,
    amounts: &'p Axis,
}

/// A mark with its place in the picture.
struct Placed<'m> {
    mark: &'m Mark,
    at: At,
    /// The ends of an interval, upper and lower.
    ends: Option<(i32, i32)>,
    span: (i32, i32),
}

impl Placed<'_> {
    /// What the mark itself covers.
    fn frame(&self) -> Frame {
        let (up, down) = symbols::reach(self.mark.shape);
        let (x, y) = self.at;
        Frame { left: x - 8, top: y - up - 2, right: x + 8, bottom: y + down + 2 }
    }

    /// What its lines cover.
    fn lines(&self) -> impl Iterator<Item = Frame> {
        let (x, y) = self.at;
        let span = Frame { left: self.span.0, top: y - 3, right: self.span.1, bottom: y + 3 };
        let bar = self.ends.map(|(top, bottom)| Frame { left: x - 8, top, right: x + 8, bottom });
        [(self.span.0 < self.span.1).then_some(span), bar].into_iter().flatten()
    }
}

impl Painter<'_, '_, '_> {
    fn x(&self, day: f64) -> i32 {
        self.plot.backend_coord(&(self.time.place(day), 0.0)).0
    }

    fn y(&self, amount: f64) -> i32 {
        self.plot.backend_coord(&(0.0, self.amounts.place(amount))).1
    }

    fn marks(&self, chart: &Chart) -> io::Result<()> {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        for mark in &chart.marks {
            let Some(mut new) = self.placed(mark) else { continue };
            // Marks at one place stand beside each other.
            let near = |other: &Placed<'_>, at: At| {
                (other.at.0 - at.0).abs() < 15 && (other.at.1 - at.1).abs() < 13
            };
            while placed.iter().any(|other| near(other, new.at)) {
                new.at.0 += 16;
            }
            placed.push(new);
        }
        for one in &placed {
            self.lines(one)?;
        }
        for one in &placed {
            symbols::draw(self.area, one.at, one.mark.shape, Ink::of(one.mark.status))?;
        }
        self.labels(&placed)
    }

    fn placed<'m>(&self, mark: &'m Mark) -> Option<Placed<'m>> {
        let ends = match (mark.low, mark.high) {
            (Some(low), Some(high)) if low < high => Some((self.y(high), self.y(low))),
            _ => None,
        };
        let y = match ends {
            Some((top, bottom)) => i32::midpoint(top, bottom),
            None => self.y(mark.low.or(mark.high)?),
        };
        let span = (self.x(mark.days.0), self.x(mark.days.1));
        Some(Placed { mark, at: (self.x(mark.day()), y), ends, span })
    }

    fn lines(&self, placed: &Placed<'_>) -> io::Result<()> {
        let ((x, y), (from, to)) = (placed.at, placed.span);
        let ink = Ink::of(placed.mark.status);
        if from < to {
            symbols::span(self.area, (from, y), (to, y), ink)?;
        }
        placed.ends.map_or(Ok(()), |ends| symbols::interval(self.area, x, ends, ink))
    }

    /// A number at every mark, and what it is where there is room.
    fn labels(&self, placed: &[Placed<'_>]) -> io::Result<()> {
        let (across, down) = self.plot.plotting_area().get_pixel_range();
        let within = Frame {
            left: across.start + 2,
            top: down.start - 30,
            right: across.end + MARGIN,
            bottom: down.end - 2,
        };
        let mut room = Room { within, taken: placed.iter().map(Placed::frame).collect() };
        room.taken.extend(placed.iter().flat_map(Placed::lines));
        for (index, one) in placed.iter().enumerate() {
            let number = (index + 1).to_string();
            let full = format!("{number}. {} {}", one.mark.subject, one.mark.amount);
            let found = [full, number.clone()].into_iter().find_map(|label| {
                let (at, side) = room.place(one.frame(), TEXT.width(&label))?;
                Some((label, at, side))
            });
            // Better on a line than nowhere.
            let beside = (one.at.0 + 10, one.at.1);
            let (label, at, side) = found.unwrap_or((number, beside, HPos::Left));
            write(self.area, at, &label, TEXT.at(side))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::super::testing::every_shape;
    use super::*;

    fn texts(svg: &str) -> Vec<String> {
        let document = Document::parse(svg).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        texts.map(|node| node.text().unwrap_or_default().trim().to_owned()).collect()
    }

    #[test]
    fn it_is_sound_and_says_everything() {
        let texts = texts(&svg(&every_shape(), Language::Fr, "chiffres en <dollars>").unwrap());
        for text in [
            "chiffres en <dollars>",
            "US dollars",
            "4 milliards",
            "2024-07",
            "autant ou plus",
            "autant ou moins",
            "fourchette",
            "rapporté",
            "prévu",
            "estimé",
            "1. Dojo > 1 milliard",
            "3–4 milliards",
            "Dojo, spending",
        ] {
            assert!(texts.iter().any(|shown| shown == text), "{text} in {texts:?}");
        }
    }

    #[test]
    fn every_mark_has_its_number_however_many_there_are() {
        let rows: Vec<_> = every_shape().rows.iter().cycle().take(40).cloned().collect();
        let many = Rows { total: rows.len(), rows, ..every_shape() };
        let shown = svg(&many, Language::En, "x").unwrap();
        let texts = texts(&shown);
        for number in 1..=40 {
            let labelled = |text: &String| {
                *text == number.to_string() || text.starts_with(&format!("{number}. "))
            };
            assert!(texts.iter().filter(|text| labelled(text)).count() >= 2, "{number}");
        }
    }
}
