//! Runs one statement within its limits: read-only, on this base alone, with a limit
//! of time, memory and rows.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rusqlite::hooks::{AuthContext, Authorization};
use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, Error, ErrorCode, Statement as Prepared, ToSql};

use super::error::QueryError;
use super::guard::deny_reason;
use super::rows::Rows;
use super::statement::Statement;
use super::value::Value;

/// Virtual machine steps between two checks of the clock: well under a millisecond.
const STEPS: std::ffi::c_int = 10_000;

/// The limits of a statement.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may run.
    pub timeout: Duration,
    /// How many rows are kept; `None` for all.
    pub rows: Option<usize>,
    /// Whether rows past the limit are counted, or the statement is stopped.
    pub count_rest: bool,
    /// How many bytes the rows may take.
    pub memory: usize,
    /// Whether the user wants to stop.
    pub stop: fn() -> bool,
}

impl Limits {
    /// The limit of memory as a user gives it.
    fn mebibytes(&self) -> usize {
        self.memory / (1024 * 1024)
    }
}

impl Default for Limits {
    /// Ten seconds, all rows, 256 MiB.
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(10),
            rows: None,
            count_rest: true,
            memory: 256 * 1024 * 1024,
            stop: || false,
        }
    }
}

/// Runs one statement that reads. Every parameter needs a value, and every value a
/// parameter.
///
/// # Errors
/// If it is not one statement, would write, reaches a limit, or fails.
pub fn run(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
) -> Result<Rows, QueryError> {
    run_with(connection, statement, limits, Unused::Refused)
}

/// How to treat a value that a statement has no parameter for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unused {
    /// It is an error.
    Refused,
    /// It is not bound.
    Ignored,
}

/// Runs one statement as [`run`] does.
pub(super) fn run_with(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
    unused: Unused,
) -> Result<Rows, QueryError> {
    watched(connection, &statement.sql, limits, |connection| {
        answer(connection, statement, limits, unused)
    })
}

/// Runs one statement as [`run`] does, and gives the names of its columns and then each row
/// to `take`, which may end it; no row is kept.
pub(super) fn each_row(
    connection: &mut Connection,
    statement: &Statement,
    limits: &Limits,
    take: &mut dyn FnMut(&[Value]) -> ControlFlow<()>,
) -> Result<(), QueryError> {
    watched(connection, &statement.sql, limits, |connection| {
        let mut prepared = connection.prepare(&statement.sql)?;
        let columns = prepared.column_names();
        let columns: Vec<_> = columns.map(|name| Value::Text(name.to_owned())).collect();
        bind(&mut prepared, &statement.params, Unused::Ignored)?;
        let mut next = take(&columns);
        let mut cursor = prepared.raw_query();
        while let (ControlFlow::Continue(()), Some(row)) = (next, cursor.next()?) {
            let values = (0..columns.len()).map(|index| row.get_ref(index).map(Value::from));
            next = take(&values.collect::<rusqlite::Result<Vec<_>>>()?);
        }
        Ok(())
    })
}

/// Runs something under the clock and the guard.
fn watched<T>(
    connection: &mut Connection,
    sql: &str,
    limits: &Limits,
    read: impl FnOnce(&Connection) -> Result<T, QueryError>,
) -> Result<T, QueryError> {
    let watch = match Watch::set(connection, limits) {
        Ok(watch) => watch,
        Err(error) => {
            // Without memory, rusqlite frees a function that SQLite would still call.
            unwatch(connection)?;
            return Err(unset(error, limits));
        }
    };
    let read = read(connection);
    unwatch(connection)?;
    read.map_err(|error| match error {
        QueryError::Sqlite(error) => watch.explain(error, sql, limits),
        other => other,
    })
}

/// Runs a statement of kb's own, which needs no guard, while a phrase is resolved.
pub(super) fn run_unwatched(
    connection: &Connection,
    statement: &Statement,
) -> Result<Rows, QueryError> {
    answer(connection, statement, &Limits::default(), Unused::Ignored)
}

/// What the clock and the guard recorded while a statement ran.
struct Watch {
    timed_out: Arc<AtomicBool>,
    denied: Arc<OnceLock<String>>,
}

