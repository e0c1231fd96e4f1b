//! A timeline as a picture.

use std::io;

use plotters::prelude::{Color, RGBColor};

use super::line::unnamed;
use super::{Entry, Section, Timeline, name, sign};
use crate::model::Language;
use crate::query::Rows;
use crate::render::svg::{
    Area, At, FAINT, Look, SOFT, block, circle, line, picture, pixels, write,
};

/// The colors of the systems with the most events; the others are grey.
const COLORS: [RGBColor; 6] = [
    RGBColor(27, 127, 59),
    RGBColor(11, 114, 133),
    RGBColor(178, 98, 0),
    RGBColor(138, 47, 158),
    RGBColor(28, 95, 184),
    RGBColor(190, 40, 40),
];

const MARGIN: i32 = 24;

/// Where the systems that have colors are named.
const KEY: i32 = 66;

const LINE: i32 = 24;
const TOP: i32 = 106;

/// Where the columns begin: the quarters, their bars, the axis.
const QUARTER: i32 = 84;
const BAR: i32 = 116;
const AXIS: i32 = 236;

/// The longest bar, and the longest for one event.
const LONGEST: f64 = 80.0;
const STEP: f64 = 12.0;

/// The widest a title may be, in characters.
const TITLE: usize = 90;

const TEXT: Look = Look::of(14);

/// The events of an answer as SVG, under a heading.
///
/// # Errors
/// If it cannot be written.
pub fn svg(rows: &Rows, language: Language, heading: &str) -> io::Result<String> {
    let timeline = Timeline::of(rows);
    let columns = Columns::of(&timeline, heading);
    let height = TOP + LINE * i32::try_from(lines(&timeline)).unwrap_or(i32::MAX / LINE / 2);
    picture((columns.width, height + MARGIN), |area| {
        write(area, (MARGIN, 34), heading, Look::of(20).bold())?;
        let colored = timeline.systems.iter().take(COLORS.len()).enumerate();
        colored
            .map(|(rank, name)| (name.as_str(), Some(rank)))
            .try_fold(MARGIN, |x, system| chip(area, (x, KEY), system))?;
        let (top, bottom) = (TOP - LINE / 2, height - LINE / 2);
        line(area, &[(AXIS, top), (AXIS, bottom)], FAINT.stroke_width(2))?;
        let mut painter = Painter { area, timeline: &timeline, columns, language, y: TOP };
        let mut before = None;
        for section in &timeline.sections {
            match section {
                Section::Years => painter.gap()?,
                Section::Quarter { year, number, entries } => {
                    if before != Some(*year) {
                        painter.year(*year)?;
                    }
                    painter.quarter(*number, entries)?;
                    before = Some(*year);
                }
            }
        }
        Ok(())
    })
}

/// How many lines there are: one an event, and one for what has none.
fn lines(timeline: &Timeline) -> usize {
    let lines = |section: &Section| match section {
        Section::Years => 1,
        Section::Quarter { entries, .. } => entries.len().max(1),
    };
    timeline.sections.iter().map(lines).sum()
}

/// Where the columns on the right of the axis begin.
#[derive(Clone, Copy)]
struct Columns {
    date: i32,
    title: i32,
    systems: i32,
    width: i32,
}

impl Columns {
    fn of(timeline: &Timeline, heading: &str) -> Self {
        let widest = |widths: &mut dyn Iterator<Item = i32>| widths.max().unwrap_or(0);
        let date = AXIS + 18;
        let title = date + TEXT.width(&"0".repeat(timeline.date_width())) + 16;
        let titles = &mut timeline.entries().map(|entry| TEXT.width(&clipped(&entry.title)));
        let systems = title + widest(titles) + 20;
        let names = |entry: &Entry| unnamed(entry).iter().map(|name| room(name)).sum();
        let width = systems + widest(&mut timeline.entries().map(names)) + MARGIN;
        let heading = Look::of(20).bold().width(heading);
        let key = timeline.systems.iter().take(COLORS.len()).map(|name| room(name)).sum();
        Self { date, title, systems, width: width.max(heading.max(key) + 2 * MARGIN) }
    }
}

fn clipped(title: &str) -> String {
    let mut letters = title.char_indices().skip(TITLE);
    letters.next().map_or_else(|| title.to_owned(), |(end, _)| format!("{}…", &title[..end]))
}

