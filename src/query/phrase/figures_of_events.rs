//! Figures by what their events say, and events and promises by their amounts.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::by_verb::by_as_about;
use super::gazetteer::named_with;
use super::measure_names::names_of_metric;
use super::query::{EntityRole, Filter, Query};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::related::subjects;
use super::term::Term;
use super::words::{Order, What, Word};
use crate::model::RelationKind;
use crate::model::text::key;

/// "the biggest deal": events are ranked by the figures that they state.
pub(super) fn ranked_by_figures(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let is_ranked = matches!(query.order, Some(Order::Value | Order::Smallest));
    if query.what != What::Events || !is_ranked {
        return Ok(query);
    }
    let figures = Query { what: What::Figures, ..query.clone() };
    Ok(if has_rows(connection, &figures, today)? { figures } else { query })
}

/// "by how much was the opening postponed": no figure is stated in an opening, but in events
/// that have the word.
pub(super) fn said_in_words(
    connection: &Connection,
    draft: &QueryBuilder,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let Some(name) = &draft.of_events else { return Ok(query) };
    let mut other = query.clone();
    for filter in &mut other.filters {
        if matches!(filter, Filter::Category(_)) {
            *filter = Filter::Text(name.clone());
        }
    }
    other.filters.sort_by_key(Filter::rank);
    let is_said = draft.metrics.is_empty()
        && !has_rows(connection, &query, today)?
        && has_rows(connection, &other, today)?;
    Ok(if is_said { other } else { query })
}

/// "how much did the miners get": figures of the only entity with the word in its name, rather
/// than of the events that have it in their text.
pub(super) fn named_in_part(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let about = |filter: &Filter| matches!(filter, Filter::Entity(..));
    if query.what != What::Figures || query.filters.iter().any(about) {
        return Ok(query);
    }
    let mut other = query.clone();
    for filter in &mut other.filters {
        if let Filter::Text(word) = filter
            && let Some(slug) = named_with(connection, &key(word))?
        {
            *filter = Filter::Entity(EntityRole::About, vec![slug]);
        }
    }
    other.filters.sort_by_key(Filter::rank);
    Ok(if other != query && has_rows(connection, &other, today)? { other } else { query })
}

/// "did it hire the 80 nurses": promises whose statement has the amount.
pub(super) fn promised_in_words(query: &Query, terms: &[Term]) -> Option<Query> {
    let mut promises = query.clone();
    for filter in &mut promises.filters {
        let Filter::Amount(_, number, _) = filter else { continue };
        let (at, end) = written(terms, *number)?;
        let words: Vec<_> = terms.get(at..end)?.iter().map(|term| term.text.as_str()).collect();
        *filter = Filter::Text(words.join(" "));
    }
    promises.filters.sort_by_key(Filter::rank);
    (query.what == What::Predictions && promises != *query).then_some(promises)
}

/// Where an amount and the word behind it stand: "80 nurses", "5 millions d'exemplaires".
fn written(terms: &[Term], number: f64) -> Option<(usize, usize)> {
    let scale = |term: &Term| {
        term.words.iter().find_map(|word| match word {
            Word::Scale(scale) => Some(*scale),
            _ => None,
        })
    };
    terms.iter().enumerate().find_map(|(at, term)| {
        let scaled = terms.get(at + 1).and_then(scale);
        let is_it = (term.amount? * scaled.unwrap_or(1.0) / number - 1.0).abs() < 1e-9;
        let after = at + 1 + usize::from(scaled.is_some());
        let is_small = |term: &&Term| term.things.is_empty() && !term.words.is_empty();
        let small = terms.iter().skip(after).take_while(is_small).count();
        is_it.then_some((at, after + small + 1))
    })
}

/// The promises of an organization; of those who work for it where itself it made none.
pub(super) fn promised_for(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let by = |filter: &&Filter| matches!(filter, Filter::Entity(EntityRole::By, _));
    let made: Vec<_> = query.filters.iter().filter(by).cloned().collect();
    if query.what != What::Predictions || made.is_empty() {
        return Ok(query);
    }
    let own = Query::rows(What::Predictions, made);
    if has_rows(connection, &own, today)? {
        return Ok(query);
    }
    let mut other = query.clone();
    for filter in &mut other.filters {
        if let Filter::Entity(EntityRole::By, slugs) = filter
            && let [slug] = slugs.as_slice()
        {
            let staff = subjects(connection, RelationKind::WorksFor, slug)?;
            slugs.extend(staff);
        }
    }
    Ok(if other != query && has_rows(connection, &other, today)? { other } else { query })
}

/// Whether a metric measures something else than what is asked about: "the longest film" is
/// not the one with the greatest "length of the shoot", unless the phrase names that or asks
/// for figures of events.
pub(super) fn is_of_another(
    connection: &Connection,
    metric: &str,
    query: &Query,
    terms: &[Term],
) -> rusqlite::Result<bool> {
    let of_events =
        |filter: &Filter| matches!(filter, Filter::Category(_) | Filter::Verb(_) | Filter::Text(_));
    if query.filters.iter().any(of_events) {
        return Ok(false);
    }
    let is_of_word = |word: &&str| ["of", "de", "du", "des", "d"].contains(word);
    for name in names_of_metric(connection, metric)? {
        let words: Vec<_> = name.split(' ').collect();
        let Some(of) = words.iter().position(is_of_word) else { return Ok(false) };
        let named = |word: &&str| terms.iter().any(|term| key(&term.text) == *word);
        if words.iter().skip(of).any(|word| word.chars().count() >= 4 && named(word)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The question for figures of the events with a verb. Where none has a form of it, those of its
/// category: a contract that a company wins was signed. The verb is not understood where there
/// are such figures, and no event that states one says so.
pub(super) fn with_verb(
    connection: &Connection,
    query: Query,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let is_verb = |filter: &Filter| matches!(filter, Filter::Verb(_));
    let has_verb = query.what == What::Figures && query.filters.iter().any(is_verb);
    if !has_verb || has_rows(connection, &query, today)? {
        return Ok(query);
    }
    let family = query.filters.iter().find_map(|filter| match filter {
        Filter::Verb(family) => Some(family.as_str()),
        _ => None,
    });
    let meaning = |term: &Term| {
        term.words.iter().find_map(|word| match word {
            Word::Happen(meaning) if meaning.split(' ').next() == family => Some(*meaning),
            _ => None,
        })
    };
    let verb = terms.iter().find_map(|term| Some((&term.text, meaning(term)?)));
    let Some((text, meaning)) = verb else { return Ok(query) };
    let mut others = query.clone();
    others.filters.retain(|filter| !is_verb(filter));
    if let Some((_, category)) = meaning.split_once(' ') {
        let of_category = others.with([Filter::Category(vec![category.to_owned()])]);
        // "signed by the yard": its own contracts.
        for of_category in [of_category.clone(), by_as_about(&of_category)] {
            if has_rows(connection, &of_category, today)? {
                return Ok(of_category);
            }
        }
    }
    if has_rows(connection, &others, today)? {
        return Err(Reason::Nowhere(text.clone()).into());
    }
    Ok(query)
}
