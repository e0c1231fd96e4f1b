//! Ingest: extracts a dataset from an article. Reading splits it into blocks; the
//! rules of its language find dates, figures, mentions and predictions in their
//! tokens, each with its locator. Offline and deterministic: the same text gives
//! the same facts everywhere.

mod annotate;
mod confidence;
mod cues;
mod dates;
mod facts;
mod figures;
mod knowledge;
mod names;
mod numbers;
mod outline;
mod read;
mod rules;
mod text;

pub use facts::{Unloaded, slug};
pub use knowledge::Knowledge;
pub use names::{Candidate, CandidateKind, Label};
pub use read::{
    DecodeNote, Document, DocumentPassage, LONGEST_PASSAGE, LONGEST_TEXT, LeftOut, Meta, ReadError,
    read,
};

use crate::model::{Dataset, Language};

use annotate::{AnnotatedBlock, annotate};
use facts::{Article, MetricNames};
use names::{Gazetteer, MaskedText, candidates};
use rules::Rules;
use text::Span;

/// Extracts facts from articles of one language.
#[derive(Clone, Debug)]
pub struct Extractor {
    rules: Rules,
    gazetteer: Gazetteer,
    metrics: MetricNames,
    knowledge: Knowledge,
}

/// The facts extracted from an article.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// The facts, with those entities of the base that they name.
    pub dataset: Dataset,
    /// Possible names that no label covers.
    pub candidates: Vec<Candidate>,
    /// What has no place in the dataset, with the reason.
    pub unloaded: Unloaded,
}

impl Extractor {
    /// An extractor for a language, with the knowledge of a base.
    #[must_use]
    pub fn new(language: Language, knowledge: Knowledge) -> Self {
        let mut rules = Rules::new(language);
        let gazetteer = Gazetteer::new(&mut rules.words, &knowledge.labels);
        let metrics = MetricNames::new(&mut rules.words, &knowledge);
        Self { rules, gazetteer, metrics, knowledge }
    }

    /// Extracts the facts of an article as a dataset with this slug.
    #[must_use]
    pub fn extract(&self, document: &Document, slug: &str) -> Extraction {
        let found = annotate(document, &self.rules, &self.gazetteer);
        let article = self.article(document, &found, slug);
        let dataset = facts::dataset(&article);
        let unloaded = facts::unloaded(&article, &dataset);
        Extraction { dataset, candidates: self.candidates(&found), unloaded }
    }

    /// Everything found in an article, as a JSON object.
    #[must_use]
    pub fn outline(&self, document: &Document, slug: &str) -> serde_json::Value {
        let found = annotate(document, &self.rules, &self.gazetteer);
        outline::outline(&self.article(document, &found, slug), &self.candidates(&found))
    }

    fn article<'a>(
        &'a self,
        document: &'a Document,
        found: &'a [AnnotatedBlock<'a>],
        slug: &'a str,
    ) -> Article<'a> {
        let Self { rules, metrics, knowledge, .. } = self;
        Article { document, found, rules, knowledge, metrics, slug }
    }

    fn candidates(&self, found: &[AnnotatedBlock<'_>]) -> Vec<Candidate> {
        let known: Vec<Vec<_>> = found
            .iter()
            .map(|found| {
                let dates = found.dates.iter().map(|date| date.span);
                let figures = found.figures.iter().map(|figure| figure.span);
                let mentions = found.mentions.iter().map(|mention| mention.span);
                joined(dates.chain(figures).chain(mentions).collect())
            })
            .collect();
        let masked = found.iter().zip(&known).map(|(found, known)| MaskedText {
            text: &found.block.text,
            tokens: &found.tokens,
            known,
        });
        let texts: Vec<_> = masked.collect();
        candidates(&texts, &self.rules.names)
    }
}

/// The spans in text order, with overlapping ones merged.
fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    spans.dedup_by(|next, last| {
        let meet = next.meets(*last);
        if meet {
            last.end = last.end.max(next.end);
        }
        meet
    });
    spans
}
