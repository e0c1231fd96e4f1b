//! Writes an SVG file, atomically, and never over a file that is not SVG.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::CliError;
use crate::files::{TempDirLock, folder_of, temporary_file};
use crate::model::Language;
use crate::render::visible;

/// The option of commands that can write SVG.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Picture {
    /// Write an SVG file instead of drawing on the terminal.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(super) svg: Option<PathBuf>,
}

/// Writes the file atomically; returns a note with its path.
pub(super) fn save(path: &Path, svg: &str, language: Language) -> anyhow::Result<String> {
    // A symbolic link is kept, and its target replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    check(path, &place)?;
    write(&place, svg).map_err(|error| {
        let message = format!("{} cannot be written: {error}", path.display());
        CliError::data(message, "name a file in a folder that can be written to")
    })?;
    let place = fs::canonicalize(&place).unwrap_or(place).display().to_string();
    Ok(match language {
        Language::En => format!("picture: {}", visible(&place)),
        Language::Fr => format!("image : {}", visible(&place)),
    })
}

/// Refuses to replace anything but an SVG file.
fn check(path: &Path, place: &Path) -> Result<(), CliError> {
    let refused = |what: &str, hint: &str| {
        Err(CliError::data(format!("{} {what}", path.display()), hint.to_owned()))
    };
    match fs::metadata(place) {
        Ok(data) if data.is_dir() => refused("is a folder", "name a file in it, as timeline.svg"),
        Ok(data) if !data.is_file() => refused("is no file", "name a file, as timeline.svg"),
        Ok(_) if !is_picture(place) => {
            refused("is there already and is no SVG picture", "name another file")
        }
        _ => Ok(()),
    }
}

/// Whether a file is empty or SVG.
fn is_picture(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = File::open(path).and_then(|file| file.take(1024).read_to_end(&mut start));
    read.is_ok() && (start.is_empty() || start.windows(4).any(|part| part == b"<svg"))
}

fn write(place: &Path, svg: &str) -> io::Result<()> {
    let folder = folder_of(place);
    let _lock = TempDirLock::in_folder(folder);
    let temporary = temporary_file(folder)?;
    let mut file = File::create(&temporary)?;
    file.write_all(svg.as_bytes())?;
    file.sync_all()?;
    temporary.persist(place)?;
    Ok(())
}
