//! When something that went on for days ended: "when did the strike stop", where no event says
//! so and its own dates do.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::few_rows::few_rows;
use super::query::{Filter, Query, Wanted};
use super::query_builder::Verb;
use super::refusal::Stop;
use super::verb_forms::forms;
use super::words::What;
use crate::model::Language;

/// The families of verbs that say that something ended.
const OF_ENDS: [&str; 2] = ["stop", "finish"];

/// The most events whose dates are read.
const MOST: usize = 20;

/// The other verb that says that something ended.
pub(super) fn other_end(verb: &Verb) -> Option<Verb> {
    let mut others = OF_ENDS.iter().filter(|family| **family != verb.family);
    let family = others.next().filter(|_| OF_ENDS.contains(&verb.family))?;
    let text = forms(family).first().map(|form| (*form).to_owned())?;
    Some(Verb { family, category: "", text })
}

/// Whether a verb asks for the end of events of a category, all of which have one.
pub(super) fn asks_for_the_end(
    connection: &Connection,
    query: &Query,
    wanted: &Wanted,
    verb: &Verb,
    today: NaiveDate,
) -> Result<bool, Stop> {
    let of_category = |filter: &Filter| matches!(filter, Filter::Category(_));
    let asks = matches!(wanted, Wanted::Date(_))
        && query.what == What::Events
        && OF_ENDS.contains(&verb.family)
        && query.filters.iter().any(of_category);
    if !asks {
        return Ok(false);
    }
    let Some(rows) = few_rows(connection, query, Language::En, today, MOST)? else {
        return Ok(false);
    };
    // An interval is written with a slash.
    let has_end = |date: &str| date.contains('/');
    let mut dates = rows.iter().map(|row| row.get("date").map(|date| date.text())).peekable();
    Ok(dates.peek().is_some() && dates.all(|date| date.is_some_and(|date| has_end(&date))))
}
