//! Groups events by year and quarter.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::Event;
use crate::model::Period;

/// A part of a timeline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Section {
    /// A quarter with its events, perhaps none; number 0 for events whose date
    /// is vaguer than a quarter, no year for those without a valid date.
    Quarter { year: Option<i32>, number: u32, events: Vec<Event> },
    /// Years without events.
    Gap,
}

/// The quarters in order, each event in the quarter it surely happened in.
pub(super) fn sections(mut events: Vec<(Option<Period>, Event)>) -> Vec<Section> {
    events.sort_by_key(|(period, _)| period.map(|period| (period.start(), period.end())));
    let mut quarters: BTreeMap<_, Vec<Event>> = BTreeMap::new();
    for (period, event) in events {
        quarters.entry(quarter(period)).or_default().push(event);
    }
    let mut sections = Vec::new();
    let mut before = None;
    for ((year, number), events) in quarters {
        sections.extend(between(before, (year, number)));
        sections.push(Section::Quarter { year, number, events });
        before = year.map(|year| (year, number));
    }
    sections
}

/// The year and the quarter of a period; 0 if it is in no single quarter.
fn quarter(period: Option<Period>) -> (Option<i32>, u32) {
    let Some(period) = period else { return (None, 0) };
    let of = |day: chrono::NaiveDate| (Some(day.year()), day.month0() / 3 + 1);
    let (first, last) = (of(period.start()), of(period.end()));
    if first == last { first } else { (first.0, 0) }
}

/// The empty quarters between two quarters; whole years are one gap.
fn between(before: Option<(i32, u32)>, next: (Option<i32>, u32)) -> Vec<Section> {
    let (Some((from, last)), (Some(to), first)) = (before, next) else { return Vec::new() };
    let empty = |year: i32, numbers: std::ops::Range<u32>| {
        let section =
            move |number| Section::Quarter { year: Some(year), number, events: Vec::new() };
        numbers.map(section)
    };
    if from == to {
        return empty(to, last + 1..first).collect();
    }
    let gap = (to - from > 1).then_some(Section::Gap);
    empty(from, last + 1..5).chain(gap).chain(empty(to, 1..first)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::events;
    use super::*;
    use crate::render::testing::{answer, text};

    fn shown(dates: &[&str]) -> Vec<String> {
        let rows: Vec<_> = dates.iter().map(|date| [text(date), text("t"), text("")]).collect();
        let events = events(&answer(["date", "title", "systems"], &rows));
        let section = |section: &Section| match section {
            Section::Gap => "...".to_owned(),
            Section::Quarter { year, number, events } => {
                let dates: Vec<_> = events.iter().map(|event| event.date.as_str()).collect();
                format!("{} {number}: {}", year.unwrap_or(0), dates.join(" "))
            }
        };
        sections(events).iter().map(section).collect()
    }

    #[test]
    fn an_event_is_in_a_quarter_only_if_it_surely_was() {
        assert_eq!(
            shown(&["2021-Q1", "2021-H1", "2021", "2021-02", "2021-01-31/2021-02-01"]),
            ["2021 0: 2021-H1 2021", "2021 1: 2021-Q1 2021-01-31/2021-02-01 2021-02"]
        );
    }

    #[test]
    fn empty_quarters_are_kept_and_empty_years_are_one_gap() {
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
    fn an_event_without_a_valid_date_comes_first() {
        assert_eq!(shown(&["2021-01-01", "soon"]), ["0 0: soon", "2021 1: 2021-01-01"]);
    }
}
