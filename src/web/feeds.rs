//! Promises as a calendar, events and newly overdue promises as a feed.

use atom_syndication::{Entry, Feed, FixedDateTime, Link, Person, Text};
use chrono::{NaiveDate, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike};

use super::Site;
use super::fault::Fault;
use super::reply::Reply;
use super::visit::{Form, Visit};
use crate::model::Period;
use crate::query::{Question, Row, labels};
use crate::render::visible;
use crate::store::Base;

/// How many entries of each kind a feed has.
const ENTRIES: usize = 50;

/// `/feed.ics` and `/feed.atom`.
pub(super) fn feed(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    let asked = |name: &str| {
        Question::canned(name).language(visit.language).as_of(visit.day).limits(site.limits)
    };
    match visit.form {
        Form::Ics => {
            let promises = base.ask(&asked("predictions"))?;
            Ok(Reply::new(Form::Ics, calendar(promises.rows(), visit)))
        }
        Form::Atom => {
            let events = base.ask(&asked("events").with("order", "last").top(ENTRIES))?;
            let overdue = asked("predictions").with("status", "overdue").with("order", "due");
            let overdue = base.ask(&overdue)?;
            let late: Vec<_> = overdue.rows().collect();
            let late = late.into_iter().rev().take(ENTRIES);
            let entries = late.filter_map(|row| promise(&row, visit));
            let entries = entries.chain(events.rows().filter_map(|row| event(&row, visit)));
            Ok(Reply::new(Form::Atom, atom(entries.collect(), visit)))
        }
        _ => Err(Fault::Missing(visit.words().t("missing").to_owned(), Vec::new())),
    }
}

/// Promises as all-day events on the last day of their due dates.
pub(super) fn calendar<'r>(promises: impl Iterator<Item = Row<'r>>, visit: &Visit) -> String {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", concat!("-//kb//", env!("CARGO_PKG_VERSION"), "//EN")));
    calendar.name(&visit.words().name("predictions"));
    for row in promises {
        let (Some(made), Some(due)) = (period(&row, "made"), period(&row, "due")) else { continue };
        let told = format!("{}: {}", text(&row, "by"), text(&row, "statement"));
        let mut event = Event::new();
        event
            .uid(&format!("{}@{}.kb", text(&row, "slug"), text(&row, "source")))
            .timestamp(made.start().and_time(NaiveTime::MIN).and_utc())
            .starts(due.end())
            .ends(due.end().succ_opt().unwrap_or(due.end()))
            .summary(&text(&row, "statement"))
            .description(&format!("{told} ({})", status(&row, visit)));
        calendar.push(event.done());
    }
    calendar.to_string()
}

fn atom(mut entries: Vec<Entry>, visit: &Visit) -> String {
    entries.sort_by(|one, other| other.updated.cmp(&one.updated).then(one.id.cmp(&other.id)));
    let mut feed = Feed::default();
    feed.set_title(visit.words().t("home_title"));
    feed.set_id("tag:kb,2026:feed");
    feed.set_updated(entries.first().map_or_else(|| moment(visit.day), |entry| entry.updated));
    feed.set_authors(vec![Person { name: "kb".to_owned(), ..Person::default() }]);
    let own = visit.as_form(Form::Atom);
    feed.set_links(vec![Link { href: own, rel: "self".to_owned(), ..Link::default() }]);
    feed.set_lang(visit.language.word().to_owned());
    feed.set_entries(entries);
    feed.to_string()
}

fn event(row: &Row<'_>, visit: &Visit) -> Option<Entry> {
    let day = period(row, "date")?.start();
    let summary = text(row, "summary");
    Some(entry("event", row, text(row, "title"), summary, day, visit))
}

/// A promise that became overdue the day after its last due day.
fn promise(row: &Row<'_>, visit: &Visit) -> Option<Entry> {
    let day = period(row, "due")?.end().succ_opt()?;
    let title = format!("{}: {}", status(row, visit), text(row, "statement"));
    let mut entry = entry("promise", row, title, String::new(), day, visit);
    entry.set_authors(vec![Person { name: text(row, "by"), ..Person::default() }]);
    Some(entry)
}

/// An entry about a row, whose page has this path. Its id names the source too, so that
/// feeds of two bases can be read together.
fn entry(
    path: &str,
    row: &Row<'_>,
    title: String,
    summary: String,
    day: NaiveDate,
    visit: &Visit,
) -> Entry {
    let (slug, source) = (text(row, "slug"), text(row, "source"));
    let mut entry = Entry::default();
    entry.set_id(format!("tag:kb,2026:{source}/{path}/{slug}"));
    entry.set_title(Text::plain(title));
    entry.set_updated(moment(day));
    entry.set_links(vec![Link { href: visit.to(&[path, &slug]), ..Link::default() }]);
    if !summary.is_empty() {
        entry.set_summary(Some(Text::plain(summary)));
    }
    entry
}

/// The status of a promise in the language of the feed.
fn status(row: &Row<'_>, visit: &Visit) -> String {
    let status = text(row, "status");
    labels(visit.language).get(status.as_str()).map_or(status.clone(), |word| (*word).to_owned())
}

fn moment(day: NaiveDate) -> FixedDateTime {
    day.and_time(NaiveTime::MIN).and_utc().fixed_offset()
}

fn text(row: &Row<'_>, column: &str) -> String {
    row.get(column).map_or_else(String::new, |value| visible(&value.text()).into_owned())
}

fn period(row: &Row<'_>, column: &str) -> Option<Period> {
    text(row, column).parse().ok()
}
