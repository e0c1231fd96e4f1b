//! Ingesting: what was extracted from one document into the base, in one
//! transaction. What the base has of it already is supported, not doubled, and
//! what a person curated is never touched.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction};

use super::base_file::BaseFile;
use super::create::Written;
use super::error::StoreError;
use super::load::{LoadReport, Refusal, load};
use super::seed::write_canned;
use super::support::supported;
use crate::model::Dataset;

/// What an ingest brings into a base.
pub struct Ingest<'i> {
    /// What was extracted, with its document. It describes every unit and metric
    /// that its figures use.
    pub dataset: &'i Dataset,
    /// The canned queries to keep in the base: name, titles, phrases,
    /// parameters and SQL. With none, those that are there stay.
    pub canned: &'i [[String; 6]],
    /// Whether to load a document that the base has already once more: its facts
    /// may be found better now.
    pub again: bool,
}

impl<'i> Ingest<'i> {
    /// The facts alone: no canned queries, and no document twice.
    #[must_use]
    pub fn of(dataset: &'i Dataset) -> Self {
        Self { dataset, canned: &[], again: false }
    }
}

/// What an ingest did.
#[derive(Debug)]
pub struct Ingested {
    /// The rows; `None` if the base has the document already.
    pub load: Option<LoadReport>,
    /// The dataset that the document's facts are in: under another name if the
    /// document was known under it.
    pub dataset: String,
    /// The copy of the base that was made before it was migrated.
    pub backup: Option<PathBuf>,
    /// Whether the base is new.
    pub created: bool,
}

/// Loads what was extracted from one document into the base at `path`, which is
/// made if there is none. A document that the base has already, under whatever
/// name, changes nothing; a changed one is applied as a difference.
///
/// # Errors
/// If the base cannot be used or written, or the facts do not fit it; the base
/// is then as it was.
pub fn ingest(path: &Path, wait: Duration, ingest: &Ingest<'_>) -> Result<Ingested, StoreError> {
    BaseFile::open(path, wait, || false)?.ingest(ingest)
}

impl BaseFile {
    /// Loads a document as [`ingest`] does.
    ///
    /// # Errors
    /// As [`ingest`].
    pub fn ingest(&mut self, ingest: &Ingest<'_>) -> Result<Ingested, StoreError> {
        let work = |transaction: &Transaction<'_>| bring_in(transaction, ingest);
        let Written { done: (dataset, load), backup, created } = self.write(&work)?;
        Ok(Ingested { load, dataset, backup, created })
    }
}

type Done = (String, Option<LoadReport>);

fn bring_in(transaction: &Transaction<'_>, ingest: &Ingest<'_>) -> Result<Done, Refusal> {
    let dataset = ingest.dataset;
    if !ingest.canned.is_empty() {
        write_canned(transaction, ingest.canned)?;
    }
    let known = dataset.document.as_ref().map(|document| known(transaction, &document.hash));
    if let Some(known) = known.transpose()?.flatten()
        && !(ingest.again && known == dataset.slug)
    {
        return Ok((known, None));
    }
    refuse_curated(transaction, &dataset.slug)?;
    let report = load(transaction, &supported(transaction, dataset)?, &|_, _| {})?;
    Ok((dataset.slug.clone(), Some(report)))
}

/// The dataset of a document that the base has already.
fn known(connection: &Connection, hash: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT d.slug FROM documents AS dc JOIN datasets AS d ON d.id = dc.dataset_id
                 WHERE dc.hash = ?1";
    connection.query_row(query, [hash], |row| row.get(0)).optional()
}

/// Refuses to replace what a person curated, be it the whole dataset or a fact
/// that was corrected.
fn refuse_curated(connection: &Connection, slug: &str) -> Result<(), Refusal> {
    let query = "SELECT NOT EXISTS (SELECT 1 FROM documents AS x WHERE x.dataset_id = d.id)
            OR EXISTS (SELECT 1 FROM events AS x WHERE x.dataset_id = d.id AND x.origin = 'curated')
            OR EXISTS (SELECT 1 FROM figures AS x WHERE x.dataset_id = d.id AND x.origin = 'curated')
            OR EXISTS (SELECT 1 FROM predictions AS x
                       WHERE x.dataset_id = d.id AND x.origin = 'curated')
        FROM datasets AS d WHERE d.slug = ?1";
    let curated = connection.query_row(query, [slug], |row| row.get(0)).optional()?;
    if curated == Some(true) {
        return Err(Refusal::Conflict(format!(
            "the dataset \"{slug}\" of the base is curated; what is extracted never replaces it"
        )));
    }
    Ok(())
}
