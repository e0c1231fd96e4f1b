//! Why a question has no answer.

/// Why a statement or phrase could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// SQLite does not understand the statement.
    #[error("{message}")]
    Sql {
        /// What it says.
        message: String,
        /// The statement.
        sql: String,
        /// The byte it stumbled over, if it says.
        offset: Option<usize>,
    },
    /// There is nothing but white space and comments.
    #[error("the statement is empty")]
    Empty,
    /// The statement would do more than read this base.
    #[error("this statement may not run: {0}")]
    Refused(String),
    /// The time limit was reached.
    #[error("stopped at the time limit of {0} s")]
    Timeout(f64),
    /// The limit of memory, in MiB, was reached.
    #[error("stopped at the memory limit of {0} MiB")]
    Memory(usize),
    /// The user stopped it.
    #[error("interrupted")]
    Interrupted,
    /// A parameter is unknown, missing, or its value is no good.
    #[error("{0}")]
    Parameter(String),
    /// SQLite failed.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}
