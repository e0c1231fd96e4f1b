//! Holds the names of a fact against those that stand in its quote, and against the nouns
//! that the article uses for them.

use std::collections::{BTreeSet, HashMap};

use super::super::facts::Article;
use super::super::names::{EntityMention, Proposal};
use super::super::text::{BlockKind, Span};
use super::folded::Folded;
use super::judgement::{Findings, Place};
use crate::model::text::key;
use crate::model::{Bilingual, EntityKind};

/// Where the article has a name of a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Named {
    /// In the quote, by this name or another one, or by a noun that stands for it.
    Quoted,
    /// In the passage of the quote, or in the headings above it.
    Near,
    /// Elsewhere.
    Far,
    /// Nowhere.
    Nowhere,
}

/// The entities of an article by their names.
#[derive(Debug)]
pub(super) struct Names<'a> {
    article: &'a Article<'a>,
    slugs: HashMap<String, BTreeSet<String>>,
    /// The text of each block as names are looked up in it.
    texts: Vec<String>,
    /// How often each entity is named.
    counts: HashMap<String, usize>,
}

impl<'a> Names<'a> {
    pub(super) fn new(article: &'a Article<'a>) -> Self {
        let mut slugs: HashMap<String, BTreeSet<String>> = HashMap::new();
        let mut add = |name: &str, slug: &str| {
            slugs.entry(key(name)).or_default().insert(slug.to_owned());
        };
        for proposal in article.proposals {
            proposal.names.iter().for_each(|name| add(name, &proposal.slug));
        }
        for label in &article.knowledge.labels {
            add(&label.text, &label.slug);
        }
        for found in article.found {
            let text = &found.block.text;
            found.mentions.iter().for_each(|mention| add(mention.span.of(text), &mention.slug));
        }
        let mut counts = HashMap::new();
        for mention in article.found.iter().flat_map(|found| &found.mentions) {
            *counts.entry(mention.slug.clone()).or_insert(0) += 1;
        }
        let texts = article.found.iter().map(|found| folded(&found.block.text)).collect();
        Self { article, slugs, texts, counts }
    }

    /// The slugs of the entities that have a name, with or without its first word: an
    /// article or a title.
    pub(super) fn slugs(&self, name: &str) -> BTreeSet<String> {
        let whole = key(name);
        let rest = || whole.split_once(' ').and_then(|(_, rest)| self.slugs.get(rest));
        self.slugs.get(&whole).or_else(rest).cloned().unwrap_or_default()
    }

    /// Where a name stands, as seen from a quote.
    pub(super) fn named(&self, name: &str, place: &Place) -> Named {
        let slugs = self.slugs(name);
        let is_it = |mention: &EntityMention| slugs.contains(&mention.slug);
        let Some(found) = self.article.found.get(place.block) else { return Named::Nowhere };
        let quoted = |mention: &EntityMention| is_it(mention) && mention.span.meets(place.span);
        if found.references.iter().any(quoted) || stands(name, place.span.of(&found.block.text)) {
            return Named::Quoted;
        }
        if self.has(place.block, name, &slugs)
            || self.headings(place.block).any(|block| self.has(block, name, &slugs))
        {
            return Named::Near;
        }
        let anywhere = (0..self.texts.len()).any(|block| self.has(block, name, &slugs));
        if anywhere { Named::Far } else { Named::Nowhere }
    }

    /// Whether a block has a name, or another one of its entities.
    fn has(&self, block: usize, name: &str, slugs: &BTreeSet<String>) -> bool {
        let found = self.article.found.get(block).into_iter();
        let mut mentions = found.flat_map(|found| &found.mentions);
        mentions.any(|mention| slugs.contains(&mention.slug))
            || self.texts.get(block).is_some_and(|text| is_in(&folded(name), text))
    }

    /// Whether the article has a name.
    pub(super) fn is_known(&self, name: &str) -> bool {
        let name = folded(name);
        self.texts.iter().any(|text| is_in(&name, text))
    }

