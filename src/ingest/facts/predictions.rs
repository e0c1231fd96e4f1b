//! Predictions: a deadline in a sentence that looks forward, and who made it.

use super::super::confidence::confidence;
use super::super::cues::Cue;
use super::super::dates::{Date, DateRole};
use super::super::text::Span;
use super::article::{Article, Slugs};
use super::figures::Measure;
use super::pieces::{CONTINUED, Piece, period};
use super::roles::{named_before, speaker};
use super::sentence::Sentence;
use super::subjects::{outside, topic};
use super::titles::cut;
use crate::model::{Dataset, EntityKind, Origin, Prediction};

/// The longest statement, in characters.
const STATEMENT: usize = 400;

/// The rule of an intention.
const INTENDED: &str = "deadline with a word of intention";
/// The rule of an expectation.
const EXPECTED: &str = "deadline with a word of expectation";
/// The rule of a verb in the future.
const FUTURE: &str = "deadline with a verb in the future";

/// Adds the predictions of an article.
pub(super) fn fill(
    article: &Article<'_>,
    dataset: &mut Dataset,
    pieces: &[Piece<'_>],
    measures: &[Measure<'_>],
) {
    let mut slugs = Slugs::default();
    // The last topic, until a piece with another date begins.
    let mut about = None;
    for (index, piece) in pieces.iter().enumerate() {
        let Some(event) = dataset.events.get(index).map(|event| event.slug.clone()) else {
            continue;
        };
        let mut said_by = None;
        if piece.rule != CONTINUED {
            about = None;
        }
        for sentence in &piece.sentences {
            said_by = speaker(article, sentence).map(|mention| mention.slug.clone()).or(said_by);
            about = topic(sentence).map(|mention| mention.slug.clone()).or(about);
            let Some((cue, rule)) = looks_forward(article, sentence) else { continue };
            let by = who(article, sentence, cue).or_else(|| said_by.clone());
            for date in sentence.dates().filter(|date| is_deadline(date, piece)) {
                let found = prediction(article, sentence, date, by.as_deref(), about.as_deref());
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

/// Whether a date is a deadline: marked as one, or later than the event.
fn is_deadline(date: &Date, piece: &Piece<'_>) -> bool {
    match date.role {
        DateRole::Target => true,
        DateRole::Mention => date.first > piece.date.end(),
        DateRole::Event | DateRole::Heading | DateRole::Publication => false,
    }
}

/// Who makes a prediction: the speaker, else whoever is named right before the cue.
fn who(article: &Article<'_>, sentence: &Sentence<'_>, cue: Cue) -> Option<String> {
    let cues = &article.rules.cues;
    let forward = || sentence.places(cues, cue).find_map(|place| named_before(sentence, place));
    speaker(article, sentence).or_else(forward).map(|mention| mention.slug.clone())
}

/// The cue and the rule by which a sentence looks forward.
fn looks_forward(article: &Article<'_>, sentence: &Sentence<'_>) -> Option<(Cue, &'static str)> {
    let cues = &article.rules.cues;
    let rules = [(Cue::Intends, INTENDED), (Cue::Expects, EXPECTED), (Cue::Future, FUTURE)];
    rules.into_iter().find(|(cue, _)| sentence.has(cues, *cue))
}

/// The prediction of a sentence; `None` if nobody made it.
fn prediction(
    article: &Article<'_>,
    sentence: &Sentence<'_>,
    date: &Date,
    by: Option<&str>,
    about: Option<&str>,
) -> Option<Prediction> {
    let actor = sentence.mentions().find(|mention| mention.kind == EntityKind::Organization);
    let actor = actor.map(|actor| actor.slug.as_str());
    let by = by.or(actor)?.to_owned();
    let before = sentence.mentions().filter(|mention| mention.span.end <= date.span.start);
    let systems = before.filter(|mention| mention.kind == EntityKind::System);
    let near = systems.filter(outside(sentence)).last().map(|mention| mention.slug.as_str());
    let subject = near.or(about).or(actor).unwrap_or(&by).to_owned();
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

/// The figure that a sentence promises for a date.
fn promised(within: Span, block: usize, date: &Date, measures: &[Measure<'_>]) -> Option<String> {
    let due = period(date)?;
    let start = |measure: &Measure<'_>| (measure.block, measure.figure.span.start);
    // They stand in the order of the article.
    let first = measures.partition_point(|measure| start(measure) < (block, within.start));
    let near = measures.iter().skip(first);
    let same = near.take_while(|measure| start(measure) < (block, within.end));
    let here = |measure: &&Measure<'_>| within.holds(measure.figure.span) && measure.is_whole();
    let mut promised = same.filter(here).filter(|measure| measure.date == due);
    promised.next().map(|measure| measure.slug.clone())
}
