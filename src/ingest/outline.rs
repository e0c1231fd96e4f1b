//! Everything found in an article as JSON: the output of `--dry-run --json`.
//! `start` and `end` are offsets into the original document in Unicode scalar
//! values; `end` is exclusive.

use std::collections::HashMap;

use serde_json::{Value as Json, json};

use super::annotate::AnnotatedBlock;
use super::dates::{Date, DateRole, Grain, iso};
use super::facts::{Article, Facts, Measure, facts, unloaded};
use super::figures::WrittenFigure;
use super::names::{EntityMention, Proposal};
use super::read::{Document, LeftOut};
use super::text::{Block, Span};
use crate::model::{Dataset, Event, Locator, Prediction, Qualifier};

/// Everything found in an article.
pub(super) fn outline(article: &Article<'_>) -> Json {
    let found = article.found;
    let facts = facts(article);
    let dataset = &facts.dataset;
    let measures: HashMap<(u32, Span), &Measure<'_>> = facts
        .measures
        .iter()
        .map(|measure| ((measure.passage, measure.figure.span), measure))
        .collect();
    let dates = each(found, |found| &found.dates, |found, date| date_json(found.block, date));
    let mentions =
        each(found, |found| &found.mentions, |found, mention| mention_json(found.block, mention));
    let figures = each(
        found,
        |found| &found.figures,
        |found, figure| {
            let measure = measures.get(&(found.ordinal, figure.span)).copied();
            figure_json(found.block, figure, measure)
        },
    );
    let passages: Vec<_> =
        found.iter().filter(|found| found.is_passage()).map(|found| found.block).collect();
    let proposals: Vec<_> =
        article.proposals.iter().map(|proposal| proposal_json(found, proposal)).collect();
    json!({
        "document": document_json(article.document, dataset),
        "passages": passages_json(found),
        "dates": dates,
        "events": dataset.events.iter().map(|event| event_json(&passages, event)).collect::<Vec<_>>(),
        "figures": figures,
        "mentions": mentions,
        "predictions": dataset.predictions.iter()
            .map(|prediction| prediction_json(&passages, prediction)).collect::<Vec<_>>(),
        "candidates": proposals,
        "left_out": left_out(article, &facts),
    })
}

/// What is not part of the article or gives no fact, in document order.
fn left_out(article: &Article<'_>, facts: &Facts<'_>) -> Vec<Json> {
    let unloaded = unloaded(article, &facts.dataset, facts);
    let skipped = article.document.left_out.iter();
    let facts = unloaded.dated.iter().chain(&unloaded.figures).chain(&unloaded.contradicted);
    let mut all: Vec<_> = skipped.chain(facts).collect();
    all.sort_by_key(|left| (left.start, left.end));
    let json = |left: &&LeftOut| json!({ "start": left.start, "end": left.end, "why": left.why });
    all.iter().map(json).collect()
}

/// The items of one kind, in document order.
fn each<'f, T: 'f>(
    found: &'f [AnnotatedBlock<'f>],
    list: impl Fn(&'f AnnotatedBlock<'f>) -> &'f [T],
    json: impl Fn(&AnnotatedBlock<'_>, &'f T) -> Json,
) -> Vec<Json> {
    let mut all = Vec::new();
    for found in found {
        all.extend(list(found).iter().map(|one| json(found, one)));
    }
    all
}

fn document_json(document: &Document, dataset: &Dataset) -> Json {
    let source = dataset.sources.first();
    json!({
        "slug": dataset.slug,
        "title": dataset.title.en,
        "language": source.map(|source| source.language.word()),
        "language_confidence": (document.language_confidence * 100.0).round() / 100.0,
        "publisher": document.meta.publisher,
        "author": document.meta.author,
        "published": source.and_then(|source| source.published).map(|date| date.to_string()),
        "updated": document.meta.updated.map(|date| date.to_string()),
        "address": document.meta.address,
        "passages": source.map_or(0, |source| source.passages.len()),
    })
}

