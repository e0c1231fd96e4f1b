//! Outcomes: a later event of the article that shows what came of a promise. When in doubt,
//! a promise stays without.

use std::collections::HashMap;

use super::super::confidence::confidence;
use super::super::cues::Cue;
use super::super::dates::Date;
use super::super::names::EntityMention;
use super::achievements::{Achievement, NameWords, Search};
use super::article::Article;
use super::focus::Focus;
use super::pieces::{CONTINUED, Piece};
use super::sentence::Sentence;
use super::undated::INFERRED;
use crate::model::{Dataset, Outcome, Period, Prediction, Verdict};

/// The end of the rule of a promise whose outcome is told.
const TOLD: &str = "outcome told later";

/// What an event shows of a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Sight {
    /// It came true.
    Done(&'static str),
    /// It has not.
    NotDone(&'static str),
    /// The thing is given up.
    Dropped,
}

/// What the events of an article show.
#[derive(Debug)]
pub(super) struct Outcomes<'s, 'f> {
    article: &'s Article<'f>,
    words: NameWords<'f>,
    /// By the slug of the thing: the dates and indices of the pieces, sorted by the first
    /// day, or by the last day of what has not come true.
    shown: HashMap<(String, Sight), Vec<(Period, usize)>>,
    /// The slug of the thing that a pronoun of a sentence stands for, by its block and its
    /// first byte.
    meant: HashMap<(usize, usize), String>,
}

impl<'s, 'f> Outcomes<'s, 'f> {
    pub(super) fn new(article: &'s Article<'f>, focus: &Focus, pieces: &[Piece<'f>]) -> Self {
        let words = NameWords::new(article);
        let meant = meant(focus, pieces);
        let mut outcomes = Self { article, words, shown: HashMap::new(), meant };
        // An inferred date shows nothing.
        let stated = |piece: &Piece<'_>| {
            piece.rule != CONTINUED && !INFERRED.contains(&piece.rule) && !piece.approximate
        };
        for (index, piece) in pieces.iter().enumerate().filter(|(_, piece)| stated(piece)) {
            for sentence in &piece.sentences {
                outcomes.look(index, piece, sentence);
            }
        }
        for ((_, sight), dates) in &mut outcomes.shown {
            let is_open = matches!(sight, Sight::NotDone(_));
            dates.sort_by_key(|(date, _)| if is_open { date.end() } else { date.start() });
        }
        outcomes
    }

    /// Adds what a sentence shows.
    fn look(&mut self, index: usize, piece: &Piece<'f>, sentence: &Sentence<'f>) {
        let has = |cue| sentence.has(cue);
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
        let search = self.search(piece.block, sentence);
        let verbs: Vec<usize> = sentence.places(Cue::Achieved).collect();
        let drops: Vec<usize> = sentence.places(Cue::Drops).collect();
        let mut sights = Vec::new();
        for (place, Achievement { class, thing, denied }) in search.achievements() {
            if denied {
                sights.push((thing, Sight::NotDone(class)));
            } else if verbs.contains(&place) {
                sights.push((thing, Sight::Done(class)));
            }
        }
        for place in drops {
            sights.extend(search.told_of(place).map(|thing| (thing, Sight::Dropped)));
        }
        for key in sights {
            self.shown.entry(key).or_default().push((piece.date, index));
        }
    }

    fn search<'a>(&'a self, block: usize, sentence: &'a Sentence<'f>) -> Search<'a, 'f> {
        let it = self.meant.get(&(block, sentence.span.start)).map(String::as_str);
        Search { article: self.article, words: &self.words, sentence, it }
    }

    /// What a sentence promises for a date, if it is one thing that can be seen to happen.
    pub(super) fn promised(
        &self,
        block: usize,
        sentence: &Sentence<'f>,
        date: &Date,
    ) -> Option<Achievement> {
        if date.approximate || sentence.has(Cue::Partly) {
            return None;
        }
        let search = self.search(block, sentence);
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
        let Some((verdict, piece)) = self.verdict(promised, prediction.due, made) else { return };
        let Some(event) = dataset.events.get(piece) else { return };
        prediction.outcome = Some(Outcome { verdict, event: event.slug.clone() });
        if let Some(origin) = &mut prediction.origin {
            origin.confidence = origin.confidence.min(confidence(TOLD));
            origin.rule = format!("{}, {TOLD}", origin.rule);
        }
    }

    /// What the events after the one in which something was promised show of it, and the
    /// index of the piece that does.
    fn verdict(
        &self,
        promised: &Achievement,
        due: Period,
        made: Period,
    ) -> Option<(Verdict, usize)> {
        let shown = |sight| {
            let key = (promised.thing.clone(), sight);
            self.shown.get(&key).map(Vec::as_slice).unwrap_or_default()
        };
        let later = |sight| {
            let all = shown(sight);
            let first = all.partition_point(|(date, _)| date.start() <= made.end());
            all.get(first).copied()
        };
        if let Some((date, piece)) = later(Sight::Done(promised.class)) {
            return judged(due, date).map(|verdict| (verdict, piece));
        }
        if let Some((_, piece)) = later(Sight::Dropped) {
            return Some((Verdict::Dropped, piece));
        }
        let open = shown(Sight::NotDone(promised.class));
        let at_the_end = open.partition_point(|(date, _)| date.end() < due.end());
        let late = open.get(at_the_end).filter(|(date, _)| date.start() > made.end());
        late.map(|(_, piece)| (Verdict::Missed, *piece))
    }
}

/// What a pronoun of each sentence stands for: the only thing that the sentence before names,
/// or that it means itself, if it names nobody else that may be meant.
fn meant(focus: &Focus, pieces: &[Piece<'_>]) -> HashMap<(usize, usize), String> {
    let mut meant = HashMap::new();
    let mut last: Option<String> = None;
    for piece in pieces {
        for sentence in &piece.sentences {
            if let Some(thing) = &last {
                meant.insert((piece.block, sentence.span.start), thing.clone());
            }
            let is_thing =
                |one: &&EntityMention| one.is_thing() || focus.place.as_ref() == Some(&one.slug);
            let mut things = sentence.references().filter(is_thing).map(|one| &one.slug);
            if let Some(first) = things.next() {
                last = things.all(|other| other == first).then(|| first.clone());
            } else if sentence.references().next().is_some() {
                last = None;
            }
        }
    }
    meant
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
