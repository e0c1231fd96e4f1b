//! Where an export goes: to standard output, to a file, or to a folder.

use std::path::Path;

use super::Args;
use crate::cli::error::CliError;
use crate::cli::report::{Body, Report};
use crate::cli::written_file::{FileKind, write_file};
use crate::exports::ExportError;
use crate::files::{Tree, TreeError};

/// The kinds of files, each with words by which it is known again.
pub(super) const FILES: [FileKind; 4] = [
    FileKind {
        noun: "JSON-LD",
        mark: "\"@context\"",
        example: "base.jsonld",
        hint: "for a pipe, leave out --to",
    },
    FileKind {
        noun: "timeline of TimelineJS",
        mark: "\"headline\"",
        example: "timeline.json",
        hint: "for a pipe, leave out --to",
    },
    FileKind {
        noun: "calendar",
        mark: "BEGIN:VCALENDAR",
        example: "deadlines.ics",
        hint: "for a pipe, leave out --to",
    },
    FileKind {
        noun: "Atom feed",
        mark: "<feed",
        example: "base.atom",
        hint: "for a pipe, leave out --to",
    },
];

/// Writes to the file that is named, or to standard output.
pub(super) fn to_file(args: &Args, kind: &FileKind, text: String) -> anyhow::Result<Report> {
    match args.to.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            let path = write_file(path, &text, kind)?;
            Ok(Report::text(format!("Wrote {path}\n")))
        }
        None => Ok(Report { body: Body::Verbatim(text), ..Report::default() }),
    }
}

/// Writes to the folder that is named; `write` tells what it wrote.
pub(super) fn to_folder(
    args: &Args,
    write: impl FnOnce(&mut Tree) -> Result<String, ExportError>,
) -> anyhow::Result<Report> {
    let Some(dir) = args.to.as_deref().filter(|path| *path != Path::new("-")) else {
        let message = "this format is a folder of files";
        return Err(CliError::usage(message, "name the folder: --to DIR").into());
    };
    let mut tree = Tree::begin(dir, args.force).map_err(|error| refused(&error))?;
    let told = write(&mut tree).map_err(|error| match error {
        ExportError::Query(error) => anyhow::Error::from(error),
        ExportError::Tree(error) => refused(&error).into(),
        ExportError::Io(_) => CliError::data(error.to_string(), "free some space").into(),
    })?;
    tree.finish().map_err(|error| refused(&error))?;
    Ok(Report::text(format!("Wrote {} to {}\n", told, dir.display())))
}

fn refused(error: &TreeError) -> CliError {
    let hint = match error {
        TreeError::NotEmpty(_) => {
            "name another folder, or add --force to replace the files of an earlier export"
        }
        TreeError::Foreign(_) => "move it away, or name another folder",
        TreeError::NotAFolder(_) => "name a folder, or a place where one can be made",
        TreeError::Dangling(..) => "remove the link, or name another folder",
        TreeError::Io { .. } => "name a folder that can be written to",
    };
    CliError::data(error.to_string(), hint)
}
