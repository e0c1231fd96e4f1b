//! The draft of an article: its dataset with everything that was found, and what lacks
//! something to be a fact, each with the words that state it.

use std::collections::HashSet;

use super::super::annotate::AnnotatedBlock;
use super::super::text::Span;
use super::Facts;
use super::article::{Article, Slugs};
use super::events::{self, left};
use super::figures::Measure;
use super::left_out::{IdleFigure, idle_figures};
use super::pieces::Untold;
use super::predictions::Unspoken;
use super::titles::cut;
use super::units::{Vocabulary, generic_metric};
use crate::model::{
    Dataset, Draft, Entity, Event, Figure, FigureStatus, Incomplete, Locator, Metric, Period,
    Prediction, Remarks, Unit,
};

/// The longest quote of a remark, in characters.
const QUOTE: usize = 90;
/// Of these, the most before the words that are meant.
const BEFORE: usize = 30;

/// The draft of an article with these facts.
pub(super) fn draft(article: &Article<'_>, facts: Facts<'_>) -> Draft {
    let Facts { dataset, pieces, untold, measures, unspoken } = facts;
    let events = events::events(article, &pieces);
    let idle = idle_figures(article, &dataset, &measures);
    let mut draft = Draft { dataset, ..Draft::default() };
    let mut slugs = Slugs::default();
    draft.events = untold.iter().map(|untold| event(article, *untold, &mut slugs)).collect();
    let mut vocabulary = Vocabulary::default();
    draft.figures = idle
        .iter()
        .map(|idle| {
            let event = idle.measure.and_then(|measure| events.get(measure.piece));
            figure(article, *idle, event, &mut vocabulary, &mut slugs)
        })
        .collect();
    draft.predictions =
        unspoken.iter().map(|unspoken| prediction(article, unspoken, &mut slugs)).collect();
    draft.remarks = remarks(article, &draft.dataset, &measures, &idle);
    add_names(article, &mut draft.dataset, vocabulary);
    draft
}

/// Adds the entities that no fact names, and the units and metrics of figures that are not
/// loaded.
fn add_names(article: &Article<'_>, dataset: &mut Dataset, vocabulary: Vocabulary) {
    let mut more = Dataset::default();
    vocabulary.store(&mut more);
    more.entities = article.proposals.iter().map(super::super::names::Proposal::entity).collect();
    add(&mut dataset.units, more.units, |unit: &Unit| &unit.slug);
    add(&mut dataset.metrics, more.metrics, |metric: &Metric| &metric.slug);
    add(&mut dataset.entities, more.entities, |entity: &Entity| &entity.slug);
}

/// Adds the records whose slugs are new.
fn add<T>(records: &mut Vec<T>, more: Vec<T>, slug: impl Fn(&T) -> &String) {
    let mut known: HashSet<String> = records.iter().map(|record| slug(record).clone()).collect();
    records.extend(more.into_iter().filter(|record| known.insert(slug(record).clone())));
    records.sort_by(|one, other| slug(one).cmp(slug(other)));
}

/// A dated part that gave no event.
fn event(article: &Article<'_>, untold: Untold, slugs: &mut Slugs) -> Incomplete<Event> {
    let Untold { block, span, why } = untold;
    let (mut fact, date) = left(article, block, span);
    fact.slug = slugs.next(format!("{}-left", article.slug));
    let is_passage = article.found.get(block).is_some_and(AnnotatedBlock::is_passage);
    let unknown = [("date", date.is_none()), ("at", !is_passage)];
    Incomplete { fact, unknown: listed(&unknown), why, quote: words(article, block, span) }
}

/// A figure that is not loaded.
fn figure(
    article: &Article<'_>,
    idle: IdleFigure<'_>,
    event: Option<&Event>,
    vocabulary: &mut Vocabulary,
    slugs: &mut Slugs,
) -> Incomplete<Figure> {
    let IdleFigure { block, figure, measure, why } = idle;
    let unit = figure.unit.as_ref().map(|unit| vocabulary.unit(article.knowledge, unit));
    let dimension = figure.unit.as_ref().map_or("count", |unit| &unit.dimension);
    let metric = measure.map_or_else(|| generic_metric(dimension), |one| one.metric.clone());
    vocabulary.metric(article.knowledge, &metric);
    let subject = measure.and_then(|measure| measure.subject.clone());
    let is_passage = article.found.get(block).is_some_and(AnnotatedBlock::is_passage);
    let unknown = [
        ("event", event.is_none()),
        ("subject", subject.is_none()),
        ("unit", unit.is_none()),
        ("at", !is_passage),
    ];
    let fact = Figure {
        slug: slugs.next(format!("{}-p{}-left", article.slug, article.ordinal(block))),
        event: event.map(|event| event.slug.clone()).unwrap_or_default(),
        subject: subject.unwrap_or_default(),
        object: measure.and_then(|measure| measure.object.clone()),
        metric,
        low: figure.low,
        high: figure.high,
        qualifier: figure.qualifier,
        unit: unit.unwrap_or_default(),
        date: measure.map_or_else(any_day, |measure| measure.date),
        status: measure.map_or(FigureStatus::Reported, |measure| measure.status),
        at: article.locator(block, figure.full),
        origin: None,
    };
    let quote = around(article, block, figure.full);
    Incomplete { fact, unknown: listed(&unknown), why, quote }
}

