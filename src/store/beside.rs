//! A file written beside its place and moved there when it is whole and on disk:
//! whatever happens in between, nobody finds half a file.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use super::error::StoreError;

/// A file on its way to its place; gone again unless it gets there.
#[derive(Debug)]
pub(super) struct Beside {
    temporary: TempPath,
    place: PathBuf,
}

impl Beside {
    /// An empty file in the folder of `place`.
    pub(super) fn new(place: &Path) -> Result<Self, StoreError> {
        let folder = folder(place);
        if !folder.is_dir() {
            return Err(StoreError::NoFolder(folder.to_owned()));
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(".kb-").suffix(".tmp");
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let temporary = builder.tempfile_in(folder).map(NamedTempFile::into_temp_path);
        let temporary = temporary.map_err(|source| refused(place, source))?;
        Ok(Self { temporary, place: place.to_owned() })
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
    pub(super) fn settle(self) -> Result<(), StoreError> {
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
        let Self { temporary, place } = self;
        File::open(&temporary)
            .and_then(|file| file.sync_all())
            .and_then(|()| to_place(temporary, &place))
            .and_then(|()| sync_folder(&place))
            .map_err(|source| refused(&place, source))
    }
}

/// Where a file really is: what a link leads to is replaced, and the link stays.
pub(super) fn real(path: &Path) -> PathBuf {
    let is_link = fs::symlink_metadata(path).is_ok_and(|data| data.is_symlink());
    let path_itself = || path.to_owned();
    if is_link { fs::canonicalize(path).unwrap_or_else(|_| path_itself()) } else { path_itself() }
}

/// The folder that holds a file.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// A name is on disk when its folder is; only Unix can be told so.
fn sync_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder(path))?.sync_all() } else { Ok(()) }
}

fn refused(path: &Path, source: io::Error) -> StoreError {
    let path = path.to_owned();
    match source.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            StoreError::ReadOnly(path)
        }
        io::ErrorKind::StorageFull => StoreError::Full(path),
        _ => StoreError::Io { path, source },
    }
}
