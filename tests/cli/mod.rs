//! The real binary, run as a user runs it: a file per subject.

mod absurd;
mod answers;
mod article;
mod backup;
mod chart;
mod check;
mod compat;
mod damage;
mod datasets;
mod document;
mod export;
mod gold;
mod hostile;
mod ingest;
mod ingesting;
mod interrupt;
mod language;
mod migrate_extracted;
mod older;
mod opening;
mod origin;
mod pages;
mod paths;
mod phrases;
mod problems;
mod prompt;
mod reading;
mod readme;
mod seed;
mod shell;
mod stranger;
mod summaries;
mod supporting;
mod timeline;
mod unfinished;

use crate::support::{self, content};
