//! The events whose text has the most words of a phrase together: of a refused question they are
//! often what it asks about.

use rusqlite::Connection;

use super::gazetteer::Thing;
use super::query::{EntityRole, Filter, Query};
use super::term::Term;
use super::text::{Texts, has_word, occurs};
use super::words::{What, Word};

/// The most words that are tried together: twice as many searches for each.
const MOST: usize = 6;

/// The fewest letters of such a word.
const SHORTEST: usize = 4;

/// Questions for the events that have words of a phrase, those with most of them first.
pub(super) fn said_together(
    connection: &Connection,
    terms: &[Term],
) -> rusqlite::Result<Vec<Query>> {
    let mut words = Vec::new();
    for term in terms.iter().filter(|term| may_be_said(term)) {
        if words.len() < MOST && has_word(connection, &term.text, Texts::Events)? {
            words.push(term.text.as_str());
        }
    }
    let about: Vec<_> = terms.iter().filter_map(named).collect();
    let least = if about.is_empty() { 2 } else { 1 };
    let mut subsets: Vec<usize> = (1..1_usize << words.len()).collect();
    subsets.sort_by_key(|subset| std::cmp::Reverse(subset.count_ones()));
    let mut found = Vec::new();
    for subset in subsets.into_iter().filter(|subset| subset.count_ones() >= least) {
        let chosen = words.iter().enumerate().filter(|(at, _)| subset >> at & 1 == 1);
        let chosen = chosen.map(|(_, word)| *word).collect::<Vec<_>>().join(" ");
        if occurs(connection, &chosen, Texts::Events)? {
            found.push(Query::rows(
                What::Events,
                about.iter().cloned().chain([Filter::Text(chosen)]).collect(),
            ));
        }
    }
    Ok(found)
}

/// Whether a term is a word that a text may have: no name, no number and no small word.
fn may_be_said(term: &Term) -> bool {
    let says = |word: &Word| {
        matches!(
            word,
            Word::Happen(_)
                | Word::Measure(_)
                | Word::Trend
                | Word::Adjective(_)
                | Word::Counted
                | Word::Staff(_)
                | Word::Lead(_)
                | Word::Status(_)
                | Word::Late
                | Word::Say
        )
    };
    let is_name = |thing: &Thing| matches!(thing, Thing::Entity { .. });
    !term.quoted
        && term.amount.is_none()
        && term.period.is_none()
        && term.text.chars().count() >= SHORTEST
        && !term.text.contains(' ')
        && term.words.iter().all(says)
        && !term.things.iter().any(is_name)
}

/// What a term names, if it is one thing.
fn named(term: &Term) -> Option<Filter> {
    match term.things.as_slice() {
        [Thing::Entity { slug, .. }] if term.words.is_empty() => {
            Some(Filter::Entity(EntityRole::About, vec![slug.clone()]))
        }
        _ => None,
    }
}
