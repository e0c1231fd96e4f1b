//! The name of a metric whose words stand apart: "how many satellites were lost" asks for
//! "satellites lost".

use rusqlite::Connection;

use super::gazetteer::Thing;
use super::measure_names::{metrics_with, names_of_metric, units_beginning};
use super::term::Term;
use super::words::Word;
use crate::model::text::key;

/// Gives the unknown words of a question for an amount the meaning of the only metric that
/// has them and other words of the phrase.
pub(super) fn name_scattered(connection: &Connection, terms: &mut [Term]) -> rusqlite::Result<()> {
    let counts = |word: &Word| matches!(word, Word::HowMany | Word::HowMuch);
    if !terms.iter().any(|term| term.words.iter().any(counts)) {
        return Ok(());
    }
    for at in 0..terms.len() {
        let Some(term) = terms.get(at).filter(|term| !term.is_known() || is_verb(term)) else {
            continue;
        };
        let word = key(&term.text);
        let mut found = Vec::new();
        for metric in metrics_with(connection, &word)? {
            for name in names_of_metric(connection, &metric)? {
                let thing = Thing::Metric(metric.clone());
                found.extend(others(terms, &name, &word).map(|others| (thing.clone(), others)));
            }
        }
        let is_counted = at.checked_sub(1).and_then(|before| terms.get(before));
        if is_counted.is_some_and(|before| before.words.contains(&Word::HowMany)) {
            found.extend(rate(connection, terms, &word)?);
        }
        found.dedup();
        let [(thing, others)] = found.as_slice() else { continue };
        for other in others {
            if let Some(term) = terms.get_mut(*other) {
                (term.words, term.things) = (vec![Word::Filler], Vec::new());
            }
        }
        if let Some(term) = terms.get_mut(at) {
            term.things = vec![thing.clone()];
            term.words.clear();
        }
    }
    Ok(())
}

/// The unit that begins with a word, with the places of its other words in the phrase: "how
/// many passengers does it carry per day". They may be left out if there is one such unit.
fn rate(
    connection: &Connection,
    terms: &[Term],
    word: &str,
) -> rusqlite::Result<Option<(Thing, Vec<usize>)>> {
    let mut alone = Vec::new();
    for (unit, name) in units_beginning(connection, word)? {
        if let Some(others) = others(terms, &name, word) {
            return Ok(Some((Thing::Unit(unit), others)));
        }
        alone.push(unit);
    }
    alone.dedup();
    Ok(alone.pop().filter(|_| alone.is_empty()).map(|unit| (Thing::Unit(unit), Vec::new())))
}

/// Where the other words of a name stand, if all of them do.
fn others(terms: &[Term], name: &str, word: &str) -> Option<Vec<usize>> {
    let others: Vec<_> = name.split(' ').filter(|other| *other != word).collect();
    if others.is_empty() || !name.split(' ').any(|other| other == word) {
        return None;
    }
    let is_it = |term: &Term, other: &str| key(&term.text) == other || counts_them(term, other);
    others.into_iter().map(|other| terms.iter().position(|term| is_it(term, other))).collect()
}

/// Whether a term stands for those whom a word of a name counts: "how many people were evacuated"
/// asks for "passengers evacuated".
fn counts_them(term: &Term, other: &str) -> bool {
    let counts = |word: &Word| matches!(word, Word::Persons(names) if names.split(' ').any(|name| key(name) == other));
    term.words.iter().any(counts)
}

/// "ordered", where a metric is called "doses ordered".
fn is_verb(term: &Term) -> bool {
    let says = |word: &Word| {
        matches!(word, Word::Happen(_) | Word::Status(_) | Word::Late | Word::Say | Word::Staff(_))
    };
    !term.words.is_empty() && term.words.iter().all(says)
}
