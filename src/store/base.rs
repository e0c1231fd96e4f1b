//! An open base. Opening identifies the file before anything else is read from it.
//! Reading never creates or changes a file, with one exception: a write that a crash
//! interrupted is rolled back first.

use std::cell::Cell;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction};

use super::connection::{confine, open};
use super::error::StoreError;
use super::migrations::LATEST;
use super::opening::{connect_to_read, connect_to_write, explain};
use super::schema::Verified;

/// An open base.
#[derive(Debug)]
pub struct Base {
    connection: Connection,
    path: PathBuf,
    stop: fn() -> bool,
    /// The schema as it was last compared with kb's own.
    pub(super) verified: Cell<Option<Verified>>,
}

/// Virtual machine steps between two calls of the cancellation callback: well under a
/// millisecond.
pub(super) const STEPS: std::ffi::c_int = 10_000;

/// The page cache of one of several bases in a process, in KiB (negative, as SQLite
/// requires): eight of them leave most of the memory limit to the questions.
#[cfg(feature = "web")]
const SHARED: i32 = -6 * 1024;

impl Base {
    /// Opens a base of the latest schema for reading only. `wait` is the
    /// longest wait for another program's lock.
    ///
    /// # Errors
    /// If there is no usable base at `path`.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::found_to_read(path, wait, Self::latest)
    }

    /// Opens as [`Base::open`] does, in one read transaction that lasts until the base is
    /// dropped: all reads see one state, and the file is locked once, not for each
    /// statement.
    ///
    /// # Errors
    /// As [`Base::open`].
    pub fn open_at_once(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::found_to_read(path, wait, |base| {
            base.begin()?;
            base.latest()
        })
    }

    /// Opens as [`Base::open_at_once`] does, for a command without a time limit: the
    /// schema must be kb's own.
    ///
    /// # Errors
    /// As [`Base::open`], or if the schema differs from kb's own.
    pub fn open_verified(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::found_to_read(path, wait, |base| {
            base.begin()?;
            let found = base.verify_schema()?;
            base.if_latest(found)
        })
    }

    /// A base whose schema was just created on this connection.
    pub(super) fn of(connection: Connection, path: &Path) -> Self {
        Self { connection, path: path.to_owned(), stop: || false, verified: Cell::new(None) }
    }

    /// The base, if it has the latest schema.
    fn latest(self) -> Result<Self, StoreError> {
        let found = self.schema()?;
        self.if_latest(found)
    }

    fn if_latest(self, found: i64) -> Result<Self, StoreError> {
        if found < LATEST {
            return Err(StoreError::Older { path: self.path, found, known: LATEST });
        }
        Ok(self)
    }

    /// Opens a base of any known schema for reading only.
    ///
    /// # Errors
    /// If there is no base at `path`.
    pub fn inspect(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::found_to_read(path, wait, |base| base.identify().map(|_| base))
    }

    /// The same, in one read transaction that lasts until the base is dropped.
    ///
    /// # Errors
    /// As [`Base::inspect`].
    pub(super) fn inspect_at_once(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::found_to_read(path, wait, |base| {
            base.begin()?;
            base.identify().map(|_| base)
        })
    }

    /// Opens a base of any known schema for reading and writing.
    ///
    /// # Errors
    /// If there is no base at `path`, or it cannot be written.
    pub fn open_to_write(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_write(path, wait)?;
        base.verify_schema()?;
        Ok(base)
    }

    /// Opens a base, or an empty file to be filled, for reading and writing. Its schema
    /// is verified by [`Base::schema_to_write`].
    pub(super) fn open_to_fill(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_write(path, wait)?;
        match base.identify() {
            Ok(_) | Err(StoreError::Empty(_)) => Ok(base),
            Err(error) => Err(error),
        }
    }

    /// The number of the base's schema, which is verified; 0 of an empty file.
    pub(super) fn schema_to_write(&self) -> Result<i64, StoreError> {
        match self.verify_schema() {
            Err(StoreError::Empty(_)) => Ok(0),
            found => found,
        }
    }

    /// A second connection to the same base, for reading while the first holds a
    /// lock. The file must not be opened in any other way: closing it would release the
    /// lock (POSIX locks belong to the process).
    pub(super) fn again(&self) -> Result<Self, StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE;
        let connection =
            open(&self.path, flags, Duration::ZERO).map_err(|error| self.error(error))?;
        confine(&connection).map_err(|error| self.error(error))?;
        Ok(Self { stop: self.stop, ..Self::of(connection, &self.path) })
    }

    /// Opens a base that may be damaged, to overwrite it. Checks that SQLite can lock it,
    /// and rolls back an interrupted write.
    pub(super) fn open_to_replace(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_write(path, wait)?;
        let locked = base
            .connection
            .pragma_update(None, "journal_mode", "delete")
            .and_then(|()| base.connection.execute_batch("BEGIN EXCLUSIVE; ROLLBACK"));
        locked.map_err(|error| base.error(error)).map(|()| base)
    }

    fn connect_to_write(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        connect_to_write(path, wait).map(|connection| Self::of(connection, path))
    }

    /// Opens a base for reading and identifies it. Tries once more if a journal appeared
    /// in between, because a writer was killed or the file was replaced.
    fn found_to_read(
        path: &Path,
        wait: Duration,
        find: impl Fn(Self) -> Result<Self, StoreError>,
    ) -> Result<Self, StoreError> {
        let open = || {
            let connection = connect_to_read(path, wait)?;
            find(Self::of(connection, path))
        };
        match open() {
            Err(StoreError::Unfinished(_)) => open(),
            found => found,
        }
        .map_err(|error| explain(path, error))
    }

    /// Begins a read transaction, unless one is open: all reads see one state while it
    /// is held.
    pub(super) fn moment(&self) -> rusqlite::Result<Option<Transaction<'_>>> {
        let begin = || self.connection.unchecked_transaction();
        self.connection.is_autocommit().then(begin).transpose()
    }

    /// Drops a base at the end of the process without closing it: the system reclaims the
    /// memory at once. A base in WAL mode is closed, which removes its side files.
    pub fn close_fast(self) {
        // Before the answer is printed, which may take long.
        self.end_reading();
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        if fs::symlink_metadata(log).is_err() {
            std::mem::forget(self.connection);
        }
    }

    /// Reads one state of the base from now on, even if another process writes, until
    /// [`Base::end_reading`].
    ///
    /// # Errors
    /// If another program is writing, or the base cannot be read.
    pub fn begin_reading(&self) -> Result<(), StoreError> {
        self.begin()?;
        // A transaction begins with its first read.
        self.pragma("schema_version").map(drop)
    }

    fn begin(&self) -> Result<(), StoreError> {
        self.connection.execute_batch("BEGIN").map_err(|error| self.error(error))
    }

    /// Ends what [`Base::begin_reading`] began.
    pub fn end_reading(&self) {
        if !self.connection.is_autocommit() {
            // Nothing was written that could be lost.
            let _ = self.connection.execute_batch("ROLLBACK");
        }
    }

    /// The connection.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The connection, to set limits or begin a transaction.
    pub fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Sets the cancellation callback.
    ///
    /// # Errors
    /// If SQLite refuses.
    pub fn stop_when(&mut self, stop: fn() -> bool) -> Result<(), StoreError> {
        self.stop = stop;
        let set = self.connection.progress_handler(STEPS, Some(stop));
        set.map_err(|error| self.error(error))
    }

    /// Limits the memory that SQLite uses in this process; a statement that needs more
    /// fails.
    ///
    /// # Errors
    /// If SQLite refuses.
    pub fn limit_memory(&self, bytes: usize) -> Result<(), StoreError> {
        let bytes = i64::try_from(bytes).unwrap_or(i64::MAX);
        let set = self.connection.pragma_update(None, "hard_heap_limit", bytes);
        set.map_err(|error| self.error(error))
    }

    /// Keeps fewer pages of the file in memory than a command does, which reads alone.
    ///
    /// # Errors
    /// If SQLite refuses.
    #[cfg(feature = "web")]
    pub(crate) fn share_memory(&self) -> Result<(), StoreError> {
        let set = self.connection.pragma_update(None, "cache_size", SHARED);
        set.map_err(|error| self.error(error))
    }

    /// A function that interrupts the running statement from another thread.
    #[must_use]
    pub fn stopper(&self) -> Box<dyn Fn() + Send> {
        let handle = self.connection.get_interrupt_handle();
        Box::new(move || handle.interrupt())
    }

    /// The cancellation callback.
    pub(super) fn stop(&self) -> fn() -> bool {
        self.stop
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// SQLite's error as an error about this file.
    #[must_use]
    pub fn error(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }
}
