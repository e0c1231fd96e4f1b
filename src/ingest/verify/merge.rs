//! Makes the dataset of an article with what its rules find and the accepted facts. Where
//! both agree, the fact keeps its rule, names the proposal too, and gains confidence.

use std::collections::HashMap;

use super::super::facts::{Article, Facts, Slugs, describe, event_of, facts_with};
use super::super::names::Proposal;
use super::held::{Held, Judged, PROPOSED, origin};
use super::judgement::Place;
use super::names::Names;
use super::prediction::Promise;
use crate::model::{Dataset, Event, Mention, Origin, Period, Prediction, Relation, Role};

/// The rule of a prediction that the rules find without its maker.
const NOBODY: &str = "deadline of nobody named";

/// The dataset of an article with the accepted facts.
pub(in crate::ingest) fn merge(article: &Article<'_>, judged: &[Judged]) -> Dataset {
    let names = Names::new(article);
    let held: Vec<&(Place, Held)> = judged.iter().filter_map(|one| one.held.as_ref()).collect();
    let subjects = held.iter().filter_map(|(_, held)| match held {
        Held::Figure { measure, subject } => Some((*measure, slug(&names, subject)?)),
        _ => None,
    });
    let facts = facts_with(article, &subjects.collect::<HashMap<_, _>>());
    let dataset = facts.dataset.clone();
    let mut merge = Merge { article, facts, names, dataset, slugs: Slugs::default() };
    for (place, held) in &held {
        merge.add(place, held);
    }
    merge.finish(&held)
}

fn slug(names: &Names<'_>, name: &str) -> Option<String> {
    names.slugs(name).into_iter().next()
}

struct Merge<'a> {
    article: &'a Article<'a>,
    /// What the rules find; the indices of what is held refer to it.
    facts: Facts<'a>,
    names: Names<'a>,
    dataset: Dataset,
    slugs: Slugs,
}

