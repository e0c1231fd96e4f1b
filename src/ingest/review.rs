//! An article with everything found marked in its text, for a person to review.

use std::cmp::Reverse;

use super::annotate::AnnotatedBlock;
use super::confidence::confidence;
use super::dates::iso;
use super::facts::{Article, Facts, IdleFigure, facts, idle_figures};
use super::read::LeftOut;
use super::text::Span;
use crate::model::{Dataset, Figure, Locator, Origin, Qualifier};

/// An article to review.
#[derive(Clone, Debug)]
pub struct Review {
    /// The article's title.
    pub title: String,
    /// Its headings and passages.
    pub blocks: Vec<ReviewBlock>,
    /// The parts of the document that are not part of the article.
    pub skipped: Vec<LeftOut>,
}

/// A heading or passage with marks.
#[derive(Clone, Debug)]
pub struct ReviewBlock {
    /// The number of a passage; none of a heading.
    pub number: Option<u32>,
    /// Its text, with the places where marks begin and end, properly nested.
    pub parts: Vec<ReviewPart>,
    /// The marks, in the order of their beginnings.
    pub marks: Vec<Mark>,
}

/// A part of a text with marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewPart {
    /// Text.
    Text(String),
    /// The beginning of the mark with this index.
    Open(usize),
    /// The end of the mark with this index.
    Close(usize),
}

/// Something found.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What it is.
    pub kind: MarkKind,
    /// What was read.
    pub value: String,
    /// The rule that found it, or the reason why it is left out.
    pub rule: String,
    /// The confidence of the rule, if it has one.
    pub confidence: Option<f64>,
    span: Span,
}

/// The kinds of marks, the outer ones first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum MarkKind {
    /// The text of an event.
    Event,
    /// A dated part without an event, or a figure that is not loaded.
    LeftOut,
    /// A prediction.
    Prediction,
    /// A figure.
    Figure,
    /// A date.
    Date,
    /// A name.
    Name,
}

/// An article to review.
pub(super) fn review(article: &Article<'_>) -> Review {
    let facts = facts(article);
    let mut marks: Vec<Vec<Mark>> = article.found.iter().map(small_marks).collect();
    let stated = fact_marks(article, &facts.dataset);
    for (block, mark) in stated.into_iter().chain(left(article, &facts)) {
        if let Some(marks) = marks.get_mut(block) {
            marks.push(mark);
        }
    }
    let blocks = article.found.iter().zip(marks);
    Review {
        title: facts.dataset.title.en,
        blocks: blocks.map(|(found, marks)| marked(found, marks)).collect(),
        skipped: article.document.left_out.clone(),
    }
}

/// The dates and names of a block.
fn small_marks(found: &AnnotatedBlock<'_>) -> Vec<Mark> {
    let dates = found.dates.iter().map(|date| Mark {
        kind: MarkKind::Date,
        value: format!("{} ({})", iso(date), date.role.word()),
        rule: date.rule.to_owned(),
        confidence: Some(confidence(date.rule)),
        span: date.span,
    });
    let names = found.mentions.iter().map(|mention| Mark {
        kind: MarkKind::Name,
        value: mention.slug.clone(),
        rule: [mention.kind.word(), &mention.category].join(" ").trim().to_owned(),
        confidence: None,
        span: mention.span,
    });
    dates.chain(names).collect()
}

