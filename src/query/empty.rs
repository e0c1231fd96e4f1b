//! Why an answer has no rows: which filter excludes all of them, and which days the
//! base covers.

use rusqlite::Connection;

use super::call::{Argument, Call};
use super::error::QueryError;
use super::run::{Limits, run};
use super::shape::Shape;
use super::value::Value;
use crate::model::Language;

/// Parameters that exclude nothing.
const NEUTRAL: [&str; 3] = ["lang", "order", "as_of"];

/// Says in a line or two why a call has no rows.
pub(super) fn explain_empty(
    connection: &mut Connection,
    call: &Call,
    language: Language,
    limits: &Limits,
) -> Result<Vec<String>, QueryError> {
    let english = language == Language::En;
    let mut lines = Vec::new();
    for (name, value) in call.arguments().filter(|(name, _)| !NEUTRAL.contains(name)) {
        let mut without = call.without(name);
        without.shape = Shape::Count;
        let rows = run(connection, &without.statement(), limits)?;
        if let Some(Value::Integer(left @ 1..)) = rows.column("count").next() {
            lines.push(if english {
                format!("no rows with {name}={value}; without it there would be {left}")
            } else {
                format!("aucune ligne avec {name}={value} ; sans cela il y en aurait {left}")
            });
        }
    }
    if lines.is_empty() {
        lines.push(if english { "no rows" } else { "aucune ligne" }.to_owned());
    }
    lines.extend(coverage(connection, call, english).map_err(QueryError::Sqlite)?);
    Ok(lines)
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