impl Watch {
    /// Sets the clock and the guard.
    fn set(connection: &mut Connection, limits: &Limits) -> rusqlite::Result<Self> {
        let watch = Self { timed_out: Arc::default(), denied: Arc::default() };
        let flag = Arc::clone(&watch.timed_out);
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
        let noted = Arc::clone(&watch.denied);
        connection.authorizer(Some(move |context: AuthContext<'_>| {
            let Some(reason) = deny_reason(&context.action) else {
                return Authorization::Allow;
            };
            // Later reasons follow from the first.
            let _ = noted.set(reason);
            Authorization::Deny
        }))?;
        Ok(watch)
    }

    fn explain(&self, error: Error, sql: &str, limits: &Limits) -> QueryError {
        if let Some(reason) = self.denied.get() {
            return QueryError::Refused(reason.clone());
        }
        match error {
            Error::SqlInputError { msg, sql: rest, offset, .. } => {
                // The offset counts from the statement that failed, not from the first.
                let skipped = sql.len() - rest.len();
                let offset = usize::try_from(offset).ok().map(|offset| skipped + offset);
                QueryError::Sql { message: msg, sql: sql.to_owned(), offset }
            }
            Error::MultipleStatement => QueryError::Refused("it is more than one".to_owned()),
            error => match error.sqlite_error_code() {
                Some(ErrorCode::OperationInterrupted) => self.interrupted(limits),
                Some(ErrorCode::OutOfMemory) => QueryError::Memory(limits.mebibytes()),
                Some(ErrorCode::ReadOnly) => QueryError::Refused("it would write".to_owned()),
                // Also what a function finds wrong with an argument.
                Some(
                    ErrorCode::Unknown
                    | ErrorCode::TooBig
                    | ErrorCode::TypeMismatch
                    | ErrorCode::ParameterOutOfRange,
                ) => QueryError::Sql { message: plain(&error), sql: sql.to_owned(), offset: None },
                _ => QueryError::Sqlite(error),
            },
        }
    }

    fn interrupted(&self, limits: &Limits) -> QueryError {
        if self.timed_out.load(Ordering::Relaxed) {
            QueryError::Timeout(limits.timeout.as_secs_f64())
        } else {
            QueryError::Interrupted
        }
    }
}

/// Why the clock and the guard could not be set.
fn unset(error: Error, limits: &Limits) -> QueryError {
    match error.sqlite_error_code() {
        Some(ErrorCode::OutOfMemory) => QueryError::Memory(limits.mebibytes()),
        _ => QueryError::Sqlite(error),
    }
}

fn unwatch(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.progress_handler(0, None::<fn() -> bool>)?;
    connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
}

fn answer(
    connection: &Connection,
    statement: &Statement,
    limits: &Limits,
    unused: Unused,
) -> Result<Rows, QueryError> {
    let mut prepared = connection.prepare(&statement.sql)?;
    let columns: Vec<String> = prepared.column_names().map(str::to_owned).collect();
    if columns.is_empty() {
        return Err(without_columns(&prepared));
    }
    bind(&mut prepared, &statement.params, unused)?;
    let width = columns.len();
    let mut rows = Rows { columns, ..Rows::default() };
    let mut room = limits.memory;
    let mut cursor = prepared.raw_query();
    while let Some(row) = cursor.next()? {
        if limits.rows.is_none_or(|most| rows.rows.len() < most) {
            let values: Vec<_> =
                (0..width).map(|index| row.get_ref(index)).collect::<rusqlite::Result<_>>()?;
            let taken: usize = values.iter().map(|value| size(*value)).sum();
            let taken = taken + ROW;
            room = room.checked_sub(taken).ok_or(QueryError::Memory(limits.mebibytes()))?;
            rows.rows.push(values.into_iter().map(Value::from).collect());
        } else if !limits.count_rest {
            rows.total = rows.rows.len() + 1;
            return Ok(rows);
        }
        rows.total += 1;
    }
    Ok(rows)
}

/// The approximate memory of a row without its values.
const ROW: usize = 2 * size_of::<Vec<Value>>();

/// The memory of a value.
fn size(value: ValueRef<'_>) -> usize {
    let bytes = match value {
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.len(),
        _ => 0,
    };
    size_of::<Value>() + bytes
}

/// A statement without columns is empty, or one like VACUUM for which SQLite does
/// not call the authorizer.
fn without_columns(prepared: &Prepared<'_>) -> QueryError {
    match prepared.expanded_sql() {
        None => QueryError::Empty,
        Some(_) => QueryError::Refused("it does not ask for rows".to_owned()),
    }
}

/// Binds every parameter, whether it is written `:name`, `@name` or `$name`.
fn bind(
    prepared: &mut Prepared<'_>,
    given: &[(String, Value)],
    unused: Unused,
) -> Result<(), QueryError> {
    let mut bound = Vec::new();
    for index in 1..=prepared.parameter_count() {
        let name = prepared.parameter_name(index).filter(|name| !name.starts_with('?'));
        let Some(name) = name.map(|name| bare(name).to_owned()) else {
            let message = "`?` has no name: write the parameter as `:name`";
            return Err(QueryError::Parameter(message.to_owned()));
        };
        let Some((_, value)) = given.iter().find(|(other, _)| bare(other) == name) else {
            return Err(QueryError::Parameter(format!("nothing is given for `:{name}`")));
        };
        prepared.raw_bind_parameter(index, value)?;
        bound.push(name);
    }
    let idle = |(name, _): &&(String, Value)| !bound.iter().any(|other| other == bare(name));
    match given.iter().find(idle).filter(|_| unused == Unused::Refused) {
        Some((name, _)) => {
            Err(QueryError::Parameter(format!("the statement has no parameter `:{}`", bare(name))))
        }
        None => Ok(()),
    }
}

/// A parameter's name without the sign that marks it.
fn bare(name: &str) -> &str {
    name.strip_prefix([':', '@', '$']).unwrap_or(name)
}

fn plain(error: &Error) -> String {
    match error {
        Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

impl ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Integer(number) => ValueRef::Integer(*number),
            Self::Real(number) => ValueRef::Real(*number),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
            Self::Blob(bytes) => ValueRef::Blob(bytes),
            Self::List(texts) => return Ok(texts.join("\n").into()),
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
