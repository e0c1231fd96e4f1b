//! The only place that opens SQLite connections: none trusts the schema of a foreign
//! base, and each has limits of size and memory.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

/// The longest text or blob, in bytes: a source of one single passage fits. It also bounds
/// the time of one function call.
const LONGEST: i32 = 64 * 1024 * 1024;

/// The limits of every connection. No file can be attached.
const EVERY: [(Limit, i32); 3] = [
    (Limit::SQLITE_LIMIT_LENGTH, LONGEST),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 20),
];

/// The limits of connections that run the user's statements.
const READING: [(Limit, i32); 6] = [
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 500_000),
    (Limit::SQLITE_LIMIT_COLUMN, 500),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 100),
    // Matching a pattern counts no virtual machine steps; its time grows with its length.
    (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
    (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, 1_000),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
];

/// The page cache of a reading connection, in KiB (negative, as SQLite requires). A query
/// on a large base reads more than SQLite's default of 2 MiB, again and again.
const CACHE: i32 = -32 * 1024;

/// The longest wait for a lock that SQLite takes: 24 days.
const LONGEST_WAIT: Duration = Duration::from_millis(i32::MAX as u64);

/// Opens a file with foreign keys on, the schema untrusted, and limits set. `wait` is the
/// longest wait for a lock.
pub(super) fn open(path: &Path, flags: OpenFlags, wait: Duration) -> rusqlite::Result<Connection> {
    let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    set_up(Connection::open_with_flags(as_path(path), flags)?, wait)
}

/// A spelling of a path that SQLite cannot take for anything else. The compiled-in SQLite
/// reads a name that begins with `file:` as a URI, whatever the flags, and `:memory:` as a
/// base in memory.
fn as_path(path: &Path) -> PathBuf {
    Path::new(".").join(path)
}

/// Opens a file for reading that nobody changes: SQLite neither locks it nor looks for its
/// side files. This is the only URI.
pub(super) fn open_immutable(path: &Path) -> rusqlite::Result<Connection> {
    let full = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut uri = "file:///".to_owned();
    for byte in full.as_os_str().as_encoded_bytes() {
        // Writing to a String cannot fail.
        let _ = write!(uri, "%{byte:02X}");
    }
    uri.push_str("?immutable=1");
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    set_up(Connection::open_with_flags(uri, flags)?, Duration::ZERO)
}

fn set_up(connection: Connection, wait: Duration) -> rusqlite::Result<Connection> {
    connection.busy_timeout(wait.min(LONGEST_WAIT))?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true)?;
    set(&connection, &EVERY)?;
    Ok(connection)
}

/// Opens a new base in memory.
pub(super) fn open_in_memory() -> rusqlite::Result<Connection> {
    set_up(Connection::open_in_memory()?, Duration::ZERO)
}

/// Opens a file that kb created for writing.
pub(super) fn open_to_write(path: &Path, wait: Duration) -> rusqlite::Result<Connection> {
    open(path, OpenFlags::SQLITE_OPEN_READ_WRITE, wait)
}

/// Makes a connection read-only and sets its limits. Temporary tables stay in memory,
/// where the memory limit counts them.
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
