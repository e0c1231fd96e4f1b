//! A dataset over another one, in one move: a folder that is as it should be is made
//! beside the one that is there, the user's own files linked into it, and the two
//! change places. Who looks finds the one or the other, whenever kb is killed.
//!
//! Then the folder that was there is made the same and takes its place again: it is
//! the one that shells stand in, with its owner, its rights, and the very folders in
//! it. Nothing is ever in the other one alone, so a killed kb's may be cleared away.

use std::fs;
use std::io;
use std::path::Path;

use super::toml_files::{Files, is_part, write_synced};
use crate::files::{TempDirLock, sync_folder, temporary_folder};

/// Files and folders of the user's own that are linked; more take too long.
const MOST: usize = 10_000;

/// Puts these files in the place of the TOML files of a folder.
///
/// # Errors
/// If the system cannot link files or let folders change places; the folder is then
/// as it was.
pub(super) fn exchange(folder: &Path, files: &Files) -> io::Result<()> {
    // Where it really is: a link to it stays one.
    let folder = &fs::canonicalize(folder)?;
    let parent = folder.parent().ok_or(io::ErrorKind::Unsupported)?;
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
    change_places(&other, folder)?;
    sync_folder(parent)?;
    // All is done, even if this cannot be.
    let _ = take_back(&texts, &other, folder);
    sync_folder(parent)
}

/// Makes the old folder like the new one, and lets it take its place again.
fn take_back(texts: &Path, old: &Path, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(old)? {
        let path = entry?.path();
        if is_part(&path) {
            fs::remove_file(path)?;
        }
    }
    link_texts(texts, old)?;
    change_places(old, folder)
}

fn link_texts(texts: &Path, folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(texts)? {
        let entry = entry?;
        fs::hard_link(entry.path(), folder.join(entry.file_name()))?;
    }
    sync_folder(folder)
}

/// Makes a folder with links to the files of another one, those that are `wanted`,
/// and with folders of the same kind for its folders.
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
    fs::set_permissions(to, rights(from)?)?;
    sync_folder(to)
}

/// The rights to a folder; its owner may always clear it away.
fn rights(folder: &Path) -> io::Result<fs::Permissions> {
    let rights = fs::metadata(folder)?.permissions();
    #[cfg(unix)]
    let rights = {
        use std::os::unix::fs::PermissionsExt;
        fs::Permissions::from_mode(rights.mode() | 0o700)
    };
    Ok(rights)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn change_places(one: &Path, other: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn change_places(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}
