//! An open base. Whatever a file turns out to be is found out before anything
//! is read from it. Reading never creates or changes a file, but for one that a
//! crash left in the middle of a write: that is put right first.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::{Connection, OpenFlags};

use super::error::StoreError;
use super::migrations::{APPLICATION_ID, LATEST, verify};

/// A base that was found to be one.
#[derive(Debug)]
pub struct Base {
    connection: Connection,
    path: PathBuf,
    stop: fn() -> bool,
}

/// Steps of SQLite's machine between two looks at whether to stop: well under a
/// millisecond.
pub(super) const STEPS: std::ffi::c_int = 10_000;

impl Base {
    /// Opens a base of the latest schema for reading only. `wait` is how long a
    /// lock of another program is waited for.
    ///
    /// # Errors
    /// If there is no usable base at `path`.
    pub fn open(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        Self::connect_to_read(path, wait)?.latest()
    }

    /// Opens as [`Base::open`] does, for a moment: until it is dropped, all that
    /// is read is of one state, and the file is locked once, not for each
    /// statement.
    ///
    /// # Errors
    /// As [`Base::open`].
    pub fn open_at_once(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_read(path, wait)?;
        base.connection.execute_batch("BEGIN").map_err(|error| base.error(error))?;
        base.latest()
    }

    /// The same, if it is of the latest schema.
    fn latest(self) -> Result<Self, StoreError> {
        let found = self.schema()?;
        if found < LATEST {
            return Err(StoreError::Older { path: self.path, found, known: LATEST });
        }
        Ok(self)
    }

    /// Opens a base of any known schema for reading only: to look at its
    /// migrations.
    ///
    /// # Errors
    /// If there is no base at `path`.
    pub fn inspect(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_read(path, wait)?;
        base.identify()?;
        Ok(base)
    }

    /// Opens a base of any known schema for reading and writing.
    ///
    /// # Errors
    /// If there is no base at `path`, or it cannot be written.
    pub fn open_to_write(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_write(path, wait)?;
        base.schema()?;
        Ok(base)
    }

    /// Opens what may be a damaged base, and lets nobody else read or write it
    /// until it is dropped.
    pub(super) fn lock(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect_to_write(path, wait)?;
        let locked = base
            .connection
            .pragma_update(None, "journal_mode", "delete")
            .and_then(|()| base.connection.execute_batch("BEGIN EXCLUSIVE"));
        locked.map_err(|error| base.error(error)).map(|()| base)
    }

