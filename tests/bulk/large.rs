//! A large dataset is written into a new base in bulk. The result is the same as when it
//! is written row by row.

use std::path::Path;
use std::time::Duration;

use kb::model::Dataset;
use kb::store::{Seed, seed};
use rusqlite::Connection;
use tempfile::TempDir;

use super::schema;
use crate::corpus;
use crate::support::content::{content, is_sound};

/// How many facts are large.
const LARGE: usize = 5_000;

fn facts(dataset: &Dataset) -> usize {
    dataset.events.len() + dataset.figures.len() + dataset.predictions.len()
}

/// One dataset of as many facts as are large: a vocabulary, with what was found in the
/// documents after it.
fn large() -> Dataset {
    let mut datasets = corpus::datasets(1, 190);
    let mut large = datasets.next().unwrap();
    for document in datasets {
        large.sources.extend(document.sources);
        large.events.extend(document.events);
        large.figures.extend(document.figures);
        large.predictions.extend(document.predictions);
    }
    let others = large.events.len() + large.figures.len();
    assert!(others < LARGE && facts(&large) > LARGE);
    large.predictions.truncate(LARGE - others);
    large
}

fn seed_into(path: &Path, dataset: &Dataset) -> Connection {
    seed(path, Duration::ZERO, &Seed::of(dataset)).unwrap();
    Connection::open(path).unwrap()
}

/// Whether the indexes were made after the last table: a migration makes them after
/// their own.
fn is_in_bulk(base: &Connection) -> bool {
    let query = "SELECT (SELECT min(rowid) FROM sqlite_schema WHERE name = 'events_dataset')
            > (SELECT max(rowid) FROM sqlite_schema WHERE type = 'table')";
    base.query_row(query, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_large_dataset_written_in_bulk_gives_the_same_base() {
    let folder = TempDir::new().unwrap();
    let (large, path) = (large(), folder.path().join("turns.db"));
    let mut bulk = seed_into(&folder.path().join("bulk.db"), &large);
    assert!(is_in_bulk(&bulk));
    is_sound(&mut bulk);
    let mut smaller = large.clone();
    smaller.predictions.pop();
    assert_eq!(facts(&smaller), LARGE - 1);
    let turns = seed_into(&path, &smaller);
    assert!(!is_in_bulk(&turns));
    let turns = seed_into(&path, &large);
    assert_eq!(schema(&bulk), schema(&turns));
    assert_eq!(content(&bulk), content(&turns));
}

#[test]
fn a_bulk_load_stores_the_dataset() {
    let folder = TempDir::new().unwrap();
    let (large, path) = (large(), folder.path().join("kb.db"));
    seed_into(&path, &large);
    let again = seed(&path, Duration::ZERO, &Seed::of(&large)).unwrap();
    assert_eq!(again.load.total(), kb::store::Change::default());
}

#[test]
fn an_invalid_large_dataset_leaves_no_file() {
    let folder = TempDir::new().unwrap();
    let mut large = large();
    large.figures[0].low = Some(f64::INFINITY);
    large.figures[0].high = Some(0.0);
    let refused = seed(&folder.path().join("kb.db"), Duration::ZERO, &Seed::of(&large));
    let refused = refused.unwrap_err().to_string();
    assert!(refused.contains("CHECK constraint failed"), "{refused}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
