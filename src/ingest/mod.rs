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
mod review;
mod rules;
mod text;
mod timeline;
mod verify;

pub use facts::{Unloaded, slug};
pub use knowledge::Knowledge;
pub use names::{Label, Proposal};
pub use read::{
    Document, DocumentPassage, LONGEST_PASSAGE, LONGEST_TEXT, LeftOut, Meta, ReadError, ReadNote,
    read,
};
pub use review::{Mark, MarkKind, Review, ReviewBlock, ReviewPart, amount};
pub use timeline::{NoTimeline, Timeline, TimelineInfo, TimelineProblem, timeline};
pub use verify::{
    Found, Judgement, ProposedEntity, ProposedEvent, ProposedFact, ProposedFigure, ProposedLine,
    ProposedOutcome, ProposedPrediction, ProposedRelation, QuotePlace, SCHEMA, Standing,
    proposed_facts,
};

use crate::model::{Dataset, Draft, Language};

use annotate::{AnnotatedBlock, annotate};
use facts::{Article, MetricNames};
use names::Gazetteer;
use rules::Rules;

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
    /// The entities that the article names and the base does not have.
    pub proposals: Vec<Proposal>,
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
        let (found, proposals) = self.annotate(document);
        let article = self.article(document, &found, &proposals, slug);
        let facts = facts::facts(&article);
        let unloaded = facts::unloaded(&article, &facts.dataset, &facts);
        Extraction { dataset: facts.dataset, unloaded, proposals }
    }

    /// Holds proposed facts against an article; what came of each, in their order.
    #[must_use]
    pub fn verify(&self, document: &Document, proposed: &[ProposedLine]) -> Vec<Judgement> {
        let (found, proposals) = self.annotate(document);
        let article = self.article(document, &found, &proposals, "article");
        let judged = verify::judge(&article, &facts::facts(&article), proposed);
        judged.into_iter().map(|judged| judged.judgement).collect()
    }

    /// Extracts the facts of an article together with those proposed facts that it bears
    /// out; gives what came of each of these, in their order.
    #[must_use]
    pub fn extract_proposed(
        &self,
        document: &Document,
        slug: &str,
        proposed: &[ProposedLine],
    ) -> (Extraction, Vec<Judgement>) {
        let (found, proposals) = self.annotate(document);
        let article = self.article(document, &found, &proposals, slug);
        let facts = facts::facts(&article);
        let judged = verify::judge(&article, &facts, proposed);
        let dataset = verify::merge(&article, &judged);
        let unloaded = facts::unloaded(&article, &dataset, &facts);
        let judged = judged.into_iter().map(|judged| judged.judgement).collect();
        (Extraction { dataset, proposals, unloaded }, judged)
    }

    /// The facts of an article for a person to correct.
    #[must_use]
    pub fn draft(&self, document: &Document, slug: &str) -> Draft {
        let (found, proposals) = self.annotate(document);
        facts::draft(&self.article(document, &found, &proposals, slug))
    }

    /// An article with everything found marked in its text.
    #[must_use]
    pub fn review(&self, document: &Document, slug: &str) -> Review {
        let (found, proposals) = self.annotate(document);
        review::review(&self.article(document, &found, &proposals, slug))
    }

    /// Everything found in an article, as a JSON object.
    #[must_use]
    pub fn outline(&self, document: &Document, slug: &str) -> serde_json::Value {
        let (found, proposals) = self.annotate(document);
        outline::outline(&self.article(document, &found, &proposals, slug))
    }

    fn annotate<'d>(&self, document: &'d Document) -> (Vec<AnnotatedBlock<'d>>, Vec<Proposal>) {
        annotate(document, &self.rules, &self.gazetteer, &self.knowledge)
    }

    fn article<'a>(
        &'a self,
        document: &'a Document,
        found: &'a [AnnotatedBlock<'a>],
        proposals: &'a [Proposal],
        slug: &'a str,
    ) -> Article<'a> {
        let Self { rules, metrics, knowledge, .. } = self;
        Article { document, found, proposals, rules, knowledge, metrics, slug }
    }
}

/// Holds a file of proposed facts against an article, as they are, without a base.
#[must_use]
pub fn verify(document: &Document, proposed: &str) -> Vec<Judgement> {
    let language = document.meta.language.unwrap_or(Language::En);
    let extractor = Extractor::new(language, Knowledge::default());
    extractor.verify(document, &proposed_facts(proposed))
}
