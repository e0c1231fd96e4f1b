//! An amount is asked of one thing: where it has figures of its own, those of its parts, or of
//! others that happened at the same place, answer another question.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::few_rows::few_rows;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::refusal::Stop;
use super::term::Term;
use super::trends::says_figures;
use super::words::{Order, What};
use crate::model::Language;
use crate::query::shape::Shape;

/// The most figures that are told apart.
const MOST: usize = 30;

/// The most things whose figures are left out.
const OTHERS: usize = 5;

/// What a figure measures.
struct Measured {
    subject: String,
    object: Option<String>,
    metric: String,
}

/// The question without the figures of others, where those asked about have figures of each
/// of the same metrics.
pub(super) fn own(
    connection: &Connection,
    query: Query,
    wanted: &Wanted,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let named: BTreeSet<_> = query.filters.iter().filter_map(about).flatten().cloned().collect();
    let is_amount = query.what == What::Figures
        && query.shape == Shape::Rows
        && matches!(query.order, None | Some(Order::Last))
        && *wanted == Wanted::Amount;
    if !is_amount || named.is_empty() || says_figures(terms) {
        return Ok(query);
    }
    let is_named = |slug: &String| named.contains(slug);
    let (own, others): (Vec<_>, Vec<_>) = figures(connection, &query, today)?
        .into_iter()
        .partition(|one| is_named(&one.subject) || one.object.as_ref().is_some_and(is_named));
    let is_own = |other: &Measured| own.iter().any(|one| one.metric == other.metric);
    let subjects: BTreeSet<_> = others.iter().map(|other| other.subject.clone()).collect();
    if subjects.is_empty() || subjects.len() > OTHERS || !others.iter().all(is_own) {
        return Ok(query);
    }
    let mut narrowed = query.clone();
    let without = |subject| Filter::Entity(EntityRole::Without, vec![subject]);
    narrowed.filters.extend(subjects.into_iter().map(without));
    narrowed.filters.sort_by_key(Filter::rank);
    Ok(if has_rows(connection, &narrowed, today)? { narrowed } else { query })
}

/// The words of a question for the largest of several things, where only their parts are
/// measured: the hospital with the largest wing need not be the largest.
pub(super) fn ranks_parts(
    connection: &Connection,
    query: &Query,
    words: &str,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Option<String>, Stop> {
    let named: BTreeSet<_> = query.filters.iter().filter_map(about).flatten().collect();
    let is_ranked = matches!(query.order, Some(Order::Value | Order::Smallest));
    if query.what != What::Figures || !is_ranked || named.len() < 2 || says_figures(terms) {
        return Ok(None);
    }
    let ranked = figures(connection, query, today)?;
    let is_own = |one: &Measured| {
        named.contains(&one.subject) || one.object.as_ref().is_some_and(|slug| named.contains(slug))
    };
    let is_other = ranked.first().is_some_and(|first| !is_own(first));
    Ok(is_other.then(|| words.to_owned()))
}

/// The question without what is the last of it.
fn all(query: &Query) -> Query {
    Query { order: None, limit: None, ..query.clone() }
}

fn about(filter: &Filter) -> Option<&Vec<String>> {
    match filter {
        Filter::Entity(EntityRole::About, slugs) => Some(slugs),
        _ => None,
    }
}

/// What the figures measure that a question finds, if they are few.
fn figures(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<Vec<Measured>, Stop> {
    let query = if query.order == Some(Order::Last) { &all(query) } else { query };
    let rows = few_rows(connection, query, Language::En, today, MOST)?;
    let Some(rows) = rows else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached(
        "SELECT s.slug, o.slug, m.slug FROM figures AS f
         JOIN entities AS s ON s.id = f.subject_id JOIN metrics AS m ON m.id = f.metric_id
         LEFT JOIN entities AS o ON o.id = f.object_id WHERE f.slug = ?1",
    )?;
    let mut found = Vec::new();
    for row in rows.iter() {
        let Some(slug) = row.get("slug") else { continue };
        let measured = statement.query_map([slug.text().as_ref()], |row| {
            Ok(Measured { subject: row.get(0)?, object: row.get(1)?, metric: row.get(2)? })
        })?;
        for one in measured {
            found.push(one?);
        }
    }
    Ok(found)
}
