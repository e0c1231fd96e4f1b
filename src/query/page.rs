//! The first rows of an answer and how many there are in all, without making the
//! rows that nobody sees.

use std::time::Instant;

use rusqlite::Connection;

use super::call::Statement;
use super::error::QueryError;
use super::rows::{Rows, Value};
use super::run::{Limits, run};
use super::shape::counting;

/// Runs the statement of a call: as many rows as are kept, and the others are
/// counted by themselves if they are to be.
///
/// # Errors
/// As [`run`].
pub fn page(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let Some(most) = limits.rows else {
        return run(connection, &up_to(statement, i64::MAX), limits);
    };
    let started = Instant::now();
    let first = with(statement, format!("{}\nLIMIT {}", statement.sql, most.saturating_add(1)));
    let looked_for = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
    let mut rows = run(connection, &up_to(&first, looked_for), limits)?;
    if rows.total > most && limits.count_rest {
        let count = with(statement, counting(&statement.sql));
        let timeout = limits.timeout.saturating_sub(started.elapsed());
        let counted = run(connection, &count, &Limits { timeout, rows: None, ..*limits })
            .map_err(|error| in_all(error, limits))?;
        if let Some(Value::Integer(total)) = counted.column("count").next() {
            rows.total = usize::try_from(*total).unwrap_or(rows.total);
        }
    }
    Ok(rows)
}

/// The same, told how many rows are looked for at most, if it asks for that and
/// was not told yet.
fn up_to(statement: &Statement, most: i64) -> Statement {
    let mut told = statement.clone();
    let asks = |(name, value): &&mut (String, Value)| name == ":most" && *value == Value::Null;
    if let Some((_, value)) = told.params.iter_mut().find(asks) {
        *value = Value::Integer(most);
    }
    told
}

/// Another statement with the same values.
fn with(statement: &Statement, sql: String) -> Statement {
    Statement { sql, params: statement.params.clone() }
}

/// The time limit is that of both statements together.
fn in_all(error: QueryError, limits: &Limits) -> QueryError {
    match error {
        QueryError::Timeout(_) => QueryError::Timeout(limits.timeout.as_secs_f64()),
        error => error,
    }
}
