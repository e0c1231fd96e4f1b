//! A chart as SVG.

use super::axis::Tick;
use super::labels::{Frame, Room};
use super::symbols::{Ink, interval, reach, span, symbol};
use super::{Bounds, Chart, Figure, Position, Symbol};
use crate::model::Language;
use crate::query::Rows;
use crate::render::svg::{Anchor, FAINT, Font, Point, SOFT, Svg, pixels};

const WIDTH: i32 = 1100;
const MARGIN: i32 = 28;

/// The upper and the lower edge of the plot.
const TOP: i32 = 100;
const BOTTOM: i32 = 525;

/// The distance of two lines of text.
const LINE: i32 = 24;

/// Where the key and the list of figures start.
const KEY: i32 = 576;
const LIST: i32 = KEY + 2 * LINE + 26;

const TEXT: Font = Font::of(13);
const HEADING: Font = Font::of(20).bold();

/// The maximum number of ticks of time.
const TICKS: usize = 12;

/// The figures of an answer, all of one dimension, as SVG under a heading.
#[must_use]
pub fn svg(rows: &Rows, language: Language, heading: &str) -> String {
    let chart = Chart::of(rows, language);
    let width = WIDTH.max(HEADING.width(heading) + 2 * MARGIN);
    let mut svg = Svg::default();
    svg.text((MARGIN, 34), heading, HEADING);
    svg.text((MARGIN, 66), &chart.unit, TEXT.color(SOFT));
    let labels = chart.amounts.iter().map(|(_, label)| TEXT.width(label)).max().unwrap_or(0);
    let plot = Plot { left: MARGIN + labels + 14, right: width - MARGIN };
    plot.axes(&mut svg, &chart.amounts, &chart.time.dates(TICKS));
    plot.figures(&mut svg, &chart.figures);
    for (row, y) in chart.key.iter().zip([KEY, KEY + LINE + 6]) {
        row.iter().fold(MARGIN, |x, entry| key(&mut svg, (x, y), *entry));
    }
    list(&mut svg, &chart.figures);
    let lines = i32::try_from(chart.figures.len()).unwrap_or(i32::MAX / LINE / 2);
    svg.finish((width, LIST + LINE * lines + MARGIN), heading, language)
}

/// The part of the drawing between the axes.
struct Plot {
    left: i32,
    right: i32,
}

/// A figure with its point in the drawing.
struct Placed<'f> {
    figure: &'f Figure,
    at: Point,
    /// The upper and the lower end of an interval.
    interval: Option<(i32, i32)>,
    span: Option<(i32, i32)>,
}

impl Placed<'_> {
    /// What the symbol covers.
    fn frame(&self) -> Frame {
        let (up, down) = reach(self.figure.bounds);
        let (x, y) = self.at;
        Frame { left: x - 8, top: y - up - 2, right: x + 8, bottom: y + down + 2 }
    }

    /// What its lines cover.
    fn lines(&self) -> impl Iterator<Item = Frame> {
        let (x, y) = self.at;
        let span = self.span.map(|(left, right)| Frame { left, top: y - 3, right, bottom: y + 3 });
        let bar =
            self.interval.map(|(top, bottom)| Frame { left: x - 8, top, right: x + 8, bottom });
        span.into_iter().chain(bar)
    }
}

impl Plot {
    fn x(&self, position: f64) -> i32 {
        self.left + pixels(position * f64::from(self.right - self.left))
    }

    fn y(position: f64) -> i32 {
        BOTTOM - pixels(position * f64::from(BOTTOM - TOP))
    }

    fn axes(&self, svg: &mut Svg, amounts: &[Tick], dates: &[Tick]) {
        for (position, label) in amounts {
            let y = Self::y(*position);
            svg.line((self.left - 5, y), (self.right, y), FAINT, 1);
            svg.text((self.left - 10, y), label, TEXT.anchor(Anchor::End));
        }
        for (position, label) in dates {
            let x = self.x(*position);
            svg.line((x, TOP), (x, BOTTOM + 5), FAINT, 1);
            svg.text((x, BOTTOM + 17), label, TEXT.anchor(Anchor::Middle));
        }
        svg.line((self.left, TOP), (self.left, BOTTOM), SOFT, 1);
        svg.line((self.left, BOTTOM), (self.right, BOTTOM), SOFT, 1);
    }

