//! `kb sql`, `kb show` and `kb search` through the real binary, on the built-in
//! dataset.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod search;
mod show;
mod sql;
mod support;
