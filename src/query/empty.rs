//! Why an answer has no rows: which filter excludes all of them, and which days the
//! base covers.

use rusqlite::Connection;

use super::call::{Argument, Call};
use super::error::QueryError;
use super::limits::Limits;
use super::phrase::{Query, words_for};
use super::run::run;
use super::shape::Shape;
use super::value::Value;
use crate::model::Language;

/// Parameters that exclude nothing.
const NEUTRAL: [&str; 3] = ["lang", "order", "as_of"];

/// Parameters that compare with an amount.
const COMPARED: [&str; 5] = ["above", "at_least", "below", "at_most", "equal"];

/// Says in a line or two why a call has no rows; what a phrase gave is said in its words.
pub(super) fn explain_empty(
    connection: &mut Connection,
    call: &Call,
    query: Option<&Query>,
    language: Language,
    limits: &Limits,
) -> Result<Vec<String>, QueryError> {
    let english = language == Language::En;
    let mut lines = Vec::new();
    for (name, given) in by_name(call) {
        let words = query.map(|query| words_for(connection, query, name, language)).transpose()?;
        let given = words.unwrap_or(given);
        // The unit of an amount is said with the amount.
        if given.is_empty() {
            continue;
        }
        let mut without = call.without(name);
        if query.is_some() && name == "unit" {
            without = COMPARED.iter().fold(without, |call, name| call.without(name));
        }
        without.shape = Shape::Count;
        let rows = run(connection, &without.statement(), limits)?;
        if let Some(Value::Integer(left @ 1..)) = rows.column("count").next() {
            lines.push(excluded(&given, *left, english));
        }
    }
    if lines.is_empty() {
        lines.push(if english { "no rows" } else { "aucune ligne" }.to_owned());
    }
    lines.extend(coverage(connection, call, english).map_err(QueryError::Sqlite)?);
    Ok(lines)
}

/// Says that without these words there would be rows.
fn excluded(given: &[String], left: i64, english: bool) -> String {
    match (english, given) {
        (true, [one]) => format!("no rows with {one}; without it there would be {left}"),
        (true, several) => {
            let several = several.join(" and ");
            format!("no rows with {several}; without them there would be {left}")
        }
        (false, given) => {
            let given = given.join(" et ");
            format!("aucune ligne avec {given} ; sans cela il y en aurait {left}")
        }
    }
}

/// The parameters that can exclude rows, each once, with what was given for it.
fn by_name<'c>(call: &'c Call) -> Vec<(&'c str, Vec<String>)> {
    let mut named: Vec<(&'c str, Vec<String>)> = Vec::new();
    for (name, value) in call.arguments().filter(|(name, _)| !NEUTRAL.contains(name)) {
        let given = format!("{name}={value}");
        match named.iter_mut().find(|(known, _)| *known == name) {
            Some((_, all)) => all.push(given),
            None => named.push((name, vec![given])),
        }
    }
    named
}

/// The days that the events of the base cover, compared with the days asked for.
fn coverage(
    connection: &Connection,
    call: &Call,
    english: bool,
) -> rusqlite::Result<Option<String>> {
    let query = "SELECT min(starts_on), max(ends_on), max(starts_on) FROM events";
    let (first, end, last): (Option<String>, Option<String>, Option<String>) =
        connection.query_row(query, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let (Some(first), Some(end), Some(last)) = (first, end, last) else {
        let none =
            if english { "this base has no events" } else { "cette base n'a aucun événement" };
        return Ok(Some(none.to_owned()));
    };
    let asked = call.first("period");
    let Some(Argument::Period(from, to)) = asked else { return Ok(None) };
    Ok(Some(match (english, *to < first, *from > end) {
        (true, true, _) => format!("no events before {first} in this base"),
        (false, true, _) => format!("aucun événement avant le {first} dans cette base"),
        (true, _, true) => format!("no events after {last} in this base"),
        (false, _, true) => format!("aucun événement après le {last} dans cette base"),
        (true, ..) => format!("this base has events from {first} to {last}"),
        (false, ..) => format!("cette base a des événements du {first} au {last}"),
    }))
}
