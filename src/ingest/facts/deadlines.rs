//! Deadlines: the dates by which a sentence says that something is to happen, and the words
//! that say so.

use chrono::{Datelike, Months, NaiveDate};

use super::super::confidence::confidence;
use super::super::cues::Cue;
use super::super::dates::{Date, DateRole, Grain, Modifier};
use super::super::text::Span;
use super::article::Article;
use super::current::period;
use super::pieces::Piece;
use super::sentence::{Sentence, same_clause};
use super::speakers::speaker;
use super::unstated::Scopes;
use crate::model::{Origin, Period, Precision};

/// How a sentence looks forward.
#[derive(Clone, Copy, Debug)]
pub(super) struct Forward {
    /// The cue by which it does; none if only the preposition of the date says so.
    pub(super) cue: Option<Cue>,
    /// The rule.
    pub(super) rule: &'static str,
}

impl Forward {
    /// The name of the rule and its confidence, where the text names who expects it or
    /// nobody.
    pub(super) fn origin(self, names_speaker: bool) -> Origin {
        let sure = confidence(self.rule);
        if names_speaker {
            return Origin { confidence: sure, rule: self.rule.to_owned() };
        }
        let confidence = sure.min(confidence(NOBODY));
        Origin { confidence, rule: format!("{}, {NOBODY}", self.rule) }
    }
}

/// The end of the rule of a deadline whose maker the text does not name.
const NOBODY: &str = "nobody named";

const INTENDED: Forward =
    Forward { cue: Some(Cue::Intends), rule: "deadline with a word of intention" };
const EXPECTED: Forward =
    Forward { cue: Some(Cue::Expects), rule: "deadline with a word of expectation" };
const FUTURE: Forward =
    Forward { cue: Some(Cue::Future), rule: "deadline with a verb in the future" };
const MOVED: Forward = Forward { cue: Some(Cue::Moves), rule: "deadline that was moved" };
const SET_BEFORE: Forward = Forward { cue: Some(Cue::WasDue), rule: "deadline that had been set" };
const ALONE: Forward = Forward { cue: None, rule: "deadline by its preposition" };

/// The last day that an article tells of as past: that of its last event or of its
/// publication.
pub(super) fn last_day(article: &Article<'_>) -> Option<NaiveDate> {
    let dates = article.found.iter().flat_map(|found| &found.dates);
    let events = dates.filter(|date| date.role == DateRole::Event);
    let last = events.map(|date| date.first).max();
    last.max(article.document.meta.published.map(|(_, last)| last))
}

/// The deadlines of a sentence, each with the words that make it one. `last` is the last
/// day of the article.
pub(super) fn deadlines<'f>(
    article: &Article<'_>,
    last: Option<NaiveDate>,
    piece: &Piece<'_>,
    sentence: &Sentence<'f>,
) -> Vec<(&'f Date, Forward)> {
    let has = |cue| sentence.has(cue);
    // A new deadline is one, whatever was missed before.
    let scopes = Scopes::of(article, *sentence);
    let moved = sentence.places(Cue::Moves).any(|place| scopes.at(place).is_none());
    let mut found = were_set(article, piece, sentence);
    if !moved && denies(sentence) {
        return found;
    }
    let forward =
        [INTENDED, EXPECTED, FUTURE].into_iter().find(|forward| forward.cue.is_some_and(has));
    let told = forward.is_some_and(|forward| forward.cue == Some(Cue::Future));
    if told && !moved && !is_open(last.unwrap_or(piece.date.end()), sentence) {
        return found;
    }
    // "There will be no closure before 2020".
    let denied = |date: &Date| {
        let not = |cue| sentence.places(cue).any(|place| place < date.span.start);
        date.modifier == Some(Modifier::Before) && (not(Cue::Not) || not(Cue::Nothing))
    };
    let stated = |date: &&Date| moved || scopes.at(date.span.start).is_none();
    let ahead = |date: &&Date| {
        let is_deadline = (date.last - date.first).num_days() <= LONGEST;
        is_deadline && date.first > piece.date.end() && Some(date.span) != piece.said
    };
    let to = |date: &Date| moved && is_moved_to(sentence, date);
    let has_new = sentence.dates().any(to);
    // The old deadline of what is moved is none any more.
    let dates = sentence.dates().filter(|date| !has_new || to(date)).filter(stated);
    found.extend(dates.filter_map(|date| {
        let later = Some(date).filter(ahead).filter(|date| !denied(date));
        let forward = match date.role {
            // "The contract runs until 2024" promises nothing.
            DateRole::Target if denied(date) => None,
            DateRole::Target => forward.or_else(|| {
                let runs = date.modifier == Some(Modifier::Until) && !moved;
                later.filter(|_| !runs).map(|_| if moved { MOVED } else { ALONE })
            }),
            DateRole::Mention if moved => {
                later.filter(|date| is_moved_to(sentence, date)).map(|_| MOVED)
            }
            DateRole::Mention => later.and(forward),
            DateRole::Event | DateRole::Heading | DateRole::Publication => None,
        };
        Some((date, forward?))
    }));
    found
}

