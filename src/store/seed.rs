//! Seeding loads a dataset into a base, attaches the user's copy of its source, and
//! stores the canned queries.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Transaction;

use super::attach::{AttachReport, attach};
use super::base_file::BaseFile;
use super::bulk::DeferredIndexes;
use super::create::Written;
use super::error::StoreError;
use super::load::{LoadReport, Progress, Refusal, counts, load};
use super::support::supported;
use crate::model::Dataset;

/// The input of a seed.
pub struct Seed<'s> {
    /// The facts.
    pub dataset: &'s Dataset,
    /// The user's copy of the source, to attach.
    pub article: Option<&'s str>,
    /// The canned queries to keep in the base: name, titles, phrases,
    /// parameters and SQL.
    pub canned: &'s [[String; 6]],
    /// Called with the number of rows loaded and the total.
    pub progress: &'s dyn Fn(usize, usize),
    /// Whether only to tell what would change.
    pub rehearse: bool,
}

impl<'s> Seed<'s> {
    /// The facts alone: no copy, no canned queries, no progress callback.
    #[must_use]
    pub fn of(dataset: &'s Dataset) -> Self {
        Self { dataset, article: None, canned: &[], progress: &|_, _| {}, rehearse: false }
    }
}

/// The result of a seed.
#[derive(Debug)]
pub struct Seeded {
    /// The rows.
    pub load: LoadReport,
    /// The number of rows that each table of facts holds now, for all datasets.
    pub counts: Vec<(&'static str, u64)>,
    /// The passages, if a copy was given.
    pub attach: Option<AttachReport>,
    /// The copy of the base made before its migration.
    pub backup: Option<PathBuf>,
    /// Whether the base is new.
    pub created: bool,
}

/// Loads a dataset into the base at `path`; creates it if there is none.
///
/// # Errors
/// If the base cannot be used or written, or the dataset conflicts with
/// it. The base is then unchanged.
pub fn seed(path: &Path, wait: Duration, seed: &Seed<'_>) -> Result<Seeded, StoreError> {
    BaseFile::open(path, wait, || false)?.seed(seed)
}

impl BaseFile {
    /// Loads a dataset as [`seed`] does.
    ///
    /// # Errors
    /// As [`seed`].
    pub fn seed(&mut self, seed: &Seed<'_>) -> Result<Seeded, StoreError> {
        let work = |transaction: &Transaction<'_>| write_all(transaction, seed);
        let Written { done, backup, created } =
            if seed.rehearse { self.rehearse(&work)? } else { self.write(&work)? };
        let Loaded { load, counts, attach } = done;
        Ok(Seeded { load, counts, attach, backup, created })
    }
}

/// The result of the transaction.
struct Loaded {
    load: LoadReport,
    counts: Vec<(&'static str, u64)>,
    attach: Option<AttachReport>,
}

/// Loads, attaches and writes the canned queries.
fn write_all(transaction: &Transaction<'_>, seed: &Seed<'_>) -> Result<Loaded, Refusal> {
    let load = load_dataset(transaction, seed.dataset, seed.progress)?;
    let attach = match seed.article {
        Some(copy) => Some(attach(transaction, &seed.dataset.slug, copy)?),
        None => None,
    };
    write_canned(transaction, seed.canned)?;
    Ok(Loaded { load, counts: counts(transaction)?, attach })
}

/// Loads a dataset: in bulk if it is large and the base empty, with supports if it was
/// extracted.
pub(super) fn load_dataset(
    transaction: &Transaction<'_>,
    dataset: &Dataset,
    progress: Progress<'_>,
) -> Result<LoadReport, Refusal> {
    if is_large(dataset) && is_empty(transaction)? {
        load_large(transaction, dataset, progress)
    } else if dataset.document.is_some() {
        // An extracted dataset that a person corrected is linked as `ingest` links it.
        load(transaction, &supported(transaction, dataset)?, progress)
    } else {
        load(transaction, dataset, progress)
    }
}

/// Loads into an empty base without indexes, and builds these at the end.
fn load_large(
    transaction: &Transaction<'_>,
    dataset: &Dataset,
    progress: Progress<'_>,
) -> Result<LoadReport, Refusal> {
    let mut deferred = DeferredIndexes::drop(transaction)?;
    deferred.skip_checks(transaction, dataset)?;
    let load = load(transaction, dataset, progress)?;
    deferred.rebuild(transaction)?;
    Ok(load)
}

/// Whether building the indexes at the end is faster than updating them for every row.
fn is_large(dataset: &Dataset) -> bool {
    const LARGE: usize = 5_000;
    dataset.events.len() + dataset.figures.len() + dataset.predictions.len() >= LARGE
}

fn is_empty(transaction: &Transaction<'_>) -> rusqlite::Result<bool> {
    transaction.query_row("SELECT NOT EXISTS (SELECT 1 FROM datasets)", [], |row| row.get(0))
}

/// Replaces the table of canned queries if it differs; returns whether it did.
pub(super) fn write_canned(
    transaction: &Transaction<'_>,
    canned: &[[String; 6]],
) -> rusqlite::Result<bool> {
    let columns = "name, title_en, title_fr, phrases, parameters, sql";
    let query = format!("SELECT {columns} FROM canned_queries ORDER BY name");
    let mut statement = transaction.prepare(&query)?;
    let present: Vec<[String; 6]> = statement
        .query_map([], |row| {
            Ok([row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?])
        })?
        .collect::<rusqlite::Result<_>>()?;
    if present == canned {
        return Ok(false);
    }
    transaction.execute("DELETE FROM canned_queries", [])?;
    let insert = format!("INSERT INTO canned_queries ({columns}) VALUES (?, ?, ?, ?, ?, ?)");
    let mut insert = transaction.prepare(&insert)?;
    for query in canned {
        insert.execute(rusqlite::params_from_iter(query))?;
    }
    Ok(true)
}
