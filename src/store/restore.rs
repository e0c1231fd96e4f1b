//! Restoring: a backup takes the place of a base, which is kept beside it.
//!
//! The backup is written over the base by SQLite, in one transaction: the file stays
//! the same one, and whoever has it open, kb or not, waits for the lock and then reads
//! what was restored. Another file moved to its place would leave them with the old
//! one, whose journal has the same name as that of the new one: they would take a
//! writer's journal for their own.

use std::fs::{self, File};
use std::io::{self, Seek};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;

use super::atomic_file::{AtomicFile, real, refused};
use super::backup::{copied, copy_pages, failed, lock};
use super::base::{Base, side_file};
use super::check::{Depth, check};
use super::copies::{Kept, begins_as, free_name, is_at, is_one_file, is_taken, names};
use super::error::StoreError;

/// What the base that makes way is kept as.
const MARK: &str = "before-restore";

/// What restoring did.
#[derive(Debug)]
pub struct Restored {
    /// The schema of the backup, now the base's.
    pub schema: i64,
    /// What became of the base.
    pub done: Done,
}

/// What became of the base that was there.
#[derive(Debug)]
pub enum Done {
    /// It made way; this is the base as it was, if there was one.
    Replaced(Option<PathBuf>),
    /// It held the same already.
    Same,
}

/// What SQLite counts up in the first page of a file, where bases differ that hold
/// the same: changes, the schema's cookie, and the version that wrote it.
const COUNTED: [Range<usize>; 3] = [24..28, 40..44, 92..100];

/// Puts a copy of the backup `file` where the base `path` is, once it has been
/// found sound. `stop` tells whether the user wants to stop.
///
/// # Errors
/// If `file` is no sound base, or the base cannot be replaced; it is then as it
/// was.
pub fn restore(
    path: &Path,
    file: &Path,
    wait: Duration,
    stop: fn() -> bool,
) -> Result<Restored, StoreError> {
    // Closed last, as below.
    let bytes;
    let mut backup = Base::inspect_at_once(file, wait)?;
    let schema = backup.schema()?;
    if is_one_file(path, file) {
        return Err(StoreError::Itself(file.to_owned()));
    }
    sound(&mut backup, stop)?;
    backup.stop_when(stop)?;
    bytes = File::open(file).map_err(|source| refused(file, source))?;
    let path = &real(path);
    let done = match find(path, wait)? {
        Old::Missing => copied(&backup, path)?.persist().map(|()| Done::Replaced(None))?,
        Old::Sound => overwrite(path, &backup, &bytes, wait)?,
        Old::Damaged => Done::Replaced(Some(make_way(path, copied(&backup, path)?)?)),
    };
    Ok(Restored { schema, done })
}

/// Only a sound backup is worth a base.
fn sound(backup: &mut Base, stop: fn() -> bool) -> Result<(), StoreError> {
    match check(backup, Depth::File, Duration::MAX, stop)?.len() {
        0 => Ok(()),
        findings => Err(StoreError::Unsound { path: backup.path().to_owned(), findings }),
    }
}

/// The base that is to make way.
enum Old {
    Missing,
    /// SQLite can lock it and write it.
    Sound,
    Damaged,
}

fn find(path: &Path, wait: Duration) -> Result<Old, StoreError> {
    use StoreError::{Damaged, Empty, Missing, Newer};
    match Base::inspect(path, wait) {
        Err(Missing(_)) => return Ok(Old::Missing),
        Ok(_) | Err(Empty(_) | Newer { .. } | Damaged { .. }) => {}
        Err(error) => return Err(error),
    }
    match Base::open_to_replace(path, wait) {
        Ok(_) => Ok(Old::Sound),
        Err(Damaged { .. }) => Ok(Old::Damaged),
        Err(error) => Err(error),
    }
}

/// Writes the backup over the base, after a copy of it was put beside it.
fn overwrite(
    path: &Path,
    backup: &Base,
    wanted: &File,
    wait: Duration,
) -> Result<Done, StoreError> {
    // Closed last: to close what looks at the file would end the lock on it.
    let bytes = File::open(path).map_err(|source| refused(path, source))?;
    let mut base = Base::open_to_replace(path, wait)?;
    let pages = Backup::new(backup.connection(), base.connection_mut())
        .map_err(|error| failed(backup, path, error))?;
    lock(&pages, path)?;
    if !is_at(path, &bytes) {
        return Err(StoreError::Replaced(path.to_owned()));
    }
    // A restore that was killed at its end is not to keep what it restored; SQLite cuts
    // off the pages that are too many when all is done.
    let is_whole = !side_file(backup.path(), "-wal").exists();
    if is_whole && begins_as(&bytes, wanted, &COUNTED).unwrap_or(false) {
        return Ok(Done::Same);
    }
    let kept = keep(path, &bytes)?;
    let copied = copy_pages(&pages, backup, path);
    drop(pages);
    if let Err(error) = copied {
        kept.take_back();
        return Err(error);
    }
    // A backup in WAL mode says so in its first page; if others read it already, it
    // stays so, and is no worse a base.
    let _ = base.connection().pragma_update(None, "journal_mode", "delete");
    Ok(Done::Replaced(Some(kept.path)))
}

/// Copies what the file of a locked base holds, unless a killed restore had done it.
fn keep(path: &Path, bytes: &File) -> Result<Kept, StoreError> {
    if let Some(copy) = Kept::present(path, MARK, bytes)? {
        return Ok(copy);
    }
    let second = second_name(path);
    let copy = second.clone().map_or_else(|| Kept::new(path, MARK), Kept::instead);
    let pending = AtomicFile::new(&copy.path)?;
    pending.guard_like(path)?;
    fill(pending.path(), bytes).map_err(|source| refused(&copy.path, source))?;
    let settled = if second.is_some() { pending.replace() } else { pending.persist() };
    settled.map(|()| copy)
}

fn fill(file: &Path, mut bytes: &File) -> io::Result<()> {
    bytes.rewind()?;
    io::copy(&mut bytes, &mut File::create(file)?).map(drop)
}

/// A name that leads to the base itself, and is to lead to a copy: it was given by a
/// restore that was killed.
fn second_name(path: &Path) -> Option<PathBuf> {
    let mut names = names(path, MARK).take_while(|name| is_taken(name));
    names.find(|name| !name.is_symlink() && is_one_file(path, name))
}

/// Moves the new base to the place of one too damaged to be locked, which is kept
/// under another name.
fn make_way(path: &Path, new: AtomicFile) -> Result<PathBuf, StoreError> {
    let kept = second_name(path).unwrap_or_else(|| free_name(path, MARK));
    let failed = |source| StoreError::Io { path: kept.clone(), source };
    if !kept.exists() {
        fs::hard_link(path, &kept).or_else(|_| fs::copy(path, &kept).map(drop)).map_err(failed)?;
    }
    // A journal would be played into the new base.
    for ending in ["-journal", "-wal", "-shm"] {
        let side = side_file(path, ending);
        if side.exists() {
            fs::rename(&side, side_file(&kept, ending)).map_err(failed)?;
        }
    }
    new.guard_like(&kept)?;
    new.replace().inspect_err(|_| {
        // What cannot be removed is a copy too many, and no harm.
        let _ = fs::remove_file(&kept);
    })?;
    Ok(kept)
}
