//! What kb writes beside its place before it is whole. A kb that was killed leaves
//! such files and folders behind; the next one that writes there clears them away.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::Path;
use std::time::Duration;

use tempfile::{NamedTempFile, TempDir, TempPath};

/// How the name of everything temporary begins and ends; between them stand
/// letters and digits.
const PREFIX: &str = ".kb-";
const SUFFIX: &str = ".tmp";

/// How often it is tried to lock a folder that another program has locked.
const TRIES: u32 = 100;

/// A folder in which something temporary is written: as long as this is there, no
/// other kb takes it for what a killed one left behind.
#[derive(Debug)]
pub(crate) struct TempDirLock {
    // Locked, where folders can be; never read.
    _folder: Option<File>,
}

impl TempDirLock {
    /// Clears away what killed ones left in a folder, unless somebody is at work.
    #[must_use]
    pub(crate) fn in_folder(folder: &Path) -> Self {
        // Only Unix opens folders; elsewhere nothing is cleared away.
        let Ok(lock) = File::open(folder) else { return Self { _folder: None } };
        if lock.try_lock().is_ok() {
            clear(folder);
            // What cannot be unlocked is unlocked when it is closed.
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

/// An empty file in a folder, as open to others as any file of the user's.
///
/// # Errors
/// If it cannot be made.
pub(crate) fn temporary_file(folder: &Path) -> io::Result<TempPath> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map(NamedTempFile::into_temp_path)
}

/// An empty folder in a folder, as open to others as any folder of the user's.
///
/// # Errors
/// If it cannot be made.
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

/// Makes sure that the names in a folder are on disk; only Unix can be told so.
///
/// # Errors
/// If the system cannot.
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder) {
        // One that may be written and not be read can only be trusted.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        opened => opened?.sync_all(),
    }
}

/// Whether a name is one of something temporary, or of SQLite's journal for it.
#[must_use]
pub(crate) fn is_temporary(name: &str) -> bool {
    let name = name.strip_suffix("-journal").unwrap_or(name);
    let middle = name.strip_prefix(PREFIX).and_then(|rest| rest.strip_suffix(SUFFIX));
    middle.is_some_and(|middle| {
        middle.len() == 6 && middle.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Removes what is temporary; what cannot be removed is no harm.
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
    fn only_what_is_temporary_is_cleared_away_and_only_while_nobody_is_at_work() {
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
