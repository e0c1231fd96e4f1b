//! Figures by what their events say, and events and promises by their amounts.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::gazetteer::named_with;
use super::measure_names::names_of_metric;
use super::query::{EntityRole, Filter, Query};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::term::Term;
use super::words::{Order, What};
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
        let at = terms.iter().position(|term| term.amount == Some(*number))?;
        let words = [terms.get(at)?, terms.get(at + 1)?].map(|term| term.text.as_str());
        *filter = Filter::Text(words.join(" "));
    }
    promises.filters.sort_by_key(Filter::rank);
    (query.what == What::Predictions && promises != *query).then_some(promises)
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
