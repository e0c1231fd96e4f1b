//! The verdict on an answer, by the values that a right answer has and those that it must
//! not have.

use serde::Deserialize;
use serde_json::Value as Json;

use super::reply::Reply;
use super::values::{holds, tells};
use crate::support::Run;

/// What a question asks for.
#[derive(Clone, Copy, Deserialize, PartialEq)]
#[serde(rename_all = "lowercase")]
pub(super) enum Kind {
    Systems,
    People,
    Organizations,
    Places,
    Events,
    Figures,
    Predictions,
    Relations,
    Sources,
    Count,
    Date,
    Place,
    Person,
    Amount,
    Yesno,
    /// Who or what an entity is.
    Card,
    /// Nothing that the base knows: the question must be refused.
    None,
}

impl Kind {
    fn is_entity(self) -> bool {
        let lists = [Self::Systems, Self::People, Self::Organizations, Self::Places];
        lists.contains(&self) || [Self::Place, Self::Person].contains(&self)
    }

    fn is_one_thing(self) -> bool {
        [Self::Count, Self::Date, Self::Place, Self::Person, Self::Amount, Self::Yesno]
            .contains(&self)
    }
}

/// A question and what a right answer to it has.
#[derive(Deserialize)]
pub(super) struct Question {
    pub(super) id: String,
    pub(super) phrase: String,
    pub(super) as_of: Option<String>,
    kind: Kind,
    /// The values that must be there.
    include: Vec<String>,
    /// The values that must not be there.
    #[serde(default)]
    exclude: Vec<String>,
    /// More rows than these make a badly shaped answer.
    max_rows: Option<usize>,
    /// Whether entities may be named in prose or in rows of another kind.
    #[serde(default)]
    any_kind: bool,
    /// `empty`: an empty answer that explains itself is right too.
    also_ok: Option<String>,
    /// `yes` or `no`.
    answer: Option<String>,
}

impl Question {
    fn accepts_empty(&self) -> bool {
        self.also_ok.as_deref() == Some("empty") || self.max_rows == Some(0)
    }

    fn exceeds(&self, rows: usize, least: usize) -> bool {
        self.max_rows.is_some_and(|limit| rows > limit.max(least))
    }
}

/// How good an answer is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Verdict {
    Right,
    Partly,
    /// Refused, though the base knows the answer.
    Refused,
    /// Empty, though there are rows, or without a reason.
    Empty,
    /// The values are there, among too much else.
    BadlyShaped,
    /// An answer that misleads.
    SilentlyWrong,
    /// `kb` failed.
    Failed,
}

/// The verdict on a run that asked a question.
pub(super) fn judge(question: &Question, run: &Run) -> Verdict {
    match run.code {
        Some(0) => judge_answer(question, &Reply::new(run.json(), &run.stderr)),
        Some(3) if question.kind == Kind::None => Verdict::Right,
        Some(3) => Verdict::Refused,
        _ => Verdict::Failed,
    }
}

/// The verdict on an answer that is no refusal.
pub(super) fn judge_answer(question: &Question, reply: &Reply) -> Verdict {
    let no_rows = reply.rows.is_empty();
    let explains = question.accepts_empty() && reply.explained;
    match question.kind {
        Kind::None => judge_unanswerable(reply, explains),
        _ if no_rows && reply.answer.is_empty() => {
            if explains {
                Verdict::Right
            } else {
                Verdict::Empty
            }
        }
        _ if question.max_rows == Some(0) => {
            if no_rows {
                Verdict::Right
            } else {
                Verdict::SilentlyWrong
            }
        }
        Kind::Card => judge_card(question, reply),
        _ => judge_values(question, reply),
    }
}

fn judge_unanswerable(reply: &Reply, explains: bool) -> Verdict {
    let tells = reply.answer.contains(|letter: char| letter.is_ascii_digit());
    if !reply.rows.is_empty() || (tells && !explains) {
        return Verdict::SilentlyWrong;
    }
    if explains { Verdict::Right } else { Verdict::Empty }
}

