//! The files of a dataset, from a folder on disk or from the binary itself.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use crate::files::open_regular;

static TESLA_DOJO: Dir = include_dir!("$CARGO_MANIFEST_DIR/seed/tesla-dojo");

/// The folder name of the built-in dataset in messages.
const BUILT_IN: &str = "seed/tesla-dojo";

/// The largest total size of a dataset's files: far more than any curated dataset has.
const LARGEST: u64 = 64 << 20;

/// Why a folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The path does not lead to a folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The folder has no `dataset.toml`.
    #[error("{} has no dataset.toml", .0.display())]
    NoDataset(PathBuf),
    /// The files exceed the size limit; this is the file that did.
    #[error("{}: the files of a dataset have no more than 64 MiB together", .0.display())]
    TooLarge(PathBuf),
    /// A file is not UTF-8; the line is that of the first wrong byte.
    #[error("{}:{line}: this line is not UTF-8", file.display())]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The system returned an error.
    #[error("{} cannot be read: {source}", path.display())]
    Io {
        /// What could not be read.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// The TOML files of a dataset, `dataset.toml` first, then by name.
#[derive(Debug)]
pub struct Folder {
    pub(super) files: Vec<(String, String)>,
}

impl Folder {
    /// The dataset that is part of the binary.
    #[must_use]
    pub fn built_in() -> Self {
        let named = TESLA_DOJO.files().filter_map(|file| {
            let name = format!("{BUILT_IN}/{}", file.path().display());
            Some((name, file.contents_utf8()?.to_owned()))
        });
        Self::sorted(named.filter(|(name, _)| is_toml(Path::new(name))).collect())
    }

    /// The files of a folder on disk.
    ///
    /// # Errors
    /// If it is no folder, has no `dataset.toml`, or a file cannot be read.
    pub fn open(path: &Path) -> Result<Self, FolderError> {
        if !path.is_dir() {
            return Err(FolderError::NotAFolder(path.to_owned()));
        }
        if !path.join("dataset.toml").is_file() {
            return Err(FolderError::NoDataset(path.to_owned()));
        }
        let refused = |source| FolderError::Io { path: path.to_owned(), source };
        let (mut files, mut room) = (Vec::new(), LARGEST);
        for entry in fs::read_dir(path).map_err(refused)? {
            let file = entry.map_err(refused)?.path();
            if is_toml(&file) && file.is_file() {
                let text = read_text(&file, room)?;
                room -= text.len() as u64;
                files.push((file.display().to_string(), text));
            }
        }
        Ok(Self::sorted(files))
    }

    /// These files, by name and text.
    #[must_use]
    pub fn of(files: Vec<(String, String)>) -> Self {
        Self::sorted(files)
    }

    fn sorted(mut files: Vec<(String, String)>) -> Self {
        files.sort_by_key(|(name, _)| (!name.ends_with("dataset.toml"), name.clone()));
        Self { files }
    }
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "toml")
}

fn read_text(path: &Path, room: u64) -> Result<String, FolderError> {
    let refused = |source| FolderError::Io { path: path.to_owned(), source };
    let (file, mut bytes) = (open_regular(path).map_err(refused)?, Vec::new());
    file.take(room + 1).read_to_end(&mut bytes).map_err(refused)?;
    if bytes.len() as u64 > room {
        return Err(FolderError::TooLarge(path.to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        FolderError::NotUtf8 { file: path.to_owned(), line }
    })
}