/// The events, figures and predictions, each with the index of its block.
fn fact_marks(article: &Article<'_>, dataset: &Dataset) -> Vec<(usize, Mark)> {
    let passages = article.found.iter().enumerate().filter(|(_, found)| found.is_passage());
    let passages: Vec<usize> = passages.map(|(block, _)| block).collect();
    let mut marks = Vec::new();
    let mut add = |kind, value: String, at: &Locator, origin: Option<&Origin>| {
        let Some(block) = passages.get((at.passage as usize).wrapping_sub(1)).copied() else {
            return;
        };
        let Some(found) = article.found.get(block) else { return };
        let byte = |scalar: u32| found.block.byte(scalar as usize);
        let span = Span::new(byte(at.start), byte(at.start + at.length));
        let rule = origin.map(|origin| origin.rule.clone()).unwrap_or_default();
        let confidence = origin.map(|origin| origin.confidence);
        marks.push((block, Mark { kind, value, rule, confidence, span }));
    };
    for event in &dataset.events {
        let value = format!("{}, {}: {}", event.date, event.category, event.title.en);
        add(MarkKind::Event, value, &event.at, event.origin.as_ref());
    }
    for figure in &dataset.figures {
        let Figure { metric, subject, status, .. } = figure;
        let value = format!("{} {}: {metric} of {subject}, {status}", amount(figure), figure.unit);
        add(MarkKind::Figure, value, &figure.at, figure.origin.as_ref());
    }
    for prediction in &dataset.predictions {
        let (by, subject, due) = (&prediction.by, &prediction.subject, prediction.due);
        let value = format!("due {due}, by {by}, about {subject}");
        add(MarkKind::Prediction, value, &prediction.at, prediction.origin.as_ref());
    }
    marks
}

/// What gives no fact, each with the index of its block.
fn left(article: &Article<'_>, facts: &Facts<'_>) -> Vec<(usize, Mark)> {
    let mark = |kind: &str, span, why: &str| Mark {
        kind: MarkKind::LeftOut,
        value: kind.to_owned(),
        rule: why.to_owned(),
        confidence: None,
        span,
    };
    let dated = facts.untold.iter();
    let dated =
        dated.map(|one| (one.block, mark("dated line without an event", one.span, one.why)));
    let figures = idle_figures(article, &facts.dataset, &facts.measures).into_iter();
    let figures = figures.map(|IdleFigure { block, figure, why, .. }| {
        (block, mark("figure not loaded", figure.full, why))
    });
    dated.chain(figures).collect()
}

/// A block with its marks; one that overlaps another ends with it.
fn marked(found: &AnnotatedBlock<'_>, mut marks: Vec<Mark>) -> ReviewBlock {
    marks.sort_by_key(|mark| (mark.span.start, Reverse(mark.span.end), mark.kind));
    let text = found.block.text.as_str();
    let (mut parts, mut open, mut at) = (Vec::new(), Vec::<(usize, usize)>::new(), 0);
    let write = |parts: &mut Vec<ReviewPart>, from: usize, to: usize| {
        let text = text.get(from..to).unwrap_or_default();
        if !text.is_empty() {
            parts.push(ReviewPart::Text(text.to_owned()));
        }
    };
    for (index, mark) in marks.iter().enumerate() {
        while let Some((inner, end)) = open.pop_if(|(_, end)| *end <= mark.span.start) {
            write(&mut parts, at, end);
            parts.push(ReviewPart::Close(inner));
            at = end;
        }
        write(&mut parts, at, mark.span.start);
        at = mark.span.start;
        let end = open.last().map_or(mark.span.end, |(_, outer)| mark.span.end.min(*outer));
        parts.push(ReviewPart::Open(index));
        open.push((index, end));
    }
    while let Some((inner, end)) = open.pop() {
        write(&mut parts, at, end);
        parts.push(ReviewPart::Close(inner));
        at = end;
    }
    write(&mut parts, at, text.len());
    ReviewBlock { number: found.is_passage().then_some(found.ordinal), parts, marks }
}

/// The bounds of a figure in words.
#[must_use]
pub fn amount(figure: &Figure) -> String {
    let number = |bound: Option<f64>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let (low, high) = (number(figure.low), number(figure.high));
    match figure.qualifier {
        Qualifier::Exact => low,
        Qualifier::About => format!("about {low}"),
        Qualifier::MoreThan => format!("more than {low}"),
        Qualifier::AtLeast | Qualifier::Several => format!("at least {low}"),
        Qualifier::LessThan => format!("less than {high}"),
        Qualifier::AtMost => format!("at most {high}"),
        Qualifier::Between => format!("{low} to {high}"),
    }
}

impl Review {
    /// How many marks of a kind it has.
    #[must_use]
    pub fn count(&self, kind: MarkKind) -> usize {
        let marks = self.blocks.iter().flat_map(|block| &block.marks);
        marks.filter(|mark| mark.kind == kind).count()
    }
}
