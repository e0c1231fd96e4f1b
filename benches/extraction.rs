//! How fast facts are found in a text that is in memory already, against a
//! plain read-and-count of the same bytes, in processor time.
//! `cargo bench --bench extraction`.

#![expect(clippy::print_stdout, reason = "a benchmark prints what it measured")]

mod common;

use std::hint::black_box;
use std::time::Duration;

use kb::dataset::{Folder, UnresolvedDataset};
use kb::ingest::{Extractor, Knowledge, Meta, read};
use kb::model::Language;
use kb::model::text::scalar_count;
use nix::sys::resource::UsageWho;

use common::process;

/// How often each is measured; the median is told.
const ROUNDS: usize = 5;

fn main() {
    let dataset =
        UnresolvedDataset::read(&Folder::built_in()).resolve(|_, _| false).expect("a dataset");
    let knowledge = Knowledge::of(&dataset);
    for (code, article) in [
        (Language::En, include_str!("../tests/articles/harbour.en.txt")),
        (Language::Fr, include_str!("../tests/articles/port.fr.md")),
    ] {
        let text = many(article, 4_000_000);
        let given = Meta { language: Some(code), ..Meta::default() };
        let document = read(text.as_bytes(), Some("bench.txt"), given).expect("a document");
        let reader = Extractor::new(code, knowledge.clone());
        let scalars: u32 = document.passages().map(|passage| scalar_count(passage.text)).sum();
        let found = median(|| reader.extract(&document, "bench").dataset.figures.len());
        let counted = median(|| text.chars().filter(|letter| letter.is_alphabetic()).count());
        let rate = f64::from(scalars) / found.as_secs_f64() / 1e6;
        let ratio = found.as_secs_f64() / counted.as_secs_f64();
        println!("{}: {rate:.1} million characters a second", code.word());
        println!("{}: {ratio:.0} times a read-and-count of the same text", code.word());
    }
}

/// An article again and again, every paragraph with a number of its own: what
/// is repeated word for word would be left out as a second copy.
fn many(article: &str, least: usize) -> String {
    let mut text = String::with_capacity(least + article.len());
    let mut round = 0;
    while text.len() < least {
        round += 1;
        for line in article.lines() {
            let ends = line.ends_with('.').then(|| format!(" Note {round} of the clerk.\n"));
            text += line;
            text += ends.as_deref().unwrap_or("\n");
        }
    }
    text
}

fn median(work: impl Fn() -> usize) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let before = process::used(UsageWho::RUSAGE_SELF);
            black_box(work());
            process::used(UsageWho::RUSAGE_SELF).saturating_sub(before)
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}
