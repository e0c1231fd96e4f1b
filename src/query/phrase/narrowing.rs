//! Events narrowed by the verb of a question.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::endings::asks_for_the_end;
use super::event_subjects::{is_only_place, prefer_subjects};
use super::gazetteer::{events_called, share_a_name};
use super::planned::{promised, promised_of_it, without_plans};
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::Verb;
use super::refusal::{Reason, Stop};
use super::text::occurs_as_written;
use super::verb_forms::{forms, kin_of};
use super::words::What;
use crate::query::shape::Shape;

/// The category of events that many verbs mean.
const MILESTONE: &str = "milestone";

/// Narrows events to those of a category with the verb's name, to those whose text has the
/// verb or another of its family, or to those of the verb's category. Where no event says
/// so, a promise that does is what is known. A verb that fits none about the same entities
/// is not understood, since the other rows say something else.
pub(super) fn narrow_to(
    connection: &Connection,
    query: Query,
    wanted: Wanted,
    verb: &Verb,
    today: NaiveDate,
) -> Result<(Query, Wanted), Stop> {
    match query.what {
        What::Events => {}
        What::Predictions => {
            // "was it delivered on time", where promises say it otherwise.
            let promised = promised(connection, &query, verb, today)?;
            return Ok((promised.unwrap_or(query), wanted));
        }
        What::Figures => return Ok((query, wanted)),
        _ => return Err(Reason::Unknown(verb.text.clone()).into()),
    }
    // "contracts signed in 2014": a contract is an agreement, which is signed.
    for category in query.filters.iter().filter_map(only_category) {
        if category != verb.category && share_a_name(connection, category, verb.category)? {
            return Ok((query, wanted));
        }
    }
    let readings = ranked(connection, &query, &wanted, verb)?;
    let mut is_planned = false;
    for reading in &readings {
        // A count is a row, whatever it counts.
        let told = Query { shape: Shape::Rows, ..reading.clone() };
        if is_planned || !has_rows(connection, &told, today)? {
            continue;
        }
        match without_plans(connection, reading, &wanted, verb, today)? {
            Some(events) => return Ok((events, wanted)),
            None => is_planned = true,
        }
    }
    // At another time it did happen.
    for reading in readings.into_iter().filter(|_| !is_planned) {
        let mut always = reading.clone();
        always.filters.retain(|filter| !matches!(filter, Filter::Period(..)));
        if always != reading && has_rows(connection, &always, today)? {
            return Ok((reading, wanted));
        }
    }
    if asks_for_the_end(connection, &query, &wanted, verb, today)? {
        return Ok((query, wanted));
    }
    if matches!(wanted, Wanted::Date(_))
        && let Some(promises) = promised_of_it(connection, query, verb, today)?
    {
        return Ok((promises, Wanted::Due));
    }
    Err(Reason::Unknown(verb.text.clone()).into())
}

/// What a verb may narrow events to, those first that are about what is asked about, and events of
/// a like kind last.
fn ranked(
    connection: &Connection,
    query: &Query,
    wanted: &Wanted,
    verb: &Verb,
) -> rusqlite::Result<Vec<Query>> {
    let mut readings = readings(connection, query, verb)?;
    // A milestone need not be the one that the verb names: "when did it start".
    if matches!(wanted, Wanted::Date(_)) {
        let is_any =
            |filter: &Filter| matches!(filter, Filter::Category(any) if any == &[MILESTONE]);
        readings.retain(|reading| !reading.filters.iter().any(is_any));
    }
    prefer_subjects(connection, &mut readings)?;
    // "why was the yard shut", where the text says that it was given up.
    let is_about = |filter: &Filter| matches!(filter, Filter::Entity(EntityRole::About, _));
    let wants_one = matches!(wanted, Wanted::Date(_) | Wanted::Reason | Wanted::Agent);
    if wants_one && query.filters.iter().any(is_about) {
        let kin = kin_of(verb.family).map(|kin| Filter::Verb(kin.to_owned()));
        readings.extend(kin.map(|kin| query.with([kin])));
    }
    Ok(readings)
}

/// The events about an entity in which others act, if there are any.
pub(super) fn by_others(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let entity = query.filters.iter().find_map(|filter| match filter {
        Filter::Entity(EntityRole::About, slugs) if slugs.len() == 1 => Some(slugs.clone()),
        _ => None,
    });
    let Some(entity) = entity.filter(|_| query.what == What::Events) else { return Ok(query) };
    let own = query.with([Filter::Entity(EntityRole::By, entity.clone())]);
    let others = query.with([Filter::Entity(EntityRole::NotBy, entity)]);
    let is_told = query.shape == Shape::Rows
        && has_rows(connection, &own, today)?
        && has_rows(connection, &others, today)?;
    Ok(if is_told { others } else { query })
}

fn only_category(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::Category(any) if any.len() == 1 => any.first().map(String::as_str),
        _ => None,
    }
}

/// The same question with the name of its category among the words of the text: "why was the
/// trial stopped" may be told by an event of another kind.
pub(super) fn in_words(query: &Query, named: &str) -> Option<Query> {
    let is_category = |filter: &Filter| matches!(filter, Filter::Category(any) if any.len() == 1);
    if query.what != What::Events || !query.filters.iter().any(is_category) {
        return None;
    }
    let mut other = query.clone();
    other.filters.retain(|filter| !is_category(filter));
    let text = other.filters.iter_mut().find_map(|filter| match filter {
        Filter::Text(words) => Some(words),
        _ => None,
    });
    match text {
        Some(words) => *words = format!("{words} {named}"),
        None => other = other.with([Filter::Text(named.to_owned())]),
    }
    Some(other)
}

/// What a verb may narrow events to, best first.
fn readings(connection: &Connection, query: &Query, verb: &Verb) -> rusqlite::Result<Vec<Query>> {
    let named = events_called(connection, &forms(verb.family))?;
    let mut readings: Vec<_> = named
        .into_iter()
        .filter(|category| category != verb.category)
        .map(|category| query.with([Filter::Category(vec![category])]))
        .collect();
    let is_named = !readings.is_empty();
    let text = Filter::Text(verb.text.clone());
    let family = Filter::Verb(verb.family.to_owned());
    // "founded" is a form of "founds", and no "founder".
    let agent = verb.text.strip_suffix("ed").map(|stem| format!("{stem}er"));
    if let Some(agent) = agent
        && !occurs_as_written(connection, &verb.text)?
        && occurs_as_written(connection, &agent)?
    {
        readings.push(query.with([family.clone()]));
    }
    readings.push(query.with([text]));
    let words = query.filters.iter().find_map(|filter| match filter {
        Filter::Text(words) => Some(words),
        _ => None,
    });
    let of_category = Some(verb.category.to_owned()).filter(|category| !category.is_empty());
    if let Some(words) = words {
        let mut other = query.clone();
        other.filters.retain(|filter| !matches!(filter, Filter::Text(_)));
        readings.push(query.with([family]));
        readings.push(other.with([Filter::Text(format!("{} {words}", verb.text))]));
    } else {
        let of_category = of_category.filter(|_| !is_named);
        if let Some(category) = of_category {
            let reading = query.with([Filter::Category(vec![category])]);
            // Of the place where it happened, a milestone says nothing.
            let is_about = |filter: &Filter| matches!(filter, Filter::Entity(EntityRole::About, _));
            if !query.filters.iter().any(is_about) || !is_only_place(connection, &reading)? {
                readings.push(reading);
            }
        }
        readings.push(query.with([family]));
    }
    Ok(readings)
}
