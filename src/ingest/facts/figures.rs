//! Figures of a dataset: the subject, metric, status and date of each figure, judged
//! by the words around it.

use super::super::confidence::confidence;
use super::super::cues::Cue;
use super::super::dates::{Date, DateRole};
use super::super::figures::WrittenFigure;
use super::super::text::Span;
use super::article::{Article, Slugs};
use super::current::period;
use super::focus::Focus;
use super::grammar::Clause;
use super::metrics::Measured;
use super::pieces::{CONTINUED, Piece};
use super::sentence::Sentence;
use super::speakers::speaker;
use super::subjects::{Subjects, Whose};
use super::units::{Vocabulary, generic_metric};
use super::unstated::{Scopes, Unstated};
use super::verbs::is_harmed;
use crate::model::{Dataset, EntityKind, Figure, FigureStatus, Origin, Period};

/// A figure with the facts that its surroundings add.
#[derive(Clone, Debug)]
pub(crate) struct Measure<'f> {
    /// The index of its piece.
    pub(crate) piece: usize,
    pub(crate) block: usize,
    /// The number of its passage.
    pub(crate) passage: u32,
    pub(crate) figure: &'f WrittenFigure,
    pub(crate) subject: Option<String>,
    /// What can have its metric, if that is named.
    pub(crate) measured: Option<Measured>,
    /// The rule that tells the subject.
    pub(crate) whose: Option<Whose>,
    /// The entity that is counted.
    pub(crate) object: Option<String>,
    pub(crate) metric: String,
    pub(crate) status: FigureStatus,
    /// The date it applies to.
    pub(crate) date: Period,
    /// Why the sentence does not state it as a fact.
    pub(crate) unstated: Option<Unstated>,
    /// Its slug in the dataset.
    pub(crate) slug: String,
}

/// The measures of an article's pieces.
pub(super) fn measures<'f>(
    article: &Article<'f>,
    focus: &Focus,
    pieces: &[Piece<'f>],
) -> Vec<Measure<'f>> {
    let mut slugs = Slugs::default();
    let mut subjects = Subjects::new(article, focus);
    let mut measures = Vec::new();
    for (index, piece) in pieces.iter().enumerate() {
        if piece.rule != CONTINUED {
            subjects.begin_piece();
        }
        for sentence in &piece.sentences {
            let scopes = Scopes::of(article, *sentence);
            for figure in sentence.figures() {
                let dimension = figure.unit.as_ref().map_or("count", |unit| &unit.dimension);
                let metrics = article.metrics;
                let clause = Clause { article, sentence, figure };
                let near = metrics
                    .age(&article.rules.names, sentence, figure)
                    .or_else(|| metrics.near(sentence, figure, dimension, article.knowledge))
                    // Workers who are killed are no headcount.
                    .filter(|(_, metric)| !(metric.is_count() && is_harmed(&clause)));
                let changed = || metrics.changed(sentence, figure);
                let named = near.or_else(|| changed().filter(|_| dimension == "percent"));
                let (subject, whose) = subjects.subject(clause, named).unzip();
                let metric = near.map(|(_, metric)| metric);
                let stem = format!("{}-p{}", article.slug, article.ordinal(piece.block));
                measures.push(Measure {
                    piece: index,
                    block: piece.block,
                    passage: article.ordinal(piece.block),
                    figure,
                    object: object(sentence, figure, subject.as_deref()),
                    subject,
                    whose,
                    measured: named.and_then(|(_, metric)| metric.measured),
                    metric: metric
                        .map_or_else(|| generic_metric(dimension), |metric| metric.slug.clone()),
                    status: status(sentence, figure),
                    unstated: scopes.of_figure(figure.full),
                    date: holds_for(sentence, figure).unwrap_or(piece.date),
                    slug: slugs.next(stem),
                });
            }
            subjects.end_sentence(sentence);
        }
    }
    measures
}

/// Adds the figures that have a subject, a unit and a bound.
pub(super) fn fill(article: &Article<'_>, dataset: &mut Dataset, measures: &[Measure<'_>]) {
    let mut vocabulary = Vocabulary::default();
    for measure in measures.iter().filter(|measure| measure.is_whole()) {
        let (Some(subject), Some(written)) = (&measure.subject, &measure.figure.unit) else {
            continue;
        };
        let Some(event) = dataset.events.get(measure.piece).map(|event| event.slug.clone()) else {
            continue;
        };
        let unit = vocabulary.unit(article.knowledge, written);
        vocabulary.metric(article.knowledge, &measure.metric);
        let figure = measure.figure;
        dataset.figures.push(Figure {
            slug: measure.slug.clone(),
            event,
            subject: subject.clone(),
            object: measure.object.clone(),
            metric: measure.metric.clone(),
            low: figure.low,
            high: figure.high,
            qualifier: figure.qualifier,
            unit,
            date: measure.date,
            status: measure.status,
            at: article.locator(measure.block, figure.full),
            origin: Some(measure.origin()),
        });
    }
    vocabulary.store(dataset);
}

