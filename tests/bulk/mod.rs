//! A bulk load, which builds the indexes and the full-text index afterwards, stores the
//! same rows as loading the datasets one by one, and enforces the same constraints.

mod large;
mod refused;

use std::path::Path;
use std::time::Duration;

use kb::model::{
    Dataset, Detail, DocumentFormat, FigureStatus, Language, Mention, Qualifier, RelationKind,
    Role, Verdict,
};
use kb::query::Canned;
use kb::store::{Build, Seed, StoreError, build, seed};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::corpus;
use crate::support::content::{content, is_sound, rows};

/// A vocabulary, and thirty documents after it; with an event of several years, in
/// which something is mentioned in two roles.
fn datasets() -> Vec<Dataset> {
    let mut all: Vec<Dataset> = corpus::datasets(1, 30).collect();
    let event = &mut all[1].events[0];
    event.date = "2019/2021".parse().unwrap();
    let entity = event.mentions[0].entity.clone();
    event
        .mentions
        .extend([Role::Host, Role::Mentioned].map(|role| Mention { entity: entity.clone(), role }));
    event.mentions.sort();
    event.mentions.dedup();
    all
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
fn a_bulk_load_equals_loading_the_datasets_one_by_one() {
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
fn a_repeated_dataset_is_applied_as_a_difference() {
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
fn the_order_of_records_does_not_matter() {
    let folder = TempDir::new().unwrap();
    let (mixed, sorted) = (folder.path().join("mixed.db"), folder.path().join("sorted.db"));
    let mut all = datasets();
    for dataset in &mut all {
        dataset.sources.iter_mut().for_each(|source| source.passages.reverse());
        dataset.units.reverse();
        dataset.metrics.reverse();
        dataset.entities.reverse();
        dataset.relations.reverse();
        dataset.events.iter_mut().for_each(|event| event.mentions.reverse());
        dataset.events.reverse();
        dataset.figures.reverse();
        dataset.predictions.reverse();
    }
    build_all(&mixed, all).unwrap();
    build_all(&sorted, datasets()).unwrap();
    let (mixed, sorted) = (Connection::open(mixed).unwrap(), Connection::open(sorted).unwrap());
    assert_eq!(content(&mixed), content(&sorted));
}

/// Gives the things the words of a vocabulary in turn.
fn in_turn<'t, T: 't, W: Copy + 't>(
    things: impl Iterator<Item = &'t mut T>,
    words: &'static [W],
    put: impl Fn(&mut T, W),
) {
    let count = things.zip(words.iter().cycle()).map(|(thing, word)| put(thing, *word)).count();
    assert!(count >= words.len());
}

#[test]
fn every_word_of_a_vocabulary_satisfies_the_constraints() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("kb.db");
    let mut all = datasets();
    for (entity, kind) in all[0].entities.iter_mut().zip(details().into_iter().cycle()) {
        entity.detail = kind;
    }
    in_turn(all[0].relations.iter_mut(), RelationKind::ALL, |relation, kind| relation.kind = kind);
    in_turn(all[1..].iter_mut(), Language::ALL, |dataset, language| {
        dataset.sources[0].language = language;
    });
    in_turn(all[1..].iter_mut(), DocumentFormat::ALL, |dataset, format| {
        dataset.document.as_mut().unwrap().format = format;
    });
    let events = all.iter_mut().flat_map(|dataset| &mut dataset.events);
    in_turn(events, Role::ALL, |event, role| event.mentions[0].role = role);
    let figures = all.iter_mut().flat_map(|dataset| &mut dataset.figures);
    in_turn(figures, FigureStatus::ALL, |figure, status| figure.status = status);
    let figures = all.iter_mut().flat_map(|dataset| &mut dataset.figures);
    in_turn(figures, Qualifier::ALL, |figure, qualifier| figure.qualifier = qualifier);
    let made = all.iter_mut().flat_map(|dataset| &mut dataset.predictions);
    in_turn(made.filter_map(|made| made.outcome.as_mut()), Verdict::ALL, |outcome, verdict| {
        outcome.verdict = verdict;
    });
    build_all(&path, all).unwrap();
    is_sound(&mut Connection::open(path).unwrap());
}

/// What an entity can be.
fn details() -> Vec<Detail> {
    let category = |slug: &str| slug.to_owned();
    vec![
        Detail::System { category: category("chip") },
        Detail::Organization { category: category("company") },
        Detail::Place { category: category("city") },
        Detail::Person { role: None },
    ]
}

#[test]
fn a_conflicting_dataset_leaves_no_file() {
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
