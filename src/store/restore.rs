//! Restoring: a backup takes the place of a base, which is kept beside it.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::backup::{copied, free_name, is_same, names};
use super::base::{Base, side_file};
use super::beside::{Beside, real};
use super::check::{Depth, check};
use super::error::StoreError;

/// What restoring did.
#[derive(Debug)]
pub struct Restored {
    /// The schema of the backup, now the base's.
    pub schema: i64,
    /// The base as it was, if there was one.
    pub kept: Option<PathBuf>,
}

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
    let mut backup = Base::inspect(file, wait)?;
    let schema = backup.schema()?;
    if is_same(path, file) {
        return Err(StoreError::Itself(file.to_owned()));
    }
    backup.stop_when(stop)?;
    let path = &real(path);
    let old = Old::find(path, wait)?;
    let beside = copied(&backup, path)?;
    sound(&beside, file, stop)?;
    let Some(old) = old else {
        beside.settle()?;
        return Ok(Restored { schema, kept: None });
    };
    let kept = old.make_way(path, beside)?;
    Ok(Restored { schema, kept: Some(kept) })
}

/// Only a sound backup is worth a base.
fn sound(copy: &Beside, file: &Path, stop: fn() -> bool) -> Result<(), StoreError> {
    let mut base = Base::inspect(copy.path(), Duration::ZERO)?;
    match check(&mut base, Depth::File, Duration::MAX, stop)?.len() {
        0 => Ok(()),
        findings => Err(StoreError::Unsound { path: file.to_owned(), findings }),
    }
}

/// The base that is to make way.
struct Old {
    /// Nobody else writes it as long as this is open; nobody can write one that
    /// is too damaged to be locked.
    lock: Option<Base>,
}

impl Old {
    /// The base at `path`, if there is one.
    fn find(path: &Path, wait: Duration) -> Result<Option<Self>, StoreError> {
        use StoreError::{Damaged, Empty, Missing, Newer};
        match Base::inspect(path, wait) {
            Err(Missing(_)) => return Ok(None),
            Ok(_) | Err(Empty(_) | Newer { .. } | Damaged { .. }) => {}
            Err(error) => return Err(error),
        }
        match Base::lock(path, wait) {
            Ok(base) => Ok(Some(Self { lock: Some(base) })),
            Err(Damaged { .. }) => Ok(Some(Self { lock: None })),
            Err(error) => Err(error),
        }
    }

    /// Keeps it under another name and moves the new one to its place.
    fn make_way(self, path: &Path, new: Beside) -> Result<PathBuf, StoreError> {
        let kept = second_name(path).unwrap_or_else(|| free_name(path, "before-restore"));
        keep(path, &kept)?;
        new.guard_like(&kept)?;
        // Windows replaces no file that is open.
        let lock = if cfg!(windows) { None } else { self.lock };
        let replaced = new.replace();
        drop(lock);
        if replaced.is_err() {
            // What cannot be removed is a copy too many, and no harm.
            let _ = fs::remove_file(&kept);
        }
        replaced.map(|()| kept)
    }
}

/// The name that a restore gave the base before it was killed, if one was: it is
/// no copy of the base but the base itself.
fn second_name(path: &Path) -> Option<PathBuf> {
    let names = names(path, "before-restore").take_while(|name| name.exists());
    { names }.find(|name| is_one_file(path, name))
}

#[cfg(unix)]
fn is_one_file(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let file = |path: &Path| fs::symlink_metadata(path).map(|data| (data.dev(), data.ino()));
    file(one).is_ok_and(|one| file(other).is_ok_and(|other| one == other))
}

#[cfg(not(unix))]
fn is_one_file(_: &Path, _: &Path) -> bool {
    false
}

/// Gives the base a second name, and takes along what would be played into the
/// new base: the journal of one too damaged to be rolled back.
fn keep(path: &Path, kept: &Path) -> Result<(), StoreError> {
    let failed = |source| StoreError::Io { path: kept.to_owned(), source };
    if !kept.exists() {
        fs::hard_link(path, kept).or_else(|_| fs::copy(path, kept).map(drop)).map_err(failed)?;
    }
    for ending in ["-journal", "-wal", "-shm"] {
        let side = side_file(path, ending);
        if side.exists() {
            fs::rename(&side, side_file(kept, ending)).map_err(failed)?;
        }
    }
    Ok(())
}
