//! The base as a page that anyone can read: the questions of `kb query`, answered over
//! HTTP, read only. A page asks the same engine as the command line and writes no SQL.
//!
//! Bottom up: `visit` → `reply`, `shell` → `place` → `cell` → `table`, `fault` → `drawing` →
//! `asked` → `chips`, `facets`, `overview` → the pages and `feeds`; `cache`, `guard` → `routes`
//! → `server`, `publish`.

mod answer;
mod ask;
mod asked;
mod assets;
mod cache;
mod cell;
mod chips;
mod complete;
mod drawing;
mod facets;
mod fault;
mod feeds;
mod guard;
mod home;
mod overview;
mod place;
mod publish;
mod reply;
mod routes;
mod server;
mod shell;
mod sql;
mod table;
mod thing;
mod visit;

use chrono::{Local, NaiveDate};

use crate::model::Language;
use crate::query::Limits;

pub(crate) use publish::{PublishError, publish};
pub(crate) use server::serve;

/// What is served, and how.
#[derive(Clone, Debug)]
pub(crate) struct Site {
    /// The limits of every question.
    pub(crate) limits: Limits,
    /// The names that the page may be asked for by, beside those of this machine.
    pub(crate) hosts: Vec<String>,
    /// The language of those who ask for none.
    pub(crate) language: Option<Language>,
    /// The day for which statuses are computed; none for today.
    pub(crate) as_of: Option<NaiveDate>,
    /// Whether SQL may be asked.
    pub(crate) sql: bool,
    /// Whether a page waits for all of its parts, however long they take.
    pub(crate) is_patient: bool,
    /// Reports errors to the operator.
    pub(crate) tell: fn(&str),
}

impl Site {
    /// The day for which statuses are computed if an address names none.
    fn day(&self) -> NaiveDate {
        self.as_of.unwrap_or_else(|| Local::now().date_naive())
    }
}
