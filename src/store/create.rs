//! Seeding: a dataset into a base, new or old. A new base is built beside its
//! place and moved there when it is whole, so that there is never half a file;
//! an old one is changed in one transaction.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};
use tempfile::{NamedTempFile, TempPath};

use super::attach::{AttachReport, attach};
use super::base::{Base, configure};
use super::error::StoreError;
use super::load::{LoadReport, Refusal, load};
use super::migrations::{apply, migrate};
use crate::model::Dataset;

/// What a seed brings into a base.
pub struct Seed<'s> {
    /// The facts.
    pub dataset: &'s Dataset,
    /// The user's copy of the source, to attach.
    pub article: Option<&'s str>,
    /// The canned queries to keep in the base: name, titles, phrases,
    /// parameters and SQL.
    pub canned: &'s [[String; 6]],
    /// Told the rows done and the rows in all.
    pub progress: &'s dyn Fn(usize, usize),
    /// Whether the user wants to stop.
    pub stop: fn() -> bool,
}

impl<'s> Seed<'s> {
    /// The facts alone: nothing attached, no canned queries, nobody told.
    #[must_use]
    pub fn of(dataset: &'s Dataset) -> Self {
        Self { dataset, article: None, canned: &[], progress: &|_, _| {}, stop: || false }
    }
}

/// What a seed did.
#[derive(Debug)]
pub struct Seeded {
    /// The rows.
    pub load: LoadReport,
    /// The passages, if a copy was given.
    pub attach: Option<AttachReport>,
    /// The copy of the base that was made before it was migrated.
    pub backup: Option<PathBuf>,
    /// Whether the base is new.
    pub created: bool,
}

/// Loads a dataset into the base at `path`, which is made if there is none.
///
/// # Errors
/// If the base cannot be used or written, or the dataset does not fit it; the
/// base is then as it was.
pub fn seed(path: &Path, wait: Duration, seed: &Seed<'_>) -> Result<Seeded, StoreError> {
    match Base::open_to_write(path, wait) {
        Ok(mut base) => {
            let backup = migrate(&mut base)?;
            let (load, attach) = write(base.connection_mut(), path, seed)?;
            Ok(Seeded { load, attach, backup, created: false })
        }
        Err(StoreError::Missing(_)) => match create(path, wait, seed) {
            // Somebody else made it in the meantime.
            Err(StoreError::Io { source, .. }) if source.kind() == io::ErrorKind::AlreadyExists => {
                self::seed(path, wait, seed)
            }
            created => created,
        },
        Err(StoreError::Empty(_)) => {
            fill(path, wait)?;
            self::seed(path, wait, seed)
        }
        Err(error) => Err(error),
    }
}

/// Gives an empty file the schema.
fn fill(path: &Path, wait: Duration) -> Result<(), StoreError> {
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut connection = Connection::open(path).map_err(failed)?;
    configure(&connection, wait).map_err(failed)?;
    apply(&mut connection, path)
}

fn create(path: &Path, wait: Duration, seed: &Seed<'_>) -> Result<Seeded, StoreError> {
    let refused = |source| StoreError::Io { path: path.to_owned(), source };
    let place = temporary(path)?;
    let failed = |error| StoreError::from_sqlite(path, error);
    let mut connection = Connection::open(&place).map_err(failed)?;
    configure(&connection, wait).map_err(failed)?;
    // Nobody sees this file before it is whole and on disk.
    connection.pragma_update(None, "journal_mode", "memory").map_err(failed)?;
    connection.pragma_update(None, "synchronous", false).map_err(failed)?;
    apply(&mut connection, path)?;
    let (load, attach) = write(&mut connection, path, seed)?;
    connection.close().map_err(|(_, error)| failed(error))?;
    File::open(&place).and_then(|file| file.sync_all()).map_err(refused)?;
    place.persist_noclobber(path).map_err(|error| refused(error.error))?;
    Ok(Seeded { load, attach, backup: None, created: true })
}

/// An empty file in the folder of `path`, gone again unless it is moved.
fn temporary(path: &Path) -> Result<TempPath, StoreError> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    if !folder.is_dir() {
        return Err(StoreError::NoFolder(folder.to_owned()));
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".kb-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map(NamedTempFile::into_temp_path).map_err(|source| {
        if source.kind() == io::ErrorKind::PermissionDenied
            || source.kind() == io::ErrorKind::ReadOnlyFilesystem
        {
            StoreError::ReadOnly(path.to_owned())
        } else {
            StoreError::Io { path: path.to_owned(), source }
        }
    })
}

/// Loads, attaches and writes the canned queries in one transaction.
fn write(
    connection: &mut Connection,
    path: &Path,
    seed: &Seed<'_>,
) -> Result<(LoadReport, Option<AttachReport>), StoreError> {
    let stop = seed.stop;
    let failed = |error| StoreError::from_sqlite(path, error);
    connection.progress_handler(STEPS, Some(stop)).map_err(failed)?;
    let behavior = TransactionBehavior::Immediate;
    let transaction = connection.transaction_with_behavior(behavior).map_err(failed)?;
    let done = write_all(&transaction, seed).map_err(|refusal| refusal.at(path))?;
    if stop() {
        return Err(StoreError::Interrupted);
    }
    transaction.commit().map_err(failed)?;
    Ok(done)
}

/// Steps of SQLite's machine between two looks at whether to stop: well under a
/// millisecond.
const STEPS: std::ffi::c_int = 10_000;

fn write_all(
    transaction: &Transaction<'_>,
    seed: &Seed<'_>,
) -> Result<(LoadReport, Option<AttachReport>), Refusal> {
    let report = load(transaction, seed.dataset, seed.progress)?;
    let attached = match seed.article {
        Some(copy) => Some(attach(transaction, &seed.dataset.slug, copy)?),
        None => None,
    };
    write_canned(transaction, seed.canned)?;
    Ok((report, attached))
}

/// Makes the canned queries in a base of the latest schema equal to `canned`;
/// says whether they were not.
///
/// # Errors
/// If the base cannot be written; it is then as it was.
pub fn keep_canned(base: &mut Base, canned: &[[String; 6]]) -> Result<bool, StoreError> {
    let path = base.path().to_owned();
    let written = base.connection_mut().transaction().and_then(|transaction| {
        let renewed = write_canned(&transaction, canned)?;
        transaction.commit().map(|()| renewed)
    });
    written.map_err(|error| StoreError::from_sqlite(&path, error))
}

/// Makes the table of canned queries equal to those of this kb; says whether it
/// was not.
fn write_canned(transaction: &Transaction<'_>, canned: &[[String; 6]]) -> rusqlite::Result<bool> {
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

/// The path of a file as a reader can find it from anywhere.
#[must_use]
pub fn full_path(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
