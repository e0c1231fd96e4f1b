//! Paging: the first rows of an answer and how many there are in all, without making
//! the rows that are not shown.

use std::time::Instant;

use rusqlite::Connection;

use super::bind::Unused;
use super::call::Call;
use super::error::QueryError;
use super::limits::Limits;
use super::rows::Rows;
use super::run::{run, run_unwatched, run_with};
use super::shape::counting;
use super::statement::Statement;
use super::value::Value;

/// Rows are counted up to this many, which takes a few milliseconds; a phrase that
/// asks "how many" counts them all.
const COUNTED: usize = 10_000;

/// Runs the statement of a call. Rows beyond the limit are counted, if at all, by a
/// statement of their own, up to ten thousand.
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
    // Rows that are grouped or counted are all made before the first is known.
    let Some(order_at) = statement.order_at else { return run(connection, statement, limits) };
    let started = Instant::now();
    let first = with(statement, format!("{}\nLIMIT {}", statement.sql, most.saturating_add(1)));
    let looked_for = i64::try_from(most.saturating_add(1)).unwrap_or(i64::MAX);
    let mut rows = run(connection, &up_to(&first, looked_for), limits)?;
    if rows.total > most && limits.count_rest {
        let bound = COUNTED.max(rows.total);
        let unordered = statement.sql.get(..order_at).unwrap_or(&statement.sql);
        let count = with(statement, counting(unordered, bound.saturating_add(1)));
        let timeout = limits.timeout.saturating_sub(started.elapsed());
        let counted = run(connection, &count, &Limits { timeout, rows: None, ..*limits })
            .map_err(|error| in_all(error, limits))?;
        if let Some(Value::Integer(total)) = counted.column("count").next() {
            let total = usize::try_from(*total).unwrap_or(rows.total);
            (rows.total, rows.more) = (total.min(bound), total > bound);
        }
    }
    Ok(rows)
}

/// How many rows a call has, counted up to a bound; none if it cannot be run.
pub(super) fn rows_up_to(connection: &Connection, call: &Call, most: usize) -> Option<usize> {
    counted(&run_unwatched(connection, &counting_up_to(call, most)).ok()?)
}

/// How many rows a call has, counted up to a bound and within limits.
pub(super) fn count(
    connection: &mut Connection,
    call: &Call,
    most: usize,
    limits: &Limits,
) -> Result<usize, QueryError> {
    let limits = Limits { rows: None, ..*limits };
    let rows = run_with(connection, &counting_up_to(call, most), &limits, Unused::Ignored)?;
    Ok(counted(&rows).unwrap_or_default())
}

/// The statement that counts the rows of a call, up to a bound.
fn counting_up_to(call: &Call, most: usize) -> Statement {
    let statement = call.statement();
    let sql = statement.order_at.and_then(|order_at| statement.sql.get(..order_at));
    with(&statement, counting(sql.unwrap_or(&statement.sql), most))
}

fn counted(rows: &Rows) -> Option<usize> {
    match rows.column("count").next()? {
        Value::Integer(count) => usize::try_from(*count).ok(),
        _ => None,
    }
}

/// The same statement, with the number of rows that are looked for at most as its
/// parameter `:most`, if it has one without a value.
fn up_to(statement: &Statement, most: i64) -> Statement {
    let mut bounded = statement.clone();
    let unset = |(name, value): &&mut (String, Value)| name == ":most" && *value == Value::Null;
    if let Some((_, value)) = bounded.params.iter_mut().find(unset) {
        *value = Value::Integer(most);
    }
    bounded
}

/// Another statement with the same values.
fn with(statement: &Statement, sql: String) -> Statement {
    Statement::new(sql, statement.params.clone())
}

/// The time limit holds for both statements together.
fn in_all(error: QueryError, limits: &Limits) -> QueryError {
    match error {
        QueryError::Timeout(_) => QueryError::Timeout(limits.timeout.as_secs_f64()),
        error => error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first_of(rows: u32, kept: usize) -> Rows {
        let sql = format!(
            "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {rows})
             SELECT n.x FROM n\nORDER BY n.x"
        );
        let mut connection = Connection::open_in_memory().unwrap();
        let order_at = sql.find("\nORDER BY");
        let statement = Statement { order_at, ..Statement::new(sql, Vec::new()) };
        let limits = Limits { rows: Some(kept), ..Limits::default() };
        page(&mut connection, &statement, &limits).unwrap()
    }

    #[test]
    fn omitted_rows_are_counted_up_to_a_bound() {
        let counts = |rows: Rows| (rows.rows.len(), rows.total, rows.more);
        assert_eq!(counts(first_of(5, 5)), (5, 5, false));
        assert_eq!(counts(first_of(6, 5)), (5, 6, false));
        assert_eq!(counts(first_of(10_000, 5)), (5, 10_000, false));
        assert_eq!(counts(first_of(10_001, 5)), (5, 10_000, true));
        assert_eq!(counts(first_of(12_000, 11_000)), (11_000, 11_001, true));
        assert_eq!(counts(first_of(11_001, 11_000)), (11_000, 11_001, false));
    }
}
