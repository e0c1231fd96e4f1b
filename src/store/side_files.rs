//! The file of a base and its side files, before SQLite opens them.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::StoreError;

/// Whether a base must be opened for writing even to read it: a crash left a journal to
/// roll back, or the base is in WAL mode, where a read-only connection would leave side
/// files behind.
pub(super) fn needs_writing(path: &Path) -> bool {
    side_file(path, "-journal").exists() || is_in_wal_mode(path)
}

/// The side file of a base with this ending.
pub(super) fn side_file(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Checks that the side files are regular files: SQLite would block on a pipe, where it
/// cannot be cancelled.
pub(super) fn check_side_files(path: &Path) -> Result<(), StoreError> {
    let files = ["-journal", "-wal", "-shm"].map(|ending| side_file(path, ending));
    let odd = |file: &PathBuf| fs::symlink_metadata(file).is_ok_and(|data| !data.is_file());
    files.into_iter().find(odd).map_or(Ok(()), |file| Err(StoreError::NotAFile(file)))
}

/// A journal or WAL next to a path where a new file is to be written: SQLite would
/// replay it into that file.
pub(super) fn orphan_journal(place: &Path) -> Option<PathBuf> {
    let files = ["-journal", "-wal"].map(|ending| side_file(place, ending));
    files.into_iter().find(|file| fs::metadata(file).is_ok_and(|data| data.len() > 0))
}

/// Whether the file's header says that reading goes through a WAL.
fn is_in_wal_mode(path: &Path) -> bool {
    const READ_VERSION: usize = 19;
    let mut header = [0; READ_VERSION + 1];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut header));
    read.is_ok() && header[READ_VERSION] == 2
}

/// Distinguishes a folder, a missing file and an unreadable one, for which SQLite only
/// reports "unable to open database file".
pub(super) fn check_file(path: &Path) -> Result<(), StoreError> {
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => Err(StoreError::Folder(path.to_owned())),
        // Opening a pipe would block; a device may have no end.
        Ok(data) if !data.is_file() => Err(StoreError::NotAFile(path.to_owned())),
        Ok(_) => match fs::File::open(path) {
            Ok(_) => Ok(()),
            Err(error) => {
                Err(StoreError::Unreadable { path: path.to_owned(), reason: error.to_string() })
            }
        },
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            match path.parent() {
                Some(folder) if !folder.as_os_str().is_empty() && !folder.is_dir() => {
                    Err(StoreError::NoFolder(folder.to_owned()))
                }
                _ => Err(StoreError::Missing(path.to_owned())),
            }
        }
        Err(error) => {
            Err(StoreError::Unreadable { path: path.to_owned(), reason: error.to_string() })
        }
    }
}
