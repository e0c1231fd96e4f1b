//! A category with an article is a name where something else is asked for: in "the cost of
//! the tunnel" it is the one tunnel that the sources speak of.

use rusqlite::Connection;

use super::described::described;
use super::gazetteer::Thing;
use super::lexicon::Lexicon;
use super::query_builder::is_plural;
use super::term::Term;
use super::text::{Texts, has_word};
use super::words::{What, Word};
use crate::model::text::key;
use crate::model::{CategoryKind, EntityKind, Language};

/// The most entities of a category that a question is asked about.
const MOST: usize = 50;

/// How many times as often as any other of its category the chief one is mentioned.
const CHIEF: i64 = 4;

/// Reads categories with an article as what they name.
pub(super) fn name_definites(connection: &Connection, terms: &mut [Term]) -> rusqlite::Result<()> {
    for at in 1..terms.len() {
        let (before, rest) = terms.split_at_mut(at);
        let Some(term) = rest.first_mut() else { continue };
        let Some((kind, category)) = term.categories().next() else { continue };
        let Some(entity) = What::of_category(kind).entity_kind() else { continue };
        let is_definite = before.last().is_some_and(ends_in_article);
        let counts = |word: &Word| matches!(word, Word::HowMany | Word::Count | Word::All);
        let is_counted = before.iter().any(|term| term.words.iter().any(counts));
        let is_several = is_counted && is_plural(&term.text);
        if !is_definite || is_several || !before.iter().any(|term| asks_else(term, kind)) {
            continue;
        }
        if let Some(slug) = the_one(connection, entity, category, &term.text)? {
            let is_meant = is_named_so(connection, category, &term.text)?
                || described(connection, &term.text, entity)?.contains(&slug)
                || !has_word(connection, &term.text, Texts::Events)?;
            // "the factory" may be another site than the only one that the base has.
            let named = is_meant.then_some(Thing::Entity { kind: entity, slug });
            term.things = named.into_iter().collect();
        }
    }
    Ok(())
}

/// Whether a term is an article or ends in one: « le siège du ».
pub(super) fn ends_in_article(term: &Term) -> bool {
    let last = key(term.text.rsplit([' ', '\'', '’']).next().unwrap_or_default());
    let mut meanings =
        Language::ALL.iter().flat_map(|language| Lexicon::of(*language).meanings(&last, &last));
    let is_long = term.text.contains(' ') && !term.words.is_empty();
    term.words.contains(&Word::Definite) || (is_long && meanings.any(|word| word == Word::Definite))
}

/// Whether a word is the category's own name, rather than a narrower one.
fn is_named_so(connection: &Connection, category: &str, typed: &str) -> rusqlite::Result<bool> {
    let query = "SELECT label_en, label_fr, plural_en, plural_fr FROM categories WHERE slug = ?1";
    let names = connection.prepare_cached(query)?.query_row([category], |row| {
        (0..4).map(|column| row.get(column)).collect::<rusqlite::Result<Vec<String>>>()
    });
    Ok(names?.iter().any(|name| key(name) == key(typed)))
}

/// Whether a word asks for something else than entities of a kind.
pub(super) fn asks_else(term: &Term, kind: CategoryKind) -> bool {
    let asks = |word: &Word| match word {
        Word::What(what) => *what != What::of_category(kind),
        Word::Ask(_)
        | Word::Describe
        | Word::Reason
        | Word::Manner
        | Word::Deed
        | Word::Supplier(_)
        | Word::Operator(_)
        | Word::Owner(_)
        | Word::YesNo
        | Word::HowMuch
        | Word::Measure(_)
        | Word::Adjective(_)
        | Word::Happen(_)
        | Word::Relation(..)
        | Word::Lead(_)
        | Word::Promise
        | Word::Deadline
        | Word::Fate => true,
        _ => false,
    };
    term.words.iter().any(asks) || term.is_metric() || term.categories().next().is_some()
}

/// The only entity of a category, the one that is called so and mentioned most, or the one
/// mentioned far more than any other.
fn the_one(
    connection: &Connection,
    kind: EntityKind,
    category: &str,
    typed: &str,
) -> rusqlite::Result<Option<String>> {
    let Some(slugs) = all(connection, kind, category)? else { return Ok(None) };
    if let [only] = slugs.as_slice() {
        return Ok(Some(only.clone()));
    }
    let query = "SELECT EXISTS (SELECT 1 FROM labels AS l WHERE l.entity_id = e.id AND l.preferred
                 AND ' ' || l.key || ' ' LIKE '% ' || ?2 || ' %'),
                 (SELECT count(*) FROM mentions AS m WHERE m.entity_id = e.id)
                 FROM entities AS e WHERE e.slug = ?1";
    let mut statement = connection.prepare_cached(query)?;
    let mut mentions: Vec<(i64, bool, &String)> = Vec::new();
    for slug in &slugs {
        let (named, count) =
            statement.query_row([slug, &key(typed)], |row| Ok((row.get(0)?, row.get(1)?)))?;
        mentions.push((count, named, slug));
    }
    mentions.sort_unstable();
    let [others @ .., (most, named, slug)] = mentions.as_slice() else { return Ok(None) };
    let second = others.last().map_or(0, |(second, ..)| *second);
    // "the club" is the one that the base is about.
    let is_chief = *most >= CHIEF * second.max(1);
    // Of two terminals that are called so, neither is "the terminal".
    let is_only = *named && !others.iter().any(|(_, named, _)| *named);
    let is_meant = (is_only && *most > second) || is_chief;
    Ok((is_meant && !is_plural(typed)).then(|| (*slug).clone()))
}

/// All entities of a category, if they are few.
pub(super) fn all_of(
    connection: &Connection,
    kind: CategoryKind,
    category: &str,
) -> rusqlite::Result<Option<Vec<String>>> {
    match What::of_category(kind).entity_kind() {
        Some(kind) => all(connection, kind, category),
        None => Ok(None),
    }
}

fn all(
    connection: &Connection,
    kind: EntityKind,
    category: &str,
) -> rusqlite::Result<Option<Vec<String>>> {
    let query = match kind {
        EntityKind::System => {
            "SELECT e.slug FROM systems AS c JOIN entities AS e ON e.id = c.entity_id
             WHERE c.category = ?1 ORDER BY e.slug LIMIT 51"
        }
        EntityKind::Organization => {
            "SELECT e.slug FROM organizations AS c JOIN entities AS e ON e.id = c.entity_id
             WHERE c.category = ?1 ORDER BY e.slug LIMIT 51"
        }
        EntityKind::Place => {
            "SELECT e.slug FROM places AS c JOIN entities AS e ON e.id = c.entity_id
             WHERE c.category = ?1 ORDER BY e.slug LIMIT 51"
        }
        EntityKind::Person | EntityKind::Other => return Ok(None),
    };
    let rows: Vec<String> = connection
        .prepare_cached(query)?
        .query_map([category], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(Some(rows).filter(|rows| (1..=MOST).contains(&rows.len())))
}
