//! Events as a timeline: years down the side, a density bar a quarter, a line an
//! event. The terminal and the picture show the same sections.

mod line;
mod svg;
mod text;

use std::collections::BTreeMap;

use chrono::Datelike;

use super::value;
use super::visible::visible;
use crate::model::{Language, Period};
use crate::query::Rows;

pub use svg::svg;
pub use text::text;

/// An event as a line of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    date: String,
    title: String,
    systems: Vec<String>,
}

/// A stretch of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Section {
    /// A quarter with its events, perhaps none; the quarter is 0 for events
    /// whose date is vaguer than that.
    Quarter { year: Option<i32>, number: u32, entries: Vec<Entry> },
    /// Years without events.
    Years,
}

/// The events in the order of time, whatever their order in the answer.
struct Timeline {
    sections: Vec<Section>,
    /// The names of systems, those with the most events first.
    systems: Vec<String>,
    /// The most events in a quarter.
    most: usize,
}

impl Timeline {
    fn of(rows: &Rows) -> Self {
        let mut entries = entries(rows);
        entries.sort_by_key(|(period, _)| period.map(|period| (period.start(), period.end())));
        let systems = by_number(entries.iter().flat_map(|(_, entry)| &entry.systems));
        let mut groups: BTreeMap<_, Vec<Entry>> = BTreeMap::new();
        for (period, entry) in entries {
            groups.entry(quarter(period)).or_default().push(entry);
        }
        let quarters = groups.iter().filter(|((_, number), _)| *number > 0);
        let most = quarters.map(|(_, entries)| entries.len()).max().unwrap_or(0);
        Self { sections: sections(groups), systems, most }
    }

    /// The width of the longest date.
    fn date_width(&self) -> usize {
        self.entries().map(|entry| entry.date.len()).max().unwrap_or(0)
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.sections.iter().flat_map(|section| match section {
            Section::Quarter { entries, .. } => entries.as_slice(),
            Section::Years => &[],
        })
    }
}

fn entries(rows: &Rows) -> Vec<(Option<Period>, Entry)> {
    let column = |name: &str| {
        let shown = |value| visible(&value::text(value)).replace('\n', " ");
        rows.column(name).map(shown).collect::<Vec<_>>()
    };
    let columns = column("date").into_iter().zip(column("title")).zip(column("systems"));
    columns
        .map(|((date, title), systems)| {
            let names = systems.split(", ").filter(|name| !name.is_empty());
            let systems = names.map(str::to_owned).collect();
            (date.parse().ok(), Entry { date, title, systems })
        })
        .collect()
}

/// The year and the quarter that a period lies in; 0 where it is in no single
/// quarter, and no year where it is no date.
fn quarter(period: Option<Period>) -> (Option<i32>, u32) {
    let Some(period) = period else { return (None, 0) };
    let of = |day: chrono::NaiveDate| (Some(day.year()), day.month0() / 3 + 1);
    let (first, last) = (of(period.start()), of(period.end()));
    if first == last { first } else { (first.0, 0) }
}

fn by_number<'n>(names: impl Iterator<Item = &'n String>) -> Vec<String> {
    let mut numbers: BTreeMap<&String, usize> = BTreeMap::new();
    names.for_each(|name| *numbers.entry(name).or_default() += 1);
    let mut names: Vec<_> = numbers.into_iter().collect();
    names.sort_by_key(|(_, number)| std::cmp::Reverse(*number));
    names.into_iter().map(|(name, _)| name.clone()).collect()
}

/// The quarters that have events, and between them those that have none.
fn sections(groups: BTreeMap<(Option<i32>, u32), Vec<Entry>>) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut before = None;
    for ((year, number), entries) in groups {
        sections.extend(between(before, (year, number)));
        sections.push(Section::Quarter { year, number, entries });
        before = year.map(|year| (year, number));
    }
    sections
}

/// The empty quarters after one and before another; whole years in one.
fn between(before: Option<(i32, u32)>, next: (Option<i32>, u32)) -> Vec<Section> {
    let (Some((from, last)), (Some(to), first)) = (before, next) else { return Vec::new() };
    let empty = |year: i32, numbers: std::ops::Range<u32>| {
        let section =
            move |number| Section::Quarter { year: Some(year), number, entries: Vec::new() };
        numbers.map(section)
    };
    if from == to {
        return empty(to, last + 1..first).collect();
    }
    let gap = (to - from > 1).then_some(Section::Years);
    empty(from, last + 1..5).chain(gap).chain(empty(to, 1..first)).collect()
}

/// The name of a year.
fn name(year: Option<i32>) -> String {
    year.map_or_else(|| "?".to_owned(), |year| format!("{year:04}"))
}

/// The sign of a quarter.
fn sign(number: u32, language: Language) -> String {
    match (number, language) {
        (0, _) => String::new(),
        (number, Language::En) => format!("Q{number}"),
        (number, Language::Fr) => format!("T{number}"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{answer, text};
    use super::*;

    fn shown(dates: &[&str]) -> Vec<String> {
        let rows: Vec<_> = dates.iter().map(|date| [text(date), text("t"), text("")]).collect();
        let timeline = Timeline::of(&answer(["date", "title", "systems"], &rows));
        let section = |section: &Section| match section {
            Section::Years => "...".to_owned(),
            Section::Quarter { year, number, entries } => {
                let dates: Vec<_> = entries.iter().map(|entry| entry.date.as_str()).collect();
                format!("{} {number}: {}", year.unwrap_or(0), dates.join(" "))
            }
        };
        timeline.sections.iter().map(section).collect()
    }

    #[test]
    fn events_stand_in_the_quarter_they_surely_were_in() {
        assert_eq!(
            shown(&["2021-Q1", "2021-H1", "2021", "2021-02", "2021-01-31/2021-02-01"]),
            ["2021 0: 2021-H1 2021", "2021 1: 2021-Q1 2021-01-31/2021-02-01 2021-02"]
        );
    }

    #[test]
    fn empty_quarters_are_there_and_empty_years_are_one() {
        assert_eq!(
            shown(&["2024-02-01", "2020-07-01", "2020-12-31"]),
            ["2020 3: 2020-07-01", "2020 4: 2020-12-31", "...", "2024 1: 2024-02-01"]
        );
        assert_eq!(
            shown(&["2020-08", "2021-06"]),
            ["2020 3: 2020-08", "2020 4: ", "2021 1: ", "2021 2: 2021-06"]
        );
    }

    #[test]
    fn what_is_no_date_comes_first_and_is_not_lost() {
        assert_eq!(shown(&["2021-01-01", "soon"]), ["0 0: soon", "2021 1: 2021-01-01"]);
    }
}
