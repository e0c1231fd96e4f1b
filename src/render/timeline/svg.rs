//! A timeline as SVG.

use super::names::unnamed;
use super::{Event, Line, Timeline};
use crate::model::Language;
use crate::query::Rows;
use crate::render::svg::{FAINT, Font, Paint, Point, SOFT, Svg, pixels};

const MARGIN: i32 = 24;

/// Where the colors of systems are explained.
const KEY: i32 = 66;

/// The first line, and the distance of two lines.
const TOP: i32 = 106;
const LINE: i32 = 24;

/// Where the columns start: the quarters, their bars, the axis, the dates.
const QUARTER: i32 = 84;
const BAR: i32 = 116;
const AXIS: i32 = 236;
const DATE: i32 = AXIS + 18;

/// The longest bar, and the longest bar of one event.
const LONGEST: f64 = 80.0;
const STEP: f64 = 12.0;

/// The color of density bars.
const DENSITY: &str = "#8aa0be";

/// The maximum length of a title, in characters.
const TITLE: usize = 90;

const TEXT: Font = Font::of(14);
const HEADING: Font = Font::of(20).bold();
const YEAR: Font = Font::of(16).bold();

/// The events of an answer as SVG, under a heading.
#[must_use]
pub fn svg(rows: &Rows, language: Language, heading: &str) -> String {
    let timeline = Timeline::of(rows, language);
    let columns = Columns::of(&timeline, heading);
    let lines = i32::try_from(timeline.lines.len()).unwrap_or(i32::MAX / LINE / 2);
    let bottom = TOP + LINE * lines;
    let mut svg = Svg::default();
    svg.text((MARGIN, 34), heading, HEADING);
    timeline.key().fold(MARGIN, |x, system| chip(&mut svg, (x, KEY), system));
    svg.line((AXIS, TOP - LINE / 2), (AXIS, bottom - LINE / 2), FAINT, 2);
    let mut y = TOP;
    for line in &timeline.lines {
        columns.line(&mut svg, y, line, &timeline);
        y += LINE;
    }
    svg.finish((columns.width, bottom + MARGIN), heading, language)
}

/// A system and the color of its name.
type Chip<'t> = (&'t str, &'static str);

impl Timeline {
    /// The systems that have a color.
    fn key(&self) -> impl Iterator<Item = Chip<'_>> {
        let systems = self.systems.iter().enumerate();
        systems.filter_map(|(rank, name)| Some((name.as_str(), Self::color(rank)?.hex())))
    }

    fn hex(&self, name: &str) -> &'static str {
        let chip = self.key().find(|(other, _)| *other == name);
        chip.map_or(SOFT, |(_, color)| color)
    }

    /// The color of an event: that of its most frequent system.
    fn event_color(&self, event: &Event) -> &'static str {
        let chip = self.key().find(|(name, _)| event.systems.iter().any(|other| other == name));
        chip.map_or(SOFT, |(_, color)| color)
    }
}

/// Where the columns on the right of the dates start.
struct Columns {
    title: i32,
    systems: i32,
    width: i32,
}

impl Columns {
    fn of(timeline: &Timeline, heading: &str) -> Self {
        let title = DATE + TEXT.width(&"0".repeat(timeline.date_width())) + 16;
        let titles = timeline.events().map(|event| TEXT.width(&clipped(&event.title)));
        let systems = title + titles.max().unwrap_or(0) + 20;
        let names = |event: &Event| unnamed(event).iter().map(|name| chip_width(name)).sum();
        let width = systems + timeline.events().map(names).max().unwrap_or(0_i32) + MARGIN;
        let key: i32 = timeline.key().map(|(name, _)| chip_width(name)).sum();
        let head = HEADING.width(heading).max(key) + 2 * MARGIN;
        Self { title, systems, width: width.max(head) }
    }

    fn line(&self, svg: &mut Svg, y: i32, line: &Line, timeline: &Timeline) {
        let Line::Event { year, quarter, event } = line else {
            return svg.text((MARGIN, y), "⋮", TEXT.color(SOFT));
        };
        if let Some(year) = year {
            let above = y - LINE / 2;
            svg.line((MARGIN, above), (self.width - MARGIN, above), FAINT, 1);
            svg.text((MARGIN, y), year, YEAR);
        }
        if let Some((name, events)) = quarter {
            svg.text((QUARTER, y), name, TEXT.color(SOFT));
            density(svg, y, *events, timeline.max);
        }
        if let Some(event) = event {
            self.event(svg, y, event, timeline);
        }
    }

    fn event(&self, svg: &mut Svg, y: i32, event: &Event, timeline: &Timeline) {
        svg.circle((AXIS, y), 5, Paint::fill(timeline.event_color(event)));
        svg.text((DATE, y), &event.date, TEXT.color(SOFT));
        svg.text((self.title, y), &clipped(&event.title), TEXT);
        let systems = unnamed(event).into_iter().map(|name| (name, timeline.hex(name)));
        systems.fold(self.systems, |x, system| chip(svg, (x, y), system));
    }
}

/// A bar in proportion to the events of a quarter, and their number.
fn density(svg: &mut Svg, y: i32, events: usize, max: usize) {
    if events == 0 {
        return svg.text((BAR, y), "·", TEXT.color(SOFT));
    }
    let float = |number: usize| f64::from(u32::try_from(number).unwrap_or(u32::MAX));
    let step = (LONGEST / float(max)).min(STEP);
    let end = BAR + pixels(step * float(events)).max(2);
    svg.rect((BAR, y - 7), (end, y + 7), Paint::fill(DENSITY));
    svg.text((end + 6, y), &events.to_string(), TEXT.color(SOFT));
}

fn clipped(title: &str) -> String {
    let mut letters = title.char_indices().skip(TITLE);
    letters.next().map_or_else(|| title.to_owned(), |(end, _)| format!("{}…", &title[..end]))
}

/// Writes the name of a system with a dot; returns where the next one starts.
fn chip(svg: &mut Svg, (x, y): Point, (name, color): Chip<'_>) -> i32 {
    svg.circle((x + 5, y), 4, Paint::fill(color));
    svg.text((x + 14, y), name, TEXT.color(color));
    x + chip_width(name)
}

fn chip_width(name: &str) -> i32 {
    14 + TEXT.width(name) + 12
}

#[cfg(test)]
mod tests {
    use roxmltree::Document;

    use super::*;
    use crate::render::testing::{answer, text};

    #[test]
    fn it_is_valid_xml_and_complete() {
        let long = "é".repeat(200);
        let event = |date, title, systems| [text(date), text(title), text(systems)];
        let rows = answer(
            ["date", "title", "systems"],
            &[event("2021-02-03", "Dojo <b>", "Dojo, D1"), event("2024-Q1", &long, "")],
        );
        let shown = svg(&rows, Language::Fr, "a & b");
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
