//! What a base holds in the formats of other programs. Each export takes [`Facts`] and
//! returns text, or writes a folder; the same facts always give the same bytes.

mod calendar;
mod csv;
mod datasette;
mod feed;
mod jsonld;
mod markdown;
#[cfg(feature = "parquet")]
pub mod parquet;
mod text;
mod timelinejs;

pub(crate) use calendar::calendar;
pub(crate) use csv::write_csv;
pub(crate) use datasette::{Described, write_datasette};
pub(crate) use feed::{Entry, Feed, entry_of_event, entry_of_prediction, feed};
pub(crate) use jsonld::jsonld;
pub(crate) use markdown::write_markdown;
pub(crate) use text::{file_name, html};
pub(crate) use timelinejs::timelinejs;

use chrono::NaiveDate;

use crate::files::TreeError;
use crate::language::words::{Words, words};
use crate::model::Language;
use crate::query::QueryError;
use crate::query::facts::Facts;

/// Facts, and how they are written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told<'f> {
    /// The facts.
    pub(crate) facts: &'f Facts,
    /// The language of titles, names and statements.
    pub(crate) language: Language,
    /// The day for which the status of predictions is computed.
    pub(crate) day: NaiveDate,
}

impl Told<'_> {
    fn words(&self) -> &'static Words {
        words(self.language)
    }
}

/// Why a folder cannot be exported.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The base cannot be read.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// The folder cannot be written.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// A file cannot be written.
    #[error("the export cannot be written: {0}")]
    Io(#[from] std::io::Error),
}
