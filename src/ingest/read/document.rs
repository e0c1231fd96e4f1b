//! A document: its metadata, its headings and passages, and what was left out.

use chrono::NaiveDate;

use super::super::text::{Block, BlockKind};
use super::decode::DecodeNote;
use crate::model::{DocumentFormat, Language};

/// What is known of a document, from itself or from whoever gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meta {
    /// The title as published.
    pub title: Option<String>,
    /// Who published it.
    pub publisher: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// The first and the last day of the date of publication.
    pub published: Option<(NaiveDate, NaiveDate)>,
    /// The day it was last changed.
    pub updated: Option<NaiveDate>,
    /// Where it can be read.
    pub address: Option<String>,
    /// The language it is written in.
    pub language: Option<Language>,
}

/// A part of a document that is not read for facts, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place in the document, in Unicode scalar values.
    pub start: usize,
    /// The place after it.
    pub end: usize,
    /// Why it is no part of the article.
    pub why: &'static str,
    /// How it begins.
    pub begins: String,
}

/// An article in the blocks it is made of.
#[derive(Clone, Debug)]
pub struct Document {
    /// What it says of itself, with what the user says of it.
    pub meta: Meta,
    /// What kind of file it is.
    pub format: DocumentFormat,
    /// Headings and passages, in order.
    pub(in crate::ingest) blocks: Vec<Block>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
    /// What was done to its text so that it could be read.
    pub notes: Vec<DecodeNote>,
}

/// A passage of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DocumentPassage<'d> {
    /// The last heading above it.
    pub heading: Option<&'d str>,
    /// Its text, as `normalise_passage` makes it.
    pub text: &'d str,
    /// Where it begins in the document, in Unicode scalar values.
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
    /// What is known here, and what another knows beyond that.
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
