//! Late predictions are those that came true after their due date. Those that did not
//! come true and are overdue are counted beside them, so that nobody misses them.

use rusqlite::Connection;

use super::call::{Argument, Call};
use super::error::QueryError;
use super::limits::Limits;
use super::note::{Note, NoteKind};
use super::run::run;
use super::shape::Shape;
use super::value::Value;
use crate::model::Language;

/// How many predictions are overdue, where only late ones are asked for.
pub(super) fn overdue_too(
    connection: &mut Connection,
    call: &Call,
    language: Language,
    limits: &Limits,
) -> Result<Option<Note>, QueryError> {
    let status = |word: &str| vec![Argument::One(Value::Text(word.to_owned()))];
    let has_overdue = call.canned.param("status").is_some_and(|param| param.has_word("overdue"));
    if !has_overdue || call.given("status") != [status("late")] {
        return Ok(None);
    }
    let mut overdue = call.without("status");
    overdue.give("status", status("overdue"))?;
    overdue.shape = Shape::Count;
    let rows = run(connection, &overdue.statement(), limits)?;
    let Some(Value::Integer(count @ 1..)) = rows.column("count").next() else { return Ok(None) };
    let text = match language {
        Language::En => format!("{count} more are overdue: ask for \"overdue\" ones"),
        Language::Fr => {
            format!("{count} de plus sont échues\u{a0}: demandez celles «\u{a0}échues\u{a0}»")
        }
    };
    Ok(Some(Note::new(NoteKind::Overdue, text)))
}
