//! The commands around the base: queries, migrate, locate, completions, man.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod completions;
mod locate;
mod man;
mod migrate;
mod queries;
mod support;
