//! Small questions that the faces ask for themselves, not for a user.

use rusqlite::Connection;

use super::call::Statement;
use super::error::QueryError;
use super::rows::{Rows, Value};
use super::run::{Limits, run};

/// Slug and name of every entity, event and prediction whose slug begins so.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn slugs_beginning(
    connection: &mut Connection,
    begun: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/slugs.sql"), (":begun", begun), limits)
}

/// Hash and ordinal of every passage of a source; no rows if there is no such
/// source.
///
/// # Errors
/// If the base cannot be read within the limits.
pub fn passages_of(
    connection: &mut Connection,
    source: &str,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    ask(connection, include_str!("sql/passages.sql"), (":source", source), limits)
}

fn ask(
    connection: &mut Connection,
    sql: &str,
    (name, value): (&str, &str),
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let params = vec![(name.to_owned(), Value::Text(value.to_owned()))];
    run(connection, &Statement { sql: sql.to_owned(), params }, limits)
}
