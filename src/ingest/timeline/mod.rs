//! Timelines that people keep in a table (CSV) or as JSON for `TimelineJS` as datasets: a
//! row is an event, and what a row does not say is left to correct.

mod csv;
mod dates;
mod lines;
mod plain;
mod rows;
mod timelinejs;

use std::str;

use csv::rows as csv_rows;
use dates::DateReader;
use rows::dataset;
use timelinejs::slides;

use crate::model::{Dataset, EntityKind, Language, Period};

/// A timeline as a dataset, and the rows that could not be read.
#[derive(Clone, Debug)]
pub struct Timeline {
    /// An event for each row; a source whose passages are the rows.
    pub dataset: Dataset,
    /// The rows that are left out, by line.
    pub problems: Vec<TimelineProblem>,
}

/// Why a row is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineProblem {
    /// The line where it begins, from 1.
    pub line: usize,
    /// Why.
    pub message: String,
}

/// Why a file is no timeline.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct NoTimeline {
    message: String,
    /// What to do about it.
    pub hint: &'static str,
}

impl NoTimeline {
    fn of_columns(message: impl Into<String>) -> Self {
        let hint = "name columns date (or year, month, day) and title: `kb import --help` has all";
        Self { message: message.into(), hint }
    }

    fn of_json(message: impl Into<String>) -> Self {
        let hint = "it needs { \"events\": [ { \"start_date\": …, \"text\": … } ] }";
        Self { message: message.into(), hint }
    }
}

/// What is known of a timeline beside its rows.
#[derive(Clone, Debug)]
pub struct TimelineInfo {
    /// The slug of the dataset and of its source.
    pub slug: String,
    /// The title of the source.
    pub title: String,
    /// The language of the rows.
    pub language: Language,
}

/// A row: what a person wrote of one event.
#[derive(Clone, Debug, Default)]
struct Row {
    line: usize,
    /// The first date and the last one, as written.
    date: String,
    until: String,
    title: String,
    /// The title in French, if the row has one beside the other.
    other_title: String,
    text: String,
    category: String,
    /// Names with the kind of what they name.
    names: Vec<(EntityKind, String)>,
    /// The dates that were read already.
    read: Option<Result<Period, String>>,
}

/// Reads a timeline: CSV with a header, or JSON for `TimelineJS` 3.
///
/// ```
/// use kb::Language;
/// use kb::ingest::{TimelineInfo, timeline};
///
/// let info = TimelineInfo {
///     slug: "bridge".to_owned(),
///     title: "The bridge".to_owned(),
///     language: Language::En,
/// };
/// let table = "date,headline,text\n2021-05,Works begin,The first pile is driven.\nsoon,It opens,";
/// let read = timeline(table.as_bytes(), &info).unwrap();
/// assert_eq!(read.dataset.events[0].date.to_string(), "2021-05");
/// assert_eq!((read.problems[0].line, read.problems.len()), (3, 1));
/// ```
///
/// # Errors
/// If the file is neither, or has no column of dates or of titles.
pub fn timeline(bytes: &[u8], info: &TimelineInfo) -> Result<Timeline, NoTimeline> {
    let text = str::from_utf8(bytes).map_err(|error| NoTimeline {
        message: format!("it is not UTF-8, from byte {} on", error.valid_up_to() + 1),
        hint: "save it as UTF-8: a spreadsheet offers \"CSV UTF-8\"",
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return Err(NoTimeline::of_columns("it is empty"));
    }
    let is_json = text.trim_start().starts_with(['{', '[']);
    let (rows, mut problems) = if is_json { slides(text)? } else { csv_rows(text)? };
    let reader = DateReader::new(info.language, &rows);
    let mut events = Vec::new();
    for row in rows {
        match dated(&row, &reader) {
            Ok(date) => events.push((date, row)),
            Err(message) => problems.push(TimelineProblem { line: row.line, message }),
        }
    }
    problems.sort_by_key(|problem| problem.line);
    Ok(Timeline { dataset: dataset(info, events), problems })
}

/// The date of a row, if it can become an event.
fn dated(row: &Row, reader: &DateReader) -> Result<Period, String> {
    if row.title.is_empty() {
        return Err("it has no title".to_owned());
    }
    if let Some(read) = &row.read {
        return read.clone();
    }
    if row.date.is_empty() {
        return Err("it has no date".to_owned());
    }
    let read =
        |text: &str| reader.date(text).ok_or_else(|| format!("\"{text}\" is not read as a date"));
    let first = read(&row.date)?;
    if row.until.is_empty() {
        return Ok(first);
    }
    let last = read(&row.until)?;
    first.through(last).ok_or_else(|| format!("it ends before it begins, on \"{}\"", row.until))
}
