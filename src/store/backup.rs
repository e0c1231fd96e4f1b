//! A copy of a base, made while others may be reading and writing it.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;

use super::base::Base;
use super::error::StoreError;

/// Pages copied between two moments in which others may write.
const PAGES_A_STEP: std::ffi::c_int = 1024;

/// Copies the base to `FILE.mark.bak` beside it, or to the first free name of
/// `FILE.mark.bak.2`, `.3` …: a backup is never overwritten.
pub(super) fn back_up(base: &Base, mark: &str) -> Result<PathBuf, StoreError> {
    let copy = free_name(base.path(), mark);
    let failed = |error| StoreError::from_sqlite(&copy, error);
    let mut target = rusqlite::Connection::open(&copy).map_err(failed)?;
    let backup = Backup::new(base.connection(), &mut target).map_err(failed)?;
    backup.run_to_completion(PAGES_A_STEP, Duration::from_millis(5), None).map_err(failed)?;
    drop(backup);
    target.close().map_err(|(_, error)| failed(error))?;
    Ok(copy)
}

fn free_name(path: &Path, mark: &str) -> PathBuf {
    let named = |suffix: String| {
        let mut name = path.as_os_str().to_owned();
        name.push(suffix);
        PathBuf::from(name)
    };
    let mut names = std::iter::once(named(format!(".{mark}.bak")))
        .chain((2..).map(|number| named(format!(".{mark}.bak.{number}"))));
    names.find(|name| !name.exists()).unwrap_or_else(|| named(format!(".{mark}.bak")))
}
