//! Who has a role: people whose role names what they lead, or who work for it.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::definite::all_of;
use super::described::described;
use super::gazetteer::Thing;
use super::joined::entity;
use super::query::{Filter, Query};
use super::refusal::Stop;
use super::term::Term;
use super::words::What;
use crate::model::text::key;
use crate::model::{CategoryKind, EntityKind, RelationKind};

/// Whether each role of this name with words for what it is one of has others between them.
pub(super) fn leads_a_part(
    connection: &Connection,
    role: &str,
    whose: &Term,
) -> rusqlite::Result<bool> {
    let query = "SELECT coalesce(p.role_en, ''), coalesce(p.role_fr, '') FROM people AS p
                 JOIN entities AS e ON e.id = p.entity_id WHERE e.slug = ?1";
    let mut statement = connection.prepare_cached(query)?;
    // "chief executive of the bank": what stands before the first small word is of the title.
    let found = described(connection, &format!("{role} {}", whose.text), EntityKind::Person)?;
    let names = names_of(connection, whose)?;
    for slug in &found {
        let roles = statement
            .query_row([slug], |row| Ok([row.get::<_, String>(0)?, row.get::<_, String>(1)?]))?;
        let is_whole = |text: &String| {
            let text = key(text);
            let rest = text.split_once(&format!("{role} ")).map_or("", |(_, rest)| rest);
            let is_tie = |word: &&str| word.chars().count() <= 3;
            let mut between = names.iter().filter_map(|name| rest.split_once(name)).peekable();
            between.peek().is_none()
                || between.any(|(between, _)| {
                    let words = between.split_whitespace().skip_while(|word| !is_tie(word));
                    words.into_iter().all(|word| is_tie(&word))
                })
        };
        if roles.iter().filter(|role| !role.is_empty()).all(is_whole) {
            return Ok(false);
        }
    }
    Ok(!found.is_empty())
}

/// What a term is called, in full and as typed.
fn names_of(connection: &Connection, term: &Term) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT l.key FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
                 WHERE e.slug = ?1 ORDER BY l.key";
    let mut statement = connection.prepare_cached(query)?;
    let mut names = vec![key(&term.text)];
    for thing in &term.things {
        if let Thing::Entity { slug, .. } = thing {
            let rows = statement.query_map([slug], |row| row.get(0))?;
            names.extend(rows.collect::<rusqlite::Result<Vec<String>>>()?);
        }
    }
    Ok(names)
}

/// What finds a person by a role in something: their text has both, or has the role,
/// and they work there.
pub(super) fn somebody(
    connection: &Connection,
    role: &str,
    whose: &Term,
    today: NaiveDate,
) -> Result<Option<Vec<Filter>>, Stop> {
    let both = format!("{role} {}", whose.text);
    if !described(connection, &both, EntityKind::Person)?.is_empty() {
        return Ok(Some(vec![Filter::Described(both)]));
    }
    let slugs = match entity(whose, None)? {
        Some((EntityKind::Organization, slug)) => vec![slug],
        Some(_) => return Ok(None),
        // "la cheffe de l'orchestre", where there are several.
        None => match whose.categories().find(|(kind, _)| *kind == CategoryKind::Organization) {
            Some((kind, category)) => all_of(connection, kind, category)?.unwrap_or_default(),
            None => return Ok(None),
        },
    };
    working_for(connection, role, slugs, today)
}

/// What finds a person with a role who works for one of these organizations.
pub(super) fn working_for(
    connection: &Connection,
    role: &str,
    slugs: Vec<String>,
    today: NaiveDate,
) -> Result<Option<Vec<Filter>>, Stop> {
    if described(connection, role, EntityKind::Person)?.is_empty() {
        return Ok(None);
    }
    let filters =
        vec![Filter::Described(role.to_owned()), Filter::Related(RelationKind::WorksFor, slugs)];
    let query = Query::rows(What::People, filters.clone());
    Ok(has_rows(connection, &query, today)?.then_some(filters))
}
