//! Restoring a backup over a base, after saving a copy of the base.
//!
//! SQLite writes the backup over the base in one transaction. The file stays the same, so
//! processes that have it open wait for the lock and then read the restored content. If a
//! new file were renamed over the base, a process holding the old file could replay the
//! new file's journal into it.

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;

use super::atomic_file::{AtomicFile, real, refused};
use super::backup::{copied, copy_pages, failed, lock};
use super::base::Base;
use super::check::{Depth, check};
use super::copies::{Kept, begins_as, free_name, is_at, is_one_file, is_taken, names};
use super::error::StoreError;
use super::side_files::{orphan_journal, side_file};
use crate::files::open_regular;

/// The mark in the name of the copy.
const MARK: &str = "before-restore";

/// The result of a restore.
#[derive(Debug)]
pub struct Restored {
    /// The schema of the backup, now the base's.
    pub schema: i64,
    /// What happened to the base.
    pub done: Done,
}

/// What happened to the base that was there.
#[derive(Debug)]
pub enum Done {
    /// It was replaced; this is its copy, if there was a base.
    Replaced(Option<PathBuf>),
    /// It was already identical to the backup.
    Same,
}

/// Counters in the first page that differ between bases of equal content: the change
/// counter, the schema cookie, and the version that wrote the file.
const COUNTED: [Range<usize>; 3] = [24..28, 40..44, 92..100];

/// Checks the backup `file` and copies it over the base `path`. `stop` is the
/// cancellation callback.
///
/// # Errors
/// If `file` is no sound base, or the base cannot be replaced. The base is then
/// unchanged.
pub fn restore(
    path: &Path,
    file: &Path,
    wait: Duration,
    stop: fn() -> bool,
) -> Result<Restored, StoreError> {
    // Closed last, as below.
    let bytes;
    let mut backup = Base::inspect_at_once(file, wait).map_err(StoreError::of_backup)?;
    let schema = backup.schema().map_err(StoreError::of_backup)?;
    if is_one_file(path, file) {
        return Err(StoreError::Itself(file.to_owned()));
    }
    sound(&mut backup, stop)?;
    backup.stop_when(stop)?;
    bytes = open_regular(file).map_err(|source| refused(file, source))?;
    let path = &real(path);
    let done = match find(path, wait)? {
        Old::Missing => copied(&backup, path)?.persist().map(|()| Done::Replaced(None))?,
        Old::Sound => overwrite(path, &backup, &bytes, wait)?,
        Old::Damaged => Done::Replaced(Some(make_way(path, copied(&backup, path)?)?)),
    };
    Ok(Restored { schema, done })
}

/// Checks that the backup is sound.
fn sound(backup: &mut Base, stop: fn() -> bool) -> Result<(), StoreError> {
    match check(backup, Depth::File, Duration::MAX, stop)?.len() {
        0 => Ok(()),
        findings => Err(StoreError::Unsound { path: backup.path().to_owned(), findings }),
    }
}

/// The base to be replaced.
enum Old {
    Missing,
    /// SQLite can lock it and write it.
    Sound,
    Damaged,
}

fn find(path: &Path, wait: Duration) -> Result<Old, StoreError> {
    use StoreError::{Damaged, Empty, Foreign, Missing, Newer, NotADatabase};
    match Base::inspect(path, wait) {
        Err(Missing(_)) => return Ok(Old::Missing),
        Ok(_) | Err(Empty(_) | Newer { .. } | Damaged { .. }) => {}
        // The header is broken.
        Err(NotADatabase(_) | Foreign { .. }) if was_base(path).unwrap_or(false) => {}
        Err(error) => return Err(error),
    }
    match Base::open_to_replace(path, wait) {
        Ok(_) => Ok(Old::Sound),
        Err(Damaged { .. } | NotADatabase(_)) => Ok(Old::Damaged),
        Err(error) => Err(error),
    }
}

/// Whether a file with a broken header is a damaged base: it names tables of kb.
fn was_base(path: &Path) -> io::Result<bool> {
    const NAMES: [&str; 3] = ["refinery_schema_history", "metric_aliases", "passages"];
    const BLOCK: u64 = 1 << 20;
    let (mut file, mut bytes, mut missing) = (open_regular(path)?, Vec::new(), NAMES.to_vec());
    while !missing.is_empty() && file.by_ref().take(BLOCK).read_to_end(&mut bytes)? > 0 {
        missing.retain(|name| !bytes.windows(name.len()).any(|part| part == name.as_bytes()));
        // A name may be split between two blocks.
        bytes.drain(..bytes.len().saturating_sub(NAMES[0].len()));
    }
    Ok(missing.is_empty())
}

