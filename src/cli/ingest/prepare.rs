//! An article read and its facts found, several at a time.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use sha2::{Digest, Sha256};

use super::Args;
use super::inputs::Input;
use super::proposed::{proposed, refuse_unchecked};
use crate::ingest::{
    Document, Extraction, Extractor, Judgement, Knowledge, Meta, ProposedLine, Review,
    proposed_facts, read, slug,
};
use crate::model::{DocumentInfo, Draft, Language};
use crate::query::hex;

/// How many articles are read before the first of them is loaded: enough to
/// keep every core busy, few enough to fit the memory.
pub(super) const BATCH: usize = 16;

/// The longest slug that is made of a title, in bytes.
const SLUG: usize = 60;

/// Reads articles, each in its language.
#[derive(Debug)]
pub(super) struct Readers {
    knowledge: Knowledge,
    given: Meta,
    /// The facts that somebody proposes.
    proposed: Vec<ProposedLine>,
    /// Whether all of them have to be accepted.
    strict: bool,
    english: OnceLock<Extractor>,
    french: OnceLock<Extractor>,
}

/// An article with its facts.
#[derive(Debug)]
pub(super) struct Prepared {
    pub(super) document: Document,
    pub(super) slug: String,
    pub(super) draft: Extraction,
    /// What came of the proposed facts.
    pub(super) judged: Vec<Judgement>,
}

impl Readers {
    pub(super) fn new(knowledge: Knowledge, given: Meta) -> Self {
        let (english, french) = (OnceLock::new(), OnceLock::new());
        Self { knowledge, given, proposed: Vec::new(), strict: false, english, french }
    }

    /// With the proposed facts that the arguments name.
    pub(super) fn with(self, args: &Args) -> anyhow::Result<Self> {
        let text = args.facts.as_deref().map(proposed).transpose()?;
        let proposed = text.map(|text| proposed_facts(&text)).unwrap_or_default();
        Ok(Self { proposed, strict: args.strict, ..self })
    }

    fn reader(&self, language: Language) -> &Extractor {
        let reader = match language {
            Language::En => &self.english,
            Language::Fr => &self.french,
        };
        reader.get_or_init(|| Extractor::new(language, self.knowledge.clone()))
    }

    /// Reads some articles at once; what came of each, in their order.
    pub(super) fn prepare(&self, inputs: &[Input]) -> Vec<anyhow::Result<Prepared>> {
        let workers = thread::available_parallelism().map_or(1, usize::from).min(inputs.len());
        if workers < 2 {
            return inputs.iter().map(|input| self.prepare_one(input)).collect();
        }
        let (next, done) = (AtomicUsize::new(0), &mut Vec::new());
        thread::scope(|scope| {
            let work = || {
                let mut mine = Vec::new();
                loop {
                    let index = next.fetch_add(1, Ordering::Relaxed);
                    let Some(input) = inputs.get(index) else { return mine };
                    mine.push((index, self.prepare_one(input)));
                }
            };
            let handles: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
            done.extend(handles.into_iter().filter_map(|handle| handle.join().ok()).flatten());
        });
        done.sort_by_key(|(index, _)| *index);
        done.drain(..).map(|(_, prepared)| prepared).collect()
    }

    fn prepare_one(&self, input: &Input) -> anyhow::Result<Prepared> {
        let bytes = input.bytes()?;
        let document = read(&bytes, input.file_name(), self.given.clone())?;
        let language = document.meta.language.unwrap_or(Language::En);
        let slug = name(&document, input);
        let reader = self.reader(language);
        let (mut draft, judged) = if self.proposed.is_empty() {
            (reader.extract(&document, &slug), Vec::new())
        } else {
            reader.extract_proposed(&document, &slug, &self.proposed)
        };
        if self.strict {
            refuse_unchecked(&judged)?;
        }
        draft.dataset.document = Some(DocumentInfo {
            hash: hex(&Sha256::digest(&bytes)),
            name: input.file_name().unwrap_or("-").to_owned(),
            format: document.format,
        });
        Ok(Prepared { document, slug, draft, judged })
    }

    /// The facts of an article for a person to correct.
    pub(super) fn draft(&self, prepared: &Prepared) -> Draft {
        let language = prepared.document.meta.language.unwrap_or(Language::En);
        let mut draft = self.reader(language).draft(&prepared.document, &prepared.slug);
        draft.dataset.document.clone_from(&prepared.draft.dataset.document);
        draft
    }

    /// An article with everything found marked in its text.
    pub(super) fn review(&self, prepared: &Prepared) -> Review {
        let language = prepared.document.meta.language.unwrap_or(Language::En);
        self.reader(language).review(&prepared.document, &prepared.slug)
    }

    /// Everything that is found in an article, as JSON.
    pub(super) fn outline(&self, prepared: &Prepared) -> serde_json::Value {
        let language = prepared.document.meta.language.unwrap_or(Language::En);
        self.reader(language).outline(&prepared.document, &prepared.slug)
    }
}

/// The name of an article's dataset: its title, else its file's name, cut
/// behind a word.
fn name(document: &Document, input: &Input) -> String {
    let stem = || input.file_name().map(|name| name.split('.').next().unwrap_or(name).to_owned());
    let title = document.meta.title.clone().filter(|title| !slug(title).is_empty());
    let name = slug(&title.or_else(stem).unwrap_or_default());
    let short = match name.get(..SLUG) {
        Some(start) => start.rfind('-').and_then(|end| start.get(..end)).unwrap_or(start),
        None => &name,
    };
    if short.is_empty() { "article".to_owned() } else { short.to_owned() }
}
