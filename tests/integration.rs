//! The integration tests, in one program: what each folder beside this file tests is
//! said at its head.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod bulk;
mod cli;
#[path = "../examples/synthesize/corpus/mod.rs"]
mod corpus;
#[cfg(unix)]
mod faults;
mod query;
mod reading;
mod support;
mod tools;
