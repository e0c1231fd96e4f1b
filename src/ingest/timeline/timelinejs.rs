//! JSON for `TimelineJS` 3: `{ "events": [{ "start_date": …, "text": … }] }`.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value as Json;
use serde_json::value::RawValue;

use super::lines::Lines;
use super::plain::plain;
use super::{NoTimeline, Row, TimelineProblem};
use crate::model::{Period, Precision};

#[derive(Deserialize)]
struct Timeline<'t> {
    #[serde(borrow)]
    events: Vec<&'t RawValue>,
    #[serde(borrow, default)]
    eras: Vec<&'t RawValue>,
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
    #[serde(default)]
    pub(super) year: Json,
    pub(super) month: Option<Json>,
    pub(super) day: Option<Json>,
}

/// The slides as rows, and those that cannot be read.
pub(super) fn slides(text: &str) -> Result<(Vec<Row>, Vec<TimelineProblem>), NoTimeline> {
    let timeline: Timeline<'_> = serde_json::from_str(text)
        .map_err(|error| NoTimeline::of_json(format!("it is no JSON for TimelineJS: {error}")))?;
    let lines = Lines::of(text);
    // A part of the text, so that its place is that of the text behind it.
    let line = |raw: &RawValue| {
        lines.at((raw.get().as_ptr() as usize).saturating_sub(text.as_ptr() as usize))
    };
    let (mut rows, mut problems) = (Vec::new(), Vec::new());
    for raw in timeline.events {
        if let Ok(slide) = serde_json::from_str(raw.get()) {
            rows.push(row(slide, line(raw)));
        } else {
            let message = "it is no slide: an object with start_date and text".to_owned();
            problems.push(TimelineProblem { line: line(raw), message });
        }
    }
    let era = |raw: &RawValue| TimelineProblem { line: line(raw), message: ERA.to_owned() };
    problems.extend(timeline.eras.into_iter().map(era));
    Ok((rows, problems))
}

/// Why an era is left out.
pub(super) const ERA: &str = "it is an era, and no event";

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
    let written = || {
        let parts = [Some(&date.year), date.month.as_ref(), date.day.as_ref()];
        let parts = parts.into_iter().flatten().filter(|part| !is_blank(part));
        let parts = parts.map(|part| part.as_str().map_or_else(|| part.to_string(), str::to_owned));
        parts.collect::<Vec<_>>().join("-")
    };
    let wrong = || format!("\"{}\" is no date from the year 1 to 9999", written());
    let year = number(&date.year).and_then(|year| i32::try_from(year).ok());
    let year = year.filter(|year| (1..=9999).contains(year)).ok_or_else(wrong)?;
    let small =
        |part: Option<i64>| part.and_then(|part| u32::try_from(part).ok()).ok_or_else(wrong);
    let (month, day) = (part(&date.month), part(&date.day));
    let first = |month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or_else(wrong);
    match (month, day) {
        (None, Some(_)) => Err(format!("\"{}\" has a day without a month", written())),
        (None, None) => Period::year(year).ok_or_else(wrong),
        (Some(month), None) => {
            Period::beginning(first(small(month)?, 1)?, Precision::Month).ok_or_else(wrong)
        }
        (Some(month), Some(day)) => Ok(Period::day(first(small(month)?, small(day)?)?)),
    }
}

fn is_blank(part: &Json) -> bool {
    part.is_null() || part.as_str().is_some_and(|text| text.trim().is_empty())
}
