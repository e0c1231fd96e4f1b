//! The limits within which a statement runs.

use std::time::Duration;

/// The limits of a statement.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may run.
    pub timeout: Duration,
    /// How many rows are kept; `None` for all.
    pub rows: Option<usize>,
    /// Whether rows past the limit are counted, or the statement is stopped.
    pub count_rest: bool,
    /// How many bytes the rows may take.
    pub memory: usize,
    /// Whether the user wants to stop.
    pub stop: fn() -> bool,
}

impl Limits {
    /// The limit of memory as a user gives it.
    pub(crate) fn mebibytes(&self) -> usize {
        self.memory / (1024 * 1024)
    }
}

impl Default for Limits {
    /// Ten seconds, all rows, 256 MiB.
    fn default() -> Self {
        Self {
            timeout: Duration::from_secs(10),
            rows: None,
            count_rest: true,
            memory: 256 * 1024 * 1024,
            stop: || false,
        }
    }
}
