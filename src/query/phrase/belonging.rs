//! "Who makes the trains of the network": the relations of those that belong to something, or
//! that it uses; "how many trains were ordered from Corbel": figures of what somebody makes.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::answered::has_rows;
use super::query::{EntityRole, Filter, Query};
use super::refusal::Stop;
use super::related::subjects;
use super::words::What;
use crate::model::RelationKind;

/// Families of verbs of those who trade with a maker.
const TRADES: [&str; 5] = ["order", "buy", "sell", "deliver", "supply"];

/// The question for the relations of those that are related to what it is also about.
pub(super) fn of_belonging(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let owner = query.filters.iter().find_map(|filter| match filter {
        Filter::Entity(EntityRole::About, slugs) if slugs.len() == 1 => slugs.first().cloned(),
        _ => None,
    });
    let Some(owner) = owner.filter(|_| query.what == What::Relations) else { return Ok(query) };
    if has_rows(connection, &query, today)? {
        return Ok(query);
    }
    let mut other = query.clone();
    other.filters.retain(|filter| !matches!(filter, Filter::Entity(..)));
    let mut is_narrowed = false;
    for filter in &mut other.filters {
        if let Filter::Subject(slugs) = filter {
            let mut related = Vec::new();
            for slug in slugs.drain(..) {
                if are_related(connection, &slug, &owner)? {
                    related.push(slug);
                }
            }
            (*slugs, is_narrowed) = (related, true);
            if slugs.is_empty() {
                return Ok(query);
            }
        }
    }
    Ok(if is_narrowed && has_rows(connection, &other, today)? { other } else { query })
}

/// The question for figures of what somebody makes, by the verb of a trade: they are ordered
/// from its maker, of whom no figure speaks.
pub(super) fn of_products(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let trades =
        |filter: &Filter| matches!(filter, Filter::Verb(verb) if TRADES.contains(&&**verb));
    if query.what != What::Figures
        || !query.filters.iter().any(trades)
        || has_rows(connection, &query, today)?
    {
        return Ok(query);
    }
    let mut other = query.clone();
    for filter in &mut other.filters {
        if let Filter::Entity(role @ (EntityRole::About | EntityRole::By), slugs) = filter
            && let [maker] = slugs.as_slice()
        {
            let products = subjects(connection, RelationKind::MadeBy, maker)?;
            if products.is_empty() {
                return Ok(query);
            }
            (*role, *slugs) = (EntityRole::About, products);
        }
    }
    Ok(if other != query && has_rows(connection, &other, today)? { other } else { query })
}

/// Whether a relation leads from one entity to another, or back.
fn are_related(connection: &Connection, one: &str, other: &str) -> rusqlite::Result<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM relations AS r
        JOIN entities AS s ON s.id = r.subject_id JOIN entities AS o ON o.id = r.object_id
        WHERE (s.slug = ?1 AND o.slug = ?2) OR (s.slug = ?2 AND o.slug = ?1))";
    connection.prepare_cached(query)?.query_row(params![one, other], |row| row.get(0))
}
