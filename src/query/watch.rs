//! The clock and the guard: they stop a statement that takes too long, and one that does more
//! than read this base.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

use rusqlite::hooks::{AuthContext, Authorization};
use rusqlite::{Connection, Error, ErrorCode};

use super::error::QueryError;
use super::guard::deny_reason;
use super::limits::Limits;

/// Virtual machine steps between two checks of the clock: well under a millisecond.
const STEPS: std::ffi::c_int = 10_000;

/// Reads under the clock and the guard.
pub(super) fn watched<T>(
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

    /// The error of a statement, in the words of the limit or the rule that stopped it.
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

/// Takes the clock and the guard away.
fn unwatch(connection: &mut Connection) -> rusqlite::Result<()> {
    connection.progress_handler(0, None::<fn() -> bool>)?;
    connection.authorizer(None::<fn(AuthContext<'_>) -> Authorization>)
}

/// The message of SQLite alone.
fn plain(error: &Error) -> String {
    match error {
        Error::SqliteFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}
