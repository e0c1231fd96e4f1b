//! Writes a file that a command names, atomically and never over a file of another kind.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;

use super::error::CliError;
use crate::files::{
    TempDirLock, dangling, folder_of, irregular_kind, missing_folder, open_regular, temporary_file,
};

/// A kind of file that a command writes.
pub(super) struct FileKind {
    /// Its name in messages.
    pub(super) noun: &'static str,
    /// Words at the beginning of every file of this kind; others are never replaced.
    pub(super) mark: &'static str,
    /// A file name.
    pub(super) example: &'static str,
    /// What to do if the path names a pipe or a device.
    pub(super) hint: &'static str,
}

/// Writes a file; returns its full path.
pub(super) fn write_file(path: &Path, text: &str, kind: &FileKind) -> anyhow::Result<String> {
    // A symbolic link is kept, and its target replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    check(path, &place, kind)?;
    write(&place, text).map_err(|error| {
        let message = format!("{} cannot be written: {error}", path.display());
        CliError::data(message, "name a file in a folder that can be written to")
    })?;
    Ok(fs::canonicalize(&place).unwrap_or(place).display().to_string())
}

/// Refuses to replace a file of another kind.
fn check(path: &Path, place: &Path, wanted: &FileKind) -> Result<(), CliError> {
    let refused = |what: &str, hint: &str| {
        Err(CliError::data(format!("{} {what}", path.display()), hint.to_owned()))
    };
    let kind = fs::metadata(place).ok().map(|data| data.file_type());
    match (kind, kind.and_then(irregular_kind)) {
        (_, Some("a folder")) => {
            refused("is a folder", &format!("name a file in it, as {}", wanted.example))
        }
        (_, Some(kind)) => {
            let what = format!("is {kind}, not a regular file");
            refused(&what, wanted.hint)
        }
        (Some(_), None) if !is_of_kind(place, wanted.mark) => {
            let what = format!("is there already and is no {}", wanted.noun);
            refused(&what, "name another file")
        }
        (Some(_), None) => Ok(()),
        (None, None) => check_new(path),
    }
}

/// Refuses a path where no file can be created.
fn check_new(path: &Path) -> Result<(), CliError> {
    if let Some(target) = dangling(path) {
        let [path, target] = [path, &target].map(Path::display);
        let message = format!("{path} is a symbolic link to {target}, which does not exist");
        return Err(CliError::data(message, "remove the link, or name another file"));
    }
    let Some(folder) = missing_folder(path) else { return Ok(()) };
    let [path, folder] = [path, folder].map(Path::display);
    let message = format!("{path} cannot be written: there is no folder {folder}");
    Err(CliError::data(message, format!("make it with `mkdir -p {folder}`")))
}

/// Whether a file is empty or begins with text that has the mark.
fn is_of_kind(path: &Path, mark: &str) -> bool {
    let mut start = Vec::new();
    let read = open_regular(path).and_then(|file| file.take(1024).read_to_end(&mut start));
    let mut parts = start.windows(mark.len());
    read.is_ok() && (start.is_empty() || parts.any(|part| part == mark.as_bytes()))
}

fn write(place: &Path, text: &str) -> io::Result<()> {
    let folder = folder_of(place);
    let _lock = TempDirLock::in_folder(folder);
    let temporary = temporary_file(folder)?;
    let mut file = File::create(&temporary)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    temporary.persist(place)?;
    Ok(())
}
