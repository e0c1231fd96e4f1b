//! Outcomes: a later event of the article that shows what came of a promise. When in doubt,
//! a promise stays without.

use std::collections::HashMap;

use super::super::confidence::confidence;
use super::super::cues::Cue;
use super::super::dates::Date;
use super::achievements::{Achievement, NameWords, Search};
use super::article::Article;
use super::pieces::{CONTINUED, Piece};
use super::sentence::Sentence;
use super::undated::INFERRED;
use crate::model::{Dataset, Outcome, Period, Prediction, Verdict};

/// The end of the rule of a promise whose outcome is told.
const TOLD: &str = "outcome told later";

/// What an event shows of a thing.
#[derive(Clone, Debug)]
struct Sight {
    piece: usize,
    what: What,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    /// It came true.
    Done(&'static str),
    /// It has not.
    NotDone(&'static str),
    /// The thing is given up.
    Dropped,
}

/// What the events of an article show, by the slug of the thing.
#[derive(Debug)]
pub(super) struct Outcomes<'s, 'f> {
    article: &'s Article<'f>,
    words: NameWords<'f>,
    shown: HashMap<String, Vec<Sight>>,
}

impl<'s, 'f> Outcomes<'s, 'f> {
    pub(super) fn new(article: &'s Article<'f>, pieces: &[Piece<'f>]) -> Self {
        let words = NameWords::new(article);
        let mut outcomes = Self { article, words, shown: HashMap::new() };
        // An inferred date shows nothing.
        let stated = |piece: &Piece<'_>| {
            piece.rule != CONTINUED && !INFERRED.contains(&piece.rule) && !piece.approximate
        };
        for (index, piece) in pieces.iter().enumerate().filter(|(_, piece)| stated(piece)) {
            for sentence in &piece.sentences {
                outcomes.look(index, sentence);
            }
        }
        outcomes
    }

    /// Adds what a sentence shows.
    fn look(&mut self, piece: usize, sentence: &Sentence<'f>) {
        let cues = &self.article.rules.cues;
        let has = |cue| sentence.has(cues, cue);
        let unsure = [
            Cue::Intends,
            Cue::Expects,
            Cue::Future,
            Cue::Moves,
            Cue::Claims,
            Cue::Disputes,
            Cue::Partly,
            Cue::Supposes,
        ];
        if unsure.into_iter().any(has) {
            return;
        }
        let search = Search { article: self.article, words: &self.words, sentence };
        let verbs: Vec<usize> = sentence.places(cues, Cue::Achieved).collect();
        let drops: Vec<usize> = sentence.places(cues, Cue::Drops).collect();
        let mut sights = Vec::new();
        for (place, Achievement { class, thing, denied }) in search.achievements() {
            if denied {
                sights.push((thing, What::NotDone(class)));
            } else if verbs.contains(&place) {
                sights.push((thing, What::Done(class)));
            }
        }
        for place in drops {
            sights.extend(search.told_of(place).map(|thing| (thing, What::Dropped)));
        }
        for (thing, what) in sights {
            self.shown.entry(thing).or_default().push(Sight { piece, what });
        }
    }

    /// What a sentence promises for a date, if it is one thing that can be seen to happen.
    pub(super) fn promised(&self, sentence: &Sentence<'f>, date: &Date) -> Option<Achievement> {
        let cues = &self.article.rules.cues;
        if date.approximate || sentence.has(cues, Cue::Partly) {
            return None;
        }
        let search = Search { article: self.article, words: &self.words, sentence };
        let all = search.achievements();
        let mut open = all.into_iter().filter(|(_, one)| !one.denied);
        let (_, first) = open.next()?;
        open.all(|(_, other)| other == first).then_some(first)
    }

    /// Adds the outcome of a promise that was made in an event.
    pub(super) fn add(
        &self,
        prediction: &mut Prediction,
        promised: &Achievement,
        made: Period,
        dataset: &Dataset,
    ) {
        // Whether an amount was reached is not seen.
        if prediction.figure.is_some() {
            return;
        }
        let Some(shown) = self.shown.get(&promised.thing) else { return };
        let later = shown.iter().filter_map(|sight| {
            let event = dataset.events.get(sight.piece)?;
            (event.date.start() > made.end()).then_some((event, &sight.what))
        });
        let mut later: Vec<_> = later.collect();
        later.sort_by_key(|(event, _)| event.date.start());
        let first = |what: What| later.iter().find(|(_, shown)| **shown == what);
        let verdict = if let Some((event, _)) = first(What::Done(promised.class)) {
            judged(prediction.due, event.date).map(|verdict| (verdict, event))
        } else if let Some((event, _)) = first(What::Dropped) {
            Some((Verdict::Dropped, event))
        } else {
            let late = later.iter().find(|(event, what)| {
                **what == What::NotDone(promised.class) && event.date.end() >= prediction.due.end()
            });
            late.map(|(event, _)| (Verdict::Missed, event))
        };
        let Some((verdict, event)) = verdict else { return };
        prediction.outcome = Some(Outcome { verdict, event: event.slug.clone() });
        if let Some(origin) = &mut prediction.origin {
            origin.confidence = origin.confidence.min(confidence(TOLD));
            origin.rule = format!("{}, {TOLD}", origin.rule);
        }
    }
}

/// Whether something that was due in one time and came true in another is kept or late;
/// none if the times do not tell.
fn judged(due: Period, shown: Period) -> Option<Verdict> {
    if shown.end() <= due.end() {
        Some(Verdict::Kept)
    } else if shown.start() > due.end() {
        Some(Verdict::Late)
    } else {
        None
    }
}