/// A card has the name and the words of the summary in one row, in rows of fields, or in
/// the sentence. A row of events is no card.
fn judge_card(question: &Question, reply: &Reply) -> Verdict {
    let (name, words) = question.include.split_first().unwrap();
    let rows = reply.rows.iter().zip(&reply.titled);
    let cards: Vec<_> = rows.filter(|(_, titled)| !**titled).map(|(row, _)| row.clone()).collect();
    let whole = vec![cards.concat()];
    let describes = |rows: &[Vec<Json>]| {
        holds(&reply.answer, rows, name, false)
            && words.iter().all(|word| holds(&reply.answer, rows, word, true))
    };
    if cards.iter().any(|card| describes(std::slice::from_ref(card))) || describes(&whole) {
        let long = reply.answer.is_empty() && question.exceeds(reply.rows.len(), 0);
        return if long { Verdict::BadlyShaped } else { Verdict::Right };
    }
    let named = holds(&reply.answer, &reply.rows, name, true);
    if named { Verdict::BadlyShaped } else { Verdict::SilentlyWrong }
}

fn judge_values(question: &Question, reply: &Reply) -> Verdict {
    let loose = question.any_kind || !question.kind.is_entity();
    let has = |item: &&String| holds(&reply.answer, &reply.rows, item, loose);
    let (met, missed): (Vec<_>, Vec<_>) = question.include.iter().partition(has);
    let unwanted = |item: &&String| holds("", &reply.rows, item, false);
    let wrong = question.exclude.iter().filter(unwanted).count();
    match said(question, &reply.answer) {
        Some(false) => return Verdict::SilentlyWrong,
        Some(true) if missed.is_empty() => return Verdict::Right,
        _ => {}
    }
    match (met.is_empty(), missed.is_empty()) {
        (_, true) if wrong == 0 => judge_length(question, reply),
        (_, true) => judge_unwanted(question, reply, wrong),
        (true, false) => judge_missing(question, reply, &missed),
        (false, false) if wrong > 0 => Verdict::SilentlyWrong,
        (false, false) => Verdict::Partly,
    }
}

/// Whether the sentence says yes or no as it should, if it says either.
fn said(question: &Question, answer: &str) -> Option<bool> {
    let expected = question.answer.as_deref()?;
    let first =
        answer.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty())?;
    match first.to_lowercase().as_str() {
        "yes" | "oui" => Some(expected == "yes"),
        "no" | "non" | "not" => Some(expected == "no"),
        _ => None,
    }
}

fn judge_length(question: &Question, reply: &Reply) -> Verdict {
    let told = question.include.iter().all(|item| tells(&reply.answer, item));
    let long = question.exceeds(reply.rows.len(), 0);
    if long && !told { Verdict::BadlyShaped } else { Verdict::Right }
}

fn judge_unwanted(question: &Question, reply: &Reply, wrong: usize) -> Verdict {
    let few = question.max_rows.is_some_and(|limit| (1..=3).contains(&limit));
    if question.kind.is_entity() || question.kind.is_one_thing() || few {
        let long = question.exceeds(reply.rows.len(), 3);
        return if long { Verdict::BadlyShaped } else { Verdict::SilentlyWrong };
    }
    if wrong > 1 { Verdict::SilentlyWrong } else { Verdict::Partly }
}

fn judge_missing(question: &Question, reply: &Reply, missed: &[&String]) -> Verdict {
    let count = reply.rows.len().to_string();
    let listed = |item: &&String| item.split('|').any(|value| value == count);
    if question.kind == Kind::Count && missed.iter().any(listed) {
        return Verdict::BadlyShaped;
    }
    let in_prose = missed.iter().all(|item| holds("", &reply.rows, item, true));
    let named = question.kind.is_entity() && in_prose;
    if named { Verdict::BadlyShaped } else { Verdict::SilentlyWrong }
}