    /// The headings above a block: those right before its section, and the title.
    fn headings(&self, block: usize) -> impl Iterator<Item = usize> {
        let heading = |block: &usize| {
            let found = self.article.found.get(*block);
            found.is_some_and(|found| found.block.kind == BlockKind::Heading)
        };
        let section = (0..block).rev().skip_while(move |block| !heading(block));
        section.take_while(move |block| heading(block)).chain(Some(0).filter(heading))
    }

    /// Whether somebody or something is what the article is about: the headings above a quote
    /// name it, or it is named half as often as what is named most.
    pub(super) fn is_topic(&self, name: &str, place: &Place) -> bool {
        let slugs = self.slugs(name);
        let most = self.counts.values().max().copied().unwrap_or_default();
        let own: usize = slugs.iter().filter_map(|slug| self.counts.get(slug)).sum();
        (own > 0 && own * 2 >= most)
            || self.headings(place.block).any(|block| self.has(block, name, &slugs))
    }

    /// Checks that a name of a fact stands in its quote.
    pub(super) fn check(&self, name: &str, place: &Place, findings: &mut Findings) {
        match self.named(name, place) {
            Named::Quoted => {}
            Named::Near => findings.doubt(format!(
                "the quote does not name “{name}”, though its passage or heading does"
            )),
            Named::Far => findings.refuse(format!("the quote does not name “{name}”")),
            Named::Nowhere => findings.refuse(format!("“{name}” does not stand in the article")),
        }
    }

    /// A name of an entity.
    pub(super) fn name_of(&self, slug: &str) -> String {
        let proposal = self.article.proposals.iter().find(|proposal| proposal.slug == slug);
        let label = || {
            let Bilingual { en, .. } = &self.article.knowledge.entity(slug)?.label;
            Some(en.as_str())
        };
        proposal.map(Proposal::label).or_else(label).unwrap_or(slug).to_owned()
    }

    /// What an entity is.
    pub(super) fn kind(&self, slug: &str) -> Option<EntityKind> {
        let proposal = self.article.proposals.iter().find(|proposal| proposal.slug == slug);
        let known = || Some(self.article.knowledge.entity(slug)?.detail.kind());
        proposal.map(|proposal| proposal.kind).or_else(known)
    }

    /// Whether the article clearly tells that an entity is of a kind, or kb only guesses
    /// its kind. What is built is a place and a system.
    pub(super) fn may_be(&self, slug: &str, kind: EntityKind) -> bool {
        let proposal = self.article.proposals.iter().find(|proposal| proposal.slug == slug);
        proposal.is_some_and(|proposal| {
            let built = proposal.category == Some("site") && kind == EntityKind::System;
            built || proposal.told.as_ref().is_none_or(|told| told.contains(&kind))
        })
    }

    /// The entity of a name that a quote has, and where.
    pub(super) fn span(&self, name: &str, place: &Place) -> Option<(String, Span)> {
        let slugs = self.slugs(name);
        let mentions = &self.article.found.get(place.block)?.references;
        let mut here = mentions.iter().filter(|mention| mention.span.meets(place.span));
        let found = here.find(|mention| slugs.contains(&mention.slug))?;
        Some((found.slug.clone(), found.span))
    }

    /// The slugs of the entities that a span names.
    pub(super) fn within(&self, block: usize, span: Span) -> BTreeSet<&str> {
        let found = self.article.found.get(block).into_iter();
        let mentions = found.flat_map(|found| &found.references);
        let inside = mentions.filter(|mention| mention.span.meets(span));
        inside.map(|mention| mention.slug.as_str()).collect()
    }
}

/// Whether a name stands in a text as whole words, whatever its case and accents.
pub(super) fn stands(name: &str, text: &str) -> bool {
    is_in(&folded(name), &folded(text))
}

fn folded(text: &str) -> String {
    Folded::new(text).plain().text.to_lowercase()
}

fn is_in(name: &str, text: &str) -> bool {
    let letter = |one: Option<char>| one.is_some_and(char::is_alphanumeric);
    !name.is_empty()
        && text.match_indices(name).any(|(start, _)| {
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            let after = text.get(start + name.len()..).and_then(|after| after.chars().next());
            !letter(before) && !letter(after)
        })
}
