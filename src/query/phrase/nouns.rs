//! Names of categories that are verbs, too: "report" of "the latest report" is one.

use super::term::Term;
use super::words::{Order, Preposition, What, Word};
use crate::model::Precision;

/// Reads verbs behind words that only nouns follow as the categories that they name.
pub(super) fn read_nouns(terms: &mut [Term]) {
    for at in 1..terms.len() {
        let follows_order =
            terms.get(at - 1).is_some_and(|before| before.words.iter().any(is_order));
        let Some(term) = terms.get_mut(at).filter(|_| follows_order) else { continue };
        let names = |word: &Word| matches!(word, Word::Say | Word::Happen(_) | Word::Status(_));
        if !term.words.is_empty() && term.words.iter().all(names) {
            let words = std::mem::take(&mut term.words);
            if term.categories().next().is_none() {
                term.words = words;
            }
        }
    }
}

/// Puts the noun of a verb behind "date", as a verb would stand: "the delivery date".
pub(super) fn turn_dates(terms: &mut [Term]) {
    let is_date = Word::Ask(What::Events);
    for at in 1..terms.len() {
        let [noun, date] = terms.get(at - 1..=at).unwrap_or_default() else { continue };
        let happens = |word: &Word| matches!(word, Word::Happen(_));
        let is_noun = noun.things.is_empty() && noun.words.iter().any(happens);
        if is_noun && date.words.contains(&is_date) && !date.words.contains(&Word::Deed) {
            terms.swap(at - 1, at);
        }
    }
}

/// Leaves "year" out of "the best year for profit": the largest figure has its year.
pub(super) fn drop_ranked_years(terms: &mut Vec<Term>) {
    if !terms.iter().any(Term::is_metric) {
        return;
    }
    let ranks = |word: &Word| matches!(word, Word::Order(Order::Value | Order::Smallest));
    let ties = |word: &Word| {
        matches!(word, Word::Preposition(Preposition::For | Preposition::Of | Preposition::In))
    };
    for at in 1..terms.len() {
        let [rank, year, rest @ ..] = terms.get(at - 1..).unwrap_or_default() else { continue };
        let is_year =
            year.words.contains(&Word::Calendar(Precision::Year)) && year.amount.is_none();
        if is_year && rank.words.iter().any(ranks) {
            let tie = usize::from(rest.first().is_some_and(|tie| tie.words.iter().any(ties)));
            terms.drain(at..=at + tie);
            return;
        }
    }
}

fn is_order(word: &Word) -> bool {
    matches!(word, Word::Order(_) | Word::First | Word::Last | Word::Ordinal(_))
}
