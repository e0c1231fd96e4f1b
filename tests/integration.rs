//! The integration tests, as one program. The `mod.rs` of each folder says what it tests.

#![expect(clippy::unwrap_used, reason = "a panic fails the test")]

mod bulk;
mod cli;
#[path = "../examples/synthesize/corpus/mod.rs"]
mod corpus;
mod exports;
#[cfg(unix)]
mod faults;
mod mcp;
mod query;
mod questions;
mod reading;
mod support;
mod tools;
mod verify;
mod web;
