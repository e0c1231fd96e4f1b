//! Two questions in one phrase: "when did it open and how much did it cost". Answering one of
//! them would leave the other out, so the phrase is refused, and each is suggested.

use super::gazetteer::Thing;
use super::query_builder::link;
use super::refusal::Reason;
use super::term::Term;
use super::words::{Preposition, What, Word};

/// Why a phrase with a second question word behind "and" is not understood.
pub(super) fn two_questions(terms: &[Term]) -> Option<Reason> {
    let joints = terms.iter().enumerate().filter(|(_, term)| joins(term));
    for (at, _) in joints {
        let (first, rest) = (terms.get(..at)?, terms.get(at + 1..)?);
        let second = rest.iter().skip_while(|term| is_small(term) || joins(term));
        let second: Vec<_> = second.collect();
        let asks_again = second.first().is_some_and(|term| term.words.iter().any(asks));
        let begins = |word: &Word| asks(word) || matches!(word, Word::Relation(..) | Word::Lead(_));
        if asks_again && first.iter().any(|term| term.words.iter().any(begins)) {
            return Some(Reason::TwoQuestions(text(first.iter()), text(second.into_iter())));
        }
    }
    None
}

/// The names of things in the first of two questions, for the second.
pub(super) fn names_before(terms: &[Term]) -> String {
    let at = terms.iter().position(joins).unwrap_or(terms.len());
    let is_entity =
        |term: &&Term| term.things.iter().any(|one| matches!(one, Thing::Entity { .. }));
    text(terms.iter().take(at).filter(is_entity))
}

fn joins(term: &Term) -> bool {
    let joint = term.words.iter().find_map(link);
    matches!(joint, Some(Preposition::And | Preposition::Comma))
}

fn is_small(term: &Term) -> bool {
    term.words.contains(&Word::Filler) && !term.words.iter().any(asks)
}

fn asks(word: &Word) -> bool {
    match word {
        Word::Ask(what) => *what != What::Predictions,
        Word::HowMany | Word::HowMuch | Word::HowOften | Word::Reason | Word::Manner => true,
        _ => false,
    }
}

fn text<'t>(terms: impl Iterator<Item = &'t Term>) -> String {
    terms.map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ")
}
