//! Rows written in bulk, with the indexes and the full text made afterwards, are
//! those that are written one dataset after another.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "cli/content.rs"]
mod content;
#[path = "../examples/synthesize/corpus/mod.rs"]
mod corpus;

use std::path::Path;
use std::time::Duration;

use content::{content, is_sound, rows};
use kb::model::Dataset;
use kb::query::Canned;
use kb::store::{Build, Seed, StoreError, build, seed};
use rusqlite::Connection;
use tempfile::TempDir;

/// A vocabulary, and thirty documents after it.
fn datasets() -> Vec<Dataset> {
    corpus::datasets(1, 30).collect()
}

fn build_all(path: &Path, datasets: Vec<Dataset>) -> Result<(), StoreError> {
    let canned = Canned::rows();
    let all = Build { canned: &canned, progress: &|_| {}, stop: || false };
    build(path, &mut datasets.into_iter(), &all)
}

/// Every table, index, view and trigger, by name.
fn schema(base: &Connection) -> Vec<Vec<rusqlite::types::Value>> {
    rows(base, "SELECT type, name, tbl_name, sql FROM sqlite_schema")
}

#[test]
fn a_base_built_in_bulk_is_that_of_one_dataset_after_another() {
    let folder = TempDir::new().unwrap();
    let (bulk, turns) = (folder.path().join("bulk.db"), folder.path().join("turns.db"));
    let canned = Canned::rows();
    for dataset in datasets() {
        let all = Seed { canned: &canned, ..Seed::of(&dataset) };
        seed(&turns, Duration::ZERO, &all).unwrap();
    }
    build_all(&bulk, datasets()).unwrap();
    let mut bulk = Connection::open(bulk).unwrap();
    let turns = Connection::open(turns).unwrap();
    is_sound(&mut bulk);
    assert_eq!(schema(&bulk), schema(&turns));
    assert_eq!(content(&bulk), content(&turns));
}

#[test]
fn a_dataset_that_comes_again_is_applied_as_a_difference() {
    let folder = TempDir::new().unwrap();
    let (twice, once) = (folder.path().join("twice.db"), folder.path().join("once.db"));
    let mut all = datasets();
    let shorter = Dataset { predictions: Vec::new(), ..all[1].clone() };
    all.insert(1, shorter);
    build_all(&twice, all).unwrap();
    build_all(&once, datasets()).unwrap();
    let mut twice = Connection::open(twice).unwrap();
    is_sound(&mut twice);
    assert_eq!(content(&twice), content(&Connection::open(once).unwrap()));
}

#[test]
fn what_does_not_fit_leaves_no_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("kb.db");
    let mut datasets = datasets();
    let mut other = datasets[0].clone();
    other.slug = "other".to_owned();
    datasets.push(other);
    let refused = build_all(&path, datasets).unwrap_err();
    assert!(matches!(refused, StoreError::Conflict(_)), "{refused}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
