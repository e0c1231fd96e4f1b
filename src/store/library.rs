//! Ordinary use of a base by a library: create or open one and load datasets,
//! without choosing timeouts or handling transactions.

use std::path::Path;
use std::time::Duration;

use rusqlite::Transaction;

use super::base::Base;
use super::base_file::BaseFile;
use super::connection::open_in_memory;
use super::create::{change, create};
use super::error::StoreError;
use super::load::LoadReport;
use super::migrations::apply;
use super::seed::load_dataset;
use crate::model::Dataset;

/// How long the methods without a timeout wait for another program's lock.
const WAIT: Duration = Duration::from_secs(5);

/// Nothing asks to cancel these methods.
fn never() -> bool {
    false
}

impl Base {
    /// Creates an empty base in memory. It is gone when it is dropped.
    ///
    /// # Errors
    /// If SQLite cannot allocate it.
    pub fn in_memory() -> Result<Self, StoreError> {
        let path = Path::new(":memory:");
        let failed = |error| StoreError::from_sqlite(path, error);
        let mut connection = open_in_memory().map_err(failed)?;
        apply(&mut connection, path)?;
        Ok(Self::of(connection, path))
    }

    /// Creates an empty base in a new file and opens it for reading and writing.
    ///
    /// # Errors
    /// [`StoreError::Exists`] if the file already exists; otherwise if the file
    /// cannot be written.
    pub fn create(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        if path.symlink_metadata().is_ok() {
            return Err(StoreError::Exists(path.to_owned()));
        }
        create(path, WAIT, never, &|_| Ok(()))?;
        Self::open_to_write(path, WAIT)
    }

    /// Opens a base for reading and writing; creates it if there is no file. A base
    /// of an older schema is backed up beside itself and migrated.
    ///
    /// # Errors
    /// If the file is no base, is locked, or cannot be written.
    pub fn open_or_create(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        let path = path.as_ref();
        BaseFile::open(path, WAIT, never)?.write(&|_| Ok(()))?;
        Self::open_to_write(path, WAIT)
    }

    /// Opens a base of the latest schema for reading only.
    ///
    /// # Errors
    /// As [`Base::open`].
    pub fn open_read_only(path: impl AsRef<Path>) -> Result<Self, StoreError> {
        Self::open(path.as_ref(), WAIT)
    }

    /// Makes the base's rows of a dataset equal to the dataset, in one transaction.
    /// Rows that are equal already are not written, and rows of other datasets are
    /// never changed.
    ///
    /// # Errors
    /// [`StoreError::ReadOnly`] if the base was opened for reading only,
    /// [`StoreError::Conflict`] if the dataset does not fit what the base holds;
    /// the base is unchanged after any error.
    pub fn load(&self, dataset: &Dataset) -> Result<LoadReport, StoreError> {
        let work = |transaction: &Transaction<'_>| load_dataset(transaction, dataset, &|_, _| {});
        change(self, &work).map(|written| written.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::read;

    #[test]
    fn a_base_in_memory_holds_what_is_loaded_and_loads_it_once() {
        let (base, dataset) = (Base::in_memory().unwrap(), Dataset::built_in().unwrap());
        assert!(base.load(&dataset).unwrap().total().added > 0);
        assert_eq!(base.load(&dataset).unwrap().total(), crate::store::Change::default());
        assert_eq!(read(&base, &dataset.slug).unwrap(), Some(dataset));
    }

    #[test]
    fn a_base_in_a_file_is_created_once_and_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kb.db");
        let dataset = Dataset::built_in().unwrap();
        Base::create(&path).unwrap().load(&dataset).unwrap();
        assert!(matches!(Base::create(&path), Err(StoreError::Exists(_))));
        let base = Base::open_or_create(&path).unwrap();
        assert_eq!(base.load(&dataset).unwrap().total(), crate::store::Change::default());
        let base = Base::open_read_only(&path).unwrap();
        assert!(matches!(base.load(&dataset), Err(StoreError::ReadOnly(_))));
    }
}
