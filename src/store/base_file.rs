//! The file that a command writes: opened once if it exists, created by the first
//! write otherwise.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::base::Base;
use super::create::{Work, Written, change, create, rehearse, rehearse_creation};
use super::error::StoreError;
use crate::files::{FileId, file_id};

/// A base to write, or the path of one to create.
#[derive(Debug)]
pub struct BaseFile {
    path: PathBuf,
    wait: Duration,
    stop: fn() -> bool,
    opened: Option<Opened>,
}

#[derive(Debug)]
struct Opened {
    base: Base,
    id: Option<FileId>,
}

impl BaseFile {
    /// Opens the base at `path` for reading and writing, if there is one. `wait` is the
    /// longest wait for another program's lock; `stop` says whether the user wants to
    /// stop.
    ///
    /// # Errors
    /// If the file is no base, or cannot be written.
    pub fn open(path: &Path, wait: Duration, stop: fn() -> bool) -> Result<Self, StoreError> {
        let mut file = Self { path: path.to_owned(), wait, stop, opened: None };
        file.reopen()?;
        Ok(file)
    }

    /// The base as it is before the next write, if there is one. Its schema is verified.
    ///
    /// # Errors
    /// If the base cannot be read, or its schema is not kb's own.
    pub fn base(&self) -> Result<Option<&Base>, StoreError> {
        let Some(Opened { base, .. }) = &self.opened else { return Ok(None) };
        Ok((base.schema_to_write()? > 0).then_some(base))
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `work` in one transaction on a base of the latest schema.
    pub(super) fn write<T>(&mut self, work: Work<'_, T>) -> Result<Written<T>, StoreError> {
        if !self.is_in_place() {
            self.reopen()?;
        }
        let done = match &self.opened {
            Some(opened) => change(&opened.base, work),
            None => create(&self.path, self.wait, self.stop, work),
        };
        match done {
            // Another program replaced the base while this one waited for the lock.
            Err(StoreError::Replaced(_)) => self.opened = None,
            // Another program created the base in the meantime. A dangling link is found when
            // it is opened.
            Err(StoreError::Io { source, .. }) if source.kind() == ErrorKind::AlreadyExists => {}
            done => return done,
        }
        self.write(work)
    }

    /// Runs `work` as [`Self::write`] does, and takes everything back.
    pub(super) fn rehearse<T>(&self, work: Work<'_, T>) -> Result<Written<T>, StoreError> {
        match &self.opened {
            Some(opened) => rehearse(&opened.base, work),
            None => rehearse_creation(&self.path, self.stop, work),
        }
    }

    /// Whether the path still leads to the file that was opened.
    fn is_in_place(&self) -> bool {
        let is_same = |opened: &Opened| file_id(fs::metadata(&self.path)) == opened.id;
        self.opened.as_ref().is_some_and(is_same)
    }

    fn reopen(&mut self) -> Result<(), StoreError> {
        // Before the file is opened: if it is replaced in between, the next write notices.
        let id = file_id(fs::metadata(&self.path));
        self.opened = match Base::open_to_fill(&self.path, self.wait) {
            Ok(mut base) => {
                base.stop_when(self.stop)?;
                Some(Opened { base, id })
            }
            Err(StoreError::Missing(_)) => None,
            Err(error) => return Err(error),
        };
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, Transaction};

    use super::*;

    fn opened(path: &Path) -> BaseFile {
        let mut file = BaseFile::open(path, Duration::ZERO, || false).unwrap();
        file.write(&|_| Ok(())).unwrap();
        let file = BaseFile::open(path, Duration::ZERO, || false).unwrap();
        assert!(file.base().unwrap().is_some());
        file
    }

    fn add_dataset(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
        let insert = "INSERT INTO datasets (slug, title_en, title_fr) VALUES ('a', 'A', 'A')";
        transaction.execute_batch(insert)
    }

    #[test]
    fn a_base_changed_by_another_program_is_verified_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        let mut file = opened(&path);
        let trigger = "CREATE TRIGGER foreign_one AFTER INSERT ON datasets BEGIN SELECT 1; END";
        Connection::open(&path).unwrap().execute_batch(trigger).unwrap();
        let written = file.write(&|transaction| Ok(add_dataset(transaction)?));
        assert!(matches!(written, Err(StoreError::Altered { .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_base_that_was_replaced_or_removed_is_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let [path, other] = ["kb.db", "other.db"].map(|name| folder.path().join(name));
        let count = || -> i64 {
            let base = Base::open(&path, Duration::ZERO).unwrap();
            let count = "SELECT count(*) FROM datasets";
            base.connection().query_row(count, [], |row| row.get(0)).unwrap()
        };
        let mut file = opened(&path);
        drop(opened(&other));
        fs::rename(&other, &path).unwrap();
        file.write(&|transaction| Ok(add_dataset(transaction)?)).unwrap();
        assert_eq!(count(), 1);
        fs::remove_file(&path).unwrap();
        assert!(file.write(&|_| Ok(())).unwrap().created);
        assert_eq!(count(), 0);
    }
}
