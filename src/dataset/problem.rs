//! What can be wrong with a dataset, and where. Problems are collected, never
//! thrown one at a time: a curator mends a folder in one pass.

use std::fmt;

/// A line of a file of the dataset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the user named its folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// Where.
    pub place: Place,
    /// What, with the offending text.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.place.file, self.place.line, self.message)
    }
}

/// What is wrong with a dataset; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems {
    /// The problems, in the order of files and lines.
    pub all: Vec<Problem>,
    /// Whether there are more than could be kept.
    pub more: bool,
}

/// How many problems are told: nobody mends more before they try again.
const TOLD: usize = 1000;

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.all.iter().take(TOLD).enumerate() {
            let end = if index > 0 { "\n" } else { "" };
            write!(out, "{end}{problem}")?;
        }
        match self.all.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more if self.more => write!(out, "\nand more than {more} more"),
            more => write!(out, "\nand {more} more"),
        }
    }
}
