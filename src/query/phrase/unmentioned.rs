//! Entities that relations alone tell of: lists of entities have those that events mention.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::definite::all_of;
use super::query::{Filter, Query};
use super::refusal::Stop;
use super::words::What;
use crate::model::RelationKind;
use crate::query::shape::Shape;

/// The relations that a question for related entities is about, where no event mentions
/// any of those.
pub(super) fn in_relations(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    if query.shape != Shape::Rows || !query.what.is_entity() {
        return Ok(query);
    }
    let Some(relations) = relations(connection, &query)? else { return Ok(query) };
    if has_rows(connection, &query, today)? || !has_rows(connection, &relations, today)? {
        return Ok(query);
    }
    Ok(relations)
}

/// The relations of a question that nothing but them and a category narrows.
fn relations(connection: &Connection, query: &Query) -> rusqlite::Result<Option<Query>> {
    let (mut sides, mut members) = (None, None);
    for filter in &query.filters {
        match filter {
            Filter::UsedBy(user) => {
                let subject = Filter::Subject(vec![user.clone()]);
                sides = Some((RelationKind::Uses, subject));
            }
            Filter::Related(kind, others) => {
                let is_object = matches!(query.what, What::Systems | What::People)
                    || (query.what, *kind) == (What::Organizations, RelationKind::LocatedAt);
                let others = others.clone();
                let side = if is_object { Filter::Object(others) } else { Filter::Subject(others) };
                sides = Some((*kind, side));
            }
            Filter::Category(categories) => {
                let Some(kind) = query.what.category_kind() else { return Ok(None) };
                let mut all = Vec::new();
                for category in categories {
                    all.extend(all_of(connection, kind, category)?.unwrap_or_default());
                }
                members = Some(all);
            }
            _ => return Ok(None),
        }
    }
    let Some((kind, side)) = sides else { return Ok(None) };
    let is_subject = matches!(side, Filter::Subject(_));
    let mut filters = vec![Filter::Relation(kind), side];
    filters.extend(
        members.map(|all| if is_subject { Filter::Object(all) } else { Filter::Subject(all) }),
    );
    filters.sort_by_key(Filter::rank);
    Ok(Some(Query { what: What::Relations, filters, order: None, limit: None, ..query.clone() }))
}