/// The deadlines that had passed when their sentence tells of them: "it had been due in
/// 2013", « il devait ouvrir en 2013 ».
fn were_set<'f>(
    article: &Article<'_>,
    piece: &Piece<'_>,
    sentence: &Sentence<'f>,
) -> Vec<(&'f Date, Forward)> {
    let passed = |date: &&Date| {
        let stated = matches!(date.role, DateRole::Mention | DateRole::Target);
        let is_deadline = (date.last - date.first).num_days() <= LONGEST;
        stated && is_deadline && date.first <= piece.date.end() && Some(date.span) != piece.said
    };
    let dates = sentence.dates().filter(passed).filter(|date| was_due(article, sentence, date));
    dates.map(|date| (date, SET_BEFORE)).collect()
}

/// Whether something had been due at a date: "due in", "due to open in"; but what was to
/// expire is no promise.
fn was_due(article: &Article<'_>, sentence: &Sentence<'_>, date: &Date) -> bool {
    let found = sentence.found;
    let mut cues = sentence.all_cues().take_while(|(place, ..)| *place < date.span.start);
    let due = cues.by_ref().filter(|(.., cues)| cues.contains(Cue::WasDue)).last();
    due.is_some_and(|(place, behind, _)| {
        let between = behind..found.within(Span::new(place, date.span.start)).end;
        let text = found.block.text.get(place..date.span.start).unwrap_or_default();
        let what = |at: usize| article.rules.cues.achievement(&found.tokens, at).is_some();
        let promised = between.len() <= 1 || between.clone().any(what);
        promised && between.len() <= SET && same_clause(text)
    })
}

/// The time by which something is due: what is due before a time, is by the one that ends
/// right before it.
pub(in crate::ingest) fn due(date: &Date) -> Option<Period> {
    if date.modifier != Some(Modifier::Before) {
        return period(date);
    }
    let last = date.first.pred_opt()?;
    let precision = match date.grain {
        Grain::Year => Precision::Year,
        Grain::Half => Precision::Half,
        Grain::Quarter => Precision::Quarter,
        Grain::Month | Grain::Range => Precision::Month,
        Grain::Week | Grain::Day => return Some(Period::day(last)),
    };
    let first = match precision {
        Precision::Year => last.with_ordinal(1)?,
        Precision::Half => last.checked_sub_months(Months::new(5))?.with_day(1)?,
        Precision::Quarter => last.checked_sub_months(Months::new(2))?.with_day(1)?,
        _ => last.with_day(1)?,
    };
    Period::beginning(first, precision)
}

/// Whether the future of a verb is one for the article too, or somebody says it: a timeline
/// also tells of the past in the future tense ("will later be sold").
fn is_open(now: NaiveDate, sentence: &Sentence<'_>) -> bool {
    let open = |date: &Date| date.last >= now;
    // "She says that it will open".
    let says = |cue| sentence.has(cue);
    let told = says(Cue::Says) || says(Cue::SaidBy);
    told || speaker(sentence).is_some() || sentence.dates().any(open)
}

/// Whether a sentence says that something will not happen, or that a deadline is missed.
pub(in crate::ingest) fn denies(sentence: &Sentence<'_>) -> bool {
    // "ne … pas" stands around its verb.
    let mut ends = sentence.places(Cue::NegationEnds);
    let around = sentence
        .places(Cue::NegationBegins)
        .any(|begin| ends.by_ref().any(|end| end > begin && end - begin <= AROUND));
    around || sentence.has(Cue::Denies)
}

/// Whether something is moved to a date: "postponed to", "décalé à".
fn is_moved_to(sentence: &Sentence<'_>, date: &Date) -> bool {
    let before = |place: &usize| *place < date.span.start;
    let moves = sentence.places(Cue::Moves).filter(before).last();
    let toward = sentence.places(Cue::Toward).filter(before).last();
    moves
        .zip(toward)
        .is_some_and(|(moves, toward)| toward > moves && date.span.start - toward <= NEAR)
}

/// The longest span of a deadline, in days: ten years. A century is none.
const LONGEST: i64 = 3_660;

/// The greatest length of a negation around its verb, in bytes.
const AROUND: usize = 30;

/// The most tokens between "had been due" and the date.
const SET: usize = 14;

/// The greatest distance between "to" and the date, in bytes: enough for an article and a
/// word like "late".
const NEAR: usize = 16;
