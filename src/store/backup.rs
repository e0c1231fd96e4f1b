//! Copies of a base, made while others may be reading and writing it. A copy is
//! there when it is whole, or not at all.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use rusqlite::ErrorCode;
use rusqlite::backup::{Backup, StepResult};
use rusqlite::ffi::SQLITE_BUSY;

use super::base::{Base, side_file};
use super::beside::{Beside, real};
use super::check::{Depth, Finding, check};
use super::connection::open_to_write;
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
    let beside = copied(base, &place)?;
    let mut copy = Base::inspect(beside.path(), Duration::ZERO)?;
    let findings = check(&mut copy, Depth::File, Duration::MAX, base.stop())?;
    drop(copy);
    let settled = if replace { beside.replace() } else { beside.settle() };
    settled.map(|()| findings)
}

/// Where a backup goes, if it may.
fn place(base: &Path, file: &Path, replace: bool) -> Result<PathBuf, StoreError> {
    let Ok(data) = fs::metadata(file) else { return Ok(file.to_owned()) };
    if data.is_dir() {
        return Err(StoreError::Folder(file.to_owned()));
    }
    if is_same(base, file) {
        return Err(StoreError::Itself(file.to_owned()));
    }
    if !(replace && data.is_file()) {
        return Err(StoreError::Exists(file.to_owned()));
    }
    Ok(real(file))
}

/// Whether two paths lead to the same file.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    fs::canonicalize(one).is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// Copies the base to `FILE.mark.bak` beside it, or to the first free name of
/// `FILE.mark.bak.2`, `.3` …: a backup is never overwritten.
pub(super) fn back_up(base: &Base, mark: &str) -> Result<PathBuf, StoreError> {
    let copy = free_name(base.path(), mark);
    copied(base, &copy)?.settle()?;
    Ok(copy)
}

/// The first free name for a backup beside a base.
pub(super) fn free_name(path: &Path, mark: &str) -> PathBuf {
    let free = names(path, mark).find(|name| !name.exists());
    // There is no end of them.
    free.unwrap_or_else(|| side_file(path, &format!(".{mark}.bak")))
}

/// The names for backups beside a base, one after the other.
pub(super) fn names(path: &Path, mark: &str) -> impl Iterator<Item = PathBuf> {
    let first = side_file(path, &format!(".{mark}.bak"));
    let others = (2..).map(move |number| side_file(&first, &format!(".{number}")));
    std::iter::once(side_file(path, &format!(".{mark}.bak"))).chain(others)
}

/// A copy of the base beside the place where it is to be.
pub(super) fn copied(base: &Base, place: &Path) -> Result<Beside, StoreError> {
    let beside = Beside::new(place)?;
    beside.guard_like(base.path())?;
    let failed = |error: rusqlite::Error| match error.sqlite_error_code() {
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure | ErrorCode::ReadOnly) => {
            StoreError::from_sqlite(place, error)
        }
        _ => base.error(error),
    };
    let mut copy = open_to_write(beside.path(), Duration::ZERO).map_err(failed)?;
    // Nobody sees the copy before it is whole and on disk.
    copy.pragma_update(None, "synchronous", false).map_err(failed)?;
    let backup = Backup::new(base.connection(), &mut copy).map_err(failed)?;
    run(&backup, base.stop(), failed)?;
    drop(backup);
    // A base in WAL mode says so in its first page; a copy at rest is one file.
    copy.pragma_update(None, "journal_mode", "delete").map_err(failed)?;
    copy.close().map_err(|(_, error)| failed(error))?;
    Ok(beside)
}

/// Copies all pages, however often others write.
fn run(
    backup: &Backup<'_, '_>,
    stop: fn() -> bool,
    failed: impl Fn(rusqlite::Error) -> StoreError,
) -> Result<(), StoreError> {
    let (mut left, mut beginnings) = (std::ffi::c_int::MAX, 0);
    loop {
        if stop() {
            return Err(StoreError::Interrupted);
        }
        let pages = if beginnings < BEGINNINGS { PAGES_A_STEP } else { -1 };
        match backup.step(pages).map_err(&failed)? {
            StepResult::Done => return Ok(()),
            StepResult::More => thread::sleep(Duration::from_millis(1)),
            // SQLite has waited as long as it was told to.
            _ => return Err(failed(busy())),
        }
        let now = backup.progress().remaining;
        beginnings += u32::from(now >= left);
        left = now;
    }
}

fn busy() -> rusqlite::Error {
    rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(SQLITE_BUSY), None)
}
