//! The files of a dataset, from a folder on disk or from the binary itself.

use std::path::{Path, PathBuf};
use std::{fs, io};

use include_dir::{Dir, include_dir};

static TESLA_DOJO: Dir = include_dir!("$CARGO_MANIFEST_DIR/seed/tesla-dojo");

/// The name the built-in dataset's files go by in messages.
const BUILT_IN: &str = "seed/tesla-dojo";

/// A file that no curated dataset comes near is not read: 64 MiB.
const LARGEST_FILE: u64 = 64 << 20;

/// Why a folder cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// The path leads nowhere, or to no folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The folder has no `dataset.toml`.
    #[error("{} has no dataset.toml", .0.display())]
    NoDataset(PathBuf),
    /// A file is larger than any dataset needs.
    #[error("{} is larger than 64 MiB", .0.display())]
    TooLarge(PathBuf),
    /// A file is not UTF-8; the line is that of the first wrong byte.
    #[error("{}:{line}: this line is not UTF-8", file.display())]
    NotUtf8 {
        /// The file.
        file: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// The system refused.
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
        let mut files = Vec::new();
        for entry in fs::read_dir(path).map_err(refused)? {
            let file = entry.map_err(refused)?.path();
            if is_toml(&file) && file.is_file() {
                files.push((file.display().to_string(), read_text(&file)?));
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

fn read_text(file: &Path) -> Result<String, FolderError> {
    let refused = |source| FolderError::Io { path: file.to_owned(), source };
    if fs::metadata(file).map_err(refused)?.len() > LARGEST_FILE {
        return Err(FolderError::TooLarge(file.to_owned()));
    }
    let bytes = fs::read(file).map_err(refused)?;
    String::from_utf8(bytes).map_err(|error| {
        let good = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = good.split(|byte| *byte == b'\n').count();
        FolderError::NotUtf8 { file: file.to_owned(), line }
    })
}
