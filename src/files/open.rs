//! Opens files for reading, and only regular ones. Opening a named pipe blocks until a
//! writer opens it too, where neither a time limit nor a signal can stop the process;
//! a device may never end.

use std::fs::{self, File, FileType, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// Opens a regular file, or a link to one, for reading.
///
/// # Errors
/// If it is no regular file, or the system returns an error.
pub(crate) fn open_regular(path: &Path) -> io::Result<File> {
    regular(fs::metadata(path)?.file_type())?;
    let mut options = OpenOptions::new();
    options.read(true);
    // If a pipe replaces the file in between, opening it must not block.
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    }
    let file = options.open(path)?;
    regular(file.metadata()?.file_type())?;
    Ok(file)
}

fn regular(kind: FileType) -> io::Result<()> {
    irregular_kind(kind).map_or(Ok(()), |kind| {
        let message = format!("it is {kind}, not a regular file");
        Err(io::Error::new(io::ErrorKind::InvalidInput, message))
    })
}

/// What a file is, in words, if it is not regular.
#[must_use]
pub(crate) fn irregular_kind(kind: FileType) -> Option<&'static str> {
    if kind.is_file() {
        None
    } else if kind.is_dir() {
        Some("a folder")
    } else if kind.is_symlink() {
        Some("a symbolic link")
    } else {
        Some(special_kind(kind))
    }
}

#[cfg(unix)]
fn special_kind(kind: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt;
    if kind.is_fifo() {
        "a named pipe"
    } else if kind.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special_kind(_: FileType) -> &'static str {
    "a device"
}

/// Whether this process may write a file or folder, as far as the system tells.
#[must_use]
pub(crate) fn can_write(path: &Path) -> bool {
    #[cfg(any(target_os = "linux", target_vendor = "apple"))]
    let can_write = rustix::fs::access(path, rustix::fs::Access::WRITE_OK).is_ok();
    #[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
    let can_write = fs::metadata(path).is_ok_and(|data| !data.permissions().readonly());
    can_write
}

/// The target of a symbolic link that leads to no file.
#[must_use]
pub(crate) fn dangling(path: &Path) -> Option<PathBuf> {
    let is_missing = fs::metadata(path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound);
    is_missing.then(|| fs::read_link(path).ok()).flatten()
}
