//! Where a fact comes from beside its locator: a person who curated it, or a
//! rule that extracted it from a document, and how sure that rule is.

use serde::{Deserialize, Serialize};

use super::locator::Locator;
use super::vocabulary::{DocumentFormat, FactKind};

/// How a fact was extracted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// How often facts of this rule are right, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: String,
}

/// A document that facts were extracted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// The name of its file, without folders.
    pub name: String,
    /// What kind of file it is.
    pub format: DocumentFormat,
}

/// A fact, by its kind and slug.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactRef {
    /// What it is.
    pub kind: FactKind,
    /// Its slug.
    pub slug: String,
}

/// A passage that says again what a fact, of any dataset, says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Support {
    /// The fact.
    pub fact: FactRef,
    /// Where it is said again.
    pub at: Locator,
    /// How that was found.
    pub origin: Origin,
}

impl Support {
    /// What supports are known and ordered by: the fact, then the locator.
    #[must_use]
    pub fn key(&self) -> (&FactRef, &str, u32, u32, u32) {
        let at = &self.at;
        (&self.fact, &at.source, at.passage, at.start, at.length)
    }
}