impl Merge<'_> {
    fn add(&mut self, place: &Place, held: &Held) {
        match held {
            Held::Event { date, approximate, piece, mentions } => {
                let event = match piece {
                    Some(piece) => self.known(*piece, place),
                    None => Some(self.event(place, *date, *approximate)),
                };
                self.mention(event, mentions);
            }
            Held::Figure { measure, .. } => {
                let measure = self.facts.measures.get(*measure);
                let slug = measure.map(|measure| measure.slug.as_str()).unwrap_or_default();
                let found = self.dataset.figures.iter_mut().find(|figure| figure.slug == slug);
                agree(found.and_then(|figure| figure.origin.as_mut()), place);
            }
            Held::Prediction { promise: Promise::Made(index), by, .. } => {
                let by = by.as_deref().and_then(|by| slug(&self.names, by));
                let found = self.dataset.predictions.get_mut(*index);
                if let Some(prediction) = found {
                    prediction.by = by.unwrap_or_else(|| prediction.by.clone());
                    agree(prediction.origin.as_mut(), place);
                }
            }
            Held::Prediction { promise: Promise::Unspoken(index), by, subject } => {
                self.prediction(*index, by.as_deref(), subject.as_deref(), place);
            }
            Held::Outcome { prediction } => {
                let found = self.dataset.predictions.get_mut(*prediction);
                agree(found.and_then(|found| found.origin.as_mut()), place);
            }
            Held::Relation { subject, relation, object } => {
                let at = self.article.locator(place.block, place.span);
                let (subject, object) = (subject.clone(), object.clone());
                self.dataset.relations.push(Relation { subject, kind: *relation, object, at });
            }
            Held::Entity { .. } => {}
        }
    }

    /// An event that the rules find too, by the index of its piece.
    fn known(&mut self, piece: usize, place: &Place) -> Option<usize> {
        let piece = self.facts.pieces.get(piece)?;
        let at = self.article.locator(piece.block, piece.span);
        let index = self.dataset.events.iter().position(|event| event.at == at)?;
        agree(self.dataset.events.get_mut(index)?.origin.as_mut(), place);
        Some(index)
    }

    /// An event that only the proposal has.
    fn event(&mut self, place: &Place, date: Period, approximate: bool) -> usize {
        let at = self.article.locator(place.block, place.span);
        let same = |event: &Event| event.at == at && event.date == date;
        if let Some(index) = self.dataset.events.iter().position(same) {
            return index;
        }
        let (event, _) = event_of(self.article, place.block, place.span);
        let dated = date.to_string().replace('/', "-to-").to_lowercase();
        let slug = self.slugs.next(format!("{}-{dated}-proposed", self.article.slug));
        let origin = Some(origin(place));
        self.dataset.events.push(Event { slug, date, approximate, origin, ..event });
        self.dataset.events.len() - 1
    }

    /// Adds the entities that a proposal names to an event.
    fn mention(&mut self, event: Option<usize>, mentions: &[String]) {
        let Some(event) = event.and_then(|index| self.dataset.events.get_mut(index)) else {
            return;
        };
        for entity in mentions.iter().filter_map(|name| slug(&self.names, name)) {
            if !event.mentions.iter().any(|mention| mention.entity == entity) {
                event.mentions.push(Mention { entity, role: Role::Mentioned });
            }
        }
        event.mentions.sort();
    }

    /// A prediction for which the rules find nobody.
    fn prediction(
        &mut self,
        index: usize,
        by: Option<&str>,
        subject: Option<&str>,
        place: &Place,
    ) -> Option<()> {
        let unspoken = self.facts.unspoken.get(index)?;
        let by = slug(&self.names, by?)?;
        let subject = subject.and_then(|name| slug(&self.names, name));
        let text = &self.article.found.get(unspoken.block)?.block.text;
        self.dataset.predictions.push(Prediction {
            slug: self.slugs.next(format!("{}-prediction-proposed", unspoken.event)),
            event: unspoken.event.clone(),
            subject: subject.unwrap_or_else(|| by.clone()),
            by,
            due: unspoken.due?,
            approximate: false,
            statement: Article::text(unspoken.span.of(text)),
            figure: None,
            at: self.article.locator(unspoken.block, unspoken.span),
            origin: Some(Origin { rule: format!("{NOBODY}, {PROPOSED}"), ..origin(place) }),
            outcome: None,
        });
        Some(())
    }

    fn finish(mut self, held: &[&(Place, Held)]) -> Dataset {
        let Dataset { events, predictions, relations, .. } = &mut self.dataset;
        events.sort_by(|a, b| a.slug.cmp(&b.slug));
        predictions.sort_by(|a, b| a.slug.cmp(&b.slug));
        relations.sort_by(|a, b| key(a).cmp(&key(b)));
        relations.dedup_by(|a, b| key(a) == key(b));
        describe(self.article, &mut self.dataset);
        let proposals = self.article.proposals;
        for (_, held) in held {
            let Held::Entity { name } = held else { continue };
            let slug = slug(&self.names, name).unwrap_or_default();
            let new = !self.dataset.entities.iter().any(|entity| entity.slug == slug);
            let found = proposals.iter().find(|proposal| proposal.slug == slug);
            self.dataset.entities.extend(found.filter(|_| new).map(Proposal::entity));
        }
        self.dataset.entities.sort_by(|a, b| a.slug.cmp(&b.slug));
        self.dataset
    }
}

fn key(relation: &Relation) -> (&str, &str, &str) {
    (&relation.subject, relation.kind.word(), &relation.object)
}

/// The greatest confidence: no fact is certain.
const MOST: f64 = 0.99;

/// A fact that a rule found and somebody proposed: both would have to be wrong.
fn agree(known: Option<&mut Origin>, place: &Place) {
    let Some(known) = known.filter(|known| !known.rule.contains(PROPOSED)) else { return };
    let wrong = (1.0 - known.confidence) * (1.0 - origin(place).confidence);
    known.confidence = (((1.0 - wrong) * 100.0).round() / 100.0).min(MOST);
    known.rule = format!("{}, {PROPOSED}", known.rule);
}
