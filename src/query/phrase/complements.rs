//! Words beside a metric that add nothing to its name: "electricity output" where the metric is
//! also called "electricity produced", and "the loan granted by the bank".

use rusqlite::Connection;

use super::gazetteer::Thing;
use super::measure_names::names_of_metric;
use super::term::Term;
use super::words::{Preposition, Word};
use crate::model::text::key;

/// Families of verbs that say of an amount only that it was given or got.
const OF_GIVING: [&str; 6] = ["grant", "give", "lend", "fund", "supply", "receive"];

/// Passes over such words.
pub(super) fn pass_complements(
    connection: &Connection,
    terms: &mut [Term],
) -> rusqlite::Result<()> {
    for at in 0..terms.len() {
        let Some(metric) = terms.get(at).filter(|term| term.is_metric()) else { continue };
        let mut passed = Vec::new();
        for place in beside(terms, at) {
            let word = terms.get(place).map(|term| key(&term.text)).unwrap_or_default();
            if is_of_name(connection, metric, &word)? {
                passed.push(place);
            }
        }
        let given = at + 1;
        let by = terms.get(given + 1);
        let is_by = by.is_some_and(|term| term.words.contains(&Word::Preposition(Preposition::By)));
        passed.extend(Some(given).filter(|at| is_by && terms.get(*at).is_some_and(is_given)));
        for place in passed {
            if let Some(term) = terms.get_mut(place) {
                (term.words, term.things) = (vec![Word::Filler], Vec::new());
            }
        }
    }
    Ok(())
}

/// The places of unknown words right before a metric, or behind it and "of".
fn beside(terms: &[Term], at: usize) -> Vec<usize> {
    let is_free = |at: &usize| terms.get(*at).is_some_and(|term| !term.is_known());
    let ties = |term: &&Term| {
        let ties = |word: &Word| {
            matches!(word, Word::Filler | Word::Definite | Word::Preposition(Preposition::Of))
        };
        term.things.is_empty() && term.words.iter().any(ties)
    };
    let small = terms.iter().skip(at + 1).take_while(ties).count();
    let behind = (small > 0).then_some(at + 1 + small);
    at.checked_sub(1).into_iter().chain(behind).filter(is_free).collect()
}

/// Whether a name of a metric has a word.
fn is_of_name(connection: &Connection, metric: &Term, word: &str) -> rusqlite::Result<bool> {
    for thing in &metric.things {
        let Thing::Metric(slug) = thing else { continue };
        let names = names_of_metric(connection, slug)?;
        if names.iter().any(|name| name.split(' ').any(|other| other == word)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a verb says only that something was given.
fn is_given(term: &Term) -> bool {
    term.words.iter().any(|word| match word {
        Word::Happen(meaning) => {
            OF_GIVING.iter().any(|family| meaning.split(' ').next() == Some(family))
        }
        _ => false,
    })
}
