//! What a load changed in each table.

/// How many rows of a table a load added, changed and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Rows that are new.
    pub added: usize,
    /// Rows that have other values now.
    pub changed: usize,
    /// Rows that are gone.
    pub removed: usize,
}

/// The change of each table, by its name.
pub(super) type Changes = Vec<(&'static str, Change)>;

/// What a load did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// For every table a dataset fills, what changed in it.
    pub changes: Vec<(&'static str, Change)>,
}

impl LoadReport {
    /// The changes of all tables together.
    #[must_use]
    pub fn total(&self) -> Change {
        self.changes.iter().fold(Change::default(), |sum, (_, change)| Change {
            added: sum.added + change.added,
            changed: sum.changed + change.changed,
            removed: sum.removed + change.removed,
        })
    }
}
