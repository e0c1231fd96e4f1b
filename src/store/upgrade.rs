//! Upgrades a base to the latest schema, and lists its migrations.

use std::path::PathBuf;

use super::base::Base;
use super::create::change;
use super::error::StoreError;
use super::migrations::{Applied, LANDED, VIEWS_AND_HISTORY, history};
use super::seed::write_canned;

/// Every migration this kb knows or the base records, in order.
///
/// # Errors
/// If the history cannot be read.
pub fn status(base: &Base) -> Result<Vec<Applied>, StoreError> {
    let has_history = base.check_text(VIEWS_AND_HISTORY)?;
    let mut all = if has_history { history(base.connection(), base.path())? } else { Vec::new() };
    for (version, (name, checksum)) in (1..).zip(LANDED) {
        if !all.iter().any(|applied| applied.version == version) {
            let (name, checksum) = (name.to_owned(), checksum.to_string());
            all.push(Applied { version, name, applied_on: None, checksum });
        }
    }
    all.sort_by_key(|applied| applied.version);
    Ok(all)
}

/// The result of a migration.
#[derive(Debug)]
pub struct Migrated {
    /// The copy of the base, if its schema was older.
    pub backup: Option<PathBuf>,
    /// Whether the canned queries were replaced.
    pub renewed: bool,
}

/// Backs up an older base beside itself, migrates it to the latest schema and
/// replaces its canned queries by `canned`, in one transaction.
///
/// # Errors
/// If the copy or the migration fails. The base is then unchanged.
pub fn migrate(base: &Base, canned: &[[String; 6]]) -> Result<Migrated, StoreError> {
    let written = change(base, &|transaction| Ok(write_canned(transaction, canned)?))?;
    Ok(Migrated { backup: written.backup, renewed: written.done })
}
