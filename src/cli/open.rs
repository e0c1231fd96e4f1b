//! Opening the base with the limits of a command.

use std::path::Path;

use super::args::{Bounds, Global};
use super::watchdog;
use crate::store::{Base, StoreError};

/// The watchdog starts before a base of more bytes than this is opened.
const LARGE: u64 = 8 * 1024 * 1024;

impl Global {
    /// Opens the base to read it for no longer than a time limit.
    pub(super) fn open(&self) -> Result<Base, StoreError> {
        Base::open_at_once(&self.db, self.wait)
    }

    /// Opens the base with limits of time and memory.
    pub(super) fn open_within(&self, bounds: Bounds) -> anyhow::Result<Base> {
        limited(&self.db, || self.open(), bounds)
    }

    /// Opens another base than that of `--db`, with limits of time and memory.
    pub(super) fn open_file_within(&self, path: &Path, bounds: Bounds) -> anyhow::Result<Base> {
        limited(path, || Base::open_at_once(path, self.wait), bounds)
    }

    /// The same for a command that reads for so long that other processes must
    /// be able to write meanwhile.
    pub(super) fn open_for_long(&self, bounds: Bounds) -> anyhow::Result<Base> {
        limited(&self.db, || Base::open(&self.db, self.wait), bounds)
    }

    /// Opens the base to read it without a time limit, which is safe only if
    /// its schema is kb's own.
    pub(super) fn open_own(&self) -> Result<Base, StoreError> {
        Base::open_verified(&self.db, self.wait)
    }
}

fn limited(
    path: &Path,
    open: impl FnOnce() -> Result<Base, StoreError>,
    bounds: Bounds,
) -> anyhow::Result<Base> {
    // Reading the schema of a hostile file can itself take long.
    if path.metadata().is_ok_and(|file| file.len() > LARGE) {
        watchdog::start()?;
    }
    let base = open()?;
    base.limit_memory(bounds.bytes())?;
    watchdog::arm(&base)?;
    Ok(base)
}
