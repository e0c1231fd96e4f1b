//! The file of a base and its side files, before SQLite opens them.

use std::fs::{self, File};
use std::io::{Error, ErrorKind, Read};
use std::path::{Path, PathBuf};

use super::error::StoreError;
use crate::files::{dangling, irregular_kind, missing_folder, open_regular};

/// The first bytes of a file: the name of the format, the page size and the versions.
type Header = [u8; 20];

/// How every SQLite database begins.
const MAGIC: &[u8] = b"SQLite format 3\0";

/// What the files of a base say before SQLite opens them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Examined {
    header: Header,
    has_journal: bool,
    /// Whether there is a WAL with content.
    has_wal: bool,
    /// Whether there are both side files of WAL mode, even without content.
    is_in_use: bool,
}

impl Examined {
    /// Whether the base must be opened for writing even to read it: a crash left a journal
    /// to roll back, or the base is in WAL mode, where a read-only connection would leave
    /// side files behind.
    pub(super) fn needs_writing(&self) -> bool {
        self.has_journal || self.is_in_wal_mode()
    }

    /// Whether the header says that reading goes through a WAL.
    pub(super) fn is_in_wal_mode(&self) -> bool {
        self.header[19] == 2
    }

    /// Whether there is a WAL with content.
    pub(super) fn has_wal(&self) -> bool {
        self.has_wal
    }

    /// Whether another program may be writing in WAL mode: both side files are there, even
    /// if the WAL has no content.
    pub(super) fn is_in_use(&self) -> bool {
        self.is_in_use
    }

    /// Whether a WAL lies next to a base that is not in WAL mode. It cannot be the base's
    /// own, but SQLite would read it as such.
    fn has_orphan_wal(&self) -> bool {
        self.has_wal && (self.header[18..] == [1, 1] || self.header == Header::default())
    }

    /// Checks that SQLite can write files of this version. It would say that the file is
    /// read-only.
    pub(super) fn check_write_version(&self, path: &Path) -> Result<(), StoreError> {
        let version = self.header[18];
        if version <= 2 || !self.header.starts_with(MAGIC) {
            return Ok(());
        }
        let reason = format!("its header says write version {version}, and there are only 1 and 2");
        Err(StoreError::Damaged { path: path.to_owned(), reason })
    }
}

/// Examines the file of a base and its side files. All of them must be regular files:
/// SQLite would block on a pipe, where it cannot be cancelled.
pub(super) fn examine(path: &Path) -> Result<Examined, StoreError> {
    let mut found = examine_once(path)?;
    if found.has_orphan_wal() {
        // Another program may have switched the base to WAL mode in between.
        found = examine_once(path)?;
    }
    if found.has_orphan_wal() {
        return Err(StoreError::OrphanJournal(side_file(path, "-wal")));
    }
    Ok(found)
}

fn examine_once(path: &Path) -> Result<Examined, StoreError> {
    let mut header = Header::default();
    let mut file = open_base(path)?;
    // A shorter file is empty or damaged; SQLite finds out which.
    let _ = file.read_exact(&mut header);
    check_side_files(path)?;
    let has_journal = side_file(path, "-journal").exists();
    let has_wal = has_content(&side_file(path, "-wal"));
    let is_in_use = ["-wal", "-shm"].iter().all(|ending| side_file(path, ending).exists());
    Ok(Examined { header, has_journal, has_wal, is_in_use })
}

fn has_content(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|data| data.len() > 0)
}

/// Opens the file of a base. Distinguishes a folder, a missing file and an unreadable one,
/// for which SQLite only reports "unable to open database file".
fn open_base(path: &Path) -> Result<File, StoreError> {
    let at = path.to_owned();
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => return Err(StoreError::Folder(at)),
        Ok(data) => {
            if let Some(kind) = irregular_kind(data.file_type()) {
                return Err(StoreError::NotAFile { path: at, kind });
            }
        }
        Err(error) => return Err(missing(path, &error)),
    }
    open_regular(path).map_err(|error| unreadable(path, &error))
}

/// Why there is no file.
fn missing(path: &Path, error: &Error) -> StoreError {
    if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) {
        return unreadable(path, error);
    }
    if let Some(target) = dangling(path) {
        return StoreError::DanglingLink { path: path.to_owned(), target };
    }
    match missing_folder(path) {
        Some(folder) => StoreError::no_folder(folder),
        None => StoreError::Missing(path.to_owned()),
    }
}

fn unreadable(path: &Path, error: &Error) -> StoreError {
    StoreError::Unreadable { path: path.to_owned(), reason: error.to_string() }
}

/// The side file of a base with this ending.
pub(super) fn side_file(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

fn check_side_files(path: &Path) -> Result<(), StoreError> {
    for ending in ["-journal", "-wal", "-shm"] {
        let path = side_file(path, ending);
        let kind = fs::symlink_metadata(&path).ok().map(|data| data.file_type());
        if let Some(kind) = kind.and_then(irregular_kind) {
            return Err(StoreError::NotAFile { path, kind });
        }
    }
    Ok(())
}

/// A journal or WAL next to a path where a new file is to be written: SQLite would
/// replay it into that file.
pub(super) fn orphan_journal(place: &Path) -> Option<PathBuf> {
    let files = ["-journal", "-wal"].map(|ending| side_file(place, ending));
    files.into_iter().find(|file| has_content(file))
}
