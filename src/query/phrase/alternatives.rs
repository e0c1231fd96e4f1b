//! Other readings of a phrase, where the first one finds nothing.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::base_units::units_by_use;
use super::figures_of_events::{
    is_of_another, named_in_part, promised_for, promised_in_words, ranked_by_figures, said_in_words,
};
use super::gazetteer::Thing;
use super::lower::lower;
use super::measure_names::metrics_with;
use super::query::{EntityRole, Filter, PeriodRole, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::term::Term;
use super::trends::says_figures;
use super::verb_forms::family_of;
use super::words::{Order, Preposition, What, Word};
use crate::model::text::key;
use crate::model::{Language, RelationKind};
use crate::query::page::rows_up_to;
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
    // "licenciement d'Orlu", where that is no event of the category with this name.
    if let Some(told) = in_its_verb(&query, terms)
        && !has_rows(connection, &query, today)?
        && has_rows(connection, &told, today)?
    {
        return Ok(told);
    }
    if let Some(parts) = parts(&query, terms)
        && has_rows(connection, &parts, today)?
    {
        return Ok(parts);
    }
    if !draft.metrics.is_empty() {
        return measured(connection, draft, &query, terms, today);
    }
    // "her promise of 20 million passengers"
    if let Some(promises) = promised_in_words(&query, terms)
        && !has_rows(connection, &query, today)?
        && has_rows(connection, &promises, today)?
    {
        return Ok(promises);
    }
    // "what happened to it in May": an event has that date, and a promise need not.
    let has_period = |filter: &Filter| matches!(filter, Filter::Period(..));
    if draft.fate && query.filters.iter().any(has_period) {
        return Ok(events_about(&query));
    }
    // "was it opened in May 2026 as promised": when it was due, if nothing was promised then.
    if query.what == What::Predictions
        && let Some(due) = due_then(&query)
        && !has_rows(connection, &query, today)?
        && has_rows(connection, &due, today)?
        && !matches!(draft.wanted, Wanted::List | Wanted::Count)
    {
        return Ok(due);
    }
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

/// The people who work for what figures are asked about.
fn people_of(query: &Query) -> Option<Query> {
    let filters = query.filters.iter().filter(|filter| !matches!(filter, Filter::Metric(_)));
    let filters: Vec<_> = filters.collect();
    let [Filter::Entity(EntityRole::About, slugs)] = filters.as_slice() else { return None };
    let filters = vec![Filter::Related(RelationKind::WorksFor, slugs.clone())];
    Some(Query { what: What::People, filters, ..query.clone() })
}

/// "how much did Dojo cost", where no figure is called a cost: all that is counted in money.
fn in_unit(query: &Query, unit: &str) -> Query {
    let mut query = query.clone();
    query.filters.retain(|filter| !matches!(filter, Filter::Metric(_)));
    let amounts = query.filters.iter().any(|filter| matches!(filter, Filter::Amount(..)));
    query.filters.extend((!amounts).then(|| Filter::Unit(unit.to_owned())));
    query.filters.sort_by_key(Filter::rank);
    query
}

/// "puissance du cabinet": the metrics whose names begin or end with the word that no event about
/// the same thing has.
fn measures(connection: &Connection, query: &Query) -> rusqlite::Result<Vec<Query>> {
    let mut rest = query.filters.clone();
    let words = rest.iter().position(|filter| matches!(filter, Filter::Text(_)));
    let Some(Filter::Text(word)) = words.map(|at| rest.remove(at)) else { return Ok(Vec::new()) };
    let mut queries = Vec::new();
    for metric in metrics_with(connection, &key(&word))? {
        let mut filters = rest.clone();
        filters.push(Filter::Metric(vec![metric]));
        filters.sort_by_key(Filter::rank);
        queries.push(Query { what: What::Figures, filters, ..query.clone() });
    }
    Ok(queries)
}

/// Makes sure that the figures to be added are reported, and of one metric and unit: what
/// was planned or estimated may be a part of something else.
pub(super) fn one_kind(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<(), Stop> {
    let call = lower(connection, query, Language::En, today)?;
    let mut others = Query { shape: Shape::Rows, ..query.clone() };
    let unreported = ["planned", "projected", "claimed", "estimated"].map(str::to_owned);
    others.filters.push(Filter::Status(unreported.to_vec()));
    if rows_up_to(connection, &call, 2) == Some(2) || has_rows(connection, &others, today)? {
        return Err(Reason::Unlike.into());
    }
    Ok(())
}

/// Makes sure that the largest of several figures is one of a single dimension: metres are
/// not more than dollars.
pub(super) fn one_dimension(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<(), Stop> {
    let is_ranked = matches!(query.order, Some(Order::Value | Order::Smallest));
    let has_unit = |filter: &Filter| matches!(filter, Filter::Unit(_) | Filter::Amount(..));
    if query.what != What::Figures || !is_ranked || query.filters.iter().any(has_unit) {
        return Ok(());
    }
    let mut found = Vec::new();
    for unit in units_by_use(connection)? {
        let mut other = Query { order: None, limit: None, offset: 0, ..query.clone() };
        other.filters.push(Filter::Unit(unit.clone()));
        other.filters.sort_by_key(Filter::rank);
        if has_rows(connection, &other, today)? {
            found.push(unit);
        }
    }
    if found.len() > 1 { Err(Reason::SeveralUnits(found).into()) } else { Ok(()) }
}

/// "what happened to the bank": of what nobody promised anything, the events.
/// The question for promises by the days that they are due, in place of when they were made.
fn due_then(query: &Query) -> Option<Query> {
    let mut due = query.clone();
    let role = due.filters.iter_mut().find_map(|filter| match filter {
        Filter::Period(role @ PeriodRole::When, _) => Some(role),
        _ => None,
    })?;
    *role = PeriodRole::Due;
    Some(due)
}

/// The question for the events of a category, with the verb of its name instead.
fn in_its_verb(query: &Query, terms: &[Term]) -> Option<Query> {
    let named = |slug: &String| {
        let mut of_it = terms.iter().filter(|term| term.categories().any(|(_, one)| one == slug));
        of_it.find_map(|term| family_of(&term.text))
    };
    let mut other = query.clone();
    let filter = other.filters.iter_mut().find_map(|filter| match filter {
        Filter::Category(any) if any.len() == 1 => {
            let family = any.first().and_then(named)?;
            Some((filter, family))
        }
        _ => None,
    });
    let (filter, family) = filter.filter(|_| query.what == What::Events)?;
    *filter = Filter::Verb(family.to_owned());
    other.filters.sort_by_key(Filter::rank);
    Some(other)
}

fn events_about(query: &Query) -> Query {
    let mut events = Query { what: What::Events, ..query.clone() };
    events.filters.retain(|filter| !matches!(filter, Filter::Status(_)));
    events
}

/// "a fine paid by Ventisol", "of the agency": figures about who is said to state them, or
/// stated by whom they are said to be about; "the cost of the mirror and Lynx": of either.
fn other_sides(query: &Query, terms: &[Term]) -> Vec<Query> {
    if query.what != What::Figures || says_figures(terms) {
        return Vec::new();
    }
    let mut others = Vec::new();
    for (at, filter) in query.filters.iter().enumerate() {
        let turned = match filter {
            Filter::Entity(EntityRole::About, slugs) => {
                Filter::Entity(EntityRole::By, slugs.clone())
            }
            Filter::Entity(EntityRole::By, slugs) => {
                Filter::Entity(EntityRole::About, slugs.clone())
            }
            _ => continue,
        };
        let mut other = query.clone();
        other.filters.splice(at..=at, [turned]);
        others.push(other);
    }
    let is_about = |filter: &&Filter| matches!(filter, Filter::Entity(EntityRole::About, _));
    let joins = Word::Preposition(Preposition::And);
    let is_joined = terms.iter().any(|term| term.words.contains(&joins));
    if is_joined && query.filters.iter().filter(is_about).count() > 1 {
        let mut either = query.clone();
        let mut any = Vec::new();
        either.filters.retain(|filter| match filter {
            Filter::Entity(EntityRole::About, slugs) => {
                any.extend(slugs.clone());
                false
            }
            _ => true,
        });
        either.filters.push(Filter::Entity(EntityRole::About, any));
        either.filters.sort_by_key(Filter::rank);
        others.push(either);
    }
    others
}

/// "instruments of the telescope": those that are a part of it.
fn parts(query: &Query, terms: &[Term]) -> Option<Query> {
    let at = query.filters.iter().position(|filter| matches!(filter, Filter::Entity(..)))?;
    let Filter::Entity(EntityRole::About, whole) = query.filters.get(at)? else { return None };
    let [slug] = whole.as_slice() else { return None };
    let names = |thing: &Thing| matches!(thing, Thing::Entity { slug: other, .. } if other == slug);
    let place = terms.iter().position(|term| term.things.iter().any(names))?;
    let of = Word::Preposition(Preposition::Of);
    let before = terms.get(..place)?.iter().rev();
    let mut before = before.skip_while(|term| term.words.contains(&Word::Filler));
    if query.what != What::Systems || !before.next()?.words.contains(&of) {
        return None;
    }
    let mut parts = query.clone();
    parts.filters.splice(at..=at, [Filter::Related(RelationKind::PartOf, whole.clone())]);
    parts.filters.sort_by_key(Filter::rank);
    Some(parts)
}

/// "Nvidia GPUs" are no figures in GPUs, but what Nvidia makes and calls so.
fn products(query: &Query, terms: &[Term]) -> Option<Query> {
    let [Filter::Unit(unit), Filter::Entity(EntityRole::About, maker)] = query.filters.as_slice()
    else {
        return None;
    };
    let [_] = maker.as_slice() else { return None };
    let is_unit = |thing: &Thing| matches!(thing, Thing::Unit(slug) if slug == unit);
    let word = terms.iter().find(|term| term.things.iter().any(is_unit))?;
    let filters = vec![
        Filter::Described(word.text.clone()),
        Filter::Related(RelationKind::MadeBy, maker.clone()),
    ];
    Some(Query { what: What::Systems, filters, ..query.clone() })
}