    fn connect_to_write(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let base = Self::connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE, wait)?;
        let marked = fs::metadata(path).is_ok_and(|data| data.permissions().readonly());
        if marked || base.connection.is_readonly("main").unwrap_or(true) {
            return Err(StoreError::ReadOnly(base.path));
        }
        Ok(base)
    }

    fn connect_to_read(path: &Path, wait: Duration) -> Result<Self, StoreError> {
        let access = if needs_writing(path) {
            OpenFlags::SQLITE_OPEN_READ_WRITE
        } else {
            OpenFlags::SQLITE_OPEN_READ_ONLY
        };
        let base = Self::connect(path, access, wait)?;
        base.confine().map_err(|error| base.error(error))?;
        Ok(base)
    }

    fn connect(path: &Path, flags: OpenFlags, wait: Duration) -> Result<Self, StoreError> {
        look_at(path)?;
        let flags = flags | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)
            .map_err(|error| StoreError::from_sqlite(path, error))?;
        configure(&connection, wait).map_err(|error| StoreError::from_sqlite(path, error))?;
        Ok(Self { connection, path: path.to_owned(), stop: || false })
    }

    /// Keeps a reading connection from writing anything anywhere: no other file
    /// can be attached, no row changed.
    fn confine(&self) -> rusqlite::Result<()> {
        self.connection.set_limit(Limit::SQLITE_LIMIT_ATTACHED, 0)?;
        self.connection.pragma_update(None, "query_only", true)
    }

    /// Whether the file is a base at all, whatever its schema.
    fn identify(&self) -> Result<i64, StoreError> {
        let number = |name: &str| {
            self.connection
                .pragma_query_value(None, name, |row| row.get::<_, i64>(0))
                .map_err(|error| self.error(error))
        };
        let (application_id, found) = (number("application_id")?, number("user_version")?);
        let path = self.path.clone();
        if application_id != APPLICATION_ID {
            let empty = application_id == 0 && number("schema_version")? == 0;
            return Err(if empty {
                StoreError::Empty(path)
            } else {
                StoreError::Foreign { path, application_id }
            });
        }
        if found > LATEST {
            return Err(StoreError::Newer { path, found, known: LATEST });
        }
        Ok(found)
    }

    /// The base's schema, after making sure that its history agrees.
    ///
    /// # Errors
    /// If the file is no base, or its migrations are not those known here.
    pub fn schema(&self) -> Result<i64, StoreError> {
        let found = self.identify()?;
        self.read_names()?;
        verify(&self.connection, &self.path, found)?;
        Ok(found)
    }

    /// Lets go of a base at the end of a process: the system takes its memory
    /// back at once, where closing it would free piece by piece. What is beside
    /// the file is cleared away by closing only.
    pub fn leave(self) {
        let mut log = self.path.clone().into_os_string();
        log.push("-wal");
        if fs::symlink_metadata(log).is_err() {
            std::mem::forget(self.connection);
        }
    }

    /// Makes sure that every name is text: rusqlite panics at one that is not.
    fn read_names(&self) -> Result<(), StoreError> {
        let names = "SELECT name, sql FROM sqlite_schema";
        let mut statement = self.connection.prepare(names).map_err(|error| self.error(error))?;
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|error| self.error(error))? {
            let is_text =
                |column| matches!(row.get_ref(column), Ok(value) if value.as_str_or_null().is_ok());
            if !(is_text(0) && is_text(1)) {
                let reason = "its schema is no text in UTF-8".to_owned();
                return Err(StoreError::Damaged { path: self.path.clone(), reason });
            }
        }
        Ok(())
    }

    /// The connection.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The connection, to set its limits or open a transaction on.
    pub fn connection_mut(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// From now on what takes long asks whether the user wants to stop it.
    ///
    /// # Errors
    /// If SQLite cannot be told.
    pub fn stop_when(&mut self, stop: fn() -> bool) -> Result<(), StoreError> {
        self.stop = stop;
        let told = self.connection.progress_handler(STEPS, Some(stop));
        told.map_err(|error| self.error(error))
    }

    /// Whom to ask whether to stop.
    pub(super) fn stop(&self) -> fn() -> bool {
        self.stop
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What SQLite says, about this file.
    #[must_use]
    pub fn error(&self, error: rusqlite::Error) -> StoreError {
        StoreError::from_sqlite(&self.path, error)
    }
}

/// The settings every connection needs: foreign keys hold, a stranger's schema
/// is not trusted, and a lock is waited for.
pub(super) fn configure(connection: &Connection, wait: Duration) -> rusqlite::Result<()> {
    connection.busy_timeout(wait)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "foreign_keys", true)
}

/// Whether a base can only be read by a connection that may write: a crash left
/// a journal that is to be rolled back, or the base is in WAL mode, where a
/// connection that only reads would leave its side files behind.
fn needs_writing(path: &Path) -> bool {
    side_file(path, "-journal").exists() || is_in_wal_mode(path)
}

/// The file that SQLite keeps beside a base under such an ending.
pub(super) fn side_file(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether the file's header says that reading goes through a WAL.
fn is_in_wal_mode(path: &Path) -> bool {
    const READ_VERSION: usize = 19;
    let mut header = [0; READ_VERSION + 1];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok() && header[READ_VERSION] == 2
}

/// Tells what a path is before SQLite is asked, whose one answer to a folder, a
/// missing file and a forbidden one is "unable to open database file".
fn look_at(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => Err(StoreError::Folder(path.to_owned())),
        // A pipe would be waited for, a device read without end.
        Ok(data) if !data.is_file() => {
            let reason = "it is no regular file".to_owned();
            Err(StoreError::Unreadable { path: path.to_owned(), reason })
        }
        Ok(_) => match fs::File::open(path) {
            Ok(_) => Ok(()),
            Err(error) => {
                Err(StoreError::Unreadable { path: path.to_owned(), reason: error.to_string() })
            }
        },
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                    Err(StoreError::NoFolder(folder.to_owned()))
                }
                _ => Err(StoreError::Missing(path.to_owned())),
            }
        }
        Err(error) => {
            Err(StoreError::Unreadable { path: path.to_owned(), reason: error.to_string() })
        }
    }
}
