//! What to do about an error of the store.

use std::path::Path;

use super::backup::backup_hint;
use super::{StoreError, quoted};
use crate::model::text::nearest;

impl StoreError {
    /// What to do next.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Missing(_)
            | Self::Empty(_)
            | Self::NoFolder(_)
            | Self::NotAFolder(_)
            | Self::Folder(_)
            | Self::TargetFolder(_)
            | Self::NotAFile { .. }
            | Self::DanglingLink { .. }
            | Self::NotADatabase(_)
            | Self::Foreign { .. }
            | Self::Itself(_) => self.naming_hint(),
            Self::Newer { .. } => "install the newer kb that wrote it".to_owned(),
            Self::Older { path, .. } => format!(
                "run `kb migrate{}`; it keeps a copy of the old base beside it",
                option(path)
            ),
            Self::Divergent { .. } | Self::HalfApplied { .. } => {
                "restore the base from a backup, or seed a new one with --db FILE; \
                 `kb migrate --status` lists its migrations"
                    .to_owned()
            }
            Self::Memory(_) => "allow more with --memory MIB where the command has it, or \
                                close other programs"
                .to_owned(),
            Self::Altered { path, .. } => format!(
                "nothing was written; `kb check{}` lists all differences. \
                 Name a new base with --db FILE",
                option(path)
            ),
            Self::ReadOnly(path) => {
                format!("allow writing ({}), or name another file with --db FILE", path.display())
            }
            Self::Unfinished(path) => format!(
                "allow writing ({}) and run it again: the write is rolled back then",
                path.display()
            ),
            Self::PendingWal(path) => format!(
                "allow writing, or copy {0} and {0}-wal to another folder and read the copy",
                path.display()
            ),
            Self::Unreadable { .. } => "check its permissions".to_owned(),
            Self::Locked(_) => {
                "try again when the other program is done, or wait longer with --wait SECONDS"
                    .to_owned()
            }
            Self::Damaged { .. } => {
                "restore it from a backup, or save what can be read with `sqlite3 FILE .recover`"
                    .to_owned()
            }
            Self::Backup(error) => backup_hint(error),
            Self::Unsound { path, .. } => {
                format!(
                    "`kb check --db {}` lists the findings; nothing was changed",
                    path.display()
                )
            }
            Self::Exists(_) => "name another file, or replace it with --force".to_owned(),
            Self::OrphanJournal(path) => format!(
                "if that base exists, run `kb check --db BASE` on it first; \
                 otherwise move {} away, or beside its base if you still have that",
                path.display()
            ),
            Self::Full(_) => {
                "free some disk space and run it again; the base is as it was".to_owned()
            }
            Self::Replaced(_) => "run it again, on the base that is there now".to_owned(),
            Self::Faulty { .. } => {
                "check the disk, the free space on it, and the limit on file sizes \
                 (ulimit -f); the base is as it was"
                    .to_owned()
            }
            Self::Unconfirmed { .. } => {
                "the change is in the file; check the disk, and back up to another one \
                 (kb backup FILE)"
                    .to_owned()
            }
            Self::Interrupted => "run it again when you like".to_owned(),
            Self::Timeout(_) => "allow more time with --timeout SECONDS".to_owned(),
            Self::NoDataset { slug, known, .. } => dataset_hint(slug, known),
            Self::Needed { by, .. } => {
                format!("nothing was removed; remove {} first", quoted(by))
            }
            Self::Conflict(_) => "change the dataset; nothing was loaded".to_owned(),
            Self::Migration { .. } => {
                "the base is as it was; rename the conflicting objects, or restore a backup \
                 (kb restore FILE)"
                    .to_owned()
            }
            Self::Io { .. } | Self::Sqlite { .. } => {
                "the base is as it was; check the disk and the file's permissions".to_owned()
            }
        }
    }

    /// What to do next where another file must be named.
    fn naming_hint(&self) -> String {
        match self {
            Self::Missing(path) | Self::Empty(path) => format!(
                "run `kb seed{}` to make it, or name another file with --db FILE",
                option(path)
            ),
            Self::NoFolder(path) => format!("make it with `mkdir -p {}`", path.display()),
            Self::NotAFolder(_) => "name a file in a folder".to_owned(),
            Self::Folder(path) => {
                format!("name a file in it: --db {}", path.join("kb.db").display())
            }
            Self::TargetFolder(path) => {
                format!("name a file in it, as {}", path.join("backup.db").display())
            }
            Self::NotAFile { path, .. } => {
                format!("move {} away, or name another file", path.display())
            }
            Self::DanglingLink { path, .. } => format!(
                "put the file there, remove the link (rm {}), or name another file",
                path.display()
            ),
            Self::NotADatabase(_) | Self::Foreign { .. } => {
                "it was left as it is; move it away, or name another file with --db FILE".to_owned()
            }
            _ => "name another file".to_owned(),
        }
    }
}

/// The option that names a base, unless it is the one every command takes.
fn option(path: &Path) -> String {
    if path == Path::new("kb.db") {
        return String::new();
    }
    format!(" --db {}", path.display())
}

/// The nearest dataset, or the one that has the word in its name.
fn dataset_hint(slug: &str, known: &[String]) -> String {
    if known.is_empty() {
        return "it has no datasets at all".to_owned();
    }
    let mut known = known.iter().map(String::as_str);
    let near = nearest(slug, known.clone());
    match near.or_else(|| known.find(|known| known.split('-').any(|word| word == slug))) {
        Some(near) => format!("did you mean \"{near}\"? `kb datasets` lists them"),
        None => "`kb datasets` lists those that it has".to_owned(),
    }
}
