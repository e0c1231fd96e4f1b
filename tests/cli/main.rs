//! The real binary, run as a user runs it: a file per subject.

#![expect(clippy::unwrap_used, reason = "a test fails where it stands")]

mod answers;
mod article;
mod chart;
mod compat;
mod content;
mod datasets;
mod gold;
mod interrupt;
mod language;
mod older;
mod opening;
mod pages;
mod phrases;
mod problems;
mod prompt;
mod reading;
mod readme;
mod seed;
mod shell;
mod support;
mod timeline;