/// A prediction that nobody makes.
fn prediction(
    article: &Article<'_>,
    unspoken: &Unspoken,
    slugs: &mut Slugs,
) -> Incomplete<Prediction> {
    let Unspoken { block, span, event, due } = unspoken;
    let quote = words(article, *block, *span);
    let fact = Prediction {
        slug: slugs.next(format!("{event}-prediction-left")),
        event: event.clone(),
        by: String::new(),
        subject: String::new(),
        due: due.unwrap_or_else(any_day),
        approximate: false,
        statement: Article::text(&quote),
        figure: None,
        at: article.locator(*block, *span),
        origin: None,
        outcome: None,
    };
    let unknown = [("by", true), ("subject", true), ("due", due.is_none())];
    let why = "nobody is named who makes it";
    Incomplete { fact, unknown: listed(&unknown), why, quote }
}

fn listed(unknown: &[(&'static str, bool)]) -> Vec<&'static str> {
    unknown.iter().filter(|(_, is_unknown)| *is_unknown).map(|(key, _)| *key).collect()
}

/// Stands for a date that is unknown.
fn any_day() -> Period {
    Period::day(chrono::NaiveDate::MIN)
}

/// Quotes for records that do not show their words.
fn remarks(
    article: &Article<'_>,
    dataset: &Dataset,
    measures: &[Measure<'_>],
    idle: &[IdleFigure<'_>],
) -> Remarks {
    let mut remarks = Remarks::default();
    for proposal in article.proposals {
        let quote = around(article, proposal.block, proposal.span);
        let times = if proposal.count == 1 { "once" } else { "several times, first" };
        let remark = format!("named {times} in “{quote}”");
        remarks.entities.insert(proposal.slug.clone(), remark);
    }
    let whole = measures.iter().map(|one| (one.block, one.figure, one.metric.as_str()));
    let others = idle.iter().filter(|idle| idle.measure.is_none());
    let others = others.map(|idle| (idle.block, idle.figure, ""));
    let mut vocabulary = Vocabulary::default();
    for (block, figure, metric) in whole.chain(others) {
        let remark = format!("first in “{}”", around(article, block, figure.full));
        if let Some(unit) = &figure.unit {
            let slug = vocabulary.unit(article.knowledge, unit);
            remarks.units.entry(slug).or_insert_with(|| remark.clone());
        }
        remarks.metrics.entry(metric.to_owned()).or_insert(remark);
    }
    let quote = |figure: &Figure| {
        let (block, span) = place(article, measures, &figure.at)?;
        Some((figure.slug.clone(), format!("“{}”", around(article, block, span))))
    };
    remarks.figures = dataset.figures.iter().filter_map(quote).collect();
    remarks
}

/// The block and span of a loaded figure.
fn place(article: &Article<'_>, measures: &[Measure<'_>], at: &Locator) -> Option<(usize, Span)> {
    let first = measures.partition_point(|measure| measure.passage < at.passage);
    let here = measures.get(first..).unwrap_or_default().iter();
    let mut here = here.take_while(|measure| measure.passage == at.passage);
    let found = here.find(|one| article.locator(one.block, one.figure.full) == *at)?;
    Some((found.block, found.figure.full))
}

/// The words of a span.
fn words(article: &Article<'_>, block: usize, span: Span) -> String {
    let text = article.found.get(block).map_or("", |found| span.of(&found.block.text));
    cut(text, QUOTE)
}

/// The words of a span with some of those around it.
fn around(article: &Article<'_>, block: usize, span: Span) -> String {
    let Some(found) = article.found.get(block) else { return String::new() };
    let text = found.block.text.as_str();
    let before = text.get(..span.start).unwrap_or_default();
    let start = before.char_indices().rev().nth(BEFORE - 1).map_or(0, |(start, _)| start);
    // Not from the middle of a word.
    let whole = before.get(start..).and_then(|cut| cut.find(' ')).map(|space| start + space + 1);
    let start = if start == 0 { 0 } else { whole.unwrap_or(span.start) };
    let ellipsis = if start == 0 { "" } else { "…" };
    format!("{ellipsis}{}", cut(text.get(start..).unwrap_or_default(), QUOTE))
}
