//! The copies of a base that are kept next to it before it is migrated or replaced. No
//! copy is ever overwritten or removed, and no second identical copy is made.

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::error::StoreError;
use super::side_files::side_file;
use crate::files::{file_id, folder_of, open_regular, sync_folder};

/// A copy next to a base.
pub(super) struct Kept {
    pub(super) path: PathBuf,
    /// Whether this process made it.
    pub(super) is_new: bool,
}

impl Kept {
    /// A copy to make, with the first free name of `FILE.mark.bak`, `FILE.mark.bak.2`,
    /// `.3` …
    pub(super) fn new(base: &Path, mark: &str) -> Self {
        Self { path: free_name(base, mark), is_new: true }
    }

    /// A copy to make under a name that is taken by something else.
    pub(super) fn instead(path: PathBuf) -> Self {
        Self { path, is_new: true }
    }

    /// An existing copy that is identical to the byte, after syncing it to disk.
    pub(super) fn present(
        base: &Path,
        mark: &str,
        same: &File,
    ) -> Result<Option<Self>, StoreError> {
        let mut present = names(base, mark).take_while(|name| is_taken(name));
        // A second name of the base is no copy, and closing it would release a lock.
        let Some(path) = present.find(|name| !is_one_file(base, name) && holds(name, same)) else {
            return Ok(None);
        };
        let synced = open_regular(&path).and_then(|file| file.sync_all());
        synced
            .and_then(|()| sync_folder(folder_of(&path)))
            .map_err(|source| StoreError::Io { path: path.clone(), source })?;
        Ok(Some(Self { path, is_new: false }))
    }

    /// The copy, if it was made. A copy that cannot be synced is removed: the base must not
    /// be changed.
    pub(super) fn if_made(self, made: Result<(), StoreError>) -> Result<Self, StoreError> {
        match made {
            Ok(()) => Ok(self),
            Err(StoreError::Unconfirmed { path, reason }) => {
                self.discard();
                Err(StoreError::Faulty { path, reason })
            }
            Err(error) => Err(error),
        }
    }

    /// Removes the copy if this process made it: the base is unchanged.
    pub(super) fn discard(self) {
        if self.is_new {
            // If it cannot be removed, there is one copy too many, which is harmless.
            let _ = fs::remove_file(self.path);
        }
    }
}

/// The first free name for a copy next to a base.
pub(super) fn free_name(base: &Path, mark: &str) -> PathBuf {
    let free = names(base, mark).find(|name| !is_taken(name));
    // The names never end.
    free.unwrap_or_else(|| side_file(base, &format!(".{mark}.bak")))
}

/// Whether the name exists, even as a dangling link.
pub(super) fn is_taken(name: &Path) -> bool {
    fs::symlink_metadata(name).is_ok()
}

/// The names for copies next to a base, in order.
pub(super) fn names(base: &Path, mark: &str) -> impl Iterator<Item = PathBuf> {
    let first = side_file(base, &format!(".{mark}.bak"));
    let others = (2..).map(move |number| side_file(&first, &format!(".{number}")));
    std::iter::once(side_file(base, &format!(".{mark}.bak"))).chain(others)
}

/// Whether two paths lead to one file.
pub(super) fn is_one_file(one: &Path, other: &Path) -> bool {
    file_id(fs::metadata(one)).is_some_and(|one| file_id(fs::metadata(other)) == Some(one))
        || fs::canonicalize(one)
            .is_ok_and(|one| fs::canonicalize(other).is_ok_and(|other| one == other))
}

/// Whether a path still leads to an open file, on systems that can tell.
pub(super) fn is_at(path: &Path, file: &File) -> bool {
    file_id(fs::metadata(path)) == file_id(file.metadata())
}

/// Whether two files have equal content; false if one cannot be read.
fn holds(path: &Path, same: &File) -> bool {
    // A link to a copy is no copy.
    let is_file = fs::symlink_metadata(path).is_ok_and(|data| data.is_file());
    let equal = || -> io::Result<bool> {
        let file = open_regular(path)?;
        Ok(file.metadata()?.len() == same.metadata()?.len() && begins_as(&file, same, &[])?)
    };
    is_file && equal().unwrap_or(false)
}

/// Whether the content of `start` is a prefix of `file`, ignoring the ranges `except` of
/// the first block.
pub(super) fn begins_as(
    mut file: &File,
    mut start: &File,
    except: &[Range<usize>],
) -> io::Result<bool> {
    const BLOCK: u64 = 1 << 20;
    file.rewind()?;
    start.rewind()?;
    let mut except = except.iter();
    loop {
        let (mut left, mut right) = (Vec::new(), Vec::new());
        start.take(BLOCK).read_to_end(&mut left)?;
        file.take(left.len() as u64).read_to_end(&mut right)?;
        for range in except.by_ref() {
            for block in [&mut left, &mut right] {
                block.get_mut(range.clone()).into_iter().for_each(|bytes| bytes.fill(0));
            }
        }
        if left != right || left.is_empty() {
            return Ok(left == right);
        }
    }
}
