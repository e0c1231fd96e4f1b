//! Promises as a calendar, events and newly overdue promises as a feed.

use super::Site;
use super::fault::Fault;
use super::reply::Reply;
use super::visit::{Form, Visit};
use crate::exports::{Feed, calendar, entry_of_event, entry_of_prediction, feed as atom};
use crate::query::{Question, Row, Value};
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
            Ok(Reply::new(Form::Ics, calendar(promises.rows(), visit.language)))
        }
        Form::Atom => {
            let events = base.ask(&asked("events").with("order", "last").top(ENTRIES))?;
            let overdue = asked("predictions").with("status", "overdue").with("order", "due");
            let overdue = base.ask(&overdue)?;
            let late: Vec<_> = overdue.rows().collect();
            let page = |kind: &str, row: &Row<'_>| {
                Some(visit.to(&[kind, row.get("slug").and_then(Value::as_text)?]))
            };
            let late = late.iter().rev().take(ENTRIES);
            let late = late
                .filter_map(|row| entry_of_prediction(row, visit.language, page("promise", row)));
            let events = events.rows().filter_map(|row| entry_of_event(&row, page("event", &row)));
            let about = Feed {
                language: visit.language,
                day: visit.day,
                address: Some(visit.as_form(Form::Atom)),
            };
            Ok(Reply::new(Form::Atom, atom(&about, late.chain(events).collect())))
        }
        _ => Err(Fault::Missing(visit.words().t("missing").to_owned(), Vec::new())),
    }
}
