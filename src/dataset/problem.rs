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

/// All that is wrong with a dataset; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems(pub Vec<Problem>);

/// How many problems are told: nobody mends more before they try again.
const TOLD: usize = 1000;

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.0.iter().take(TOLD).enumerate() {
            let end = if index > 0 { "\n" } else { "" };
            write!(out, "{end}{problem}")?;
        }
        match self.0.len().saturating_sub(TOLD) {
            0 => Ok(()),
            more => write!(out, "\nand {more} more"),
        }
    }
}
