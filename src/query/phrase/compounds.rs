//! Names of metrics that a phrase puts in another way: "strike length" and "how long was the
//! strike" ask for the "length of the strike".

use rusqlite::Connection;

use super::adjectives::names_and_dimension;
use super::gazetteer::Thing;
use super::lexicon::{begins_with_article, is_of};
use super::measure_names::{metrics_named, metrics_with, names_of_metric};
use super::term::{Term, name_together};
use super::text::are_forms;
use super::words::{Order, Word};
use crate::model::text::key;

/// Reads an adjective and another word of the phrase as the only metric that is named by both:
/// "the biggest battery" has the largest "battery capacity".
pub(super) fn name_measured(connection: &Connection, terms: &mut [Term]) -> rusqlite::Result<()> {
    for at in 0..terms.len() {
        let meaning = terms.get(at).and_then(|term| {
            term.words.iter().find_map(|word| match word {
                Word::Adjective(meaning) => Some(*meaning),
                _ => None,
            })
        });
        let Some(meaning) = meaning.filter(|meaning| !meaning.starts_with(['>', '<'])) else {
            continue;
        };
        let (names, dimension) = names_and_dimension(meaning);
        let mut found: Vec<(String, usize)> = Vec::new();
        for metric in metrics_named(connection, names, dimension)? {
            for name in names_of_metric(connection, &metric)? {
                let place = said_in(terms, &name, names);
                found.extend(place.map(|place| (metric.clone(), place)));
            }
        }
        found.dedup();
        let [(metric, place)] = found.as_slice() else { continue };
        if let Some(term) = terms.get_mut(*place) {
            (term.words, term.things) = (Vec::new(), vec![Thing::Metric(metric.clone())]);
        }
        if let Some(term) = terms.get_mut(at) {
            term.words = vec![match meaning.chars().next() {
                Some('+') => Word::Order(Order::Value),
                Some('-') => Word::Order(Order::Smallest),
                _ => Word::HowMuch,
            }];
        }
    }
    Ok(())
}

/// Where the only word of a metric's name stands that an adjective does not say.
fn said_in(terms: &[Term], name: &str, adjective: &str) -> Option<usize> {
    let says = |word: &&str| adjective.split(' ').any(|one| key(one) == **word);
    let is_small = |word: &&str| is_of(word) || begins_with_article(word);
    let mut others = name.split(' ').filter(|word| !says(word) && !is_small(word));
    let (other, None) = (others.next()?, others.next()) else { return None };
    name.split(' ').any(|word| says(&word)).then_some(())?;
    let is_other = |term: &Term| {
        let typed = key(&term.text);
        // "the crossing" may be a name, too.
        let noun = typed.split_once(' ').filter(|(article, _)| begins_with_article(article));
        let noun = noun.map_or(typed.as_str(), |(_, noun)| noun);
        may_be_named(term) && (noun == other || are_forms(noun, other))
    };
    terms.iter().position(is_other)
}

/// Whether a term may be a word of a name, whatever else it names.
fn may_be_named(term: &Term) -> bool {
    !term.quoted && term.amount.is_none() && !term.words.contains(&Word::Filler)
}

/// Reads two words beside each other as the only metric that is called so with a small word
/// between them: "strike length" is a "length of the strike".
pub(super) fn name_turned(connection: &Connection, terms: &mut Vec<Term>) -> rusqlite::Result<()> {
    let mut at = 0;
    while at + 1 < terms.len() {
        let pair = terms.get(at..at + 2).unwrap_or_default();
        let [one, other] = pair else { break };
        let found = if [one, other].into_iter().all(may_be_part) {
            turned(connection, &key(&one.text), &key(&other.text))?
        } else {
            Vec::new()
        };
        if let [metric] = found.as_slice() {
            let metric = Thing::Metric(metric.clone());
            name_together(terms, at..at + 2, metric);
        }
        at += 1;
    }
    Ok(())
}

/// The metrics whose name is the second of two words, a small word, and the first.
fn turned(connection: &Connection, one: &str, other: &str) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    for metric in metrics_with(connection, other)? {
        let is_turned = |name: &String| {
            let mut words = name.split(' ');
            let (first, last) = (words.next(), words.next_back());
            let mut between = words.peekable();
            first == Some(other)
                && last == Some(one)
                && between.peek().is_some()
                && between.all(|word| is_of(word) || begins_with_article(word))
        };
        if names_of_metric(connection, &metric)?.iter().any(is_turned) {
            found.push(metric);
        }
    }
    Ok(found)
}

/// Whether a term may be a word of the name of a metric.
fn may_be_part(term: &Term) -> bool {
    let is_entity = |thing: &Thing| matches!(thing, Thing::Entity { .. });
    !term.quoted
        && term.amount.is_none()
        && !term.words.contains(&Word::Filler)
        && !term.things.iter().any(is_entity)
}
