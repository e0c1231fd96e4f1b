//! JSON for `TimelineJS` 3: `{ "events": [{ "start_date": …, "text": … }] }`.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::plain::plain;
use super::{NoTimeline, Row, TimelineProblem};
use crate::model::{Period, Precision};

#[derive(Deserialize)]
struct Timeline<'t> {
    #[serde(borrow)]
    events: Vec<&'t RawValue>,
}

#[derive(Deserialize)]
struct Slide {
    start_date: Option<Date>,
    end_date: Option<Date>,
    text: Option<Text>,
    group: Option<String>,
}

#[derive(Default, Deserialize)]
struct Text {
    headline: Option<String>,
    text: Option<String>,
}

/// A date in parts. Numbers may be written as texts, and an empty text is none.
#[derive(Deserialize)]
pub(super) struct Date {
    pub(super) year: Json,
    pub(super) month: Option<Json>,
    pub(super) day: Option<Json>,
}

/// The slides as rows, and those that cannot be read.
pub(super) fn slides(text: &str) -> Result<(Vec<Row>, Vec<TimelineProblem>), NoTimeline> {
    let timeline: Timeline<'_> = serde_json::from_str(text)
        .map_err(|error| NoTimeline(format!("it is no JSON for TimelineJS: {}", told(&error))))?;
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for raw in timeline.events {
        let line = line_of(text, raw.get());
        match serde_json::from_str(raw.get()) {
            Ok(slide) => rows.push(row(slide, line)),
            Err(error) => {
                let message = format!("it is no slide: {}", told(&error));
                problems.push(TimelineProblem { line, message });
            }
        }
    }
    Ok((rows, problems))
}

/// What is wrong, without the place that the parser counts from its own start.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// The line of a part of a text.
fn line_of(text: &str, part: &str) -> usize {
    let at = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    1 + text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count()
}

fn row(slide: Slide, line: usize) -> Row {
    let Text { headline, text } = slide.text.unwrap_or_default();
    let clean = |text: Option<String>| plain(&text.unwrap_or_default());
    Row {
        line,
        title: clean(headline),
        text: clean(text),
        category: clean(slide.group),
        read: Some(span(slide.start_date.as_ref(), slide.end_date.as_ref())),
        ..Row::default()
    }
}

/// The period between two dates.
pub(super) fn span(start: Option<&Date>, end: Option<&Date>) -> Result<Period, String> {
    let start = start.filter(|date| !is_blank(&date.year)).ok_or("it has no date")?;
    let start = period(start)?;
    match end.filter(|date| !is_blank(&date.year)) {
        None => Ok(start),
        Some(end) => {
            start.through(period(end)?).ok_or_else(|| "it ends before it begins".to_owned())
        }
    }
}

fn period(date: &Date) -> Result<Period, String> {
    let number = |part: &Json| match part {
        Json::String(text) => text.trim().parse::<i64>().ok(),
        part => part.as_i64(),
    };
    let part = |part: &Option<Json>| part.as_ref().filter(|part| !is_blank(part)).map(number);
    let wrong = || "its date is not one of the calendar".to_owned();
    let year = number(&date.year).and_then(|year| i32::try_from(year).ok()).ok_or_else(wrong)?;
    let small =
        |part: Option<i64>| part.and_then(|part| u32::try_from(part).ok()).ok_or_else(wrong);
    let (month, day) = (part(&date.month), part(&date.day));
    let first = |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or_else(wrong);
    match (month, day) {
        (None, _) => Period::year(year).ok_or_else(wrong),
        (Some(month), None) => {
            Period::beginning(first(small(month)?, 1)?, Precision::Month).ok_or_else(wrong)
        }
        (Some(month), Some(day)) => Ok(Period::day(first(small(month)?, small(day)?)?)),
    }
}

fn is_blank(part: &Json) -> bool {
    part.is_null() || part.as_str().is_some_and(|text| text.trim().is_empty())
}
