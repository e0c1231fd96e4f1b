//! Ingest: an article becomes a dataset. Reading finds its blocks, the text is
//! cut into tokens, and rules of each language find what is claimed: dates,
//! figures, mentions and predictions, each with the place where it stands.
//! Offline and deterministic: the same text gives the same facts everywhere.

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

pub use facts::slug;
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

/// Reads articles of one language with what a base knows.
#[derive(Clone, Debug)]
pub struct Extractor {
    rules: Rules,
    gazetteer: Gazetteer,
    metrics: MetricNames,
    knowledge: Knowledge,
}

/// What was made of an article.
#[derive(Clone, Debug)]
pub struct Extraction {
    /// Its facts. Entities are named by the slugs that the base knows; the
    /// dataset itself has none.
    pub dataset: Dataset,
    /// What looks like a name and has no label.
    pub candidates: Vec<Candidate>,
    /// Figures that are in no event or have no subject, unit or bound, so that
    /// the dataset does not hold them.
    pub loose_figures: usize,
}

impl Extractor {
    /// A reader of a language with what a base knows.
    #[must_use]
    pub fn new(language: Language, knowledge: Knowledge) -> Self {
        let mut rules = Rules::new(language);
        let gazetteer = Gazetteer::new(&mut rules.words, &knowledge.labels);
        let metrics = MetricNames::new(&mut rules.words, &knowledge);
        Self { rules, gazetteer, metrics, knowledge }
    }

    /// The facts of an article, as a dataset of this name.
    #[must_use]
    pub fn extract(&self, document: &Document, slug: &str) -> Extraction {
        let found = annotate(document, &self.rules, &self.gazetteer);
        let dataset = facts::dataset(&self.article(document, &found, slug));
        let figures: usize = found.iter().map(|found| found.figures.len()).sum();
        let loose_figures = figures - dataset.figures.len();
        Extraction { dataset, candidates: self.candidates(&found), loose_figures }
    }

    /// Everything that is found in an article, as an object of JSON.
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

/// Spans in the order of the text, those that meet made one.
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