    fn figures(&self, svg: &mut Svg, figures: &[Figure]) {
        let mut placed: Vec<Placed<'_>> = Vec::new();
        for figure in figures {
            let Some(position) = figure.position else { continue };
            let mut new = self.place(figure, position);
            // Figures at one point are drawn side by side.
            let near = |other: &Placed<'_>, at: Point| {
                (other.at.0 - at.0).abs() < 15 && (other.at.1 - at.1).abs() < 13
            };
            while placed.iter().any(|other| near(other, new.at)) {
                new.at.0 += 16;
            }
            placed.push(new);
        }
        for Placed { figure, at, interval: ends, span: days } in &placed {
            let ink = Ink::of(figure.status);
            if let Some(days) = days {
                span(svg, *days, at.1, ink);
            }
            if let Some(ends) = ends {
                interval(svg, at.0, *ends, ink);
            }
        }
        for Placed { figure, at, .. } in &placed {
            symbol(svg, *at, figure.bounds, Ink::of(figure.status));
        }
        self.labels(svg, &placed);
    }

    fn place<'f>(&self, figure: &'f Figure, position: Position) -> Placed<'f> {
        let Position { x, y, interval, span } = position;
        let span = span.map(|(first, last)| (self.x(first), self.x(last)));
        Placed {
            figure,
            at: (self.x(x), Self::y(y)),
            interval: interval.map(|(low, high)| (Self::y(high), Self::y(low))),
            span: span.filter(|(from, to)| from < to),
        }
    }

    /// Labels every figure with its number, and with its subject and amount
    /// where there is room.
    fn labels(&self, svg: &mut Svg, placed: &[Placed<'_>]) {
        let within = Frame {
            left: self.left + 2,
            top: TOP - 30,
            right: self.right + MARGIN,
            bottom: BOTTOM - 2,
        };
        let mut room = Room { within, taken: placed.iter().map(Placed::frame).collect() };
        room.taken.extend(placed.iter().flat_map(Placed::lines));
        for (index, one) in placed.iter().enumerate() {
            let number = (index + 1).to_string();
            let full = format!("{number}. {} {}", one.figure.subject, one.figure.amount);
            let found = [full, number.clone()].into_iter().find_map(|label| {
                let (at, anchor) = room.place(one.frame(), TEXT.width(&label))?;
                Some((label, at, anchor))
            });
            // Without room the number covers a line.
            let beside = (one.at.0 + 10, one.at.1);
            let (label, at, anchor) = found.unwrap_or((number, beside, Anchor::Start));
            svg.text(at, &label, TEXT.anchor(anchor));
        }
    }
}

/// Writes an entry of the key; returns where the next one starts.
fn key(svg: &mut Svg, (x, y): Point, (sign, name): (Symbol, &str)) -> i32 {
    match sign {
        Symbol::Bounds(bounds) => {
            let (up, down) = reach(bounds);
            symbol(svg, (x + 8, y + (up - down) / 2), bounds, Ink::KEY);
        }
        Symbol::Span => span(svg, (x, x + 20), y, Ink::KEY),
        Symbol::Status(status) => symbol(svg, (x + 8, y), Bounds::Value, Ink::of(status)),
    }
    svg.text((x + 26, y), name, TEXT);
    x + 26 + TEXT.width(name) + 24
}

/// Lists the figures by number.
fn list(svg: &mut Svg, figures: &[Figure]) {
    let widest = |text: fn(&Figure) -> &str| {
        figures.iter().map(|figure| TEXT.width(text(figure))).max().unwrap_or(0)
    };
    let date = MARGIN + 44;
    let name = date + widest(|figure| &figure.date) + 20;
    let amount = name + widest(|figure| &figure.name) + 20;
    let status = amount + widest(|figure| &figure.amount) + 20;
    let mut y = LIST;
    for (index, figure) in figures.iter().enumerate() {
        let ink = Ink::of(figure.status);
        svg.text((MARGIN, y), &(index + 1).to_string(), TEXT.bold());
        svg.text((date, y), &figure.date, TEXT.color(SOFT));
        svg.text((name, y), &figure.name, TEXT);
        svg.text((amount, y), &figure.amount, TEXT);
        symbol(svg, (status + 8, y), Bounds::Value, ink);
        svg.text((status + 22, y), figure.status_name, TEXT.color(ink.color));
        y += LINE;
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
    fn it_is_valid_xml_and_complete() {
        let texts = texts(&svg(&every_shape(), Language::Fr, "chiffres en <dollars>"));
        for text in [
            "chiffres en <dollars>",
            "US dollars",
            "4 milliards",
            "2024-07",
            "cette valeur ou plus",
            "cette valeur ou moins",
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
        let shown = svg(&many, Language::En, "x");
        let texts = texts(&shown);
        for number in 1..=40 {
            let labelled = |text: &String| {
                *text == number.to_string() || text.starts_with(&format!("{number}. "))
            };
            assert!(texts.iter().filter(|text| labelled(text)).count() >= 2, "{number}");
        }
    }
}
