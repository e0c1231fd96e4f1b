//! A table with a header: one written by hand, that of `TimelineJS`'s spreadsheet, or
//! `timeline.csv` as an export writes it.

use csv::{ReaderBuilder, StringRecord, Trim};
use serde_json::Value as Json;

use super::lines::Lines;
use super::plain::plain;
use super::timelinejs::{Date, ERA, span};
use super::{NoTimeline, Row, TimelineProblem};
use crate::model::text::key;
use crate::model::{EntityKind, Period};

/// The columns that are read, by their names in lower case.
struct Columns(Vec<String>);

const DATE: &[&str] =
    &["date", "start", "start date", "begin", "when", "day", "debut", "date de debut", "quand"];
const UNTIL: &[&str] = &["end", "end date", "until", "fin", "date de fin", "jusqu a"];
/// Columns for the year, the month and the day.
const PARTS: [&[&str]; 3] = [&["year", "annee"], &["month", "mois"], &["day", "jour"]];
const END_PARTS: [&[&str]; 3] =
    [&["end year", "annee de fin"], &["end month", "mois de fin"], &["end day", "jour de fin"]];
const TITLE: &[&str] =
    &["title", "headline", "title en", "event", "name", "titre", "evenement", "quoi", "what"];
const TEXT: &[&str] = &[
    "text",
    "summary",
    "description",
    "summary en",
    "details",
    "notes",
    "texte",
    "resume",
    "detail",
];
const CATEGORY: &[&str] = &["category", "group", "tag", "categorie", "groupe", "type"];
const KINDS: [(EntityKind, &[&str]); 4] = [
    (EntityKind::System, &["systems", "systems en", "system", "systemes"]),
    (EntityKind::Person, &["people", "people en", "person", "who", "personnes", "qui"]),
    (
        EntityKind::Organization,
        &["organizations", "organizations en", "organization", "organisations", "organisation"],
    ),
    (
        EntityKind::Place,
        &["places", "places en", "place", "where", "location", "lieux", "lieu", "ou"],
    ),
];

/// The rows of a table, and those that cannot be read.
pub(super) fn rows(text: &str) -> Result<(Vec<Row>, Vec<TimelineProblem>), NoTimeline> {
    // Excel's own line about the separator.
    let skipped = text.strip_prefix("sep=").and_then(|rest| Some(rest.find('\n')? + 5));
    let skipped = skipped.unwrap_or_default();
    let table = &text[skipped..];
    let lines = Lines::of(text);
    let first = table.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(',');
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(table.as_bytes());
    let no_table = |error| NoTimeline::of_columns(format!("it is no table: {error}"));
    let header = reader.headers().map_err(no_table)?.clone();
    let columns = Columns(header.iter().map(|name| key(&name.replace('_', " "))).collect());
    let has = |names: &[&str]| columns.at(names).is_some();
    let without = |names: &str| {
        let header = header.iter().collect::<Vec<_>>().join(", ");
        NoTimeline::of_columns(format!("no column is named {names}; its header is: {header}"))
    };
    if !has(DATE) && !has(PARTS[0]) {
        return Err(without("date, start, when, or year"));
    }
    if !has(TITLE) {
        return Err(without("title, headline or event"));
    }
    let records = reader.into_records().collect::<Result<Vec<_>, _>>().map_err(no_table)?;
    // Where each row begins in the text; its position may be that of the line end before it.
    let begin = |record: &StringRecord| {
        let byte = record.position().map_or(0, csv::Position::byte);
        let at = skipped + usize::try_from(byte).unwrap_or(text.len());
        let rest = text.get(at..).unwrap_or_default();
        at + rest.len() - rest.trim_start_matches(['\r', '\n']).len()
    };
    let ends = records.iter().skip(1).map(begin).chain([text.len()]);
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for (record, end) in records.iter().zip(ends) {
        let start = begin(record);
        let line = lines.at(start);
        let written = text.get(start..end).unwrap_or_default();
        let kind = columns.value(record, &["type"]).to_lowercase();
        // TimelineJS's spreadsheet has its title as a row without a date.
        if kind == "title" || record.iter().all(str::is_empty) {
            continue;
        }
        let wrong = if kind == "era" {
            Some(ERA)
        } else {
            let is_open = written.matches('"').count() % 2 == 1;
            is_open.then_some("a quotation mark in it is not closed; it takes up all that follows")
        };
        match wrong {
            Some(message) => problems.push(TimelineProblem { line, message: message.to_owned() }),
            None => rows.push(columns.row(record, line)),
        }
    }
    Ok((rows, problems))
}

impl Columns {
    /// The first column of these names, in their order.
    fn at(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|column| column == name))
    }

    fn value<'r>(&self, record: &'r StringRecord, names: &[&str]) -> &'r str {
        self.at(names).and_then(|at| record.get(at)).unwrap_or_default()
    }

    fn row(&self, record: &StringRecord, line: usize) -> Row {
        let value = |names: &[&str]| plain(self.value(record, names));
        let names = KINDS.into_iter().flat_map(|(kind, names)| {
            let names = self.value(record, names).split([',', ';']).map(plain);
            let names = names.filter(|name| !name.is_empty());
            names.map(|name| (kind, name)).collect::<Vec<_>>()
        });
        Row {
            line,
            date: self.value(record, DATE).to_owned(),
            until: self.value(record, UNTIL).to_owned(),
            title: value(TITLE),
            other_title: value(&["title fr"]),
            text: value(TEXT),
            category: value(CATEGORY),
            names: names.collect(),
            read: self.parts(record),
        }
    }

    /// The date in columns for the year, the month and the day, if there are such.
    fn parts(&self, record: &StringRecord) -> Option<Result<Period, String>> {
        self.at(PARTS[0])?;
        let date = |names: [&[&str]; 3]| {
            let [year, month, day] = names.map(|names| Json::from(self.value(record, names)));
            Date { year, month: Some(month), day: Some(day) }
        };
        Some(span(Some(&date(PARTS)), Some(&date(END_PARTS))))
    }
}
