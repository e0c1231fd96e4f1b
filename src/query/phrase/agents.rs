//! Who did something, by the noun for those who do it: "who directed the film" asks for its
//! director.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::described::described;
use super::joined::entity;
use super::query::{EntityRole, Filter, Query};
use super::query_builder::QueryBuilder;
use super::refusal::Stop;
use super::text::{Texts, has_word};
use super::words::What;
use crate::model::EntityKind;
use crate::model::text::key;
use crate::query::shape::Shape;

/// Endings of verbs in the past, in both languages; longer ones first.
const OF_VERBS: [&str; 8] = ["ises", "ise", "ees", "ed", "es", "ee", "e", "s"];

/// Endings of nouns for those who do something.
const OF_AGENTS: [&str; 8] = ["or", "er", "eur", "euse", "ateur", "atrice", "rice", ""];

/// The fewest letters that a verb and a noun have in common.
const SHORTEST: usize = 4;

impl QueryBuilder {
    /// The people or organizations with a role named after an unknown verb, and something to do with what
    /// stands behind it.
    pub(super) fn agent<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        // "qui a réalisé", where "a" may be a preposition.
        let cursor = cursor.past_filler();
        let is_bare = self.what.is_none() && self.filters.is_empty() && self.loose.is_empty();
        let verb = cursor.term().filter(|term| !term.is_known());
        let object = cursor.next().past_filler();
        let (Some(verb), Some(term)) = (verb, object.term()) else { return Ok(None) };
        if self.asked != Some(What::People) || !is_bare || object.next().term().is_some() {
            return Ok(None);
        }
        let Some((kind, slug)) = entity(term, None)? else { return Ok(None) };
        if kind == EntityKind::Person {
            return Ok(None);
        }
        let of_roles = words_of_roles(connection)?;
        let kinds =
            [(What::People, EntityKind::Person), (What::Organizations, EntityKind::Organization)];
        for (what, agent) in kinds {
            for noun in agents(&key(&verb.text)) {
                let may_be = match agent {
                    EntityKind::Person => of_roles.contains(&noun),
                    _ => has_word(connection, &noun, Texts::Entities(agent))?,
                };
                if !may_be || described(connection, &noun, agent)?.is_empty() {
                    continue;
                }
                let about = Filter::Entity(EntityRole::About, vec![slug.clone()]);
                let query = Query {
                    what,
                    filters: vec![Filter::Described(noun), about],
                    order: None,
                    limit: None,
                    offset: 0,
                    shape: Shape::Rows,
                };
                if has_rows(connection, &query, today)? {
                    (self.what, self.filters, self.asked) = (Some(what), query.filters, None);
                    return Ok(Some(object.next()));
                }
            }
        }
        Ok(None)
    }
}

/// The words of all roles.
fn words_of_roles(connection: &Connection) -> rusqlite::Result<BTreeSet<String>> {
    let query = "SELECT coalesce(role_en, '') || ' ' || coalesce(role_fr, '') FROM people";
    let mut statement = connection.prepare_cached(query)?;
    let mut words = BTreeSet::new();
    for role in statement.query_map([], |row| row.get::<_, String>(0))? {
        words.extend(key(&role?).split(' ').map(str::to_owned));
    }
    Ok(words)
}

/// The nouns for those who do what a verb says.
fn agents(verb: &str) -> impl Iterator<Item = String> {
    let stems = OF_VERBS.iter().filter_map(|ending| verb.strip_suffix(ending));
    let stems = stems.filter(|stem| stem.chars().count() >= SHORTEST);
    stems.flat_map(|stem| OF_AGENTS.iter().map(move |ending| format!("{stem}{ending}")))
}
