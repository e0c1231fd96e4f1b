//! Writes SVG to a file or to standard output.

use std::path::{Path, PathBuf};

use super::report::Body;
use super::written_file::{FileKind, write_file};
use crate::model::Language;

/// The option of commands that can write SVG.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Picture {
    /// Write an SVG file instead of drawing on the terminal; `-` for standard
    /// output.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    pub(super) svg: Option<PathBuf>,
}

/// What an SVG file is known by.
const SVG: FileKind =
    FileKind { noun: "SVG picture", mark: "<svg", example: "timeline.svg", hint: STDOUT };
const STDOUT: &str = "name another file, or `-` for standard output";

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
    let place = write_file(path, &svg, &SVG)?;
    notes.push(match language {
        Language::En => format!("picture: {place}"),
        Language::Fr => format!("image : {place}"),
    });
    Ok(Body::None)
}
