//! Replaces the dataset in a folder atomically: builds a second folder with the new files
//! and hard links to the user's other files, and swaps the two.
//!
//! Then it updates the original folder and swaps it back, so that its owner, its
//! permissions and the shells inside it are unaffected. The second folder never has the
//! only copy of a file, so it can be deleted if kb is killed.

use std::fs;
use std::io;
use std::path::Path;

use super::Failure;
use super::toml_files::{Files, is_part, write_synced};
use crate::files::{TempDirLock, sync_folder, temporary_folder};

/// The largest number of the user's files and folders that are linked.
const MOST: usize = 10_000;

/// Replaces the TOML files of a folder by these files.
///
/// # Errors
/// If the system cannot link files or swap folders, or fails.
pub(super) fn exchange(folder: &Path, files: &Files) -> Result<(), Failure> {
    // A symbolic link to the folder is kept.
    let folder = &fs::canonicalize(folder)?;
    let parent = folder.parent().ok_or(io::Error::from(io::ErrorKind::Unsupported))?;
    let _lock = TempDirLock::in_folder(parent);
    let temporary = temporary_folder(parent)?;
    let [texts, other] = ["texts", "folder"].map(|name| temporary.path().join(name));
    fs::create_dir(&texts)?;
    for (name, text) in files {
        write_synced(&texts.join(name), text)?;
    }
    let mut left = MOST;
    link(folder, &other, &mut left, &|path| !is_part(path))?;
    link_texts(&texts, &other)?;
    sync_folder(temporary.path())?;
    swap(&other, folder)?;
    // Until the swap is on disk, the old folder must stay as it is.
    if let Err(error) = sync_folder(parent) {
        return Err(match swap(&other, folder) {
            Ok(()) => Failure::Unchanged(error),
            Err(_) => Failure::Unconfirmed(error),
        });
    }
    // The dataset is complete, even if this fails.
    let _ = swap_back(&texts, &other, folder);
    sync_folder(parent).map_err(Failure::Unconfirmed)
}

/// Updates the old folder and swaps it back.
fn swap_back(texts: &Path, old: &Path, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(old)? {
        let path = entry?.path();
        if is_part(&path) {
            fs::remove_file(path)?;
        }
    }
    link_texts(texts, old)?;
    swap(old, folder)
}

fn link_texts(texts: &Path, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(texts)? {
        let entry = entry?;
        fs::hard_link(entry.path(), folder.join(entry.file_name()))?;
    }
    sync_folder(folder)
}

/// Creates a folder with hard links to the `wanted` files of another one; its subfolders
/// are linked file by file.
fn link(
    from: &Path,
    to: &Path,
    left: &mut usize,
    wanted: &dyn Fn(&Path) -> bool,
) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (path, place) = (entry.path(), to.join(entry.file_name()));
        if !wanted(&path) {
            continue;
        }
        *left = left.checked_sub(1).ok_or(io::ErrorKind::QuotaExceeded)?;
        if entry.file_type()?.is_dir() {
            link(&path, &place, left, &|_| true)?;
        } else {
            fs::hard_link(path, place)?;
        }
    }
    fs::set_permissions(to, permissions(from)?)?;
    sync_folder(to)
}

/// The permissions of a folder, with full access for its owner, who may have to delete it.
fn permissions(folder: &Path) -> io::Result<fs::Permissions> {
    let permissions = fs::metadata(folder)?.permissions();
    #[cfg(unix)]
    let permissions = {
        use std::os::unix::fs::PermissionsExt;
        fs::Permissions::from_mode(permissions.mode() | 0o700)
    };
    Ok(permissions)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn swap(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn swap(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
