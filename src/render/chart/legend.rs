//! What stands below a chart in a picture: what the marks mean, and every figure
//! in a line.

use std::io;

use super::symbols::{self, Ink};
use super::{Chart, Mark, Shape, words};
use crate::model::FigureStatus;
use crate::render::svg::{Area, At, Look, SOFT, write};

const TEXT: Look = Look::of(13);

/// The height of a line.
const LINE: i32 = 24;

/// The room of the lines that say what the marks mean.
const KEY: i32 = 2 * LINE + 26;

/// The room that a chart needs below its plot.
pub(super) fn height(chart: &Chart) -> i32 {
    KEY + LINE * i32::try_from(chart.marks.len()).unwrap_or(i32::MAX / LINE / 2)
}

/// Draws the meaning of the marks and the figures, from a place downwards.
pub(super) fn draw(area: &Area<'_>, chart: &Chart, (x, y): At) -> io::Result<()> {
    shapes(area, chart, (x, y))?;
    statuses(area, chart, (x, y + LINE + 6))?;
    list(area, chart, (x, y + KEY))
}

fn shapes(area: &Area<'_>, chart: &Chart, (mut x, y): At) -> io::Result<()> {
    let ink = Ink { color: SOFT, filled: true };
    for shape in chart.shapes() {
        let (up, down) = symbols::reach(shape);
        // A mark that reaches to one side stands in the middle all the same.
        symbols::draw(area, (x + 8, y + (up - down) / 2), shape, ink)?;
        x = item(area, (x, y), words::shape(shape, chart.language))?;
    }
    if chart.has_spans() {
        symbols::span(area, (x, y), (x + 20, y), ink)?;
        item(area, (x + 6, y), words::span(chart.language))?;
    }
    Ok(())
}

fn statuses(area: &Area<'_>, chart: &Chart, (mut x, y): At) -> io::Result<()> {
    for status in chart.statuses() {
        symbols::draw(area, (x + 8, y), Shape::Value, Ink::of(status))?;
        x = item(area, (x, y), words::status(status, chart.language))?;
    }
    Ok(())
}

/// Writes what a mark means and gives the place of the next.
fn item(area: &Area<'_>, (x, y): At, text: &str) -> io::Result<i32> {
    write(area, (x + 22, y), text, TEXT)?;
    Ok(x + 22 + TEXT.width(text) + 24)
}

fn list(area: &Area<'_>, chart: &Chart, (x, mut y): At) -> io::Result<()> {
    let widest = |told: fn(&Mark) -> String| {
        chart.marks.iter().map(|mark| TEXT.width(&told(mark))).max().unwrap_or(0)
    };
    let date = x + 44;
    let subject = date + widest(|mark| mark.date.clone()) + 20;
    let amount = subject + widest(what) + 20;
    let status = amount + widest(|mark| mark.amount.clone()) + 20;
    for (index, mark) in chart.marks.iter().enumerate() {
        let write = |x: i32, text: &str, look: Look| write(area, (x, y), text, look);
        write(x, &(index + 1).to_string(), TEXT.bold())?;
        write(date, &mark.date, TEXT.color(SOFT))?;
        write(subject, &what(mark), TEXT)?;
        write(amount, &mark.amount, TEXT)?;
        let ink = Ink::of(mark.status);
        symbols::draw(area, (status + 8, y), Shape::Value, ink)?;
        write(status + 22, name(mark.status, chart), TEXT.color(ink.color))?;
        y += LINE;
    }
    Ok(())
}

fn what(mark: &Mark) -> String {
    format!("{}, {}", mark.subject, mark.metric)
}

fn name(status: FigureStatus, chart: &Chart) -> &'static str {
    words::status(status, chart.language)
}
