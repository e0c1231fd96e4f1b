//! Predictions: a deadline, a word that looks forward, and who said it.

use super::super::confidence::confidence;
use super::super::cues::Cue;
use super::super::dates::{Date, Role};
use super::super::text::Span;
use super::events::cut;
use super::figures::Measure;
use super::pieces::{Piece, period};
use super::roles::speaker;
use super::sentence::Sentence;
use super::{Article, Slugs};
use crate::model::{Dataset, EntityKind, Origin, Prediction};

/// The longest statement, in characters.
const STATEMENT: usize = 400;

/// Intended by whoever can do it.
const INTENDED: &str = "deadline with a word of intention";
/// Expected.
const EXPECTED: &str = "deadline with a word of expectation";
/// Told in the future.
const FUTURE: &str = "deadline with a verb in the future";

/// Adds the predictions of an article.
pub(super) fn fill(
    article: &Article<'_>,
    dataset: &mut Dataset,
    pieces: &[Piece<'_>],
    measures: &[Measure<'_>],
) {
    let mut slugs = Slugs::default();
    for (index, piece) in pieces.iter().enumerate() {
        let Some(event) = dataset.events.get(index).map(|event| event.slug.clone()) else {
            continue;
        };
        let mut said_by = None;
        for sentence in &piece.sentences {
            said_by = speaker(article, sentence).map(|mention| mention.slug.clone()).or(said_by);
            let Some(rule) = looks_forward(article, sentence) else { continue };
            for date in sentence.dates().filter(|date| date.role == Role::Target) {
                let found = prediction(article, sentence, date, said_by.as_deref());
                let Some(mut prediction) = found else { continue };
                prediction.slug = slugs.next(format!("{event}-prediction"));
                prediction.event.clone_from(&event);
                prediction.at = article.locator(piece.block, sentence.span);
                let confidence = confidence(rule);
                prediction.origin = Some(Origin { confidence, rule: rule.to_owned() });
                prediction.figure = promised(sentence.span, piece.block, date, measures);
                dataset.predictions.push(prediction);
            }
        }
    }
}

/// The rule by which a sentence looks forward.
fn looks_forward(article: &Article<'_>, sentence: &Sentence<'_>) -> Option<&'static str> {
    let cues = &article.language.cues;
    let rules = [(Cue::Intends, INTENDED), (Cue::Expects, EXPECTED), (Cue::Future, FUTURE)];
    rules.into_iter().find(|(cue, _)| sentence.has(cues, *cue)).map(|(_, rule)| rule)
}

/// A prediction as far as its sentence tells it; none if nobody made it.
fn prediction(
    article: &Article<'_>,
    sentence: &Sentence<'_>,
    date: &Date,
    said_by: Option<&str>,
) -> Option<Prediction> {
    let actor = sentence.mentions().find(|mention| mention.kind == EntityKind::Organization);
    let by = said_by.map(str::to_owned).or_else(|| actor.map(|actor| actor.slug.clone()))?;
    let before = sentence.mentions().filter(|mention| mention.span.end <= date.span.start);
    let system = before.filter(|mention| mention.kind == EntityKind::System).last();
    let any = || sentence.mentions().find(|mention| mention.kind == EntityKind::System);
    let subject = system.or_else(any).or(actor).map_or_else(|| by.clone(), |it| it.slug.clone());
    Some(Prediction {
        slug: String::new(),
        event: String::new(),
        by,
        subject,
        due: period(date)?,
        approximate: date.approximate,
        statement: Article::text(&cut(sentence.text(), STATEMENT)),
        figure: None,
        at: article.locator(0, sentence.span),
        origin: None,
        outcome: None,
    })
}

/// The figure of a sentence that is to hold on a date.
fn promised(within: Span, block: usize, date: &Date, measures: &[Measure<'_>]) -> Option<String> {
    let due = period(date)?;
    let here = |measure: &&Measure<'_>| {
        measure.block == block && within.holds(measure.figure.span) && measure.is_whole()
    };
    let mut promised = measures.iter().filter(here).filter(|measure| measure.date == due);
    promised.next().map(|measure| measure.slug.clone())
}
