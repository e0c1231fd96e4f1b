//! Errors about the backup that a restore names.

use super::StoreError;

impl StoreError {
    /// The same error, if it is about the file itself, as one about a backup.
    pub(in crate::store) fn of_backup(self) -> Self {
        match self {
            Self::Missing(_)
            | Self::Folder(_)
            | Self::NotAFile { .. }
            | Self::DanglingLink { .. }
            | Self::Empty(_)
            | Self::NotADatabase(_)
            | Self::Foreign { .. }
            | Self::Newer { .. }
            | Self::Divergent { .. }
            | Self::HalfApplied { .. }
            | Self::Altered { .. }
            | Self::PendingWal(_)
            | Self::Unreadable { .. }
            | Self::Damaged { .. } => Self::Backup(Box::new(self)),
            other => other,
        }
    }
}

/// What is wrong with a backup.
pub(super) fn backup_problem(error: &StoreError) -> String {
    match error {
        StoreError::Missing(path) => format!("there is no backup {}", path.display()),
        StoreError::Folder(path) => format!("{} is a folder, not a backup", path.display()),
        error => error.to_string(),
    }
}

/// What to do about a backup.
pub(super) fn backup_hint(error: &StoreError) -> String {
    use StoreError::{Newer, NotAFile, PendingWal, Unreadable};
    match error {
        Newer { .. } | NotAFile { .. } | PendingWal(_) | Unreadable { .. } => error.hint(),
        _ => "name a sound file that `kb backup FILE` wrote; the base is as it was".to_owned(),
    }
}
