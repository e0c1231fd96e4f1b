//! The TOML files of a dataset in a folder: which they are, and how one is written.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// The files of a dataset, by name.
pub(super) type Files = Vec<(&'static str, String)>;

/// Whether a folder entry belongs to the dataset; all other entries are the user's.
pub(super) fn is_part(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "toml") && !is_folder(path)
}

/// Whether a path is a folder itself; a link to one is not.
pub(super) fn is_folder(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok_and(|data| data.is_dir())
}

/// Writes a new file and syncs it to disk.
pub(super) fn write_synced(path: &Path, text: &str) -> io::Result<()> {
    let mut file = File::create(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
