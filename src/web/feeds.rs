//! Promises as a calendar, events and newly overdue promises as a feed: those of the base,
//! and those of an answer.

use chrono::Months;

use super::Site;
use super::asked::{canned, is_phrase_alone, only, resolve};
use super::chips::{chips, heading};
use super::drawing::is_drawn;
use super::fault::Fault;
use super::reply::Reply;
use super::visit::{Form, Visit};
use crate::exports::{Entry, Feed, calendar, entry_of_event, entry_of_prediction, feed as atom};
use crate::query::{Answer, Question, ResolvedQuestion, Row, Shape, Value};
use crate::store::Base;

/// How many entries of each kind a feed has.
const ENTRIES: usize = 50;

/// How many deadlines the calendar of a base has at most.
const DEADLINES: usize = 1_000;

/// `/feed.ics` and `/feed.atom`.
pub(super) fn feed(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    only(visit, &[])?;
    let promises = canned("predictions", visit, site);
    if visit.form == Form::Ics {
        return Ok(deadlines(&next_due(base, &promises, visit, site)?, visit));
    }
    let latest = canned("events", visit, site).with("order", "last").top(ENTRIES);
    let latest = base.ask(&latest)?;
    let mut entries = newly_overdue(base, &promises, visit)?;
    entries.extend(events(&latest, visit));
    Ok(news(None, entries, visit))
}

/// All promises; of many, those due next, and within the last year if they are few enough.
fn next_due(
    base: &mut Base,
    asked: &Question,
    visit: &Visit,
    site: &Site,
) -> Result<Answer, Fault> {
    if site.is_patient || base.count(asked, DEADLINES + 1)? <= DEADLINES {
        return Ok(base.ask(asked)?);
    }
    let since = |day| asked.clone().with("due", format!("{day}/..")).with("order", "due");
    let recent = visit.day.checked_sub_months(Months::new(12)).map(since);
    if let Some(recent) = recent
        && base.count(&recent, DEADLINES + 1)? <= DEADLINES
    {
        return Ok(base.ask(&recent)?);
    }
    Ok(base.ask(&since(visit.day).top(DEADLINES))?)
}

/// The feed of an answer: its promises as a calendar, or its latest events or overdue promises.
/// Events in another order are asked again, for the latest of them.
pub(super) fn feed_of_answer(
    base: &mut Base,
    resolved: ResolvedQuestion,
    visit: &Visit,
    site: &Site,
) -> Result<Reply, Fault> {
    let name = resolved.call().canned.name();
    if resolved.call().shape != Shape::Rows || is_drawn(visit) {
        return Err(Fault::no_page(visit));
    }
    // The order of the rows is no part of what a feed is about.
    let about = visit.without("order");
    let named = if is_phrase_alone(visit) { visit } else { &about };
    let named = resolve(base, named, site)?;
    let chips = chips(base, &named, visit, &site.limits)?;
    let title = heading(&named, visit, &chips);
    match (visit.form, name) {
        (Form::Ics, "predictions") => Ok(deadlines(&base.answer(resolved)?, visit)),
        (Form::Atom, "predictions") => {
            Ok(news(Some(&title), late(&base.answer(resolved)?, visit), visit))
        }
        (Form::Atom, "events") => {
            let is_free = !is_phrase_alone(visit) && resolved.top().is_none();
            let latest = visit.without("order").and("order", "last");
            let latest = latest.and("top", ENTRIES.to_string());
            let resolved = if is_free { resolve(base, &latest, site)? } else { resolved };
            Ok(news(Some(&title), events(&base.answer(resolved)?, visit), visit))
        }
        _ => Err(Fault::no_page(visit)),
    }
}

/// The promises that became overdue last: those due within the last month or year, if they are
/// enough, since all may be many.
fn newly_overdue(base: &mut Base, asked: &Question, visit: &Visit) -> Result<Vec<Entry>, Fault> {
    let overdue = asked.clone().with("status", "overdue");
    for months in [1, 12] {
        let Some(from) = visit.day.checked_sub_months(Months::new(months)) else { break };
        let recent = overdue.clone().with("due", format!("{from}/{}", visit.day));
        let entries = late(&base.ask(&recent)?, visit);
        if entries.len() == ENTRIES {
            return Ok(entries);
        }
    }
    Ok(late(&base.ask(&overdue)?, visit))
}

/// The promises of an answer as a calendar.
fn deadlines(answer: &Answer, visit: &Visit) -> Reply {
    Reply::new(Form::Ics, calendar(answer.rows(), visit.language))
}

/// Entries as a feed with a title, or that of the base.
fn news(title: Option<&str>, entries: Vec<Entry>, visit: &Visit) -> Reply {
    let about = Feed {
        title: title.map(str::to_owned),
        language: visit.language,
        day: visit.day,
        address: Some(visit.as_form(Form::Atom)),
    };
    Reply::new(Form::Atom, atom(&about, entries))
}

/// The events of an answer.
fn events(answer: &Answer, visit: &Visit) -> Vec<Entry> {
    answer.rows().filter_map(|row| entry_of_event(&row, page("event", &row, visit))).collect()
}

/// The promises of an answer that became overdue last.
fn late(answer: &Answer, visit: &Visit) -> Vec<Entry> {
    let is_overdue = |row: &Row<'_>| row["status"].as_text() == Some("overdue");
    let entry =
        |row: Row<'_>| entry_of_prediction(&row, visit.language, page("promise", &row, visit));
    let mut entries: Vec<_> = answer.rows().filter(is_overdue).filter_map(entry).collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries.truncate(ENTRIES);
    entries
}

fn page(kind: &str, row: &Row<'_>, visit: &Visit) -> Option<String> {
    Some(visit.to(&[kind, row.get("slug").and_then(Value::as_text)?]))
}