/// The room of a system's name and its dot.
fn room(name: &str) -> i32 {
    14 + TEXT.width(name) + 12
}

/// Names a system in its color; gives the place for the next.
fn chip(area: &Area<'_>, (x, y): At, (name, rank): (&str, Option<usize>)) -> io::Result<i32> {
    let color = color(rank);
    circle(area, (x + 5, y), 4, color.filled())?;
    write(area, (x + 14, y), name, TEXT.color(color))?;
    Ok(x + room(name))
}

struct Painter<'p, 'a> {
    area: &'p Area<'a>,
    timeline: &'p Timeline,
    columns: Columns,
    language: Language,
    y: i32,
}

impl Painter<'_, '_> {
    fn gap(&mut self) -> io::Result<()> {
        write(self.area, (MARGIN, self.y), "⋮", TEXT.color(SOFT))?;
        self.y += LINE;
        Ok(())
    }

    /// The name of a year, and a line above it.
    fn year(&self, year: Option<i32>) -> io::Result<()> {
        let y = self.y - LINE / 2;
        line(self.area, &[(MARGIN, y), (self.columns.width - MARGIN, y)], FAINT.stroke_width(1))?;
        write(self.area, (MARGIN, self.y), &name(year), Look::of(16).bold())
    }

    fn quarter(&mut self, number: u32, entries: &[Entry]) -> io::Result<()> {
        write(self.area, (QUARTER, self.y), &sign(number, self.language), TEXT.color(SOFT))?;
        if number > 0 {
            self.density(entries.len())?;
        }
        for entry in entries {
            self.event(entry)?;
            self.y += LINE;
        }
        self.y += if entries.is_empty() { LINE } else { 0 };
        Ok(())
    }

    fn density(&self, events: usize) -> io::Result<()> {
        if events == 0 {
            return write(self.area, (BAR, self.y), "·", TEXT.color(SOFT));
        }
        let count = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
        let step = (LONGEST / count(self.timeline.most)).min(STEP);
        let end = BAR + pixels(step * count(events)).max(2);
        let corners = [(BAR, self.y - 7), (end, self.y + 7)];
        block(self.area, corners, RGBColor(138, 160, 190).filled())?;
        write(self.area, (end + 6, self.y), &events.to_string(), TEXT.color(SOFT))
    }

    fn event(&self, entry: &Entry) -> io::Result<()> {
        let y = self.y;
        let first = entry.systems.iter().filter_map(|name| self.rank(name)).min();
        circle(self.area, (AXIS, y), 5, color(first).filled())?;
        write(self.area, (self.columns.date, y), &entry.date, TEXT.color(SOFT))?;
        write(self.area, (self.columns.title, y), &clipped(&entry.title), TEXT)?;
        let mut systems = unnamed(entry).into_iter().map(|name| (name, self.rank(name)));
        systems.try_fold(self.columns.systems, |x, system| chip(self.area, (x, y), system))?;
        Ok(())
    }

    /// The place of a system among those with the most events.
    fn rank(&self, name: &str) -> Option<usize> {
        self.timeline.systems.iter().position(|other| other == name)
    }
}

fn color(rank: Option<usize>) -> RGBColor {
    rank.and_then(|rank| COLORS.get(rank)).copied().unwrap_or(SOFT)
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;
    use crate::render::testing::{answer, text};

    #[test]
    fn it_is_sound_and_says_everything() {
        let long = "é".repeat(200);
        let event = |date, title, systems| [text(date), text(title), text(systems)];
        let rows = answer(
            ["date", "title", "systems"],
            &[event("2021-02-03", "Dojo <b>", "Dojo, D1"), event("2024-Q1", &long, "")],
        );
        let shown = svg(&rows, Language::Fr, "a & b").unwrap();
        let document = Document::parse(&shown).unwrap();
        let texts = document.descendants().filter(|node| node.has_tag_name("text"));
        let texts: Vec<_> = texts.map(|node| node.text().unwrap_or_default().trim()).collect();
        let cut = format!("{}…", "é".repeat(90));
        for text in
            ["a & b", "2021", "T1", "1", "2021-02-03", "Dojo <b>", "D1", "⋮", "2024", cut.as_str()]
        {
            assert!(texts.contains(&text), "{text} in {texts:?}");
        }
    }
}
