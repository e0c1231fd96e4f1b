//! Any text as a dataset: what is wrong with it is told, or it is read, is
//! written so that it reads as the same, loads, and makes a sound base.
#![no_main]

use std::time::Duration;

use kb::dataset::{UnresolvedDataset, Folder, files};
use kb::model::Dataset;
use kb::store::{Base, Depth, Seed, check, read, seed};
use libfuzzer_sys::fuzz_target;

const HEAD: &str = "slug = \"fuzz\"\ntitle = { en = \"Fuzz\", fr = \"Flou\" }\n";
const WAIT: Duration = Duration::from_secs(5);

fuzz_target!(|text: &str| {
    let Some(dataset) = dataset([("dataset.toml", HEAD), ("facts.toml", text)]) else { return };
    let written = files(&dataset);
    let parts: Vec<_> = written.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let again = dataset_of(&parts).expect("what is written can be read");
    assert_eq!(written, files(&again), "what is written reads as the same");
    // Loading takes a hundred times as long as reading.
    if text.bytes().map(usize::from).sum::<usize>() % 64 == 0 {
        loaded(&dataset, &written);
    }
});

/// The dataset of some files, if nothing is wrong with it.
fn dataset(parts: [(&str, &str); 2]) -> Option<Dataset> {
    dataset_of(&parts).ok()
}

fn dataset_of(parts: &[(&str, &str)]) -> Result<Dataset, kb::dataset::Problems> {
    let owned = parts.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
    UnresolvedDataset::read(&Folder::of(owned.collect())).resolve(|_, _| false)
}

/// Loads the dataset into a new base, and holds the base against it.
fn loaded(dataset: &Dataset, written: &[(&str, String)]) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("kb.db");
    seed(&path, WAIT, &Seed::of(dataset)).expect("a sound dataset loads");
    let mut base = Base::open(&path, WAIT).expect("a base");
    let found = check(&mut base, Depth::Facts, WAIT, || false).expect("a check");
    assert!(found.is_empty(), "a loaded dataset makes a sound base: {found:?}");
    let held = read(&base, &dataset.slug).expect("the base reads").expect("the dataset is there");
    assert_eq!(written, files(&held), "the base holds what was loaded");
}
