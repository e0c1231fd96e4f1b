//! Errors of the store, each with a message and a hint.

mod backup;
mod sqlite;

use std::io;
use std::path::{Path, PathBuf};

use backup::{backup_hint, backup_problem};

/// Why a base cannot be opened, read or written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// There is no file.
    #[error("there is no base at {}", .0.display())]
    Missing(PathBuf),
    /// The folder that should hold the base is missing.
    #[error("there is no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// The folder that should hold the file is a file.
    #[error("{} is not a folder", .0.display())]
    NotAFolder(PathBuf),
    /// The path is a folder.
    #[error("{} is a folder, not a base", .0.display())]
    Folder(PathBuf),
    /// A file is to be written, and the path is a folder.
    #[error("{} is a folder", .0.display())]
    TargetFolder(PathBuf),
    /// The path, or that of a journal, leads to a pipe, a device or the like.
    #[error("{} is {kind}, not a regular file", path.display())]
    NotAFile {
        /// The file.
        path: PathBuf,
        /// What it is.
        kind: &'static str,
    },
    /// The path is a symbolic link to a file that does not exist.
    #[error("{} is a symbolic link to {}, which does not exist", path.display(), target.display())]
    DanglingLink {
        /// The link.
        path: PathBuf,
        /// Its target.
        target: PathBuf,
    },
    /// The file exists and holds nothing.
    #[error("{} is empty", .0.display())]
    Empty(PathBuf),
    /// The file is no SQLite database.
    #[error("{} is not a SQLite database", .0.display())]
    NotADatabase(PathBuf),
    /// A SQLite database that is not a base.
    #[error("{} is a SQLite database of something else (application_id {application_id})", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
        /// Its application id.
        application_id: i64,
    },
    /// The base was written by a newer kb.
    #[error("{} has schema {found}; this kb knows schemas up to {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The newest schema known here.
        known: i64,
    },
    /// The base needs a migration first.
    #[error("{} has schema {found}; this kb needs schema {known}", path.display())]
    Older {
        /// The file.
        path: PathBuf,
        /// Its schema.
        found: i64,
        /// The schema needed.
        known: i64,
    },
    /// A migration in the base differs from the one of that number here.
    #[error("migration {version} ({name}) in {} differs from the one in this kb", path.display())]
    Divergent {
        /// The file.
        path: PathBuf,
        /// The migration's number.
        version: i64,
        /// Its name in the base.
        name: String,
    },
    /// The migrations recorded and the schema's number disagree.
    #[error("a migration of {} stopped half-way: the schema says {found}, its history {recorded}", path.display())]
    HalfApplied {
        /// The file.
        path: PathBuf,
        /// `user_version`.
        found: i64,
        /// The newest migration in the history, 0 for none.
        recorded: i64,
    },
    /// The schema is not the one that kb makes.
    #[error("the schema of {} is not kb's own: {reason}", path.display())]
    Altered {
        /// The file.
        path: PathBuf,
        /// The first thing that differs.
        reason: String,
    },
    /// The file or its folder cannot be written.
    #[error("{} cannot be written: the file or its folder is read-only", .0.display())]
    ReadOnly(PathBuf),
    /// A crash left the file in the middle of a write, and it cannot be written.
    #[error("{} was left in the middle of a write, and the file or its folder is read-only", .0.display())]
    Unfinished(PathBuf),
    /// A base in WAL mode has changes in its WAL, and no side file can be written.
    #[error("{} has changes in its WAL that cannot be read: the file or its folder is read-only", .0.display())]
    PendingWal(PathBuf),
    /// The system refuses to read the file.
    #[error("{} cannot be read: {reason}", path.display())]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Another program replaced the file of the base.
    #[error("{} was replaced by another program in the meantime", .0.display())]
    Replaced(PathBuf),
    /// The system fails to read or write.
    #[error("{} cannot be read or written: {reason}", path.display())]
    Faulty {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
    },
    /// The file was written and in place when the system failed.
    #[error("{} was written, but then the system failed: {reason}", path.display())]
    Unconfirmed {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// Another program holds the base.
    #[error("{} is locked by another program", .0.display())]
    Locked(PathBuf),
    /// The file is damaged.
    #[error("{} is damaged: {reason}", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What SQLite says.
        reason: String,
    },
    /// A backup to be restored cannot be used.
    #[error("{}", backup_problem(.0))]
    Backup(Box<StoreError>),
    /// A backup to be restored is not sound itself.
    #[error("{} is not sound: {findings} findings", path.display())]
    Unsound {
        /// The file.
        path: PathBuf,
        /// The number of findings.
        findings: usize,
    },
    /// The file to be written exists.
    #[error("{} already exists", .0.display())]
    Exists(PathBuf),
    /// A journal or WAL of another base has the name of one of this base.
    #[error("{} is left over from another base, and would be replayed into this one", .0.display())]
    OrphanJournal(PathBuf),
    /// The target of a backup is the base itself.
    #[error("{} is the base itself", .0.display())]
    Itself(PathBuf),
    /// The disk is full.
    #[error("no space is left to write {}", .0.display())]
    Full(PathBuf),
    /// The user stopped it.
    #[error("interrupted; the base is as it was")]
    Interrupted,
    /// The time limit was reached.
    #[error("stopped at the time limit of {0} s")]
    Timeout(f64),
    /// A dataset does not fit what the base holds.
    #[error("{0}")]
    Conflict(String),
    /// The system refused to write.
    #[error("{} cannot be written: {source}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// SQLite needs more memory than is allowed or available.
    #[error("not enough memory for {}", .0.display())]
    Memory(PathBuf),
    /// Anything else SQLite says.
    #[error("{}: {source}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What it says.
        source: rusqlite::Error,
    },
    /// A migration failed.
    #[error("{} cannot be migrated: {reason}", path.display())]
    Migration {
        /// The file.
        path: PathBuf,
        /// What refinery says.
        reason: String,
    },
}

impl StoreError {
    /// Whether the file was written in spite of the error.
    pub(super) fn is_after_write(&self) -> bool {
        matches!(self, Self::Unconfirmed { .. })
    }

    /// Why no file can be in a folder that cannot be opened as one.
    pub(super) fn no_folder(folder: &Path) -> Self {
        let folder = folder.to_owned();
        if folder.exists() { Self::NotAFolder(folder) } else { Self::NoFolder(folder) }
    }

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
