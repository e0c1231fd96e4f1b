//! Reading: bytes become a document of headings and passages, without what is
//! not the article: navigation, related links, comments, a second copy.

mod plain;

use chrono::NaiveDate;

use super::text::Block;
use crate::model::Language;

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
}

/// An article in the blocks it is made of.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// What it says of itself, with what the user says of it.
    pub meta: Meta,
    /// Headings and passages, in order.
    pub(crate) blocks: Vec<Block>,
    /// What was left out.
    pub left_out: Vec<LeftOut>,
}

/// Reads a document of plain text.
#[must_use]
pub fn read(text: &str, given: Meta) -> Document {
    Document { meta: given, blocks: plain::blocks(text), left_out: Vec::new() }
}
