//! Whole processes: how long kb takes to start and to answer one question from
//! the built-in dataset, against the programs that run the same statement.
//!
//! `cargo bench --bench start`

#![expect(clippy::print_stdout, reason = "a benchmark tells its measures")]
#![expect(clippy::expect_used, reason = "a benchmark stops where it cannot go on")]

mod common;

use std::process::Command;

use common::others::{KB, final_sql, installed_kb, kb, others};
use common::process::{instructions, pairs};
use common::{folder, median, number};

const PHRASE: &str = "systems mentioned in 2024";

fn main() {
    let base = folder().join("seeded.db");
    let _ = std::fs::remove_file(&base);
    let seeded = Command::new(KB).args(["seed", "--quiet", "--db"]).arg(&base).status();
    assert!(seeded.expect("kb runs").success(), "the base can be seeded");
    let (ours, sql) = (kb(&installed_kb(), &base, PHRASE), final_sql(&base, PHRASE));
    println!("kb query {PHRASE:?} on the built-in dataset, whole process");
    println!("{:<18} {:>9} {:>9} {:>14}", "kb against", "wall", "cpu", "instructions");
    let own = instructions(&ours);
    for (name, theirs) in others(&base, &sql) {
        // What takes a second is run less often.
        let runs = if name == "sqlite3 shell" { number("KB_BENCH_RUNS", 400) } else { 15 };
        let Some(pairs) = pairs(runs, &ours, &theirs) else {
            println!("{name:<18} fails");
            continue;
        };
        let counted = own.zip(instructions(&theirs).filter(|_| name == "sqlite3 shell"));
        #[expect(clippy::cast_precision_loss, reason = "some millions")]
        let counted = counted.map(|(own, other)| format!("{:.3}", own as f64 / other as f64));
        println!(
            "{name:<18} {:>9.3} {:>9.3} {:>14}",
            median(&pairs.wall),
            median(&pairs.cpu),
            counted.unwrap_or_default()
        );
    }
    if let Some(own) = own {
        println!("instructions of kb: {own} ({})", against_known(own));
    }
}

/// How the instructions compare with those that were written down last.
fn against_known(own: u64) -> String {
    let known: Known = serde_json::from_str(include_str!("instructions.json")).expect("JSON");
    #[expect(clippy::cast_precision_loss, reason = "some millions")]
    let change = (own as f64 / known.instructions as f64 - 1.0) * 100.0;
    let word = match change {
        change if change > known.tolerance_percent => "A RISE",
        change if change < -known.tolerance_percent => "a fall",
        _ => "as",
    };
    format!("{word}: {change:+.1} % against {} in benches/instructions.json", known.instructions)
}

/// What `instructions.json` holds.
#[derive(serde::Deserialize)]
struct Known {
    instructions: u64,
    tolerance_percent: f64,
}
