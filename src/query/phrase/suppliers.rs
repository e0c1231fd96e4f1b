//! Who supplies something: who makes it, or what somebody uses. Who operates it, where no
//! relation says so: who is described so.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::agents::{creators, is_creator};
use super::answered::has_rows;
use super::described::described;
use super::query::{EntityRole, Filter, Query};
use super::query_builder::{QueryBuilder, Verb};
use super::refusal::{Reason, Stop};
use super::related::objects;
use super::term::Term;
use super::words::What;
use crate::language::{entries, vocabularies};
use crate::model::text::key;
use crate::model::{EntityKind, Language, RelationKind};

/// The families of verbs that say no more than that somebody made something.
const MAKES: [&str; 2] = ["build", "create"];

/// Asks who makes what is used by those that something is supplied to.
pub(super) fn supplied(
    connection: &Connection,
    mut query: Query,
    draft: &QueryBuilder,
) -> Result<Query, Stop> {
    let Some(words) = draft.supplies.as_ref().filter(|_| query.what == What::Relations) else {
        return Ok(query);
    };
    for filter in &mut query.filters {
        let Filter::Subject(supplied) = filter else { continue };
        let mut made = Vec::new();
        for slug in supplied.iter() {
            made.extend(used_by(connection, slug)?);
        }
        made.sort();
        made.dedup();
        if made.is_empty() {
            let is_needed = !is_system(connection, supplied)?;
            let unknown = Reason::Unknown(words.clone());
            return if is_needed { Err(unknown.into()) } else { Ok(query) };
        }
        *supplied = made;
    }
    Ok(query)
}

/// "who created it", where no event says so: who makes it. Who designed it need not be who built
/// it, unless that is described so.
pub(super) fn makers(
    connection: &Connection,
    query: &Query,
    verb: &Verb,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let [Filter::Entity(EntityRole::About, made)] = query.filters.as_slice() else {
        return Ok(None);
    };
    let creates = terms.iter().any(|term| term.words.iter().any(|word| creators(word).is_some()));
    if !creates && !MAKES.contains(&verb.family) {
        return Ok(None);
    }
    let filters = vec![Filter::Subject(made.clone()), Filter::Relation(RelationKind::MadeBy)];
    let relations = Query { what: What::Relations, filters, ..query.clone() };
    let is_so = has_rows(connection, &relations, today)?
        && made_otherwise(connection, &relations, terms)?.is_none();
    Ok(is_so.then_some(relations))
}

/// The word of a question by which somebody made something in a way that nothing says of them:
/// "was the dam designed by Brunnmark", which built it.
pub(super) fn made_otherwise(
    connection: &Connection,
    query: &Query,
    terms: &[Term],
) -> rusqlite::Result<Option<String>> {
    let is_made = query.filters.contains(&Filter::Relation(RelationKind::MadeBy));
    let verb = terms.iter().find_map(|term| Some((term, term.words.iter().find_map(creators)?)));
    let Some((term, nouns)) = verb.filter(|_| is_made) else { return Ok(None) };
    let mut makers = Vec::new();
    for filter in &query.filters {
        match filter {
            Filter::Object(slugs) => makers.extend(slugs.clone()),
            Filter::Subject(slugs) => {
                for slug in slugs {
                    makers.extend(objects(connection, RelationKind::MadeBy, slug)?);
                }
            }
            _ => {}
        }
    }
    for maker in makers {
        if !is_creator(connection, &maker, nouns)? {
            return Ok(Some(term.text.clone()));
        }
    }
    Ok(None)
}

/// What an organization, a person or a place uses.
fn used_by(connection: &Connection, slug: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT o.slug FROM relations AS r
                 JOIN entities AS s ON s.id = r.subject_id
                 JOIN entities AS o ON o.id = r.object_id
                 WHERE r.kind = 'uses' AND s.slug = ?1 AND s.kind <> 'system' ORDER BY o.slug";
    connection.prepare_cached(query)?.query_map([slug], |row| row.get(0))?.collect()
}

fn is_system(connection: &Connection, slugs: &[String]) -> rusqlite::Result<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM entities WHERE slug = ?1 AND kind = 'system')";
    let mut statement = connection.prepare_cached(query)?;
    for slug in slugs {
        if !statement.query_row([slug], |row| row.get::<_, bool>(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The only organization that is described as the operator of something: its definition has
/// such a verb, and a name of the thing or of its category.
pub(super) fn described_operator(
    connection: &Connection,
    operated: &[String],
) -> Result<Option<Query>, Stop> {
    let [slug] = operated else { return Ok(None) };
    let names = names(connection, slug)?;
    for language in Language::ALL {
        let lines = entries(vocabularies(*language).phrases);
        let verbs = lines.filter(|entry| entry.kind == "operator" && entry.value == "-");
        for verb in verbs.flat_map(|entry| entry.phrases().collect::<Vec<_>>()) {
            for name in names.iter().filter(|_| !verb.contains(' ')) {
                let words = format!("{verb} {name}");
                if let [_] = described(connection, &words, EntityKind::Organization)?.as_slice() {
                    return Ok(Some(Query::rows(
                        What::Organizations,
                        vec![Filter::Described(words)],
                    )));
                }
            }
        }
    }
    Ok(None)
}

/// The names of an entity, then those of its category if it is the only one of it.
fn names(connection: &Connection, slug: &str) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT l.key, 0 AS rank FROM labels AS l
                 JOIN entities AS e ON e.id = l.entity_id WHERE e.slug = ?1
                 UNION
                 SELECT c.label_en, 1 FROM categories AS c WHERE c.slug = (
                     SELECT min(x.category) FROM entities AS e JOIN (
                         SELECT entity_id, category FROM places
                         UNION ALL SELECT entity_id, category FROM systems) AS x
                     ON x.entity_id = e.id WHERE e.slug = ?1
                       AND (SELECT count(*) FROM places AS p WHERE p.category = x.category)
                         + (SELECT count(*) FROM systems AS s WHERE s.category = x.category) = 1)
                 ORDER BY 2, 1";
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map([slug], |row| row.get::<_, String>(0))?;
    rows.map(|name| name.map(|name| key(&name))).collect()
}
