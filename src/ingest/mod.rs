//! Ingest: an article becomes a dataset. Reading finds its blocks, the text is
//! cut into tokens, and rules of each language find what is claimed: dates,
//! figures, mentions and predictions, each with the place where it stands.
//! Offline and deterministic: the same text gives the same facts everywhere.

mod dates;
mod figures;
mod find;
mod language;
mod mentions;
mod numbers;
mod outline;
mod read;
mod text;

pub use mentions::Label;
pub use read::{
    Document, LONGEST_PAGE, LONGEST_TEXT, LeftOut, Meta, Note, Passage, ReadError, read,
};

use crate::model::Language as Code;

/// Reads articles of one language with one list of labels.
#[derive(Clone, Debug)]
pub struct Reader {
    language: language::Language,
    gazetteer: mentions::Gazetteer,
}

impl Reader {
    /// A reader of a language that knows these labels.
    #[must_use]
    pub fn new(code: Code, labels: &[Label]) -> Self {
        let mut language = language::Language::new(code);
        let gazetteer = mentions::Gazetteer::new(&mut language, labels);
        Self { language, gazetteer }
    }

    /// What is found in a document, as an object of JSON.
    #[must_use]
    pub fn outline(&self, document: &Document) -> serde_json::Value {
        outline::outline(&find::find(document, &self.language, &self.gazetteer))
    }
}
