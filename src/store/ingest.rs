//! Ingesting loads the facts extracted from one document, in one transaction. A fact that
//! a curated dataset already has gets a support instead of a duplicate. Curated facts
//! never change.

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OptionalExtension, Transaction};

use super::base_file::BaseFile;
use super::create::Written;
use super::error::StoreError;
use super::load::{Change, LoadReport, Refusal, load};
use super::seed::write_canned;
use super::support::supported;
use crate::model::Dataset;

/// The input of an ingest.
pub struct Ingest<'i> {
    /// The extracted facts and their document, with every unit and metric that the
    /// figures use.
    pub dataset: &'i Dataset,
    /// The canned queries to keep in the base: name, titles, phrases,
    /// parameters and SQL. If empty, those in the base stay.
    pub canned: &'i [[String; 6]],
    /// Whether to load a document again that the base already has: the extraction may
    /// have improved.
    pub again: bool,
}

impl<'i> Ingest<'i> {
    /// The facts alone: no canned queries, and no document again.
    #[must_use]
    pub fn of(dataset: &'i Dataset) -> Self {
        Self { dataset, canned: &[], again: false }
    }
}

/// The result of an ingest.
#[derive(Debug)]
pub struct Ingested {
    /// The rows; `None` if the base has the document already.
    pub load: Option<LoadReport>,
    /// What loading it again would change, if the base has the document already.
    pub differs: Change,
    /// The dataset with the document's facts. If the base already had the document, its
    /// name may differ.
    pub dataset: String,
    /// The copy of the base made before its migration.
    pub backup: Option<PathBuf>,
    /// Whether the base is new.
    pub created: bool,
}

/// Loads the facts of one document into the base at `path`; creates it if there is none.
/// A document that the base already has, under any name, changes nothing; a changed one is
/// applied as a difference.
///
/// # Errors
/// If the base cannot be used or written, or the facts conflict with it.
/// The base is then unchanged.
pub fn ingest(path: &Path, wait: Duration, ingest: &Ingest<'_>) -> Result<Ingested, StoreError> {
    BaseFile::open(path, wait, || false)?.ingest(ingest)
}

impl BaseFile {
    /// Loads a document as [`ingest`] does.
    ///
    /// # Errors
    /// As [`ingest`].
    pub fn ingest(&mut self, ingest: &Ingest<'_>) -> Result<Ingested, StoreError> {
        let work = |transaction: &Transaction<'_>| load_document(transaction, ingest);
        let Written { done: (dataset, load), backup, created } = self.write(&work)?;
        // Under another name it has other slugs: a comparison would tell nothing.
        let differs = if load.is_none() && dataset == ingest.dataset.slug {
            let work = |transaction: &Transaction<'_>| would_change(transaction, ingest.dataset);
            self.rehearse(&work)?.done
        } else {
            Change::default()
        };
        Ok(Ingested { load, differs, dataset, backup, created })
    }
}

type Done = (String, Option<LoadReport>);

fn load_document(transaction: &Transaction<'_>, ingest: &Ingest<'_>) -> Result<Done, Refusal> {
    let dataset = ingest.dataset;
    if !ingest.canned.is_empty() {
        write_canned(transaction, ingest.canned)?;
    }
    let known = dataset.document.as_ref().map(|document| known(transaction, &document.hash));
    let mut dataset = Cow::Borrowed(dataset);
    if let Some(known) = known.transpose()?.flatten() {
        if !ingest.again {
            return Ok((known, None));
        }
        // It keeps the name that it has.
        dataset.to_mut().slug = known;
    }
    refuse_curated(transaction, &dataset.slug)?;
    let report = load(transaction, &supported(transaction, &dataset)?, &|_, _| {})?;
    Ok((dataset.into_owned().slug, Some(report)))
}

/// What loading a document again would change: it may be read by another kb, with other
/// names or options. Nothing, if a person has corrected it.
fn would_change(transaction: &Transaction<'_>, dataset: &Dataset) -> Result<Change, Refusal> {
    if refuse_curated(transaction, &dataset.slug).is_err() {
        return Ok(Change::default());
    }
    Ok(load(transaction, &supported(transaction, dataset)?, &|_, _| {})?.total())
}

/// The dataset of a document that the base already has.
fn known(connection: &Connection, hash: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT d.slug FROM documents AS dc JOIN datasets AS d ON d.id = dc.dataset_id
                 WHERE dc.hash = ?1";
    connection.query_row(query, [hash], |row| row.get(0)).optional()
}

/// Refuses to replace a curated dataset, or one with a fact that a person corrected.
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
