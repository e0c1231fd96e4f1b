//! A knowledge base of what timeline articles claim, in one SQLite file: who said
//! what about which system, when, how sure, how much, by when it was promised, and
//! what came of it. Questions are phrases in English or French, or canned queries
//! with named parameters.
//!
//! ```
//! use kb::{Base, Dataset, Format, Question};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! // In memory; `Base::create(path)` makes a file, `Base::open_or_create(path)` keeps one.
//! let mut base = Base::in_memory()?;
//! base.load(&Dataset::built_in()?)?;
//!
//! // A phrase says itself how many rows it wants.
//! let answer = base.ask(&Question::phrase("top 3 systems mentioned in 2024"))?;
//! assert_eq!(answer.understood(), Some("most mentioned 3 systems in 2024"));
//! for row in answer.rows() {
//!     println!("{} {}", row["slug"], row["mentions"]);
//! }
//!
//! // A canned query takes named parameters; a misspelt one is an error.
//! let events = base.ask(&Question::canned("events").with("about", "dojo"))?;
//! let error = base.ask(&Question::canned("events").with("abuot", "dojo")).unwrap_err();
//! assert!(error.to_string().contains("did you mean `about`?"));
//!
//! print!("{}", Format::Markdown.render(&events));
//! # Ok(())
//! # }
//! ```
//!
//! - [`Base`] is a base: one file, or one in memory.
//! - [`Dataset`] is a set of facts in memory: read from a folder of TOML
//!   ([`dataset`]) or extracted from an article ([`ingest`]), and loaded into a base
//!   ([`store`]).
//! - [`Question`] is what a caller asks; [`Answer`] is its sentence, rows, what was understood,
//!   notes and citations ([`query`]).
//! - [`Format`] renders rows as a table, JSON, CSV, TSV or Markdown ([`render`]).

#[cfg(feature = "cli")]
mod cli;
pub mod dataset;
mod error;
#[cfg(feature = "web")]
pub mod exports;
mod files;
pub mod ingest;
mod language;
#[cfg(feature = "mcp")]
mod mcp;
pub mod model;
pub mod query;
pub mod render;
#[cfg(feature = "web")]
mod signals;
pub mod store;
#[cfg(feature = "web")]
mod web;

#[cfg(feature = "cli")]
use std::{ffi::OsString, process::ExitCode};

pub use error::Error;
pub use model::{Dataset, Language};
pub use query::{Answer, Question, Row, Rows, Value};
pub use render::Format;
pub use store::Base;

/// Runs the command line; gives its exit code.
#[doc(hidden)]
#[cfg(feature = "cli")]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    cli::run(arguments)
}

/// The examples of the README are run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
