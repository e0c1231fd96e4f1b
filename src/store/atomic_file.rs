//! A file written beside its place and moved there when it is whole and on disk:
//! whatever happens in between, nobody finds half a file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::base::orphan_journal;
use super::error::StoreError;
use crate::files::{TempDirLock, folder_of, sync_folder, temporary_file};

/// A file on its way to its place; gone again unless it gets there.
#[derive(Debug)]
pub(super) struct AtomicFile {
    temporary: TempPath,
    place: PathBuf,
    /// Held until it is there or gone.
    lock: TempDirLock,
}

impl AtomicFile {
    /// An empty file in the folder of `place`.
    pub(super) fn new(place: &Path) -> Result<Self, StoreError> {
        let folder = folder_of(place);
        if !folder.is_dir() {
            return Err(StoreError::NoFolder(folder.to_owned()));
        }
        // In this order: where others are making a base, it is there before its journal.
        if let Some(orphan_journal) = orphan_journal(place).filter(|_| !place.exists()) {
            return Err(StoreError::OrphanJournal(orphan_journal));
        }
        let lock = TempDirLock::in_folder(folder);
        let temporary = temporary_file(folder).map_err(|source| refused(place, source))?;
        Ok(Self { temporary, place: place.to_owned(), lock })
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.temporary
    }

    /// Lets nobody read or write it who may not read or write `other`.
    pub(super) fn guard_like(&self, other: &Path) -> Result<(), StoreError> {
        let permissions = fs::metadata(other).map(|data| data.permissions());
        permissions
            .and_then(|permissions| fs::set_permissions(&self.temporary, permissions))
            .map_err(|source| refused(&self.place, source))
    }

    /// Moves it to its place, where nothing may be.
    pub(super) fn persist(self) -> Result<(), StoreError> {
        self.move_by(|temporary, place| {
            temporary.persist_noclobber(place).map_err(|error| error.error)
        })
    }

    /// Moves it to its place, instead of what is there.
    pub(super) fn replace(self) -> Result<(), StoreError> {
        self.move_by(|temporary, place| temporary.persist(place).map_err(|error| error.error))
    }

    fn move_by(
        self,
        to_place: impl FnOnce(TempPath, &Path) -> io::Result<()>,
    ) -> Result<(), StoreError> {
        let Self { temporary, place, lock: _lock } = self;
        File::open(&temporary)
            .and_then(|file| file.sync_all())
            .and_then(|()| to_place(temporary, &place))
            .and_then(|()| sync_folder(folder_of(&place)))
            .map_err(|source| refused(&place, source))
    }
}

/// Where a file really is: what a link leads to is replaced, and the link stays.
pub(super) fn real(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let path_itself = || path.to_owned();
    if is_link { fs::canonicalize(path).unwrap_or_else(|_| path_itself()) } else { path_itself() }
}

/// Why the system refuses to write a file.
pub(super) fn refused(path: &Path, source: io::Error) -> StoreError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly(path)
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            StoreError::Full(path)
        }
        _ => StoreError::Io { path, source },
    }
}
