//! Copies of a base, made while others may be reading and writing it. A copy is
//! there when it is whole, or not at all.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::ErrorCode;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::ffi::SQLITE_BUSY;

use super::atomic_file::{AtomicFile, real};
use super::base::{Base, orphan_journal};
use super::check::{Depth, Finding, check};
use super::connection::open_to_write;
use super::copies::{Kept, is_one_file};
use super::error::StoreError;

/// Pages copied between two moments in which others may write.
const PAGES_A_STEP: std::ffi::c_int = 1024;

/// How often others may write while a copy is made: each time it begins again.
/// After that they wait until it is done.
const BEGINNINGS: u32 = 20;

/// Writes a copy of a base to a file, and tells what is wrong with the file that
/// was copied. `replace` lets the copy take the place of another file.
///
/// # Errors
/// If there is a file already, the base cannot be read or the copy not written;
/// then there is no copy.
pub fn backup(base: &Base, file: &Path, replace: bool) -> Result<Vec<Finding>, StoreError> {
    let place = place(base.path(), file, replace)?;
    let pending = copied(base, &place)?;
    let mut copy = Base::inspect(pending.path(), Duration::ZERO)?;
    let findings = check(&mut copy, Depth::File, Duration::MAX, base.stop())?;
    drop(copy);
    let settled = if replace { pending.replace() } else { pending.persist() };
    settled.map(|()| findings)
}

/// Where a backup goes, if it may.
fn place(base: &Path, file: &Path, replace: bool) -> Result<PathBuf, StoreError> {
    let Ok(data) = fs::metadata(file) else { return Ok(file.to_owned()) };
    if data.is_dir() {
        return Err(StoreError::Folder(file.to_owned()));
    }
    if is_one_file(base, file) {
        return Err(StoreError::Itself(file.to_owned()));
    }
    if !(replace && data.is_file()) {
        return Err(StoreError::Exists(file.to_owned()));
    }
    let file = real(file);
    orphan_journal(&file)
        .map_or(Ok(file), |orphan_journal| Err(StoreError::OrphanJournal(orphan_journal)))
}

/// Copies the base to a file beside it, unless a killed kb had done so already.
pub(super) fn back_up(base: &Base, mark: &str) -> Result<Kept, StoreError> {
    let copy = Kept::new(base.path(), mark);
    let pending = copied(base, &copy.path)?;
    let made = File::open(pending.path())
        .map_err(|source| StoreError::Io { path: copy.path.clone(), source })?;
    if let Some(present) = Kept::present(base.path(), mark, &made)? {
        return Ok(present);
    }
    pending.persist().map(|()| copy)
}

/// A copy of the base beside the place where it is to be.
pub(super) fn copied(base: &Base, place: &Path) -> Result<AtomicFile, StoreError> {
    let pending = AtomicFile::new(place)?;
    pending.guard_like(base.path())?;
    let failed = |error| failed(base, place, error);
    let mut copy = open_to_write(pending.path(), Duration::ZERO).map_err(failed)?;
    // Nobody sees the copy before it is whole and on disk.
    copy.pragma_update(None, "synchronous", false).map_err(failed)?;
    let pages = Backup::new(base.connection(), &mut copy).map_err(failed)?;
    copy_pages(&pages, base, place)?;
    drop(pages);
    // A base in WAL mode says so in its first page; a copy at rest is one file.
    copy.pragma_update(None, "journal_mode", "delete").map_err(failed)?;
    copy.close().map_err(|(_, error)| failed(error))?;
    Ok(pending)
}

/// Lets nobody else read or write the file at `place`, to which pages are to be copied.
pub(super) fn lock(pages: &Backup<'_, '_>, place: &Path) -> Result<(), StoreError> {
    let locked = match pages.step(0) {
        Ok(StepResult::Done | StepResult::More) => Ok(()),
        Ok(_) => Err(busy()),
        Err(error) => Err(error),
    };
    locked.map_err(|error| StoreError::from_sqlite(place, error))
}

/// Copies all pages of a base to the file at `place`, however often others write.
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
            // SQLite has waited as long as it was told to.
            _ => return Err(failed(busy())),
        }
        let now = pages.progress().remaining;
        beginnings += u32::from(now >= left);
        left = now;
    }
}

/// What SQLite says of copying a base to a place, about the one or the other.
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
