//! Errors of the command line: what went wrong, what to do next, and an exit code
//! for scripts.

use crate::dataset::{FolderError, Problems, WriteError};
use crate::ingest::ReadError;
use crate::query::QueryError;
use crate::store::StoreError;

/// A query or data error.
pub(super) const DATA: u8 = 1;
/// Wrong usage.
pub(super) const USAGE: u8 = 2;
/// A phrase was not understood.
pub(super) const PHRASE: u8 = 3;
/// The base cannot be used.
const BASE: u8 = 4;
/// A limit of time or memory was reached.
const LIMIT: u8 = 5;
/// Stopped by a signal.
pub(super) const INTERRUPTED: u8 = 130;

/// An error with its exit code and what to do next.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct CliError {
    pub(super) code: u8,
    pub(super) message: String,
    pub(super) hints: Vec<String>,
}

impl CliError {
    /// A query or data error.
    pub(super) fn data(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: DATA, message: message.into(), hints: vec![hint.into()] }
    }

    /// Wrong usage that clap cannot detect.
    pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: USAGE, message: message.into(), hints: vec![hint.into()] }
    }
}

impl From<anyhow::Error> for CliError {
    fn from(error: anyhow::Error) -> Self {
        let error = match error.downcast::<Self>() {
            Ok(failure) => return failure,
            Err(error) => error,
        };
        if let Some(error) = error.downcast_ref::<StoreError>() {
            return store(error);
        }
        if let Some(error) = error.downcast_ref::<QueryError>() {
            return query(error);
        }
        if let Some(Problems { all, more }) = error.downcast_ref::<Problems>() {
            let more = if *more { "more than " } else { "" };
            let message =
                format!("{more}{} in the dataset\n{error}", counted(all.len(), "problem"));
            return Self::data(message, "fix them and run again; nothing was loaded");
        }
        if let Some(error) = error.downcast_ref::<ReadError>() {
            return Self::data(error.to_string(), error.hint());
        }
        if let Some(error) = error.downcast_ref::<FolderError>() {
            let hint = "name a folder of TOML files with a dataset.toml (docs/dataset-format.md)";
            return Self::data(error.to_string(), hint);
        }
        if let Some(error) = error.downcast_ref::<WriteError>() {
            return Self::data(error.to_string(), error.hint());
        }
        Self { code: DATA, message: format!("{error:#}"), hints: Vec::new() }
    }
}

fn store(error: &StoreError) -> CliError {
    let code = match error {
        StoreError::Conflict(_)
        | StoreError::NoDataset { .. }
        | StoreError::Needed { .. }
        | StoreError::Exists(_)
        | StoreError::Itself(_) => DATA,
        StoreError::Interrupted => INTERRUPTED,
        StoreError::Timeout(_) | StoreError::Memory(_) => LIMIT,
        _ => BASE,
    };
    CliError { code, message: error.to_string(), hints: vec![error.hint()] }
}

fn query(error: &QueryError) -> CliError {
    let (code, hint) = match error {
        QueryError::Store(error) => return store(error),
        QueryError::Phrase(_) => (PHRASE, "`kb queries` lists what can be asked"),
        QueryError::NoQuery { .. } => (DATA, "`kb queries` lists the names; a phrase takes no -p"),
        QueryError::Sql { .. } => {
            (DATA, "`kb sql \"select name from sqlite_schema\"` lists the tables and views")
        }
        QueryError::Empty | QueryError::Refused(_) => {
            (DATA, "give one statement that only reads this base")
        }
        QueryError::Timeout(_) => {
            (LIMIT, "narrow the question, or allow more time with --timeout SECONDS")
        }
        QueryError::Memory(_) => {
            (LIMIT, "ask for fewer or shorter rows, or allow more with --memory MIB")
        }
        QueryError::Interrupted => (INTERRUPTED, "run it again"),
        QueryError::Parameter(_) => {
            (DATA, "`kb queries NAME` lists the parameters of a canned query")
        }
        QueryError::Engine(_) => (DATA, "leave out --engine and --lake: a base answers it"),
        QueryError::Sqlite(_) => (BASE, "`kb check` lists what is damaged"),
    };
    CliError { code, message: error.to_string(), hints: vec![hint.to_owned()] }
}

/// "1 problem", "2 problems".
pub(super) fn counted(number: usize, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {what}{s}")
}
