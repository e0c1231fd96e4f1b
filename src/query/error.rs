//! Why a question has no answer.

use super::phrase::PhraseError;
use super::phrase::refusal::Refusal;
use crate::store::StoreError;

/// Why a statement or question could not be answered.
#[derive(Debug, thiserror::Error)]
pub enum QueryError {
    /// The phrase is not understood.
    #[error(transparent)]
    Phrase(#[from] Refusal),
    /// There is no canned query of this name; the nearest one, if it is near.
    #[error("there is no canned query \"{name}\"{}", did_you_mean(*.nearest))]
    NoQuery {
        /// The name.
        name: String,
        /// The name that was probably meant.
        nearest: Option<&'static str>,
    },
    /// SQLite does not understand the statement.
    #[error("{message}")]
    Sql {
        /// What it says.
        message: String,
        /// The statement.
        sql: String,
        /// The byte where it failed, if it says.
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
    /// A parameter is unknown, missing, or its value is not of its kind.
    #[error("{0}")]
    Parameter(String),
    /// The question cannot be asked of another engine.
    #[error("{0}")]
    Engine(String),
    /// The base failed.
    #[error(transparent)]
    Store(Box<StoreError>),
    /// SQLite failed.
    #[error(transparent)]
    Sqlite(#[from] rusqlite::Error),
}

impl From<StoreError> for QueryError {
    fn from(error: StoreError) -> Self {
        Self::Store(Box::new(error))
    }
}

fn did_you_mean(name: Option<&str>) -> String {
    name.map_or_else(String::new, |name| format!(" (did you mean `{name}`?)"))
}

impl From<PhraseError> for QueryError {
    fn from(error: PhraseError) -> Self {
        match error {
            PhraseError::Refused(refusal) => Self::Phrase(refusal),
            PhraseError::Sqlite(error) => Self::Sqlite(error),
        }
    }
}
