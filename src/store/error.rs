//! Errors of the store, each with a message and a hint.

mod backup;
mod hint;
mod sqlite;

use std::io;
use std::path::{Path, PathBuf};

use backup::backup_problem;

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
    /// The base has no such dataset.
    #[error("{} has no dataset \"{slug}\"", path.display())]
    NoDataset {
        /// The base.
        path: PathBuf,
        /// The name that was asked for.
        slug: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// Other datasets refer to facts of the dataset.
    #[error("\"{slug}\" cannot be removed: curated facts of {} stand on its own", quoted(by))]
    Needed {
        /// The dataset.
        slug: String,
        /// The others.
        by: Vec<String>,
    },
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
}

/// Names in quotation marks, with commas between them.
fn quoted(names: &[String]) -> String {
    let quoted: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    quoted.join(", ")
}
