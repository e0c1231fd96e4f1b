//! Predictions: a deadline in a sentence that looks forward, and who made it.

use super::super::cues::Cue;
use super::super::dates::Date;
use super::super::names::EntityMention;
use super::super::text::Span;
use super::article::{Article, Slugs};
use super::current::period;
use super::deadlines::{deadlines, due, last_day};
use super::figures::Measure;
use super::focus::Focus;
use super::outcomes::Outcomes;
use super::pieces::{CONTINUED, Piece};
use super::sentence::Sentence;
use super::speakers::{actor, goes_on, named_before, speaker};
use super::titles::cut;
use super::topics::{outside, topic};
use crate::model::{Dataset, EntityKind, Locator, Period, Prediction};

/// The longest statement, in characters.
const STATEMENT: usize = 400;

/// A prediction that nobody can be named for.
#[derive(Clone, Debug)]
pub(in crate::ingest) struct Unspoken {
    /// The index of its block.
    pub(in crate::ingest) block: usize,
    pub(in crate::ingest) span: Span,
    /// The slug of its event.
    pub(in crate::ingest) event: String,
    pub(in crate::ingest) due: Option<Period>,
}

/// Adds the predictions of an article; returns those that nobody makes.
pub(super) fn fill<'f>(
    article: &Article<'f>,
    focus: &Focus,
    dataset: &mut Dataset,
    pieces: &[Piece<'f>],
    measures: &[Measure<'_>],
) -> Vec<Unspoken> {
    let mut unspoken = Vec::new();
    let mut slugs = Slugs::default();
    let outcomes = Outcomes::new(article, focus, pieces);
    let last = last_day(article);
    // The last topic, until a piece with another date begins.
    let mut about = None;
    // Who acts in the sentence before.
    let mut acting = None;
    for (index, piece) in pieces.iter().enumerate() {
        let Some(event) = dataset.events.get(index).map(|event| event.slug.clone()) else {
            continue;
        };
        let mut said_by = None;
        if piece.rule != CONTINUED {
            about = None;
        }
        for sentence in &piece.sentences {
            let by = speaker(sentence).map(|mention| mention.slug.clone());
            let same = || acting.clone().filter(|_| goes_on(sentence));
            said_by = by.or_else(same).or(said_by);
            about = topic(article, sentence).map(|mention| mention.slug.clone()).or(about);
            for (date, forward) in deadlines(article, last, piece, sentence) {
                let by = forward.cue.and_then(|cue| who(sentence, cue));
                let by = by.or_else(|| said_by.clone());
                let at = article.locator(piece.block, sentence.span);
                let named = Named { by, about: about.clone() };
                let Some(found) = named.prediction(sentence, date, focus, at) else {
                    let (block, span, due) = (piece.block, sentence.span, due(date));
                    unspoken.push(Unspoken { block, span, event: event.clone(), due });
                    continue;
                };
                let (mut prediction, certain) = found;
                prediction.slug = slugs.next(format!("{event}-prediction"));
                prediction.event.clone_from(&event);
                prediction.origin = Some(forward.origin(certain));
                prediction.figure = promised(sentence.span, piece.block, date, measures);
                if let Some(thing) = outcomes.promised(piece.block, sentence, date) {
                    // What had been due is only seen to come true later.
                    let passed = prediction.due.end() < piece.date.start();
                    let made = if passed { prediction.due } else { piece.date };
                    outcomes.add(&mut prediction, &thing, made, dataset);
                }
                dataset.predictions.push(prediction);
            }
            acting = actor(sentence).map(|mention| mention.slug.clone()).or(acting);
        }
    }
    unspoken
}

/// Who makes a prediction: the speaker, else whoever is named right before the cue.
fn who(sentence: &Sentence<'_>, cue: Cue) -> Option<String> {
    let forward = || sentence.places(cue).find_map(|place| named_before(sentence, place));
    speaker(sentence).or_else(forward).map(|mention| mention.slug.clone())
}

/// Who is named as the maker of a prediction, and what its surroundings are about.
struct Named {
    by: Option<String>,
    about: Option<String>,
}

impl Named {
    /// The prediction of a sentence, and whether the text names who made it.
    fn prediction(
        &self,
        sentence: &Sentence<'_>,
        date: &Date,
        focus: &Focus,
        at: Locator,
    ) -> Option<(Prediction, bool)> {
        let acts = |mention: &&EntityMention| mention.kind == EntityKind::Organization;
        let actor = sentence.references().find(acts).map(|actor| &actor.slug);
        let named = self.by.as_ref().or(actor);
        let by = named.or(focus.most.as_ref())?.clone();
        let before = sentence.references().filter(|mention| mention.span.end <= date.span.start);
        let systems = before.filter(|mention| mention.kind == EntityKind::System);
        let near = systems.filter(outside(sentence)).last().map(|mention| &mention.slug);
        let thing = focus.system.as_ref().filter(|_| named.is_none());
        let subject = near.or(self.about.as_ref()).or(thing).or(actor).unwrap_or(&by).clone();
        let prediction = Prediction {
            slug: String::new(),
            event: String::new(),
            by,
            subject,
            due: due(date)?,
            approximate: date.approximate,
            statement: Article::text(&cut(sentence.text(), STATEMENT)),
            figure: None,
            at,
            origin: None,
            outcome: None,
        };
        Some((prediction, named.is_some()))
    }
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
