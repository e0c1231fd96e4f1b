//! One question as another one: by the name of a metric in place of a word, by a verb in place of a
//! category, from the side of whoever states a figure.

use rusqlite::Connection;

use super::gazetteer::Thing;
use super::measure_names::metrics_with;
use super::query::{EntityRole, Filter, PeriodRole, Query};
use super::term::Term;
use super::trends::says_figures;
use super::verb_forms::family_of;
use super::words::{Preposition, What, Word};
use crate::model::RelationKind;
use crate::model::text::key;

/// The people who work for what figures are asked about.
pub(super) fn people_of(query: &Query) -> Option<Query> {
    let filters = query.filters.iter().filter(|filter| !matches!(filter, Filter::Metric(_)));
    let filters: Vec<_> = filters.collect();
    let [Filter::Entity(EntityRole::About, slugs)] = filters.as_slice() else { return None };
    let filters = vec![Filter::Related(RelationKind::WorksFor, slugs.clone())];
    Some(Query { what: What::People, filters, ..query.clone() })
}

/// "how much did Dojo cost", where no figure is called a cost: all that is counted in money.
pub(super) fn in_unit(query: &Query, unit: &str) -> Query {
    let mut query = query.clone();
    query.filters.retain(|filter| !matches!(filter, Filter::Metric(_)));
    let amounts = query.filters.iter().any(|filter| matches!(filter, Filter::Amount(..)));
    query.filters.extend((!amounts).then(|| Filter::Unit(unit.to_owned())));
    query.filters.sort_by_key(Filter::rank);
    query
}

/// "puissance du cabinet": the metrics whose names begin or end with the word that no event about
/// the same thing has.
pub(super) fn measures(connection: &Connection, query: &Query) -> rusqlite::Result<Vec<Query>> {
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

/// The question for promises by the days that they are due, in place of when they were made.
pub(super) fn due_then(query: &Query) -> Option<Query> {
    let mut due = query.clone();
    let role = due.filters.iter_mut().find_map(|filter| match filter {
        Filter::Period(role @ PeriodRole::When, _) => Some(role),
        _ => None,
    })?;
    *role = PeriodRole::Due;
    Some(due)
}

/// The question for the events of a category, with the verb of its name instead.
pub(super) fn in_its_verb(query: &Query, terms: &[Term]) -> Option<Query> {
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

/// "what happened to the bank": of what nobody promised anything, the events.
pub(super) fn events_about(query: &Query) -> Query {
    let mut events = Query { what: What::Events, ..query.clone() };
    events.filters.retain(|filter| !matches!(filter, Filter::Status(_)));
    events
}

/// "a fine paid by Ventisol", "of the agency": figures about who is said to state them, or
/// stated by whom they are said to be about; "the cost of the mirror and Lynx": of either.
pub(super) fn other_sides(query: &Query, terms: &[Term]) -> Vec<Query> {
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
pub(super) fn parts(query: &Query, terms: &[Term]) -> Option<Query> {
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
pub(super) fn products(query: &Query, terms: &[Term]) -> Option<Query> {
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
