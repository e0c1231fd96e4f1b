//! Copies of a base, made while others may read and write it. A copy appears complete or
//! not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::ErrorCode;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::ffi::SQLITE_BUSY;

use super::atomic_file::{AtomicFile, real};
use super::base::Base;
use super::check::{Depth, Finding, check};
use super::connection::open_to_write;
use super::copies::{Kept, is_one_file};
use super::error::StoreError;
use super::side_files::orphan_journal;
use crate::files::{dangling, irregular_kind, open_regular};

/// Pages copied between two pauses in which others may write.
const PAGES_A_STEP: std::ffi::c_int = 1024;

/// How often a copy starts over because others wrote. After that they wait until it is
/// done.
const BEGINNINGS: u32 = 20;

/// Writes a copy of a base to a file and checks the copy. `replace` allows it to replace
/// an existing file.
///
/// # Errors
/// If the file already exists, the base cannot be read, or the copy cannot
/// be written. There is then no copy.
pub fn backup(base: &Base, file: &Path, replace: bool) -> Result<Vec<Finding>, StoreError> {
    let place = place(base.path(), file, replace)?;
    let pending = copied(base, &place)?;
    let mut copy = Base::inspect(pending.path(), Duration::ZERO)?;
    let findings = check(&mut copy, Depth::File, Duration::MAX, base.stop())?;
    drop(copy);
    let settled = if replace { pending.replace() } else { pending.persist() };
    settled.map(|()| findings)
}

/// The path to write a backup to.
fn place(base: &Path, file: &Path, replace: bool) -> Result<PathBuf, StoreError> {
    let path = file.to_owned();
    if let Some(target) = dangling(file) {
        return Err(StoreError::DanglingLink { path, target });
    }
    let Ok(data) = fs::metadata(file) else { return Ok(path) };
    if data.is_dir() {
        return Err(StoreError::TargetFolder(path));
    }
    if is_one_file(base, file) {
        return Err(StoreError::Itself(path));
    }
    if let Some(kind) = irregular_kind(data.file_type()) {
        return Err(StoreError::NotAFile { path, kind });
    }
    if !replace {
        return Err(StoreError::Exists(path));
    }
    let file = real(file);
    orphan_journal(&file)
        .map_or(Ok(file), |orphan_journal| Err(StoreError::OrphanJournal(orphan_journal)))
}

/// Copies the base to a file next to it, unless an identical copy exists.
pub(super) fn back_up(base: &Base, mark: &str) -> Result<Kept, StoreError> {
    let copy = Kept::new(base.path(), mark);
    let pending = copied(base, &copy.path)?;
    let made = open_regular(pending.path())
        .map_err(|source| StoreError::Io { path: copy.path.clone(), source })?;
    if let Some(present) = Kept::present(base.path(), mark, &made)? {
        return Ok(present);
    }
    copy.if_made(pending.persist())
}

/// A copy of the base in a temporary file.
pub(super) fn copied(base: &Base, place: &Path) -> Result<AtomicFile, StoreError> {
    let pending = AtomicFile::new(place)?;
    pending.guard_like(base.path())?;
    let failed = |error| failed(base, place, error);
    let mut copy = open_to_write(pending.path(), Duration::ZERO).map_err(failed)?;
    // The copy is synced before it is renamed into place.
    copy.pragma_update(None, "synchronous", false).map_err(failed)?;
    let pages = Backup::new(base.connection(), &mut copy).map_err(failed)?;
    copy_pages(&pages, base, place)?;
    drop(pages);
    // The first page of a base in WAL mode says so; a copy must be one file.
    copy.pragma_update(None, "journal_mode", "delete").map_err(failed)?;
    copy.close().map_err(|(_, error)| failed(error))?;
    Ok(pending)
}

/// Locks the file at `place`, to which pages will be copied.
pub(super) fn lock(pages: &Backup<'_, '_>, place: &Path) -> Result<(), StoreError> {
    let locked = match pages.step(0) {
        Ok(StepResult::Done | StepResult::More) => Ok(()),
        Ok(_) => Err(busy()),
        Err(error) => Err(error),
    };
    locked.map_err(|error| StoreError::from_sqlite(place, error))
}

/// Copies all pages of a base to the file at `place`, even if others keep writing.
pub(super) fn copy_pages(
    pages: &Backup<'_, '_>,
    base: &Base,
    place: &Path,
) -> Result<(), StoreError> {
    let failed = |error| failed(base, place, error);
    let (mut left, mut beginnings) = (std::ffi::c_int::MAX, 0);
    loop {
        if base.stop()() {
            return Err(StoreError::Interrupted);
        }
        let count = if beginnings < BEGINNINGS { PAGES_A_STEP } else { -1 };
        match pages.step(count).map_err(failed)? {
            StepResult::Done => return Ok(()),
            StepResult::More => thread::sleep(Duration::from_millis(1)),
            // SQLite has waited for the lock as long as it may.
            _ => return Err(failed(busy())),
        }
        let now = pages.progress().remaining;
        beginnings += u32::from(now >= left);
        left = now;
    }
}

/// SQLite's error while copying: about the target if it cannot be written, else about the
/// base.
pub(super) fn failed(base: &Base, place: &Path, error: rusqlite::Error) -> StoreError {
    match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly) => {
            StoreError::from_sqlite(place, error)
        }
        _ => base.error(error),
    }
}

fn busy() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(SQLITE_BUSY), None)
}
