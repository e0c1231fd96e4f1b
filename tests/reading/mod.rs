//! `kb sql`, `kb show` and `kb search` through the real binary, on the built-in
//! dataset.

mod search;
mod show;
mod sql;

use crate::support::{Folder, Run};

/// Runs kb on a base of the built-in dataset.
fn kb(arguments: &[&str]) -> Run {
    Folder::seeded().kb(arguments).run()
}

/// Checks that kb fails with exactly this on standard error.
#[track_caller]
fn fails(arguments: &[&str], code: i32, error: &str) {
    let run = kb(arguments).fails(code);
    assert_eq!(run.stderr, error);
}
