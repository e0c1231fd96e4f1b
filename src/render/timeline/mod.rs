//! Events as a timeline: years down the side, a density bar per quarter, a line
//! per event. `Timeline` lays it out; `text` draws it with characters, `svg`
//! as SVG.

mod names;
mod quarters;
mod svg;
mod text;

use std::collections::BTreeMap;

use super::color::Color;
use super::visible::visible;
use crate::model::{Language, Period};
use crate::query::{Rows, Value};
use quarters::{Section, sections};

pub use svg::svg;
pub use text::text;

/// An event of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Event {
    date: String,
    title: String,
    systems: Vec<String>,
}

/// A line of a timeline.
enum Line {
    /// Years without events.
    Gap,
    /// An event, or a quarter without events.
    Event {
        /// The year, in its first line.
        year: Option<String>,
        /// The quarter and the number of its events, in its first line; none
        /// for dates vaguer than a quarter.
        quarter: Option<(String, usize)>,
        event: Option<Event>,
    },
}

/// A timeline, laid out in lines.
struct Timeline {
    lines: Vec<Line>,
    /// The names of systems, those with the most events first.
    systems: Vec<String>,
    /// The number of events in the fullest quarter.
    max: usize,
}

impl Timeline {
    /// Lays out the rows of events, in order of time.
    fn of(rows: &Rows, language: Language) -> Self {
        let events = events(rows);
        let systems = by_number(events.iter().flat_map(|(_, event)| &event.systems));
        let (mut lines, mut max, mut before) = (Vec::new(), 0, None);
        for section in sections(events) {
            match section {
                Section::Gap => lines.push(Line::Gap),
                Section::Quarter { year, number, events } => {
                    let name = (before != Some(year)).then(|| year_name(year));
                    before = Some(year);
                    let quarter = quarter_name(number, language).map(|name| (name, events.len()));
                    max = max.max(quarter.as_ref().map_or(0, |(_, number)| *number));
                    lines.extend(section_lines(name, quarter, events));
                }
            }
        }
        Self { lines, systems, max }
    }

    fn events(&self) -> impl Iterator<Item = &Event> {
        self.lines.iter().filter_map(|line| match line {
            Line::Event { event, .. } => event.as_ref(),
            Line::Gap => None,
        })
    }

    /// The width of the longest date.
    fn date_width(&self) -> usize {
        self.events().map(|event| event.date.len()).max().unwrap_or(0)
    }

    /// The color of a system, by its index: only those with the most events
    /// have one.
    fn color(system: usize) -> Option<Color> {
        Color::ALL.get(system).copied()
    }
}

/// A line per event; one for a quarter without events.
fn section_lines(
    year: Option<String>,
    quarter: Option<(String, usize)>,
    events: Vec<Event>,
) -> impl Iterator<Item = Line> {
    let mut events = events.into_iter();
    let first = Line::Event { year, quarter, event: events.next() };
    let rest = events.map(|event| Line::Event { year: None, quarter: None, event: Some(event) });
    std::iter::once(first).chain(rest)
}

fn events(rows: &Rows) -> Vec<(Option<Period>, Event)> {
    let column = |name: &str| {
        let shown = |value: &Value| visible(&value.text()).replace('\n', " ");
        rows.column(name).map(shown).collect::<Vec<_>>()
    };
    let columns = column("date").into_iter().zip(column("title")).zip(column("systems"));
    columns
        .map(|((date, title), systems)| {
            let names = systems.split(", ").filter(|name| !name.is_empty());
            let systems = names.map(str::to_owned).collect();
            (date.parse().ok(), Event { date, title, systems })
        })
        .collect()
}

fn by_number<'n>(names: impl Iterator<Item = &'n String>) -> Vec<String> {
    let mut numbers: BTreeMap<&String, usize> = BTreeMap::new();
    names.for_each(|name| *numbers.entry(name).or_default() += 1);
    let mut names: Vec<_> = numbers.into_iter().collect();
    names.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    names.into_iter().map(|(name, _)| name.clone()).collect()
}

fn year_name(year: Option<i32>) -> String {
    year.map_or_else(|| "?".to_owned(), |year| format!("{year:04}"))
}

/// The name of a quarter; none for events in no single quarter.
fn quarter_name(number: u32, language: Language) -> Option<String> {
    let letter = match language {
        Language::En => 'Q',
        Language::Fr => 'T',
    };
    (number > 0).then(|| format!("{letter}{number}"))
}
