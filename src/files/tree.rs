//! A folder of many files that appears as a whole, or not at all.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::{TempDirLock, dangling, folder_of, is_temporary, sync_folder, temporary_folder};

/// The file that lists what an export wrote, so that a later one can remove what is gone.
const LIST: &str = ".kb-export";

/// Why a folder cannot be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum TreeError {
    /// It holds files, and they were not to be replaced.
    #[error("{} is not empty", .0.display())]
    NotEmpty(PathBuf),
    /// The path, or one above it, is no folder.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// It holds a file that no earlier export wrote, or a link or file where a folder has to be.
    #[error("{} is there already, and no earlier export wrote it", .0.display())]
    Foreign(PathBuf),
    /// The path is a link to nothing.
    #[error("{} is a symbolic link to {}, which does not exist", .0.display(), .1.display())]
    Dangling(PathBuf, PathBuf),
    /// The system failed.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
}

/// Files that are written beside their folder, and moved into it when all are there.
#[derive(Debug)]
pub(crate) struct Tree {
    target: PathBuf,
    temporary: TempDir,
    names: BTreeSet<String>,
    _lock: TempDirLock,
}

impl Tree {
    /// Begins to write a folder; nothing of it is changed yet.
    ///
    /// # Errors
    /// If it holds anything and is not to be replaced, or the system fails.
    pub(crate) fn begin(target: &Path, replace: bool) -> Result<Self, TreeError> {
        if let Some(to) = dangling(target) {
            return Err(TreeError::Dangling(target.to_owned(), to));
        }
        let above = target.ancestors().find(|path| path.exists());
        if let Some(file) = above.filter(|path| !path.is_dir()) {
            return Err(TreeError::NotAFolder(file.to_owned()));
        }
        let failed = |source| TreeError::Io { path: target.to_owned(), source };
        if target.is_dir() && !replace && holds_anything(target).map_err(failed)? {
            return Err(TreeError::NotEmpty(target.to_owned()));
        }
        let beside = if target.is_dir() { target } else { folder_of(target) };
        fs::create_dir_all(beside).map_err(failed)?;
        let lock = TempDirLock::in_folder(beside);
        let temporary = temporary_folder(beside).map_err(failed)?;
        Ok(Self { target: target.to_owned(), temporary, names: BTreeSet::new(), _lock: lock })
    }

    /// A new file, with its folders. Names have `/` between their parts.
    ///
    /// # Errors
    /// If it cannot be created, or its name leaves the folder.
    pub(crate) fn file(&mut self, name: &str) -> io::Result<File> {
        let path = Path::new(name);
        if !is_inside(name) {
            return Err(io::Error::other(format!("`{name}` is no name of a file")));
        }
        let place = self.temporary.path().join(path);
        fs::create_dir_all(folder_of(&place))?;
        self.names.insert(name.to_owned());
        File::create(place)
    }

    /// The text of a file that was written.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(crate) fn text(&self, name: &str) -> io::Result<String> {
        io::read_to_string(super::open_regular(&self.temporary.path().join(name))?)
    }

    /// Moves the files into their folder. A new folder appears at once; in one that is
    /// there, each file is replaced at once, and those of an earlier export that are no
    /// longer written are removed. Files of others stay.
    ///
    /// # Errors
    /// If a file of another kind is in the way, or the system fails.
    pub(crate) fn finish(mut self) -> Result<(), TreeError> {
        let earlier = super::open_regular(&self.target.join(LIST)).and_then(io::read_to_string);
        let earlier: BTreeSet<String> = earlier
            .unwrap_or_default()
            .lines()
            .filter(|name| is_inside(name))
            .map(str::to_owned)
            .collect();
        if let Some(foreign) = self.names.iter().find_map(|name| self.foreign(name, &earlier)) {
            return Err(TreeError::Foreign(foreign));
        }
        let path = self.target.clone();
        self.place(&earlier).map_err(|source| TreeError::Io { path, source })
    }

    /// What is in the way of a file: a file that is not kb's own, or a link or file where a
    /// folder has to be.
    fn foreign(&self, name: &str, earlier: &BTreeSet<String>) -> Option<PathBuf> {
        let place = self.target.join(name);
        let data = fs::symlink_metadata(&place).ok();
        if data.is_some_and(|data| !data.is_file() || !earlier.contains(name)) {
            return Some(place);
        }
        let above = Path::new(name).ancestors().skip(1).filter(|path| !path.as_os_str().is_empty());
        let above = above.map(|path| self.target.join(path));
        { above }.find(|path| fs::symlink_metadata(path).is_ok_and(|data| !data.is_dir()))
    }

    fn place(&mut self, earlier: &BTreeSet<String>) -> io::Result<()> {
        let list: Vec<_> = self.names.iter().map(String::as_str).collect();
        fs::write(self.temporary.path().join(LIST), list.join("\n"))?;
        if !self.target.is_dir() {
            fs::rename(self.temporary.path(), &self.target)?;
            // The folder has its own name now: do not delete it.
            self.temporary.disable_cleanup(true);
            return sync_folder(folder_of(&self.target));
        }
        for name in self.names.iter().map(String::as_str).chain([LIST]) {
            let place = self.target.join(name);
            fs::create_dir_all(folder_of(&place))?;
            fs::rename(self.temporary.path().join(name), place)?;
        }
        for name in earlier.difference(&self.names) {
            if self.foreign(name, earlier).is_none() {
                // It may be gone already.
                let _ = fs::remove_file(self.target.join(name));
            }
        }
        sync_folder(&self.target)
    }
}

/// Whether a name leads to a file within the folder.
fn is_inside(name: &str) -> bool {
    Path::new(name).components().all(|part| matches!(part, Component::Normal(_)))
}

/// Whether a folder has entries other than those that killed processes left.
fn holds_anything(folder: &Path) -> io::Result<bool> {
    let mut entries = fs::read_dir(folder)?;
    let own = |entry: &fs::DirEntry| entry.file_name().to_str().is_some_and(is_temporary);
    Ok(entries.any(|entry| !entry.as_ref().is_ok_and(own)))
}
