//! The origin of a fact: curated by a person, or extracted from a document by a rule with
//! a confidence, or proposed from outside and borne out by the document.

use serde::{Deserialize, Serialize};

use super::locator::Locator;
use super::vocabulary::{DocumentFormat, FactKind};

/// How a fact was extracted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Origin {
    /// The share of correct facts of this rule, from 0 to 1.
    pub confidence: f64,
    /// The rule that found it.
    pub rule: String,
}

impl Origin {
    /// The rule of what a person entered by hand.
    const CURATED: &str = "curated";

    /// The origin of what a person entered by hand, which is sure.
    #[must_use]
    pub fn curated() -> Self {
        Self { confidence: 1.0, rule: Self::CURATED.to_owned() }
    }

    /// Whether a person entered it by hand.
    #[must_use]
    pub fn is_curated(&self) -> bool {
        *self == Self::curated()
    }

    /// Whether nothing but a proposal gave the fact: the name of its rule begins so.
    #[must_use]
    pub fn is_proposed(&self) -> bool {
        self.rule.starts_with("proposed")
    }
}

/// A document that facts were extracted from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentInfo {
    /// SHA-256 of its bytes, hexadecimal.
    pub hash: String,
    /// The name of its file, without folders.
    pub name: String,
    /// The format of the file.
    pub format: DocumentFormat,
}

/// A fact, by its kind and slug.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FactRef {
    /// The kind of fact.
    pub kind: FactKind,
    /// Its slug.
    pub slug: String,
}

/// A passage that repeats a fact of any dataset.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Support {
    /// The fact.
    pub fact: FactRef,
    /// The locator of the repetition.
    pub at: Locator,
    /// How the repetition was found.
    pub origin: Origin,
}

impl Support {
    /// The key and order of supports: the fact, then the locator.
    #[must_use]
    pub fn key(&self) -> (&FactRef, &str, u32, u32, u32) {
        let at = &self.at;
        (&self.fact, &at.source, at.passage, at.start, at.length)
    }
}
