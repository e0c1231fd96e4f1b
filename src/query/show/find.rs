//! Finds the thing that a name means, or the slugs nearest to it.

use rusqlite::Connection;

use super::super::error::QueryError;
use super::super::limits::Limits;
use super::super::value::Value;
use super::fetch;
use super::sections::sections;
use crate::model::text::{key, nearest};

/// The result of looking up a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// One thing.
    One(Found),
    /// Several: the name is ambiguous.
    Several(Vec<Found>),
    /// Nothing; the nearest slugs, at most three.
    None(Vec<String>),
}

/// A thing of the base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// What it is: `entity`, `event`, `prediction`, `figure`, `source`, `passage`,
    /// `unit`, `metric`, `category` or `dataset`.
    pub what: String,
    /// Its slug; of a passage, the source's slug, `#` and its ordinal.
    pub slug: String,
    pub(super) id: i64,
}

/// Finds a thing by its slug (`event:SLUG` says which kind), a passage by its
/// number or a locator in it, and an entity, unit, metric or category by any of its
/// labels too. A slug comes before a label, and an entity before a unit.
///
/// # Errors
/// If the base cannot be read.
pub fn find(connection: &mut Connection, name: &str) -> Result<Lookup, QueryError> {
    let text = |text: &str| Value::Text(text.to_owned());
    let (what, slug) = match name.split_once(':') {
        Some((what, slug)) if sections(what).is_some() => (Some(what), slug),
        _ => (None, name),
    };
    let (source, ordinal) = slug.split_once('#').unwrap_or_default();
    let ordinal = ordinal.split(':').next().and_then(|ordinal| ordinal.parse().ok());
    let ordinal = ordinal.map_or(Value::Null, Value::Integer);
    let given = [
        (":name", text(slug)),
        (":source", text(source)),
        (":ordinal", ordinal),
        (":key", text(&key(slug))),
    ];
    let mut found = Vec::new();
    for sql in FINDING {
        if found.is_empty() {
            found = things(connection, sql, &given)?;
            found.retain(|found| what.is_none_or(|what| what == found.what));
        }
    }
    Ok(match found.len() {
        0 => Lookup::None(near(connection, slug)?),
        1 => Lookup::One(found.remove(0)),
        _ => Lookup::Several(found),
    })
}

/// The statements that find a thing, in this order.
const FINDING: [&str; 4] = [
    include_str!("../sql/show/find.sql"),
    include_str!("../sql/show/vocabulary.sql"),
    include_str!("../sql/show/labels.sql"),
    include_str!("../sql/show/aliases.sql"),
];

fn things(
    connection: &mut Connection,
    sql: &str,
    given: &[(&str, Value)],
) -> Result<Vec<Found>, QueryError> {
    let rows = fetch(connection, sql.to_owned(), given, &Limits::default())?;
    let found = rows.rows.into_iter().filter_map(|row| match <[Value; 3]>::try_from(row) {
        Ok([Value::Text(what), Value::Integer(id), Value::Text(slug)]) => {
            Some(Found { what, slug, id })
        }
        _ => None,
    });
    Ok(found.collect())
}

/// How many slugs are compared with a mistyped one; of more, those that begin as it does.
const COMPARED: usize = 20_000;

/// How many characters of the beginning these have in common.
const BEGUN: usize = 3;

/// The slugs nearest to a mistyped one or a mistyped label.
fn near(connection: &mut Connection, name: &str) -> Result<Vec<String>, QueryError> {
    let word = key(name).replace(' ', "-");
    let mut slugs = slugs_beginning(connection, "")?;
    if slugs.len() > COMPARED {
        let begun: String = word.chars().take(BEGUN).collect();
        slugs = slugs_beginning(connection, &begun)?;
    }
    slugs.sort_unstable();
    slugs.dedup();
    let mut near = Vec::new();
    while near.len() < 3 && !word.is_empty() {
        let Some(slug) = nearest(&word, slugs.iter().map(String::as_str)) else { break };
        let slug = slug.to_owned();
        slugs.retain(|other| *other != slug);
        near.push(slug);
    }
    Ok(near)
}

/// The slugs that begin so, about as many as are compared.
fn slugs_beginning(connection: &mut Connection, begun: &str) -> Result<Vec<String>, QueryError> {
    let most = i64::try_from(COMPARED + 1).unwrap_or(i64::MAX);
    let given = [
        (":from", Value::Text(begun.to_owned())),
        (":to", Value::Text(format!("{begun}\u{10ffff}"))),
        (":most", Value::Integer(most)),
    ];
    let sql = include_str!("../sql/show/slugs.sql").to_owned();
    let rows = fetch(connection, sql, &given, &Limits::default())?;
    let slugs = rows.rows.into_iter().flatten().filter_map(|value| match value {
        Value::Text(slug) => Some(slug),
        _ => None,
    });
    Ok(slugs.collect())
}
