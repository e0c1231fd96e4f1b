//! Facts as exports take them: each with what it stands with, its source, and the words
//! it rests on; all of a base, or those that an answer is about.

mod chosen;
mod views;

use super::bind::Unused;
use super::compile::header;
use super::error::QueryError;
use super::rows::Rows;
use super::run::run_with;
use super::show::View;
use crate::store::Base;

pub use chosen::{Chosen, Ids};
pub use views::{EXPORTED, ViewRows};

/// Facts by kind. Titles, names and statements are in one language; every slug is unique
/// within its kind. Facts have the columns `source`, `passage`, `locator`, `quote` (if the
/// passage is attached) and `language` (of the quote).
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// `slug`, `title`, `publisher`, `language`, `published`, `updated`, `address`, `dataset`.
    pub sources: Rows,
    /// `slug`, `kind`, `name`, `category`, `category_name`, `role`, `summary`, `aliases`.
    pub entities: Rows,
    /// `subject`, `subject_name`, `relation`, `object`, `object_name`.
    pub relations: Rows,
    /// `slug`, `date`, `starts_on`, `ends_on`, `title`, `summary`, `category`, and more.
    pub events: Rows,
    /// `event`, `role`, `kind`, `entity`, `name`.
    pub mentions: Rows,
    /// `slug`, `date`, `event`, `subject`, `metric`, the columns of an amount, `status`.
    pub figures: Rows,
    /// `slug`, `made`, `event`, `by`, `subject`, `due`, `statement`, `status`, `shown_by`.
    pub predictions: Rows,
}

impl Base {
    /// The facts with these ids; predictions that were made by the day of the view.
    ///
    /// # Errors
    /// If a limit is reached or the base cannot be read.
    pub fn facts(&mut self, ids: &Ids, view: &View) -> Result<Facts, QueryError> {
        let mut read = |sql: &'static str| {
            let rows = arranged(self, sql, ids, view);
            rows.map_err(|error| self.query_error(error))
        };
        Ok(Facts {
            sources: read(include_str!("../sql/facts/sources.sql"))?,
            entities: read(include_str!("../sql/facts/entities.sql"))?,
            relations: read(include_str!("../sql/facts/relations.sql"))?,
            events: read(include_str!("../sql/facts/events.sql"))?,
            mentions: read(include_str!("../sql/facts/mentions.sql"))?,
            figures: read(include_str!("../sql/facts/figures.sql"))?,
            predictions: read(include_str!("../sql/facts/predictions.sql"))?,
        })
    }
}

/// The rows of a statement, with lists split and amounts marked as its header says.
fn arranged(
    base: &mut Base,
    sql: &'static str,
    ids: &Ids,
    view: &View,
) -> Result<Rows, QueryError> {
    // A statement without a header has no column to arrange.
    let header = header::read("facts", sql).map(|(header, ..)| header).unwrap_or_default();
    let statement = ids.statement(sql, view);
    let mut rows = run_with(base.connection_mut(), &statement, &view.limits, Unused::Ignored)?;
    rows.split(&header.lists);
    rows.reading.amount = header.amount.then_some(view.language);
    Ok(rows)
}
