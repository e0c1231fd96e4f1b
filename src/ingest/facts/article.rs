//! The input of the fact rules, and the generator of slugs.

use std::collections::HashMap;

use super::super::annotate::AnnotatedBlock;
use super::super::knowledge::Knowledge;
use super::super::names::Proposal;
use super::super::read::Document;
use super::super::rules::Rules;
use super::super::text::Span;
use super::metrics::MetricNames;
use crate::model::{Bilingual, Locator};

/// The input of the fact rules.
#[derive(Clone, Copy, Debug)]
pub(in crate::ingest) struct Article<'a> {
    pub(in crate::ingest) document: &'a Document,
    pub(in crate::ingest) found: &'a [AnnotatedBlock<'a>],
    /// The entities that the base does not have.
    pub(in crate::ingest) proposals: &'a [Proposal],
    pub(in crate::ingest) rules: &'a Rules,
    pub(in crate::ingest) knowledge: &'a Knowledge,
    pub(in crate::ingest) metrics: &'a MetricNames,
    /// The slug of the dataset and of its only source.
    pub(in crate::ingest) slug: &'a str,
}

impl Article<'_> {
    /// The locator of a span of a block.
    pub(in crate::ingest) fn locator(&self, block: usize, span: Span) -> Locator {
        let place = |byte| {
            let scalar = self.found.get(block).map_or(0, |found| found.block.scalar(byte));
            u32::try_from(scalar).unwrap_or(u32::MAX)
        };
        let (start, end) = (place(span.start), place(span.end));
        let (source, passage) = (self.slug.to_owned(), self.ordinal(block));
        Locator { source, passage, start, length: end - start }
    }

    /// The passage number of a block.
    pub(super) fn ordinal(&self, block: usize) -> u32 {
        self.found.get(block).map_or(0, |found| found.ordinal)
    }

    /// A text of the article, used for both languages.
    pub(in crate::ingest) fn text(text: &str) -> Bilingual {
        Bilingual { en: text.to_owned(), fr: text.to_owned() }
    }
}

/// Makes slugs unique: the second and later ones of a stem are numbered.
#[derive(Debug, Default)]
pub(in crate::ingest) struct Slugs {
    given: HashMap<String, usize>,
}

impl Slugs {
    pub(in crate::ingest) fn next(&mut self, stem: String) -> String {
        let count = self.given.entry(stem.clone()).or_insert(0);
        *count += 1;
        if *count == 1 { stem } else { format!("{stem}-{count}") }
    }
}
