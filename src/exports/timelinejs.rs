//! Events and predictions as a timeline for `TimelineJS` 3 (its JSON format). Headlines and
//! texts are HTML there, so everything in them is escaped.

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use serde_json::{Value as Json, json};

use super::Told;
use super::text::{grouped, html, period, place_of, some, text, word};
use crate::language::words::Words;
use crate::model::{Period, Precision};
use crate::query::Row;

/// The timeline as JSON.
pub(crate) fn timelinejs(told: &Told<'_>) -> String {
    let sources = grouped(&told.facts.sources, "slug");
    let resting = |row: &Row<'_>| rests_on(row, &sources);
    let events = told.facts.events.iter();
    let events = events.filter_map(|row| event(&row, &resting(&row), told));
    let predictions = told.facts.predictions.iter();
    let predictions = predictions.filter_map(|row| prediction(&row, &resting(&row), told));
    let words = told.words();
    let timeline = json!({
        "title": { "text": {
            "headline": html(words.t("home_title")),
            "text": paragraph(words.t("home_lead")),
        } },
        "scale": "human",
        "events": events.chain(predictions).collect::<Vec<_>>(),
    });
    format!("{timeline:#}\n")
}

fn event(row: &Row<'_>, resting: &str, told: &Told<'_>) -> Option<Json> {
    let group = some(row, "category_name").unwrap_or_else(|| told.words().name("event"));
    let told_text = format!("{}{}", paragraph(&text(row, "summary")), resting);
    slide(("event", row), period(row, "date")?, &text(row, "title"), &told_text, &group, told)
}

/// A prediction stands at its due date.
fn prediction(row: &Row<'_>, resting: &str, told: &Told<'_>) -> Option<Json> {
    let words = told.words();
    let status = word(&text(row, "status"), told.language);
    let made = format!("{}, {}", text(row, "by"), words.date(&text(row, "made")));
    let status = format!("{status} ({} {})", words.t("as_of"), words.date(&told.day.to_string()));
    let told_text = format!("{}{}{}", paragraph(&made), paragraph(&status), resting);
    let group = words.heading("predictions");
    slide(
        ("prediction", row),
        period(row, "due")?,
        &text(row, "statement"),
        &told_text,
        &group,
        told,
    )
}

fn slide(
    (kind, row): (&str, &Row<'_>),
    when: Period,
    headline: &str,
    body: &str,
    group: &str,
    told: &Told<'_>,
) -> Option<Json> {
    let mut slide = json!({
        "unique_id": format!("{kind}-{}", text(row, "slug")),
        "start_date": date(when.start(), when.precision()),
        "display_date": shown(when, told.words()),
        "group": html(group),
        "text": { "headline": html(headline), "text": body },
    });
    if when.start() != when.end() {
        slide.as_object_mut()?.insert("end_date".to_owned(), date(when.end(), Precision::Day));
    }
    Some(slide)
}

fn shown(when: Period, words: &Words) -> String {
    html(&words.date(&when.to_string()))
}

fn date(day: NaiveDate, precision: Precision) -> Json {
    match precision {
        Precision::Year => json!({ "year": day.year() }),
        Precision::Day => json!({ "year": day.year(), "month": day.month(), "day": day.day() }),
        _ => json!({ "year": day.year(), "month": day.month() }),
    }
}

/// The quote, and the source with the number of its passage.
fn rests_on(row: &Row<'_>, sources: &HashMap<&str, Vec<Row<'_>>>) -> String {
    let quote =
        some(row, "quote").map(|quote| format!("<blockquote>{}</blockquote>", html(&quote)));
    let [title, passage] = place_of(row, sources);
    let place = format!("{title}, § {passage}");
    format!("{}{}", quote.unwrap_or_default(), paragraph(&place))
}

fn paragraph(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("<p>{}</p>", html(text)) }
}
