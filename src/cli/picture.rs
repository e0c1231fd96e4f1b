//! Drawings of rows: text on the terminal, or SVG in a file or on standard output.

use std::path::{Path, PathBuf};

use super::report::{Body, Report};
use super::written_file::{FileKind, write_file};
use crate::model::Language;
use crate::query::Rows;

/// The option of commands that can write SVG.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Picture {
    /// Write an SVG file instead of drawing on the terminal; `-` for standard
    /// output.
    #[arg(long, value_name = "FILE", value_hint = clap::ValueHint::FilePath)]
    svg: Option<PathBuf>,
}

/// What an SVG file is known by.
const SVG: FileKind =
    FileKind { noun: "SVG picture", mark: "<svg", example: "timeline.svg", hint: STDOUT };
const STDOUT: &str = "name another file, or `-` for standard output";

impl Picture {
    /// The report of rows that are drawn as text or as a picture; without rows, of its notes
    /// alone.
    pub(super) fn report(
        &self,
        rows: &Rows,
        mut notes: Vec<String>,
        language: Language,
        text: impl FnOnce() -> String,
        svg: impl FnOnce() -> String,
    ) -> anyhow::Result<Report> {
        let body = match &self.svg {
            _ if rows.rows.is_empty() => Body::None,
            None => Body::Verbatim(text()),
            Some(path) => save(path, svg(), language, &mut notes)?,
        };
        Ok(Report { body, notes, code: 0 })
    }
}

/// Writes the picture to `path`; adds a note with the path of a file.
fn save(
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
