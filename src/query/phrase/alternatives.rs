//! Other readings of a phrase, where the first one finds nothing.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::figures_of_events::{
    is_of_another, named_in_part, promised_for, promised_in_words, ranked_by_figures, said_in_words,
};
use super::query::{Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::rewritten::{
    due_then, events_about, in_its_verb, in_unit, measures, other_sides, parts, people_of, products,
};
use super::term::Term;
use super::words::What;
use crate::query::shape::Shape;

/// The reading that finds something, if the first one does not.
pub(super) fn choose(
    connection: &Connection,
    draft: &QueryBuilder,
    terms: &[Term],
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let query = ranked_by_figures(connection, query, today)?;
    let query = said_in_words(connection, draft, query, today)?;
    let query = named_in_part(connection, query, today)?;
    let query = promised_for(connection, query, today)?;
    if draft.what == Some(What::Figures)
        && query.what == What::Figures
        && !query.filters.iter().any(|filter| matches!(filter, Filter::Metric(_)))
        && !has_rows(connection, &query, today)?
        && let [metric] = measures(connection, &query)?.as_slice()
        && has_rows(connection, metric, today)?
    {
        return Ok(metric.clone());
    }
    // "how many satellites are in orbit", "were ordered": the sources say how many.
    let has_text = |filter: &Filter| matches!(filter, Filter::Text(_) | Filter::Verb(_));
    if let Some(unit) = &draft.counted
        && query.shape == Shape::Count
        && query.filters.iter().any(has_text)
    {
        let mut other = in_unit(&query, unit);
        other.filters.retain(|filter| !matches!(filter, Filter::Category(_)));
        (other.what, other.shape) = (What::Figures, Shape::Rows);
        return Ok(if has_rows(connection, &other, today)? { other } else { query });
    }
    if let Some(told) = in_other_words(connection, terms, &query, today)? {
        return Ok(told);
    }
    if !draft.metrics.is_empty() {
        return measured(connection, draft, &query, terms, today);
    }
    match instead(connection, draft, terms, &query, today)? {
        Some(other) => Ok(other),
        None => only_other(connection, draft, terms, query, today),
    }
}

/// A question for events or parts that is put in the words of the text.
fn in_other_words(
    connection: &Connection,
    terms: &[Term],
    query: &Query,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    // "licenciement d'Orlu", where that is no event of the category with this name.
    if let Some(told) = in_its_verb(query, terms)
        && finds_more(connection, query, &told, today)?
    {
        return Ok(Some(told));
    }
    match parts(query, terms) {
        Some(parts) if has_rows(connection, &parts, today)? => Ok(Some(parts)),
        _ => Ok(None),
    }
}

/// A question for promises by their words or due dates, and one for what became of something by
/// its events.
fn instead(
    connection: &Connection,
    draft: &QueryBuilder,
    terms: &[Term],
    query: &Query,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    // "her promise of 20 million passengers"
    if let Some(promises) = promised_in_words(query, terms)
        && finds_more(connection, query, &promises, today)?
    {
        return Ok(Some(promises));
    }
    // "what happened to it in May": an event has that date, and a promise need not.
    let has_period = |filter: &Filter| matches!(filter, Filter::Period(..));
    if draft.fate && query.filters.iter().any(has_period) {
        return Ok(Some(events_about(query)));
    }
    // "was it opened in May 2026 as promised": when it was due, if nothing was promised then.
    let is_one = !matches!(draft.wanted, Wanted::List | Wanted::Count);
    let due = due_then(query).filter(|_| is_one && query.what == What::Predictions);
    match due {
        Some(due) if finds_more(connection, query, &due, today)? => Ok(Some(due)),
        _ => Ok(None),
    }
}

/// Whether a question has rows where the first one has none.
fn finds_more(
    connection: &Connection,
    query: &Query,
    other: &Query,
    today: NaiveDate,
) -> Result<bool, Stop> {
    Ok(!has_rows(connection, query, today)? && has_rows(connection, other, today)?)
}

/// The only other reading with rows, if the question has none.
fn only_other(
    connection: &Connection,
    draft: &QueryBuilder,
    terms: &[Term],
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let asks_of_now = draft.wanted == Wanted::Truth && draft.what.is_none();
    let others: Vec<Query> = if let Some(unit) = &draft.metric_or_unit {
        vec![in_unit(&query, unit)]
    } else if draft.fate || (asks_of_now && query.what == What::Predictions) {
        vec![events_about(&query)]
    } else if draft.amount_implied {
        vec![Query { what: What::Figures, ..query.clone() }]
    } else if draft.what.is_none() && query.what == What::Events {
        measures(connection, &query)?
    } else {
        products(&query, terms).into_iter().collect()
    };
    let sides: Vec<_> =
        std::iter::once(&query).chain(&others).flat_map(|one| other_sides(one, terms)).collect();
    let is_only = others.is_empty() && sides.is_empty();
    if is_only || has_rows(connection, &query, today)? {
        return Ok(query);
    }
    for readings in [others, sides] {
        let mut found = Vec::new();
        for other in readings {
            if has_rows(connection, &other, today)? {
                found.push(other);
            }
        }
        if !found.is_empty() {
            return Ok(if found.len() == 1 { found.remove(0) } else { query });
        }
    }
    Ok(query)
}

/// "how long is the tunnel": the first of the metrics that an adjective may mean which has
/// figures.
fn measured(
    connection: &Connection,
    draft: &QueryBuilder,
    query: &Query,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    for metric in &draft.metrics {
        if is_of_another(connection, metric, query, terms)? {
            continue;
        }
        let mut other = query.clone();
        for filter in &mut other.filters {
            if matches!(filter, Filter::Metric(_)) {
                *filter = Filter::Metric(vec![metric.clone()]);
            }
        }
        if has_rows(connection, &other, today)? {
            return Ok(other);
        }
        if other.what == What::Predictions {
            other.what = What::Figures;
            if has_rows(connection, &other, today)? {
                return Ok(other);
            }
        }
    }
    // "the most expensive transfer": of any amount of money.
    if let Some(unit) = &draft.any_in {
        let other = in_unit(query, unit);
        if has_rows(connection, &other, today)? {
            return Ok(other);
        }
    }
    if draft.counts_people
        && let Some(people) = people_of(query)
        && has_rows(connection, &people, today)?
    {
        return Ok(Query { shape: Shape::Count, ..people });
    }
    Err(Reason::Unknown(draft.adjective.clone()).into())
}
