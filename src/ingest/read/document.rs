//! A document: its metadata, headings and passages, and the parts left out.

use chrono::NaiveDate;

use super::super::text::{Block, BlockKind};
use super::decode::ReadNote;
use crate::model::{DocumentFormat, Language};

/// The metadata of a document, from its content or from the user.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title as published.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The first and the last day of its date of publication.
    pub published: Option<(NaiveDate, NaiveDate)>,
    /// The day of its last update.
    pub updated: Option<NaiveDate>,
    /// Its web address.
    pub address: Option<String>,
    /// The language it is written in.
    pub language: Option<Language>,
}

/// A part of a document that is not part of the article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its start in the document, in Unicode scalar values.
    pub start: usize,
    /// Its end, exclusive.
    pub end: usize,
    /// Why it is not part of the article.
    pub why: &'static str,
    /// Its beginning.
    pub begins: String,
}

/// An article, split into blocks.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its metadata.
    pub meta: Meta,
    /// The probability that its language is right: 1 if it was given.
    pub language_confidence: f64,
    /// Its file format.
    pub format: DocumentFormat,
    /// Headings and passages, in order.
    pub(in crate::ingest) blocks: Vec<Block>,
    /// The parts left out.
    pub left_out: Vec<LeftOut>,
    /// The whole texts of the parts left out, with the reasons.
    pub(in crate::ingest) outside: Vec<(String, &'static str)>,
    /// Notes on how it was read.
    pub notes: Vec<ReadNote>,
}

/// A passage of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentPassage<'d> {
    /// The last heading above it.
    pub heading: Option<&'d str>,
    /// Its text, normalised by `normalise_passage`.
    pub text: &'d str,
    /// Its start in the document, in Unicode scalar values.
    pub place: usize,
}

impl Document {
    /// The passages, in order; locators number them from 1.
    pub fn passages(&self) -> impl Iterator<Item = DocumentPassage<'_>> {
        let mut heading = None;
        self.blocks.iter().filter_map(move |block| match block.kind {
            BlockKind::Heading => {
                heading = Some(block.text.as_str());
                None
            }
            BlockKind::Passage => {
                Some(DocumentPassage { heading, text: &block.text, place: block.place(0) })
            }
        })
    }
}

impl Meta {
    /// Fills in missing fields from `other`.
    pub(super) fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            publisher: self.publisher.or(other.publisher),
            author: self.author.or(other.author),
            published: self.published.or(other.published),
            updated: self.updated.or(other.updated),
            address: self.address.or(other.address),
            language: self.language.or(other.language),
        }
    }
}
