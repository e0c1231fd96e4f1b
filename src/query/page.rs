//! The first rows of an answer and how many there are in all, without making the
//! rows that nobody sees.

use std::time::Instant;

use rusqlite::Connection;

use super::call::Statement;
use super::error::QueryError;
use super::rows::{Rows, Value};
use super::run::{Limits, run};

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
    let Some(most) = limits.rows else { return run(connection, statement, limits) };
    let started = Instant::now();
    let first = with(statement, format!("{}\nLIMIT {}", statement.sql, most.saturating_add(1)));
    let mut rows = run(connection, &first, limits)?;
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

/// How many rows a statement has: without its order, and behind a limit that cuts
/// nothing, so that the database does not make the columns, and passes over the
/// tables that only they need.
fn counting(sql: &str) -> String {
    let rows = sql.rfind("\nORDER BY").and_then(|order| sql.get(..order)).unwrap_or(sql);
    format!("SELECT count(*) AS count FROM (\n{rows}\nLIMIT -1)")
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
