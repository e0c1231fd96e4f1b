//! Something of a category by what it belongs to: "who makes the turbines used at Pradel" asks
//! about the only kind of turbine that stands there.

use rusqlite::{Connection, params};

use super::definite::asks_else;
use super::gazetteer::Thing;
use super::term::{Term, name_together};
use super::words::{Preposition, What, Word};
use crate::model::{CategoryKind, EntityKind, RelationKind};

/// Reads categories with an article, and what they belong to, as what they name together.
pub(super) fn name_belongings(
    connection: &Connection,
    terms: &mut Vec<Term>,
) -> rusqlite::Result<()> {
    for at in 1..terms.len() {
        let (before, rest) = terms.split_at(at);
        let Some((first, after)) = rest.split_first() else { break };
        let Some((kind, category)) = first.categories().next() else { continue };
        let counts = |word: &Word| matches!(word, Word::HowMany | Word::Count | Word::All);
        let is_definite = before.last().is_some_and(|term| term.words.contains(&Word::Definite));
        let is_counted = before.iter().any(|term| term.words.iter().any(counts));
        if !is_definite || is_counted || !before.iter().any(|term| asks_else(term, kind)) {
            continue;
        }
        let Some((length, whole)) = whole(after) else { continue };
        let found = parts(connection, kind, category, &whole)?;
        if let ([slug], Some(entity)) = (found.as_slice(), What::of_category(kind).entity_kind()) {
            let thing = Thing::Entity { kind: entity, slug: slug.clone() };
            name_together(terms, at..at + 1 + length, thing);
            break;
        }
    }
    Ok(())
}

/// How many terms say what something belongs to, and what that is: "used at Pradel".
fn whole(after: &[Term]) -> Option<(usize, String)> {
    let is_tie = |word: &Word| {
        use Preposition::{At, For, In, Of, On};
        let of_place = [At, For, In, Of, On];
        *word == Word::Relation(RelationKind::Uses, true)
            || of_place.iter().any(|tie| *word == Word::Preposition(*tie))
    };
    let (tie, rest) = after.split_first()?;
    if !tie.words.iter().any(is_tie) {
        return None;
    }
    let is_small = |term: &&Term| {
        term.things.is_empty()
            && (term.words.contains(&Word::Filler) || term.words.iter().any(is_tie))
    };
    let small = rest.iter().take_while(is_small).count();
    match rest.get(small)?.things.as_slice() {
        [Thing::Entity { kind, slug }] if *kind != EntityKind::Person => {
            Some((small + 2, slug.clone()))
        }
        _ => None,
    }
}

/// What of a category something uses, is a part of it or stands in it.
fn parts(
    connection: &Connection,
    kind: CategoryKind,
    category: &str,
    whole: &str,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT p.slug FROM relations AS r
        JOIN entities AS s ON s.id = r.subject_id JOIN entities AS o ON o.id = r.object_id
        JOIN entities AS p ON p.id = iif(r.kind = 'uses', o.id, s.id)
        JOIN (SELECT entity_id, category, 'system' AS kind FROM systems
              UNION ALL SELECT entity_id, category, 'organization' FROM organizations
              UNION ALL SELECT entity_id, category, 'place' FROM places) AS c
          ON c.entity_id = p.id
        WHERE c.category = ?1 AND c.kind = ?2
          AND ((r.kind = 'uses' AND s.slug = ?3)
               OR (r.kind IN ('part_of', 'located_at') AND o.slug = ?3))
        ORDER BY p.slug LIMIT 2";
    let mut statement = connection.prepare_cached(query)?;
    let found = statement.query_map(params![category, kind.word(), whole], |row| row.get(0))?;
    found.collect()
}
