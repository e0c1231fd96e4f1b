//! `manifest.json`: what a lake holds, of which base, with the rows and hash of every file.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::error::ExportError;
use crate::files::{open_regular, temporary_file};

/// The name of the file, which is written last.
pub(super) const NAME: &str = "manifest.json";

/// The version of the layout.
const VERSION: u32 = 1;

/// Datasets by slug, those of articles with the hash of the text.
pub(super) type Datasets = BTreeMap<String, Option<String>>;

/// What a lake holds.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    kb_lake: u32,
    /// The bases, by name.
    pub(super) bases: BTreeMap<String, BaseEntry>,
}

/// The part of one base.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct BaseEntry {
    /// Its ids begin at 2^40 times this.
    pub(super) number: i64,
    /// The slugs of its datasets, with the hashes of the articles they were read from.
    pub(super) datasets: Datasets,
    /// Its tables, by name.
    pub(super) tables: BTreeMap<String, TableEntry>,
}

/// The rows of one table.
#[derive(Debug, Default, Serialize, Deserialize)]
pub(super) struct TableEntry {
    pub(super) rows: usize,
    pub(super) files: Vec<FileEntry>,
}

/// One file.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FileEntry {
    /// Its place in the lake.
    pub(super) path: String,
    pub(super) rows: usize,
    pub(super) bytes: u64,
    pub(super) sha256: String,
}

impl Manifest {
    /// The manifest of a folder, an empty one if the folder is empty.
    pub(super) fn read(folder: &Path) -> Result<Self, ExportError> {
        let path = folder.join(NAME);
        let failed = ExportError::file(&path);
        if !path.exists() {
            let mut entries = fs::read_dir(folder).map_err(ExportError::file(folder))?;
            if entries.next().is_some() {
                return Err(ExportError::Conflict {
                    message: format!("{} is not empty, and is no lake", folder.display()),
                    hint: "name a new or empty folder, or one that an earlier export wrote",
                });
            }
            return Ok(Self { kb_lake: VERSION, bases: BTreeMap::new() });
        }
        let unusable = |reason: String| ExportError::Conflict {
            message: format!("{} cannot be used: {reason}", path.display()),
            hint: "export into a new folder",
        };
        let file = open_regular(&path).map_err(&failed)?;
        let manifest: Self =
            serde_json::from_reader(file).map_err(|error| unusable(error.to_string()))?;
        if manifest.kb_lake != VERSION {
            return Err(unusable(format!("its version is {}", manifest.kb_lake)));
        }
        Ok(manifest)
    }

    /// Writes the manifest to its folder, in one step.
    pub(super) fn write(&self, folder: &Path) -> Result<(), ExportError> {
        let path = folder.join(NAME);
        let failed = ExportError::file(&path);
        let mut text = serde_json::to_string_pretty(self).map_err(|error| failed(error.into()))?;
        text.push('\n');
        let place = temporary_file(folder).map_err(&failed)?;
        fs::write(&place, text).map_err(&failed)?;
        place.persist(&path).map_err(|error| failed(error.error))
    }
}