/// Saves a copy of the base and writes the backup over it.
fn overwrite(
    path: &Path,
    backup: &Base,
    wanted: &File,
    wait: Duration,
) -> Result<Done, StoreError> {
    // Closed last: closing any handle of the file would release the lock on it.
    let bytes = open_regular(path).map_err(|source| refused(path, source))?;
    let mut base = Base::open_to_replace(path, wait)?;
    let pages = Backup::new(backup.connection(), base.connection_mut())
        .map_err(|error| failed(backup, path, error))?;
    lock(&pages, path)?;
    if !is_at(path, &bytes) {
        return Err(StoreError::Replaced(path.to_owned()));
    }
    // After a restore that was killed at its end, make no copy of the restored content.
    // SQLite truncates surplus pages only at the end, hence the prefix comparison.
    let is_whole = !side_file(backup.path(), "-wal").exists();
    if is_whole && begins_as(&bytes, wanted, &COUNTED).unwrap_or(false) {
        return Ok(Done::Same);
    }
    let kept = keep(path, &bytes)?;
    let copied = copy_pages(&pages, backup, path);
    drop(pages);
    if let Err(error) = copied {
        let is_written = || {
            let same = begins_as(&bytes, wanted, &COUNTED);
            orphan_journal(path).is_none() && is_whole && same.unwrap_or(false)
        };
        return Err(not_copied(error, kept, is_whole, is_written));
    }
    // The first page of a backup in WAL mode says so. The mode cannot change while others
    // read the base, which is harmless.
    let _ = base.connection().pragma_update(None, "journal_mode", "delete");
    Ok(Done::Replaced(Some(kept.path)))
}

/// The error of a copy that failed; what was kept of a base that still has its content is
/// removed.
fn not_copied(
    error: StoreError,
    kept: Kept,
    is_whole: bool,
    is_written: impl FnOnce() -> bool,
) -> StoreError {
    match error {
        // SQLite releases its locks after the commit, which may fail too.
        StoreError::Faulty { path, reason } if is_written() => {
            StoreError::Unconfirmed { path, reason }
        }
        error => {
            // Whether a backup with a WAL was written is unknown: its copy stays.
            if is_whole {
                kept.discard();
            }
            error
        }
    }
}

/// Copies the file of a locked base, unless a killed restore did already.
fn keep(path: &Path, bytes: &File) -> Result<Kept, StoreError> {
    if let Some(copy) = Kept::present(path, MARK, bytes)? {
        return Ok(copy);
    }
    let second = second_name(path);
    let copy = second.clone().map_or_else(|| Kept::new(path, MARK), Kept::instead);
    let pending = AtomicFile::new(&copy.path)?;
    pending.guard_like(path)?;
    fill(pending.path(), bytes).map_err(|source| refused(&copy.path, source))?;
    copy.if_made(if second.is_some() { pending.replace() } else { pending.persist() })
}

fn fill(file: &Path, mut bytes: &File) -> io::Result<()> {
    bytes.rewind()?;
    io::copy(&mut bytes, &mut File::create(file)?).map(drop)
}

/// A name for a copy that is a hard link to the base itself: a killed restore left it.
fn second_name(path: &Path) -> Option<PathBuf> {
    let mut names = names(path, MARK).take_while(|name| is_taken(name));
    names.find(|name| !name.is_symlink() && is_one_file(path, name))
}

/// Renames the new base over one that is too damaged to be locked, after keeping that
/// under another name.
fn make_way(path: &Path, new: AtomicFile) -> Result<PathBuf, StoreError> {
    let kept = second_name(path).unwrap_or_else(|| free_name(path, MARK));
    let failed = |source| StoreError::Io { path: kept.clone(), source };
    if !kept.exists() {
        fs::hard_link(path, &kept).or_else(|_| fs::copy(path, &kept).map(drop)).map_err(failed)?;
    }
    // SQLite would replay the journal into the new base.
    for ending in ["-journal", "-wal", "-shm"] {
        let side = side_file(path, ending);
        if side.exists() {
            fs::rename(&side, side_file(&kept, ending)).map_err(failed)?;
        }
    }
    new.guard_like(&kept)?;
    new.replace().inspect_err(|error| {
        if !error.is_after_write() {
            // If it cannot be removed, there is one copy too many, which is harmless.
            let _ = fs::remove_file(&kept);
        }
    })?;
    Ok(kept)
}
