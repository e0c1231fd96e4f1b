//! A file that is written under a temporary name, synced and renamed into place.

use std::fs::{self, Permissions};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::error::StoreError;
use super::side_files::orphan_journal;
use crate::files::{
    TempDirLock, folder_of, missing_folder, open_regular, sync_folder, temporary_file,
};

/// A temporary file; deleted unless it is renamed into place.
#[derive(Debug)]
pub(super) struct AtomicFile {
    temporary: TempPath,
    place: PathBuf,
    /// Held until the file is in place or deleted.
    lock: TempDirLock,
}

impl AtomicFile {
    /// An empty file in the folder of `place`.
    pub(super) fn new(place: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = missing_folder(place) {
            return Err(StoreError::no_folder(folder));
        }
        // In this order: a base that another process creates exists before its journal.
        if let Some(orphan_journal) = orphan_journal(place).filter(|_| !place.exists()) {
            return Err(StoreError::OrphanJournal(orphan_journal));
        }
        let folder = folder_of(place);
        let lock = TempDirLock::in_folder(folder);
        let temporary = temporary_file(folder).map_err(|source| refused(place, source))?;
        Ok(Self { temporary, place: place.to_owned(), lock })
    }

    /// The file.
    pub(super) fn path(&self) -> &Path {
        &self.temporary
    }

    /// Copies the permissions of `other`; the owner may write in any case.
    pub(super) fn guard_like(&self, other: &Path) -> Result<(), StoreError> {
        fs::metadata(other)
            .map(|data| writable(&data.permissions()))
            .and_then(|permissions| fs::set_permissions(&self.temporary, permissions))
            .map_err(|source| refused(&self.place, source))
    }

    /// Renames it into place; fails if a file exists there.
    pub(super) fn persist(self) -> Result<(), StoreError> {
        self.move_by(|temporary, place| {
            temporary.persist_noclobber(place).map_err(|error| error.error)
        })
    }

    /// Renames it into place, over an existing file.
    pub(super) fn replace(self) -> Result<(), StoreError> {
        self.move_by(|temporary, place| temporary.persist(place).map_err(|error| error.error))
    }

    fn move_by(
        self,
        to_place: impl FnOnce(TempPath, &Path) -> io::Result<()>,
    ) -> Result<(), StoreError> {
        let Self { temporary, place, lock: _lock } = self;
        open_regular(&temporary)
            .and_then(|file| file.sync_all())
            .and_then(|()| to_place(temporary, &place))
            .map_err(|source| refused(&place, source))?;
        sync_folder(folder_of(&place))
            .map_err(|error| StoreError::Unconfirmed { reason: error.to_string(), path: place })
    }
}

#[cfg(unix)]
fn writable(permissions: &Permissions) -> Permissions {
    use std::os::unix::fs::PermissionsExt;
    Permissions::from_mode(permissions.mode() | 0o200)
}

#[cfg(not(unix))]
fn writable(permissions: &Permissions) -> Permissions {
    let mut permissions = permissions.clone();
    permissions.set_readonly(false);
    permissions
}

/// The target of a symbolic link, else the path itself: replacing a file keeps the link.
pub(super) fn real(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let path_itself = || path.to_owned();
    if is_link { fs::canonicalize(path).unwrap_or_else(|_| path_itself()) } else { path_itself() }
}

/// The error for a file that the system refuses to write.
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
