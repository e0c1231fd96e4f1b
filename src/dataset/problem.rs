//! The problems of a dataset. All are reported at once, so that a curator can fix a
//! folder in one pass.

use std::fmt;

/// A line of a file of the dataset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as the user named its folder.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
}

/// A problem of a dataset.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The place.
    pub place: Place,
    /// The problem, with the offending text.
    pub message: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}: {}", self.place.file, self.place.line, self.message)
    }
}

/// The problems of a dataset; never empty.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Problems {
    /// The problems, in the order of files and lines.
    pub all: Vec<Problem>,
    /// Whether there are more that were not kept.
    pub more: bool,
}

/// The largest number of problems that are printed.
const SHOWN: usize = 1000;

impl fmt::Display for Problems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, problem) in self.all.iter().take(SHOWN).enumerate() {
            let end = if index > 0 { "\n" } else { "" };
            write!(out, "{end}{problem}")?;
        }
        match self.all.len().saturating_sub(SHOWN) {
            0 => Ok(()),
            more if self.more => write!(out, "\nand more than {more} more"),
            more => write!(out, "\nand {more} more"),
        }
    }
}
