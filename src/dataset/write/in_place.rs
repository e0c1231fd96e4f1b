//! Replaces the dataset in a folder file by file, where the system cannot swap folders.
//! `dataset.toml` goes first and comes last: a folder without it is not a dataset.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempPath;

use super::Failure;
use super::toml_files::{Files, is_part, write_synced};
use crate::files::{sync_folder, temporary_file};

/// The file that makes a folder a dataset.
const HEAD: &str = "dataset.toml";

/// The files that were moved so far.
#[derive(Default)]
struct Moved {
    /// The places of the old files, and where they are now.
    old: Vec<(PathBuf, TempPath)>,
    /// The places of the new files.
    new: Vec<PathBuf>,
}

/// Replaces the TOML files among the `present` ones by these files. No old file is moved
/// before the new ones are written, and none is deleted before they are in place.
pub(super) fn change(folder: &Path, files: &Files, present: &[PathBuf]) -> Result<(), Failure> {
    let mut written: Vec<(PathBuf, TempPath)> = Vec::new();
    for (name, text) in files {
        let temporary = temporary_file(folder)?;
        write_synced(&temporary, text)?;
        written.push((folder.join(name), temporary));
    }
    let mut old: Vec<_> = present.iter().filter(|path| is_part(path)).collect();
    old.sort_by_key(|path| !path.ends_with(HEAD));
    written.sort_by_key(|(place, _)| place.ends_with(HEAD));
    let mut moved = Moved::default();
    if let Err(error) = moved.replace(folder, old, written) {
        return Err(match moved.undo() {
            Ok(()) => Failure::Unchanged(error),
            Err(_) => Failure::Incomplete(error),
        });
    }
    sync_folder(folder).map_err(Failure::Unconfirmed)
}

impl Moved {
    fn replace(
        &mut self,
        folder: &Path,
        old: Vec<&PathBuf>,
        new: Vec<(PathBuf, TempPath)>,
    ) -> io::Result<()> {
        for path in old {
            let aside = temporary_file(folder)?;
            fs::rename(path, &aside)?;
            self.old.push((path.clone(), aside));
        }
        for (place, temporary) in new {
            temporary.persist(&place)?;
            self.new.push(place);
        }
        Ok(())
    }

    /// Puts the old files back, `dataset.toml` last.
    fn undo(self) -> io::Result<()> {
        for path in self.new.iter().rev() {
            fs::remove_file(path)?;
        }
        for (place, aside) in self.old.into_iter().rev() {
            aside.persist(place)?;
        }
        Ok(())
    }
}
