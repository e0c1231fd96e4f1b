//! Writes a dataset to a folder atomically: a new folder is renamed into place, an existing
//! one is swapped. Where the system cannot swap folders, `dataset.toml` is removed first
//! and written last: a folder without it is not a dataset.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::exchange::exchange;
use super::toml_files::{Files, is_folder, is_part, write_synced};
use super::{WriteError, files};
use crate::files::{
    TempDirLock, dangling, folder_of, is_temporary, sync_folder, temporary_file, temporary_folder,
};
use crate::model::Dataset;

/// The file that makes a folder a dataset.
const HEAD: &str = "dataset.toml";

/// Writes a dataset to a folder; creates it if there is none. With `replace`, the TOML
/// files of an existing folder are replaced.
///
/// # Errors
/// If the folder is not empty, or the system returns an error. The folder is then
/// unchanged, unless renaming the written files failed.
pub fn write(dataset: &Dataset, folder: &Path, replace: bool) -> Result<(), WriteError> {
    if let Some(target) = dangling(folder) {
        return Err(WriteError::DanglingLink { path: folder.to_owned(), target });
    }
    // The folder itself, or the nearest of its parents that exists.
    if let Some(file) = folder.ancestors().find(|path| path.exists()).filter(|path| !path.is_dir())
    {
        return Err(WriteError::NotAFolder(file.to_owned()));
    }
    let refused = |source| WriteError::Io { path: folder.to_owned(), source };
    let files = files(dataset);
    if !folder.exists() {
        return make(folder, &files).map_err(refused);
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
    exchange(folder, &files).or_else(|_| change(folder, &files, &present)).map_err(refused)
}

/// Creates the folder under a temporary name and renames it into place.
fn make(folder: &Path, files: &Files) -> io::Result<()> {
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
    sync_folder(parent)
}

/// Writes all files under temporary names before any old file is removed.
fn change(folder: &Path, files: &Files, present: &[PathBuf]) -> io::Result<()> {
    let mut written: Vec<(PathBuf, TempPath)> = Vec::new();
    for (name, text) in files {
        let temporary = temporary_file(folder)?;
        write_synced(&temporary, text)?;
        written.push((folder.join(name), temporary));
    }
    let head = folder.join(HEAD);
    if head.exists() {
        fs::remove_file(&head)?;
    }
    for old in present.iter().filter(|path| is_part(path)) {
        if *old != head && !written.iter().any(|(place, _)| place == old) {
            fs::remove_file(old)?;
        }
    }
    // The head is renamed last.
    written.sort_by_key(|(place, _)| *place == head);
    for (place, temporary) in written {
        temporary.persist(place)?;
    }
    sync_folder(folder)
}

/// The entries of a folder, except the temporary files of killed processes.
fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let is_left =
        |path: &Path| path.file_name().and_then(|name| name.to_str()).is_some_and(is_temporary);
    entries.filter(|path| !path.as_ref().is_ok_and(|path| is_left(path))).collect()
}
