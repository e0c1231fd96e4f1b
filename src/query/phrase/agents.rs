//! Who did something, by the noun for those who do it: "who directed the film" asks for its
//! director, "who designed the hall" for its architect.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::cursor::Cursor;
use super::described::described;
use super::joined::entity;
use super::lexicon::is_of;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, UnlinkedEntity};
use super::refusal::Stop;
use super::text::{Texts, has_word};
use super::words::{What, Word};
use crate::language::vocabularies;
use crate::model::text::key;
use crate::model::{EntityKind, Language};

/// Endings of verbs in the past, in both languages; longer ones first.
const OF_VERBS: [&str; 8] = ["ises", "ise", "ees", "ed", "es", "ee", "e", "s"];

/// Endings of nouns for those who do something.
const OF_AGENTS: [&str; 8] = ["or", "er", "eur", "euse", "ateur", "atrice", "rice", ""];

/// The fewest letters that a verb and a noun have in common.
const SHORTEST: usize = 4;

impl QueryBuilder {
    /// "who directed the film": the people or organizations with a role named after an unknown
    /// verb or one that creates, and something to do with what stands behind it.
    pub(super) fn agent<'t>(
        &mut self,
        connection: &Connection,
        cursor: Cursor<'t>,
        today: NaiveDate,
    ) -> Result<Option<Cursor<'t>>, Stop> {
        // "qui a réalisé", where "a" may be a preposition.
        let cursor = cursor.past_filler();
        let creators = cursor.read(creators);
        let verb = cursor.term().filter(|term| creators.is_some() || !term.is_known());
        let is_bare = self.what.is_none() && self.filters.is_empty();
        let asks_who = self.asked == Some(What::People) || (self.who && creators.is_some());
        let Some(verb) = verb.filter(|_| is_bare && asks_who) else { return Ok(None) };
        // "who was the hall designed by"
        let object = cursor.next().past_filler();
        let (kind, slug, after) = match (self.loose.as_slice(), object.term()) {
            ([UnlinkedEntity { kind, any }], None) if creators.is_some() => match any.as_slice() {
                [slug] => (*kind, slug.clone(), object),
                _ => return Ok(None),
            },
            ([], Some(term)) if object.next().term().is_none() => match entity(term, None)? {
                Some((kind, slug)) => (kind, slug, object.next()),
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        if kind == EntityKind::Person {
            return Ok(None);
        }
        let named = creators.into_iter().flat_map(|nouns| nouns.split(' ').map(str::to_owned));
        let nouns: Vec<_> = named.chain(agents(&key(&verb.text))).collect();
        let Some((what, filters)) = creator_of(connection, &nouns, &slug, today)? else {
            return Ok(None);
        };
        self.loose.clear();
        (self.what, self.filters, self.asked) = (Some(what), filters, None);
        self.want(Wanted::Agent);
        Ok(Some(after))
    }
}

/// What finds the people or organizations with a role named by one of these nouns, for a thing:
/// the role names the thing, or names nothing and they have to do with the thing.
pub(super) fn creator_of(
    connection: &Connection,
    nouns: &[String],
    slug: &str,
    today: NaiveDate,
) -> Result<Option<(What, Vec<Filter>)>, Stop> {
    let of_roles = words_of_roles(connection)?;
    let names = names(connection, slug)?;
    let kinds =
        [(What::People, EntityKind::Person), (What::Organizations, EntityKind::Organization)];
    for (what, agent) in kinds {
        for noun in nouns {
            let may_be = match agent {
                EntityKind::Person => of_roles.contains(noun),
                _ => has_word(connection, noun, Texts::Entities(agent))?,
            };
            if !may_be || described(connection, noun, agent)?.is_empty() {
                continue;
            }
            let named = names.iter().map(|name| vec![Filter::Described(format!("{noun} {name}"))]);
            let about = Filter::Entity(EntityRole::About, vec![slug.to_owned()]);
            let is_other = names_its_object(connection, noun)?;
            let about = (!is_other).then(|| vec![Filter::Described(noun.clone()), about]);
            for filters in named.chain(about) {
                let query = Query::rows(what, filters.clone());
                if has_rows(connection, &query, today)? {
                    return Ok(Some((what, filters)));
                }
            }
        }
    }
    Ok(None)
}

/// Whether a noun is for those who create something: "architect".
pub(super) fn is_of_creator(noun: &str) -> bool {
    Language::ALL.iter().any(|language| {
        let lines = vocabularies(*language).phrases.lines();
        let nouns = lines.filter_map(|line| line.strip_prefix("creator ")?.split(':').next());
        nouns.flat_map(|nouns| nouns.split(' ')).any(|other| key(other) == noun)
    })
}

/// Whether an entity made something in the way that a verb says: one of the nouns for those who
/// do describes it. Of a person without a role nothing says otherwise.
pub(super) fn is_creator(
    connection: &Connection,
    slug: &str,
    nouns: &str,
) -> rusqlite::Result<bool> {
    let query = "SELECT e.kind, p.role_en IS NULL AND p.role_fr IS NULL FROM entities AS e
                 LEFT JOIN people AS p ON p.entity_id = e.id WHERE e.slug = ?1";
    let (kind, has_no_role) = connection
        .prepare_cached(query)?
        .query_row([slug], |row| Ok((row.get::<_, String>(0)?, row.get::<_, bool>(1)?)))?;
    let Ok(kind) = kind.parse::<EntityKind>() else { return Ok(false) };
    for noun in nouns.split(' ') {
        if described(connection, noun, kind)?.iter().any(|one| one == slug) {
            return Ok(true);
        }
    }
    Ok(kind == EntityKind::Person && has_no_role)
}

/// The nouns for those who do what a verb says, which creates something.
pub(super) fn creators(word: &Word) -> Option<&'static str> {
    match word {
        Word::Creator(nouns) => Some(*nouns),
        _ => None,
    }
}

/// The names of an entity, the longest first.
fn names(connection: &Connection, slug: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT l.key FROM labels AS l JOIN entities AS e ON e.id = l.entity_id
                 WHERE e.slug = ?1 ORDER BY length(l.key) DESC, l.key";
    connection.prepare_cached(query)?.query_map([slug], |row| row.get(0))?.collect()
}

/// Whether a role says of what it is one: "designer of the old hall" designed no other.
fn names_its_object(connection: &Connection, noun: &str) -> rusqlite::Result<bool> {
    let query = "SELECT coalesce(role_en, ''), coalesce(role_fr, '') FROM people";
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for role in [row.get::<_, String>(0)?, row.get(1)?] {
            let role = key(&role);
            let mut words = role.split(' ').skip_while(|word| *word != noun).skip(1);
            if words.next().is_some_and(is_of) {
                return Ok(true);
            }
        }
    }
    Ok(false)
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
