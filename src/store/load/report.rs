//! What a load changed in each table.

/// The numbers of rows that a load added, changed and removed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// New rows.
    pub added: usize,
    /// Rows with changed values.
    pub changed: usize,
    /// Removed rows.
    pub removed: usize,
}

/// The change of each table, by its name.
pub(super) type Changes = Vec<(&'static str, Change)>;

/// The result of a load.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LoadReport {
    /// The change of each table of facts.
    pub changes: Vec<(&'static str, Change)>,
}

impl LoadReport {
    /// The sum of all changes.
    #[must_use]
    pub fn total(&self) -> Change {
        self.changes.iter().fold(Change::default(), |sum, (_, change)| Change {
            added: sum.added + change.added,
            changed: sum.changed + change.changed,
            removed: sum.removed + change.removed,
        })
    }
}
