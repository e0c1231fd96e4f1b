//! Writes a dataset to a folder atomically: a new folder is renamed into place, an existing
//! one is swapped, or changed in place where the system cannot swap folders.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::exchange::exchange;
use super::in_place::change;
use super::toml_files::{Files, is_folder, write_synced};
use super::{Failure, WriteError, files};
use crate::files::{TempDirLock, dangling, folder_of, is_temporary, sync_folder, temporary_folder};
use crate::model::Dataset;

/// Writes a dataset to a folder; creates it if there is none. With `replace`, the TOML
/// files of an existing folder are replaced.
///
/// # Errors
/// If the folder is not empty, or the system returns an error. The folder is then
/// unchanged, unless the error is [`WriteError::Unconfirmed`] or [`WriteError::Incomplete`].
pub fn write(dataset: &Dataset, folder: &Path, replace: bool) -> Result<(), WriteError> {
    write_files(&files(dataset), folder, replace)
}

/// Writes the files of a dataset to a folder.
pub(super) fn write_files(files: &Files, folder: &Path, replace: bool) -> Result<(), WriteError> {
    if let Some(target) = dangling(folder) {
        return Err(WriteError::DanglingLink { path: folder.to_owned(), target });
    }
    // The folder itself, or the nearest of its parents that exists.
    if let Some(file) = folder.ancestors().find(|path| path.exists()).filter(|path| !path.is_dir())
    {
        return Err(WriteError::NotAFolder(file.to_owned()));
    }
    let refused = |source| WriteError::Io { path: folder.to_owned(), source };
    if !folder.exists() {
        return make(folder, files).map_err(|failure| failure.at(folder));
    }
    let present = entries(folder).map_err(refused)?;
    if !present.is_empty() && !replace {
        return Err(WriteError::NotEmpty(folder.to_owned()));
    }
    let places = files.iter().map(|(name, _)| folder.join(name));
    if let Some(taken) = { places }.find(|place| is_folder(place)) {
        return Err(WriteError::Folder(taken));
    }
    // Deletes the files of killed processes, which do not belong to the user.
    let _lock = TempDirLock::in_folder(folder);
    let written = match exchange(folder, files) {
        Err(Failure::Unchanged(_)) => change(folder, files, &present),
        written => written,
    };
    written.map_err(|failure| failure.at(folder))
}

/// Creates the folder under a temporary name and renames it into place.
fn make(folder: &Path, files: &Files) -> Result<(), Failure> {
    let parent = folder_of(folder);
    fs::create_dir_all(parent)?;
    let _lock = TempDirLock::in_folder(parent);
    let temporary = temporary_folder(parent)?;
    for (name, text) in files {
        write_synced(&temporary.path().join(name), text)?;
    }
    sync_folder(temporary.path())?;
    fs::rename(temporary.path(), folder)?;
    // The temporary folder was renamed: do not delete it.
    let _ = temporary.keep();
    sync_folder(parent).map_err(Failure::Unconfirmed)
}

/// The entries of a folder, except the temporary files of killed processes.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let is_left =
        |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_temporary);
    entries.filter(|path| !path.as_ref().is_ok_and(|path| is_left(path))).collect()
}
