//! Writes a corpus of any size. The same numbers give the same corpus.
//!
//! `cargo run --release --example synthesize -- --documents 1000 --seed 1 big.db`
//!
//! For a folder instead of a `.db` it writes `corpus.db` there and, for every
//! table, the same rows as CSV.

#![expect(clippy::print_stderr, reason = "who runs it is told how far it is")]

mod corpus;
mod tables;

use std::error::Error;
use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use clap::Parser;
use kb::query::Canned;
use kb::store::{Build, build};

/// Write a corpus of any size.
#[derive(Debug, Parser)]
struct Args {
    /// How many documents, with ten events each.
    #[arg(long, default_value_t = 1000, value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    documents: u32,
    /// Another number is another corpus.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The base to make, or a folder for it and for its rows as CSV.
    out: PathBuf,
}

fn main() -> Result<(), Box<dyn Error>> {
    let Args { documents, seed, out } = Args::parse();
    let is_base = out.extension().is_some_and(|extension| extension == "db");
    if !is_base {
        fs::create_dir_all(&out)?;
    }
    let base = if is_base { out.clone() } else { out.join("corpus.db") };
    let mut datasets = corpus::datasets(seed, documents);
    let progress = |done: usize| {
        if done.is_multiple_of(1000) {
            eprintln!("{done} datasets");
        }
    };
    let started = Instant::now();
    build(
        &base,
        &mut datasets,
        &Build { canned: &Canned::rows(), progress: &progress, stop: || false },
    )?;
    eprintln!("{} made in {:.1} s", base.display(), started.elapsed().as_secs_f64());
    if !is_base {
        tables::export(&base, &out)?;
    }
    Ok(())
}
