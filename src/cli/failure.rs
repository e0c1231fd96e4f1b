//! Errors as a user sees them: what went wrong, what to do next, and an exit
//! code that a script can tell apart.

use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::answer::{Answer, Body};
use super::args::Color;
use crate::dataset::{FolderError, Problems, WriteError};
use crate::ingest::ReadError;
use crate::query::QueryError;
use crate::render::visible;
use crate::store::StoreError;

/// A query or data error.
pub(super) const DATA: u8 = 1;
/// Wrong usage.
const USAGE: u8 = 2;
/// A phrase that is not understood.
pub(super) const PHRASE: u8 = 3;
/// The base cannot be used.
const BASE: u8 = 4;
/// The limit of time or memory was reached.
const LIMIT: u8 = 5;
/// Stopped by the user.
pub(super) const INTERRUPTED: u8 = 130;

/// An error with its exit code and what to do next.
#[derive(Debug, thiserror::Error)]
#[error("{message}")]
pub(super) struct Failure {
    pub(super) code: u8,
    pub(super) message: String,
    pub(super) hints: Vec<String>,
}

impl Failure {
    /// A query or data error.
    pub(super) fn data(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: DATA, message: message.into(), hints: vec![hint.into()] }
    }

    /// Wrong usage that clap cannot see.
    pub(super) fn usage(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { code: USAGE, message: message.into(), hints: vec![hint.into()] }
    }

    /// Prints the error and gives its exit code.
    pub(super) fn print(&self, color: Color, as_json: bool) -> u8 {
        let mut err = io::stderr().lock();
        // Nobody is left to tell if standard error is closed.
        let _ = if as_json {
            let hints: Vec<_> = self.hints.iter().map(|hint| visible(hint)).collect();
            let object = serde_json::json!({ "error": visible(&self.message), "hints": hints });
            writeln!(err, "{object}")
        } else {
            let (red, plain) = if color.applies(&io::stderr()) {
                let style = anstyle::AnsiColor::Red.on_default().bold();
                (style.render().to_string(), style.render_reset().to_string())
            } else {
                Default::default()
            };
            let told: Vec<_> = std::iter::once(&self.message).chain(&self.hints).cloned().collect();
            writeln!(err, "{red}error:{plain} {}", visible(&told.join("\n  ")))
        };
        self.code
    }
}

impl From<anyhow::Error> for Failure {
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
            return Self::data(message, "mend them and run it again; nothing was loaded");
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

fn store(error: &StoreError) -> Failure {
    let code = match error {
        StoreError::Conflict(_) | StoreError::Exists(_) | StoreError::Itself(_) => DATA,
        StoreError::Interrupted => INTERRUPTED,
        StoreError::Timeout(_) | StoreError::Memory(_) => LIMIT,
        _ => BASE,
    };
    Failure { code, message: error.to_string(), hints: vec![error.hint()] }
}

fn query(error: &QueryError) -> Failure {
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
        QueryError::Interrupted => (INTERRUPTED, "run it again when you like"),
        QueryError::Parameter(_) => {
            (DATA, "`kb queries NAME` lists the parameters of a canned query")
        }
        QueryError::Sqlite(_) => {
            (BASE, "`kb sql \"pragma integrity_check\"` says whether the base is sound")
        }
    };
    Failure { code, message: error.to_string(), hints: vec![hint.to_owned()] }
}

/// "1 problem", "2 problems".
pub(super) fn counted(number: usize, what: &str) -> String {
    let s = if number == 1 { "" } else { "s" };
    format!("{number} {what}{s}")
}

/// What clap says: help and version are answers, the rest is wrong usage.
pub(super) fn usage(error: &clap::Error, color: Color, as_json: bool) -> anyhow::Result<Answer> {
    let help = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    let rendered = error.render();
    if help {
        let colored = color.applies(&io::stdout());
        let text = if colored { rendered.ansi().to_string() } else { rendered.to_string() };
        return Ok(Answer::text(text));
    }
    if as_json {
        let text = rendered.to_string();
        let (first, _) = text.split_once("\n\n").unwrap_or((&text, ""));
        let message = first.trim_start_matches("error: ").to_owned();
        let mut hints = vec!["kb --help lists the commands and options".to_owned()];
        for kind in [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg] {
            match error.get(kind) {
                Some(ContextValue::String(near)) => {
                    hints.insert(0, format!("did you mean {near}?"));
                }
                Some(ContextValue::Strings(near)) => {
                    hints.insert(0, format!("did you mean {}?", near.join(" or ")));
                }
                _ => {}
            }
        }
        return Err(Failure { code: USAGE, message, hints }.into());
    }
    let colored = color.applies(&io::stderr());
    let text = if colored { rendered.ansi().to_string() } else { rendered.to_string() };
    Ok(Answer { body: Body::Usage(text.trim_end().to_owned()), notes: Vec::new(), code: USAGE })
}
