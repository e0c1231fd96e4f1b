//! Predictions as a calendar (RFC 5545): all-day events on the last day of their due dates.

use chrono::NaiveTime;
use icalendar::{Calendar, Component, Event, EventLike};

use super::text::{period, text, word};
use crate::language::words::words;
use crate::model::Language;
use crate::query::Row;

/// The end of a calendar without events: it must have a component (RFC 5545, 3.6), and a time
/// zone is one that no reader shows.
const NO_EVENTS: &str = "BEGIN:VTIMEZONE\r\nTZID:Etc/UTC\r\nBEGIN:STANDARD\r\n\
    DTSTART:19700101T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\nEND:STANDARD\r\n\
    END:VTIMEZONE\r\nEND:VCALENDAR";

/// A calendar of predictions, with the columns `slug`, `source`, `made`, `by`, `due`,
/// `statement` and `status`.
pub(crate) fn calendar<'r>(
    predictions: impl Iterator<Item = Row<'r>>,
    language: Language,
) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", concat!("-//kb//", env!("CARGO_PKG_VERSION"), "//EN")));
    calendar.name(&words(language).name("predictions"));
    for row in predictions {
        let (Some(made), Some(due)) = (period(&row, "made"), period(&row, "due")) else { continue };
        let told = format!("{}: {}", text(&row, "by"), text(&row, "statement"));
        let status = word(&text(&row, "status"), language);
        let mut event = Event::new();
        event
            .uid(&format!("{}@{}.kb", text(&row, "slug"), text(&row, "source")))
            .timestamp(made.start().and_time(NaiveTime::MIN).and_utc())
            .starts(due.end())
            .ends(due.end().succ_opt().unwrap_or(due.end()))
            .summary(&text(&row, "statement"))
            .description(&format!("{told} ({status})"));
        calendar.push(event.done());
    }
    let text = calendar.to_string();
    if calendar.is_empty() { text.replace("END:VCALENDAR", NO_EVENTS) } else { text }
}
