//! Words with an article that stand for one thing of the base: "the mirror" for its only
//! mirror, the "main mirror"; "the minister" for the only person with that role.

use rusqlite::{Connection, params};

use super::gazetteer::Thing;
use super::term::{Term, name_together};
use super::titles::{holder, pass_article};
use super::words::{Preposition, What, Word};
use crate::model::text::key;
use crate::model::{EntityKind, Language};
use crate::query::fulltext::adjacent;

/// The fewest letters of a word that stands for a longer name.
const SHORTEST: usize = 4;

/// The most words of a role.
const LONGEST: usize = 3;

/// Reads unknown words with an article as what they stand for.
pub(super) fn name_heads(
    connection: &Connection,
    terms: &mut Vec<Term>,
    language: Language,
) -> rusqlite::Result<()> {
    let asks_who = |word: &Word| matches!(word, Word::Ask(What::People) | Word::Describe);
    let asks_who = terms.iter().any(|term| term.words.iter().any(asks_who));
    let mut at = 1;
    while at < terms.len() {
        let ties =
            |term: &Term| term.words.iter().any(|word| matches!(word, Word::Definite | Word::Per));
        let is_definite = terms.get(at - 1).is_some_and(ties);
        let rest = terms.get(at..).unwrap_or_default();
        let length = rest.iter().take(LONGEST).take_while(|term| is_free(term)).count();
        if is_definite && length > 0 {
            let run = rest.get(..length).unwrap_or_default();
            let text = run.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
            let goes_on = rest.get(length).is_some_and(is_of);
            let thing = match length {
                1 => named_by_head(connection, &key(&text), language)?,
                _ => None,
            };
            let of = terms.get(at + length + 1..).unwrap_or_default();
            let small = of.iter().take_while(|term| term.things.is_empty() && is_small(term));
            let end = at + length + 1 + small.count();
            let (thing, end) = match thing {
                None if !asks_who && !goes_on => {
                    (holder(connection, &text, None, terms)?, at + length)
                }
                // "the minister of Norland", "the minister of health"
                None if !asks_who
                    && terms.get(end).is_some_and(|of| is_name(of) || is_free(of)) =>
                {
                    (holder(connection, &text, terms.get(end), terms)?, end + 1)
                }
                thing => (thing, at + length),
            };
            if let Some(thing) = thing {
                pass_article(terms, at);
                name_together(terms, at..end, thing);
            }
        }
        at += 1;
    }
    Ok(())
}

/// Whether no vocabulary knows a word.
fn is_free(term: &Term) -> bool {
    !term.is_known() && term.text.chars().count() >= SHORTEST
}

fn is_of(term: &Term) -> bool {
    term.words.contains(&Word::Preposition(Preposition::Of))
}

fn is_small(term: &Term) -> bool {
    term.words.iter().any(|word| matches!(word, Word::Definite | Word::Filler))
}

fn is_name(term: &Term) -> bool {
    let is_entity = |thing: &Thing| matches!(thing, Thing::Entity { .. });
    term.words.is_empty() && term.things.iter().any(is_entity)
}

/// The only thing whose name has a word as its head, which is its last word in English and
/// its first in French, if every event that has the word mentions it.
fn named_by_head(
    connection: &Connection,
    word: &str,
    language: Language,
) -> rusqlite::Result<Option<Thing>> {
    let query = "SELECT DISTINCT e.slug, e.kind, l.key FROM search
                 JOIN labels AS l ON l.id = search.rowid / 8
                 JOIN entities AS e ON e.id = l.entity_id
                 WHERE search MATCH ?1 AND search.rowid % 8 = 1 AND l.preferred ORDER BY e.slug LIMIT 20";
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query([adjacent(word)])?;
    let mut found: Vec<(String, String)> = Vec::new();
    while let Some(row) = rows.next()? {
        let name: String = row.get(2)?;
        let head = match language {
            Language::En => name.rsplit(' ').next(),
            Language::Fr => name.split(' ').next(),
        };
        if head == Some(word) {
            found.push((row.get(0)?, row.get(1)?));
        }
    }
    found.dedup();
    let [(slug, kind)] = found.as_slice() else { return Ok(None) };
    let Ok(kind) = kind.parse::<EntityKind>() else { return Ok(None) };
    let is_other = kind == EntityKind::Person || !always_means(connection, word, slug)?;
    Ok((!is_other).then(|| Thing::Entity { kind, slug: slug.clone() }))
}

/// Whether every event whose text has a word mentions an entity.
fn always_means(connection: &Connection, word: &str, slug: &str) -> rusqlite::Result<bool> {
    let query = "SELECT NOT EXISTS (
        SELECT 1 FROM events AS v
        WHERE v.id * 8 IN (SELECT rowid FROM search WHERE search MATCH ?1 AND kind = 'event')
          AND v.id NOT IN (SELECT m.event_id FROM mentions AS m
                JOIN entities AS e ON e.id = m.entity_id WHERE e.slug = ?2))";
    connection.prepare_cached(query)?.query_row(params![adjacent(word), slug], |row| row.get(0))
}
