//! Opening of files, and temporary files and folders. A killed process leaves temporary
//! ones behind; the next one that writes to the folder deletes them.

mod open;
#[cfg(feature = "web")]
mod tree;

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::{NamedTempFile, TempDir, TempPath};

pub(crate) use open::{can_write, dangling, irregular_kind, open_regular};
#[cfg(feature = "web")]
pub(crate) use tree::{Tree, TreeError};

/// The prefix and suffix of temporary names; letters and digits come between.
const PREFIX: &str = ".kb-";
const SUFFIX: &str = ".tmp";

/// Attempts to lock a folder that another program has locked.
const TRIES: u32 = 100;

/// A shared lock on a folder with temporary files: while it is held, no other process
/// deletes them.
#[derive(Debug)]
pub(crate) struct TempDirLock {
    // Locked, on systems that can lock a folder; never read.
    _folder: Option<File>,
}

impl TempDirLock {
    /// Locks a folder, and deletes the files of killed processes unless another one holds
    /// the lock.
    #[must_use]
    pub(crate) fn in_folder(folder: &Path) -> Self {
        // Only Unix can open folders; elsewhere nothing is deleted.
        let Ok(lock) = File::open(folder) else { return Self { _folder: None } };
        if lock.try_lock().is_ok() {
            clear(folder);
            // Closing the folder unlocks it too.
            let _ = lock.unlock();
        }
        let mut tries = 0;
        while lock.try_lock_shared().is_err() && tries < TRIES {
            tries += 1;
            std::thread::sleep(Duration::from_millis(1));
        }
        Self { _folder: Some(lock) }
    }
}

/// An empty file in a folder, with the permissions of an ordinary file.
///
/// # Errors
/// If it cannot be created.
pub(crate) fn temporary_file(folder: &Path) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map(NamedTempFile::into_temp_path)
}

/// An empty folder in a folder, with the permissions of an ordinary folder.
///
/// # Errors
/// If it cannot be created.
pub(crate) fn temporary_folder(folder: &Path) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o777));
    builder.tempdir_in(folder)
}

/// The folder that holds a file.
#[must_use]
pub(crate) fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The folder that is missing for a file at this path: the one that should hold it, or the
/// path itself if it is spelt as that of a folder.
#[must_use]
pub(crate) fn missing_folder(path: &Path) -> Option<&Path> {
    let names_folder = path.as_os_str().as_encoded_bytes().ends_with(b"/");
    let folder = if names_folder { path } else { folder_of(path) };
    (!folder.is_dir()).then_some(folder)
}

/// The device and the inode of a file.
pub(crate) type FileId = (u64, u64);

/// The identity of a file, on systems that have one.
#[cfg(unix)]
#[must_use]
pub(crate) fn file_id(data: io::Result<Metadata>) -> Option<FileId> {
    use std::os::unix::fs::MetadataExt;
    data.ok().map(|data| (data.dev(), data.ino()))
}

/// The identity of a file, on systems that have one.
#[cfg(not(unix))]
#[must_use]
pub(crate) fn file_id(_: io::Result<Metadata>) -> Option<FileId> {
    None
}

/// Syncs the entries of a folder to disk; only Unix supports this.
///
/// # Errors
/// If the system cannot.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder) {
        // A folder that can be written but not read cannot be synced.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        opened => opened?.sync_all(),
    }
}

/// Whether a name is a temporary one, or SQLite's journal of a temporary file.
#[must_use]
pub(crate) fn is_temporary(name: &str) -> bool {
    let name = name.strip_suffix("-journal").unwrap_or(name);
    let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| {
        middle.len() == 6 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Removes temporary files and folders; those that cannot be removed are harmless.
fn clear(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        if entry.file_name().to_str().is_some_and(is_temporary) {
            let _ = match entry.file_type() {
                Ok(kind) if kind.is_dir() => fs::remove_dir_all(entry.path()),
                _ => fs::remove_file(entry.path()),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn temporary_files_are_deleted_only_while_no_other_process_holds_the_lock() {
        let folder = tempfile::tempdir().unwrap();
        let names = || {
            let entries = fs::read_dir(folder.path()).unwrap();
            let mut names: Vec<_> =
                entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
            names.sort();
            names
        };
        for name in [".kb-a1B2c3.tmp", ".kb-a1B2c3.tmp-journal", ".kb-mine.tmp", ".kb-a1B2c3"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        fs::create_dir_all(folder.path().join(".kb-d1B2c3.tmp/in")).unwrap();
        let work = TempDirLock::in_folder(folder.path());
        assert_eq!(names(), [".kb-a1B2c3", ".kb-mine.tmp"]);
        let file = temporary_file(folder.path()).unwrap();
        drop(TempDirLock::in_folder(folder.path()));
        assert!(file.exists());
        drop(work);
        drop(TempDirLock::in_folder(folder.path()));
        assert_eq!(file.exists(), cfg!(not(unix)));
    }
}
