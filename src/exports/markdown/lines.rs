//! Facts as lines of a note, with their sources and quotes.

use super::Index;
use super::markup::{escaped, link};
use crate::exports::Told;
use crate::exports::text::{amount, colon, period, place_of, some, text, word};
use crate::query::Row;

pub(super) fn figure(row: &Row<'_>, index: &Index<'_>, told: &Told<'_>) -> String {
    let subject = link("entities", &text(row, "subject"), &text(row, "subject_name"));
    let date = told.words().date(&text(row, "date"));
    let [metric, amount] = [text(row, "metric"), amount(row, told.language)].map(|it| escaped(&it));
    let colon = colon(told.language);
    format!("{subject}{colon}{metric} {amount} ({date}){}", place(row, index))
}

pub(super) fn prediction(row: &Row<'_>, index: &Index<'_>, told: &Told<'_>) -> String {
    let words = told.words();
    let by = link("entities", &text(row, "by_slug"), &text(row, "by"));
    let made = link("events", &text(row, "event"), &words.date(&text(row, "made")));
    let due = period(row, "due").map(|due| words.date(&due.to_string())).unwrap_or_default();
    let status = word(&text(row, "status"), told.language);
    let shown = some(row, "shown_title").map(|title| match some(row, "shown_by") {
        Some(slug) => format!(", {}", link("events", &slug, &title)),
        None => format!(", {}", escaped(&title)),
    });
    let day = words.date(&told.day.to_string());
    let colon = colon(told.language);
    format!(
        "{by} ({made}){colon}{} — {} {due}{colon}**{status}** ({} {day}){}{}",
        escaped(&text(row, "statement")),
        words.t("due"),
        words.t("as_of"),
        shown.unwrap_or_default(),
        place(row, index)
    )
}

/// The source of a fact and its passage, at the end of a line.
pub(super) fn place(row: &Row<'_>, index: &Index<'_>) -> String {
    let quote = some(row, "quote").map(|quote| format!(" “{}”", escaped(&quote)));
    format!(". {}{}", source(row, index), quote.unwrap_or_default())
}

pub(super) fn source(row: &Row<'_>, index: &Index<'_>) -> String {
    let [title, passage] = place_of(row, &index.sources);
    format!("*{}*, § {passage}", escaped(&title))
}
