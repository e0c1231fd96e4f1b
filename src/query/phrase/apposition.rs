//! "the rocket Kestrel", "the Kestrel rocket": a category beside the name of one of its
//! entities says nothing more.

use rusqlite::{Connection, OptionalExtension, params};

use super::gazetteer::Thing;
use super::query_builder::is_plural;
use super::term::Term;
use super::words::Word;

/// Joins categories with an article to the names beside them.
pub(super) fn join_appositions(
    connection: &Connection,
    terms: &mut Vec<Term>,
) -> rusqlite::Result<()> {
    let mut at = 1;
    let counts = |word: &Word| matches!(word, Word::HowMany | Word::Count);
    let is_counted = terms.iter().any(|term| term.words.iter().any(counts));
    while at + 1 < terms.len() {
        let is_joined = match terms.get(at - 1..at + 2) {
            // "who makes the A400 trains"
            Some([before, one, other]) if before.words.contains(&Word::Definite) => {
                is_apposition(connection, one, other)?
                    || (!(is_counted && is_plural(&other.text))
                        && is_apposition(connection, other, one)?)
            }
            _ => false,
        };
        if is_joined {
            let other = terms.remove(at + 1);
            if let Some(term) = terms.get_mut(at) {
                *term = joined(term, other);
            }
        }
        at += 1;
    }
    Ok(())
}

/// Whether one term is a category, and the other an entity of it.
fn is_apposition(connection: &Connection, one: &Term, other: &Term) -> rusqlite::Result<bool> {
    let query = "SELECT 1 FROM entities AS e
        LEFT JOIN systems AS s ON s.entity_id = e.id
        LEFT JOIN organizations AS o ON o.entity_id = e.id
        LEFT JOIN places AS p ON p.entity_id = e.id
        WHERE e.slug = ?1 AND coalesce(s.category, o.category, p.category) = ?2";
    let Some((_, category)) = one.categories().next() else { return Ok(false) };
    let [Thing::Entity { slug, .. }] = other.things.as_slice() else { return Ok(false) };
    if !other.words.is_empty() {
        return Ok(false);
    }
    let mut statement = connection.prepare_cached(query)?;
    Ok(statement.query_row(params![slug, category], |_| Ok(())).optional()?.is_some())
}

/// The name, in the place of both.
fn joined(one: &Term, other: Term) -> Term {
    let place = one.place.start..other.place.end;
    let text = format!("{} {}", one.text, other.text);
    let is_name = |term: &Term| term.things.iter().any(|t| matches!(t, Thing::Entity { .. }));
    let name = if is_name(one) { one.clone() } else { other };
    Term { text, place, ..name }
}
