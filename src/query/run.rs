//! Running one statement within its limits: read only, this base alone, so much
//! time and so many rows.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error, ErrorCode, ToSql};

use super::call::Statement;
use super::error::QueryError;
use super::rows::{Rows, Value};

/// Steps of SQLite's machine between two looks at the clock: well under a
/// millisecond.
const STEPS: std::ffi::c_int = 10_000;

/// What a statement may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may run.
    pub timeout: Duration,
    /// How many rows are kept; `None` for all.
    pub rows: Option<usize>,
    /// Whether rows past the limit are counted, or the statement is stopped.
    pub count_rest: bool,
    /// Whether the user wants to stop.
    pub stop: fn() -> bool,
}

impl Default for Limits {
    /// Ten seconds, all rows.
    fn default() -> Self {
        Self { timeout: Duration::from_secs(10), rows: None, count_rest: true, stop: || false }
    }
}

/// Runs one reading statement.
///
/// # Errors
/// If it is not one statement, would write, reaches a limit of time, or fails.
pub fn run(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    let timed_out = watch(connection, limits).map_err(QueryError::Sqlite)?;
    let rows = answer(connection, statement, limits)
        .map_err(|error| explain(error, &statement.sql, limits, timed_out.load(Ordering::Relaxed)));
    unwatch(connection).map_err(QueryError::Sqlite)?;
    rows
}

/// Sets the clock and the guard; the flag tells later whether time ran out.
fn watch(connection: &mut Connection, limits: &Limits) -> rusqlite::Result<Arc<AtomicBool>> {
    let timed_out = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&timed_out);
    let (end, stop) = (Instant::now().checked_add(limits.timeout), limits.stop);
    connection.progress_handler(
        STEPS,
        Some(move || {
            if end.is_some_and(|end| Instant::now() >= end) {
                flag.store(true, Ordering::Relaxed);
            }
            flag.load(Ordering::Relaxed) || stop()
        }),
    )?;
    connection.authorizer(Some(|context: AuthContext<'_>| authorize(context.action)))?;
    Ok(timed_out)
}

fn unwatch(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.progress_handler(0, None::<fn() -> bool>)?;
    connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
}

fn answer(
    connection: &Connection,
    statement: &Statement,
    limits: &Limits,
) -> rusqlite::Result<Rows> {
    let mut prepared = connection.prepare(&statement.sql)?;
    for (name, value) in &statement.params {
        if let Some(index) = prepared.parameter_index(name)? {
            prepared.raw_bind_parameter(index, value)?;
        }
    }
    let columns: Vec<String> = prepared.column_names().map(str::to_owned).collect();
    let width = columns.len();
    let mut rows = Rows { columns, ..Rows::default() };
    let mut cursor = prepared.raw_query();
    while let Some(row) = cursor.next()? {
        if limits.rows.is_none_or(|most| rows.rows.len() < most) {
            let values = (0..width).map(|index| row.get_ref(index).map(Value::from));
            rows.rows.push(values.collect::<rusqlite::Result<_>>()?);
        } else if !limits.count_rest {
            rows.total = rows.rows.len() + 1;
            return Ok(rows);
        }
        rows.total += 1;
    }
    Ok(rows)
}

fn explain(error: Error, sql: &str, limits: &Limits, timed_out: bool) -> QueryError {
    match error {
        Error::SqlInputError { error, msg, offset, .. } => {
            if error.code == ErrorCode::AuthorizationForStatementDenied {
                return QueryError::Refused(msg);
            }
            let offset = usize::try_from(offset).ok();
            QueryError::Sql { message: msg, sql: sql.to_owned(), offset }
        }
        Error::MultipleStatement => QueryError::Refused("it is more than one statement".to_owned()),
        error => match error.sqlite_error_code() {
            Some(ErrorCode::OperationInterrupted) if timed_out => {
                QueryError::Timeout(limits.timeout.as_secs_f64())
            }
            Some(ErrorCode::OperationInterrupted) => QueryError::Interrupted,
            Some(ErrorCode::AuthorizationForStatementDenied) => {
                QueryError::Refused("it does more than read this base".to_owned())
            }
            Some(ErrorCode::ReadOnly) => QueryError::Refused("it would write".to_owned()),
            Some(ErrorCode::Unknown) => {
                QueryError::Sql { message: plain(&error), sql: sql.to_owned(), offset: None }
            }
            _ => QueryError::Sqlite(error),
        },
    }
}

fn plain(error: &Error) -> String {
    match error {
        Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

/// Lets a statement read, and nothing else.
fn authorize(action: AuthAction<'_>) -> Authorization {
    let allowed = match action {
        AuthAction::Select | AuthAction::Read { .. } | AuthAction::Recursive => true,
        AuthAction::Function { function_name } => {
            !matches!(function_name, "load_extension" | "fts3_tokenizer" | "readfile" | "writefile")
        }
        AuthAction::Pragma { pragma_name, pragma_value } => {
            TELLING.contains(&pragma_name)
                || (ASKED.contains(&pragma_name) && pragma_value.is_none())
        }
        _ => false,
    };
    if allowed { Authorization::Allow } else { Authorization::Deny }
}

/// Pragmas that only tell, whatever they are given.
const TELLING: [&str; 14] = [
    "table_info",
    "table_xinfo",
    "table_list",
    "index_list",
    "index_info",
    "index_xinfo",
    "foreign_key_list",
    "foreign_key_check",
    "integrity_check",
    "quick_check",
    "database_list",
    "compile_options",
    "function_list",
    "data_version",
];

/// Pragmas that tell when they are given nothing.
const ASKED: [&str; 7] = [
    "application_id",
    "user_version",
    "schema_version",
    "encoding",
    "page_size",
    "page_count",
    "journal_mode",
];

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

impl From<ValueRef<'_>> for Value {
    fn from(value: ValueRef<'_>) -> Self {
        match value {
            ValueRef::Null => Self::Null,
            ValueRef::Integer(number) => Self::Integer(number),
            ValueRef::Real(number) => Self::Real(number),
            ValueRef::Text(text) => Self::Text(String::from_utf8_lossy(text).into_owned()),
            ValueRef::Blob(bytes) => Self::Blob(bytes.to_owned()),
        }
    }
}
