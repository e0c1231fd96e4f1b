//! A table with a header: one written by hand, that of `TimelineJS`'s spreadsheet, or
//! `timeline.csv` as an export writes it.

use csv::{ReaderBuilder, StringRecord, Trim};
use serde_json::Value as Json;

use super::plain::plain;
use super::timelinejs::{Date, span};
use super::{NoTimeline, Row, TimelineProblem};
use crate::model::text::key;
use crate::model::{EntityKind, Period};

/// The columns that are read, by their names in lower case.
struct Columns(Vec<String>);

const DATE: &[&str] =
    &["date", "start", "start date", "begin", "when", "day", "debut", "date de debut", "quand"];
const UNTIL: &[&str] = &["end", "end date", "until", "fin", "date de fin", "jusqu a"];
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
    let first = text.lines().next().unwrap_or_default();
    let count = |sign: char| first.matches(sign).count();
    let separator = [',', ';', '\t'].into_iter().max_by_key(|sign| count(*sign)).unwrap_or(',');
    let mut reader = ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .trim(Trim::All)
        .from_reader(text.as_bytes());
    let header =
        reader.headers().map_err(|error| NoTimeline(format!("it is no table: {error}")))?;
    let columns = Columns(header.iter().map(|name| key(&name.replace('_', " "))).collect());
    let has = |names: &[&str]| columns.at(names).is_some();
    if !has(DATE) && !has(&["year"]) {
        let names = "no column is named date, start, or year";
        return Err(NoTimeline(format!("{names}: the header has {}", listed(header))));
    }
    if !has(TITLE) {
        return Err(NoTimeline(format!(
            "no column is named title or headline: the header has {}",
            listed(header)
        )));
    }
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) if record.iter().all(str::is_empty) => {}
            Ok(record) => {
                let row = columns.row(&record);
                // TimelineJS's spreadsheet has its title as a row without a date.
                let is_title = columns.value(&record, &["type"]).eq_ignore_ascii_case("title");
                if !is_title {
                    rows.push(row);
                }
            }
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                let message = "it is not written as a row of the table".to_owned();
                problems
                    .push(TimelineProblem { line: usize::try_from(line).unwrap_or(1), message });
            }
        }
    }
    Ok((rows, problems))
}

fn listed(header: &StringRecord) -> String {
    header.iter().collect::<Vec<_>>().join(", ")
}

impl Columns {
    /// The first column of these names, in their order.
    fn at(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.0.iter().position(|column| column == name))
    }

    fn value<'r>(&self, record: &'r StringRecord, names: &[&str]) -> &'r str {
        self.at(names).and_then(|at| record.get(at)).unwrap_or_default()
    }

    fn row(&self, record: &StringRecord) -> Row {
        let value = |names: &[&str]| plain(self.value(record, names));
        let line = record.position().map_or(1, csv::Position::line);
        let names = KINDS.into_iter().flat_map(|(kind, names)| {
            let names = self.value(record, names).split([',', ';']).map(str::trim);
            let names = names.filter(|name| !name.is_empty());
            names.map(|name| (kind, name.to_owned())).collect::<Vec<_>>()
        });
        Row {
            line: usize::try_from(line).unwrap_or(1),
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
        self.at(&["year"])?;
        let date = |names: [&str; 3]| {
            let [year, month, day] = names.map(|name| Json::from(self.value(record, &[name])));
            Date { year, month: Some(month), day: Some(day) }
        };
        let (start, end) =
            (date(["year", "month", "day"]), date(["end year", "end month", "end day"]));
        Some(span(Some(&start), Some(&end)))
    }
}
