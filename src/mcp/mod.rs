//! The questions of kb as tools of assistants: the Model Context Protocol over standard
//! input and output, or beside the page. The tools ask the same engine as the command line.
//! Nothing here writes, fetches, or reads another file than the base, except for drafts in the
//! folder of `--drafts`.
//!
//! Bottom up: `text`, `given`, `fault` → `reply` → `answers`, `things`, `links`, `verify` →
//! `drafts` → `tools` → `handler`; `message` → `http`, `lines` → `server`.

mod answers;
mod drafts;
mod fault;
mod given;
mod handler;
mod http;
mod lines;
mod links;
mod message;
mod reply;
mod resources;
mod server;
mod text;
mod things;
mod tools;
mod verify;

use std::path::PathBuf;
use std::time::Duration;

use chrono::{Local, NaiveDate};

use crate::model::Language;
use crate::query::Limits;

pub(crate) use http::routes;
pub(crate) use server::serve;
pub(crate) use verify::judgements;

/// What is answered from, and how.
#[derive(Clone, Debug)]
pub(crate) struct Setup {
    /// How long a lock of the base is waited for.
    pub(crate) wait: Duration,
    /// The limits of every question.
    pub(crate) limits: Limits,
    /// The language of answers; none for that of the phrase.
    pub(crate) language: Option<Language>,
    /// The day for which statuses are computed; none for today.
    pub(crate) as_of: Option<NaiveDate>,
    /// Whether SQL may be asked.
    pub(crate) sql: bool,
    /// The folder that drafts may be written into; none if none may.
    pub(crate) drafts: Option<PathBuf>,
}

impl Setup {
    /// The day for which statuses are computed if a call names none.
    fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| Local::now().date_naive())
    }
}
