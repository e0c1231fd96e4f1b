//! Writes SVG to a file, atomically and never over a file that is not SVG, or to
//! standard output.

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use super::error::CliError;
use super::report::Body;
use crate::files::{
    TempDirLock, dangling, folder_of, irregular_kind, missing_folder, open_regular, temporary_file,
};
use crate::model::Language;

/// The option of commands that can write SVG.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Picture {
    /// Write an SVG file instead of drawing on the terminal; `-` for standard
    /// output.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(super) svg: Option<PathBuf>,
}

/// Writes the picture to `path`; adds a note with the path of a file.
pub(super) fn save(
    path: &Path,
    svg: String,
    language: Language,
    notes: &mut Vec<String>,
) -> anyhow::Result<Body> {
    if path == "-" {
        return Ok(Body::Text(svg));
    }
    // A symbolic link is kept, and its target replaced.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    check(path, &place)?;
    write(&place, &svg).map_err(|error| {
        let message = format!("{} cannot be written: {error}", path.display());
        CliError::data(message, "name a file in a folder that can be written to")
    })?;
    let place = fs::canonicalize(&place).unwrap_or(place).display().to_string();
    notes.push(match language {
        Language::En => format!("picture: {place}"),
        Language::Fr => format!("image : {place}"),
    });
    Ok(Body::None)
}

/// Refuses to replace anything but an SVG file.
fn check(path: &Path, place: &Path) -> Result<(), CliError> {
    let refused = |what: &str, hint: &str| {
        Err(CliError::data(format!("{} {what}", path.display()), hint.to_owned()))
    };
    let kind = fs::metadata(place).ok().map(|data| data.file_type());
    match (kind, kind.and_then(irregular_kind)) {
        (_, Some("a folder")) => refused("is a folder", "name a file in it, as timeline.svg"),
        (_, Some(kind)) => {
            let what = format!("is {kind}, not a regular file");
            refused(&what, "name another file, or `-` for standard output")
        }
        (Some(_), None) if !is_picture(place) => {
            refused("is there already and is no SVG picture", "name another file")
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

/// Whether a file is empty or SVG.
fn is_picture(path: &Path) -> bool {
    let mut start = Vec::new();
    let read = open_regular(path).and_then(|file| file.take(1024).read_to_end(&mut start));
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
