//! Facts: turns annotations into the events, figures and predictions of a dataset,
//! each with its locator, confidence and rule.

mod achievements;
mod article;
mod current;
mod deadlines;
mod draft;
mod events;
mod figures;
mod focus;
mod grammar;
mod left_out;
mod metrics;
mod outcomes;
mod parts;
mod pieces;
mod predictions;
mod roles;
mod sentence;
mod speakers;
mod subjects;
mod titles;
mod topics;
mod undated;
mod units;
mod unstated;
mod verbs;

use std::collections::{BTreeSet, HashMap};

use super::names::Proposal;
use super::text::BlockKind;
use crate::model::text::{passage_hash, scalar_count};
use crate::model::{Category, Dataset, Draft, Entity, Mention, Passage, Period, Role, Source};

pub(super) use article::{Article, Slugs};
pub(super) use current::period;
pub(super) use deadlines::{denies, due};
pub(super) use events::left as event_of;
pub(super) use figures::Measure;
use figures::measures;
use focus::Focus;
pub(super) use grammar::{Clause, is_oblique, is_source};
pub use left_out::Unloaded;
pub(super) use left_out::{IdleFigure, idle_figures, unloaded};
pub(super) use metrics::MetricNames;
pub(super) use pieces::{CONTINUED, HEADING, Piece, Split, Untold, split};
pub(super) use predictions::Unspoken;
pub(super) use sentence::{Sentence, same_clause};
pub use units::slug;
pub(super) use unstated::{Scope, Scopes, Unstated};

/// The facts of an article, and what they were made of.
#[derive(Debug)]
pub(super) struct Facts<'f> {
    pub(super) dataset: Dataset,
    pub(super) pieces: Vec<Piece<'f>>,
    /// What has a date but is in no piece.
    pub(super) untold: Vec<Untold>,
    pub(super) measures: Vec<Measure<'f>>,
    /// The predictions that nobody makes.
    pub(super) unspoken: Vec<Unspoken>,
}

/// The draft of an article.
pub(super) fn draft(article: &Article<'_>) -> Draft {
    draft::draft(article, facts(article))
}

/// The facts of an article.
pub(super) fn facts<'f>(article: &Article<'f>) -> Facts<'f> {
    facts_with(article, &HashMap::new())
}

/// The facts of an article, with the subjects of some measures, by their index.
pub(super) fn facts_with<'f>(
    article: &Article<'f>,
    subjects: &HashMap<usize, String>,
) -> Facts<'f> {
    let Split { pieces, untold } = split(article);
    let events = events::events(article, &pieces);
    let focus = Focus::new(article);
    let mut measures = measures(article, &focus, &pieces);
    for (index, subject) in subjects {
        if let Some(measure) = measures.get_mut(*index) {
            measure.subject = Some(subject.clone());
        }
    }
    let mut dataset = Dataset {
        slug: article.slug.to_owned(),
        title: Article::text(title(article)),
        sources: vec![source(article)],
        events,
        ..Dataset::default()
    };
    figures::fill(article, &mut dataset, &measures);
    name_subjects(&mut dataset, &measures);
    let unspoken = predictions::fill(article, &focus, &mut dataset, &pieces, &measures);
    describe(article, &mut dataset);
    dataset.events.sort_by(|a, b| a.slug.cmp(&b.slug));
    dataset.figures.sort_by(|a, b| a.slug.cmp(&b.slug));
    dataset.predictions.sort_by(|a, b| a.slug.cmp(&b.slug));
    Facts { dataset, pieces, untold, measures, unspoken }
}

/// Adds the entities that the facts name, and their categories.
pub(super) fn describe(article: &Article<'_>, dataset: &mut Dataset) {
    dataset.entities = entities(article, dataset);
    dataset.categories = categories(article, dataset);
}

/// An event that names nobody is about what its first figure is about.
fn name_subjects(dataset: &mut Dataset, measures: &[Measure<'_>]) {
    for measure in measures.iter().filter(|measure| measure.is_whole()) {
        if let Some(event) = dataset.events.get_mut(measure.piece)
            && let Some(entity) = measure.subject.clone()
            && event.mentions.is_empty()
        {
            event.mentions.push(Mention { entity, role: Role::Subject });
        }
    }
}

/// The entities that the facts name, so that the dataset is self-contained.
fn entities(article: &Article<'_>, dataset: &Dataset) -> Vec<Entity> {
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for event in &dataset.events {
        named.extend(event.mentions.iter().map(|mention| mention.entity.as_str()));
    }
    for figure in &dataset.figures {
        named.insert(&figure.subject);
        named.extend(figure.object.as_deref());
    }
    for prediction in &dataset.predictions {
        named.extend([prediction.by.as_str(), &prediction.subject]);
    }
    for relation in &dataset.relations {
        named.extend([relation.subject.as_str(), &relation.object]);
    }
    let by_slug = |proposal: &'_ Proposal| (proposal.slug.clone(), proposal.entity());
    let proposed: HashMap<String, Entity> = article.proposals.iter().map(by_slug).collect();
    let entity = |slug: &str| {
        let known = article.knowledge.entity(slug);
        known.or_else(|| proposed.get(slug)).cloned()
    };
    named.into_iter().filter_map(entity).collect()
}

/// The definitions of the categories of those entities that are not standard ones.
fn categories(article: &Article<'_>, dataset: &Dataset) -> Vec<Category> {
    let used: BTreeSet<&str> =
        dataset.entities.iter().filter_map(|entity| entity.detail.category()).collect();
    let is_standard = |slug: &str| Category::standard().any(|standard| standard.slug == slug);
    let own = used.into_iter().filter(|slug| !is_standard(slug));
    own.filter_map(|slug| article.knowledge.category(slug).cloned()).collect()
}

fn title<'a>(article: &Article<'a>) -> &'a str {
    let title = article.document.meta.title.as_deref();
    title.filter(|title| !title.trim().is_empty()).unwrap_or(article.slug)
}

fn source(article: &Article<'_>) -> Source {
    let meta = &article.document.meta;
    let published = meta.published.and_then(|(first, last)| {
        if first == last {
            Some(Period::day(first))
        } else {
            Period::day(first).through(Period::day(last))
        }
    });
    Source {
        slug: article.slug.to_owned(),
        title: title(article).to_owned(),
        language: article.rules.language,
        publisher: meta.publisher.clone(),
        published: published.filter(|period| period.start() == period.end()),
        updated: meta.updated.map(Period::day),
        address: meta.address.clone(),
        passages: passages(article),
    }
}

fn passages(article: &Article<'_>) -> Vec<Passage> {
    let mut heading = None;
    let mut passages = Vec::new();
    for found in article.found {
        let text = &found.block.text;
        if found.block.kind == BlockKind::Heading {
            heading = Some(text.clone());
            continue;
        }
        passages.push(Passage {
            ordinal: u32::try_from(passages.len() + 1).unwrap_or(u32::MAX),
            heading: heading.clone(),
            length: scalar_count(text),
            hash: passage_hash(text),
            text: Some(text.clone()),
        });
    }
    passages
}