/// The text that is read: the passages, as locators number them, each with the heading of
/// its section. The title is not one, unless it dates what follows.
fn passages_json(found: &[AnnotatedBlock<'_>]) -> Vec<Json> {
    let (mut heading, mut passages) = (None, Vec::new());
    for (index, found) in found.iter().enumerate() {
        let text = found.block.text.as_str();
        if found.is_passage() {
            passages.push(json!({ "number": found.ordinal, "heading": heading, "text": text }));
        } else if index > 0 || found.dates.iter().any(|date| date.role == DateRole::Heading) {
            heading = Some(text);
        }
    }
    passages
}

/// The offsets of a span in the document.
fn place(block: &Block, span: Span) -> (usize, usize) {
    (block.place(block.scalar(span.start)), block.place(block.scalar(span.end)))
}

/// The offsets of a locator in the document.
fn located(passages: &[&Block], at: &Locator) -> (usize, usize) {
    let passage = passages.get((at.passage as usize).saturating_sub(1));
    passage.map_or((0, 0), |block| {
        let start = at.start as usize;
        (block.place(start), block.place(start + at.length as usize))
    })
}

fn date_json(block: &Block, date: &Date) -> Json {
    let (start, end) = place(block, date.span);
    let precision = match date.grain {
        Grain::Day => "day",
        Grain::Week => "week",
        Grain::Month => "month",
        Grain::Quarter => "quarter",
        Grain::Half => "half",
        Grain::Year => "year",
        Grain::Range => "range",
    };
    json!({
        "start": start, "end": end, "iso": iso(date), "precision": precision, "role": date.role.word(),
        "approximate": date.approximate, "ivs": readings(date), "rule": date.rule,
    })
}

/// The possible intervals of a date, each as its first day and the day after its
/// last: a range with or without its end point.
fn readings(date: &Date) -> Vec<[String; 2]> {
    let whole = date.last.succ_opt().map(|after| (date.first, after));
    let short = date.closing.filter(|closing| *closing > date.first).map(|to| (date.first, to));
    let readings = [whole, short].into_iter().flatten();
    readings.map(|(first, after)| [first.to_string(), after.to_string()]).collect()
}

fn figure_json(block: &Block, figure: &WrittenFigure, measure: Option<&Measure<'_>>) -> Json {
    let (start, end) = place(block, figure.span);
    let one = match figure.qualifier {
        Qualifier::Between | Qualifier::Several => None,
        _ => figure.low.or(figure.high),
    };
    json!({
        "start": start, "end": end, "value": one, "low": figure.low, "high": figure.high,
        "qualifier": figure.qualifier.word(),
        "unit": figure.unit.as_ref().map(|unit| own_unit(&unit.name, figure.per.as_deref())),
        "per": figure.per,
        "subject": measure.and_then(|measure| measure.subject.as_deref()),
        "metric": measure.map(|measure| measure.metric.as_str()),
        "status": measure.map(|measure| measure.status.word()),
        "implied": figure.implied, "rule": figure.rule,
    })
}

/// A unit without its `/per` part, which is a field of its own; a price per share
/// keeps it.
fn own_unit<'u>(name: &'u str, per: Option<&str>) -> &'u str {
    let per = per.filter(|per| *per != "share");
    let own = per.and_then(|per| name.strip_suffix(per)?.strip_suffix('/'));
    own.unwrap_or(name)
}

fn mention_json(block: &Block, mention: &EntityMention) -> Json {
    let (start, end) = place(block, mention.span);
    json!({ "start": start, "end": end, "slug": mention.slug })
}

fn event_json(passages: &[&Block], event: &Event) -> Json {
    let (start, end) = located(passages, &event.at);
    let mentions: Vec<_> = event
        .mentions
        .iter()
        .map(|mention| json!({ "slug": mention.entity, "role": mention.role.word() }))
        .collect();
    json!({
        "start": start, "end": end, "slug": event.slug, "date": event.date.to_string(),
        "approximate": event.approximate, "category": event.category,
        "title": event.title.en, "mentions": mentions,
        "confidence": event.origin.as_ref().map(|origin| origin.confidence),
        "rule": event.origin.as_ref().map(|origin| origin.rule.as_str()),
    })
}

fn prediction_json(passages: &[&Block], prediction: &Prediction) -> Json {
    let (start, end) = located(passages, &prediction.at);
    json!({
        "start": start, "end": end, "slug": prediction.slug, "event": prediction.event,
        "by": prediction.by, "subject": prediction.subject, "due": prediction.due.to_string(),
        "approximate": prediction.approximate, "figure": prediction.figure,
        "confidence": prediction.origin.as_ref().map(|origin| origin.confidence),
        "rule": prediction.origin.as_ref().map(|origin| origin.rule.as_str()),
    })
}

fn proposal_json(found: &[AnnotatedBlock<'_>], proposal: &Proposal) -> Json {
    let block = found.get(proposal.block).map(|found| place(found.block, proposal.span));
    let (start, end) = block.unwrap_or_default();
    json!({
        "start": start, "end": end, "text": proposal.label(), "looks": proposal.kind.word(),
        "count": proposal.count, "slug": proposal.slug, "names": proposal.names,
    })
}
