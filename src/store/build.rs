//! Builds a new base from many datasets at once.

use std::cell::RefCell;
use std::path::Path;
use std::time::Duration;

use rusqlite::Transaction;

use super::bulk::DeferredIndexes;
use super::create::create;
use super::error::StoreError;
use super::load::Loader;
use super::seed::write_canned;
use crate::model::Dataset;

/// The options of a build.
pub struct Build<'b> {
    /// The canned queries to keep in the base: name, titles, phrases,
    /// parameters and SQL.
    pub canned: &'b [[String; 6]],
    /// Called with the number of datasets loaded.
    pub progress: &'b dyn Fn(usize),
    /// Whether the user wants to stop.
    pub stop: fn() -> bool,
}

/// Builds a base from an iterator of datasets, each after those that it refers to.
///
/// # Errors
/// If the file already exists, or cannot be written, or the datasets
/// conflict. No file is then left.
pub fn build(
    path: &Path,
    datasets: &mut dyn Iterator<Item = Dataset>,
    build: &Build<'_>,
) -> Result<(), StoreError> {
    if path.symlink_metadata().is_ok() {
        return Err(StoreError::Exists(path.to_owned()));
    }
    let datasets = RefCell::new(datasets);
    let work = |transaction: &Transaction<'_>| {
        let mut deferred = DeferredIndexes::drop(transaction)?;
        let mut loader = Loader::new(transaction)?;
        for (done, dataset) in (1..).zip(&mut *datasets.borrow_mut()) {
            deferred.skip_checks(transaction, &dataset)?;
            loader.load(&dataset, None)?;
            (build.progress)(done);
        }
        deferred.rebuild(transaction)?;
        Ok(write_canned(transaction, build.canned).map(drop)?)
    };
    create(path, Duration::ZERO, build.stop, &work).map(drop)
}