impl Measure<'_> {
    /// The rules that tell the value and the subject, and how sure the weaker one is.
    fn origin(&self) -> Origin {
        let value = self.figure.rule;
        let Some(whose) = self.whose.map(<&str>::from) else {
            return Origin { confidence: confidence(value), rule: value.to_owned() };
        };
        let confidence = confidence(value).min(confidence(whose));
        Origin { confidence, rule: format!("{value}, {whose}") }
    }

    /// Whether the words around it tell the subject.
    pub(crate) fn is_told(&self) -> bool {
        self.whose.is_some_and(Whose::is_told)
    }

    /// Whether it is asserted and complete: it has a subject, a unit and a bound.
    pub(crate) fn is_whole(&self) -> bool {
        let bound = self.figure.low.is_some() || self.figure.high.is_some();
        bound && self.unstated.is_none() && self.figure.unit.is_some() && self.subject.is_some()
    }
}

fn object(
    sentence: &Sentence<'_>,
    figure: &WrittenFigure,
    subject: Option<&str>,
) -> Option<String> {
    let mut inside = sentence.mentions().filter(|mention| figure.span.holds(mention.span));
    let object = inside.find(|mention| mention.kind == EntityKind::System)?;
    (subject != Some(&object.slug)).then(|| object.slug.clone())
}

/// The status of a figure, by the cues of its sentence.
fn status(sentence: &Sentence<'_>, figure: &WrittenFigure) -> FigureStatus {
    // "hoped to raise 41 million but raised 12 million": the second is reported.
    let turn = sentence.places(Cue::Turns).take_while(|place| *place < figure.span.start);
    let clause = turn.last().unwrap_or(sentence.span.start)..figure.span.end;
    let before = |cue| sentence.places(cue).any(|place| clause.contains(&place));
    let beside =
        |cue| sentence.places(cue).any(|place| figure.span.start.abs_diff(place) <= BESIDE);
    if beside(Cue::Estimates) {
        FigureStatus::Estimated
    } else if before(Cue::Intends) {
        FigureStatus::Planned
    } else if before(Cue::Expects) || before(Cue::Future) {
        FigureStatus::Projected
    } else if beside(Cue::Claims) && speaker(sentence).is_some() {
        FigureStatus::Claimed
    } else {
        FigureStatus::Reported
    }
}

/// The greatest distance of a word that qualifies the figure itself, in bytes.
const BESIDE: usize = 40;

/// The date that a figure applies to: the next date after it in its sentence that is
/// not the event's own, if no other figure stands between; else any deadline in it.
fn holds_for(sentence: &Sentence<'_>, figure: &WrittenFigure) -> Option<Period> {
    let other = |date: &&Date| matches!(date.role, DateRole::Target | DateRole::Mention);
    let behind = |span: Span| span.start >= figure.span.end;
    let next_figure = sentence.figures().map(|other| other.span).find(|span| behind(*span));
    let next = sentence
        .dates()
        .filter(other)
        .find(|date| behind(date.span))
        .filter(|date| next_figure.is_none_or(|figure| date.span.start < figure.start));
    let deadline = || sentence.dates().find(|date| date.role == DateRole::Target);
    let forward = [Cue::Intends, Cue::Expects, Cue::Future].into_iter();
    let places = forward.flat_map(|cue| sentence.places(cue));
    let looks_ahead = places.min();
    // "cost 3 million and promises to open in 2015": what comes by then is promised first.
    let promised = |date: &Date| {
        looks_ahead.is_none_or(|place| place < figure.span.end || date.span.end < place)
    };
    // "Ada Byron, 36, announces for 2015" is 36 now.
    let apart = |date: &Date| {
        let between = sentence.found.block.text.get(figure.full.end..date.span.start);
        between.is_some_and(|between| between.starts_with(", "))
    };
    let found = next.or_else(deadline).filter(|date| promised(date) && !apart(date));
    found.and_then(period)
}
