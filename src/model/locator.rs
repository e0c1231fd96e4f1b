//! The place of a fact: a span of a passage.

use serde::{Deserialize, Serialize};

/// The span of a passage that states a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Locator {
    /// The source's slug.
    pub source: String,
    /// The passage's ordinal.
    pub passage: u32,
    /// The first character of the span, from 0, in Unicode scalar values.
    pub start: u32,
    /// The length of the span in Unicode scalar values.
    pub length: u32,
}
