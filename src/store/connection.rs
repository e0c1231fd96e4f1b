//! How a file is opened: the one place where that is done, so that no connection
//! trusts what a stranger may have put into a base, or takes more time or memory
//! than one can wait for and has.

use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

/// The longest text or blob, in bytes: a source of one single passage fits. One
/// call of a function takes no more than this, and thus little time.
const LONGEST: i32 = 64 * 1024 * 1024;

/// For every connection. Nothing here attaches another file.
const EVERY: [(Limit, i32); 3] = [
    (Limit::SQLITE_LIMIT_LENGTH, LONGEST),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 20),
];

/// For connections that run statements of the user's own.
const READING: [(Limit, i32); 6] = [
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 500_000),
    (Limit::SQLITE_LIMIT_COLUMN, 500),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 100),
    // The steps of a pattern are not counted; they grow with its length.
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 1_000),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// Pages that a reading connection keeps, at most, in KiB (below zero, as SQLite
/// tells them from a number of pages): a question of a large base looks at more
/// than the 2 MiB that SQLite keeps by itself, and would read them over and over.
const CACHE: i32 = -32 * 1024;

/// Opens a file: foreign keys hold, a stranger's schema is not trusted, nothing
/// grows without end, and a lock is waited for as long as `wait`.
pub(super) fn open(path: &Path, flags: OpenFlags, wait: Duration) -> rusqlite::Result<Connection> {
    let connection = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(wait)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    set(&connection, &EVERY)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    Ok(connection)
}

/// Opens a new base in memory.
pub(super) fn open_in_memory() -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_MEMORY;
    open(Path::new(":memory:"), flags, Duration::ZERO)
}

/// Opens a file of kb's own for writing.
pub(super) fn open_to_write(path: &Path, wait: Duration) -> rusqlite::Result<Connection> {
    open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, wait)
}

/// Keeps a reading connection from writing anything anywhere, and from growing:
/// what it sorts and collects stays in memory, where it is counted.
pub(super) fn confine(connection: &Connection) -> rusqlite::Result<()> {
    set(connection, &READING)?;
    connection.pragma_update(None, "query_only", true)?;
    connection.pragma_update(None, "temp_store", "memory")?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "cache_size", CACHE)
}

fn set(connection: &Connection, limits: &[(Limit, i32)]) -> rusqlite::Result<()> {
    limits.iter().try_for_each(|(limit, most)| connection.set_limit(*limit, *most).map(drop))
}
