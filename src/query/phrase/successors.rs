//! Who came after a person, where no relation says so: who succeeds in an event, or the only
//! other person who has the same role at the same place.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::answered::has_rows;
use super::described::described;
use super::lexicon::Lexicon;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::refusal::Stop;
use super::related::{objects, subjects};
use super::words::{What, Word};
use crate::model::text::key;
use crate::model::{EntityKind, Language, RelationKind};

/// The family of verbs of those who take the place of others.
const SUCCEED: &str = "succeed";

/// What tells who came after a person or before one, if that is asked and no relation does.
pub(super) fn in_the_place_of(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<Option<(Query, Wanted)>, Stop> {
    let ([Filter::Subject(any), relation] | [relation, Filter::Object(any)]) =
        query.filters.as_slice()
    else {
        return Ok(None);
    };
    let ([person], Filter::Relation(RelationKind::Succeeds)) = (any.as_slice(), relation) else {
        return Ok(None);
    };
    let Some(role) = role_of(connection, person)? else { return Ok(None) };
    if query.what != What::Relations || has_rows(connection, query, today)? {
        return Ok(None);
    }
    let about = Filter::Entity(EntityRole::About, vec![person.clone()]);
    let events = Query::rows(What::Events, vec![about, Filter::Verb(SUCCEED.to_owned())]);
    if has_rows(connection, &events, today)? {
        return Ok(Some((events, Wanted::Agent)));
    }
    let [other] = with_the_role(connection, person, &role)?.try_into().unwrap_or_default();
    if other.is_empty() {
        return Ok(None);
    }
    let card = Query::rows(What::Entities, vec![Filter::Named(other)]);
    Ok(Some((card, Wanted::Definition)))
}

/// The others who have a role where a person works.
fn with_the_role(
    connection: &Connection,
    person: &str,
    role: &str,
) -> rusqlite::Result<Vec<String>> {
    let mut others = described(connection, role, EntityKind::Person)?;
    let mut colleagues = Vec::new();
    for place in objects(connection, RelationKind::WorksFor, person)? {
        colleagues.extend(subjects(connection, RelationKind::WorksFor, &place)?);
    }
    others.retain(|other| other != person && colleagues.contains(other));
    Ok(others)
}

/// The role of a person up to what ties it to something: "chief executive".
fn role_of(connection: &Connection, person: &str) -> rusqlite::Result<Option<String>> {
    let query = "SELECT coalesce(p.role_en, p.role_fr, '') FROM people AS p
                 JOIN entities AS e ON e.id = p.entity_id WHERE e.slug = ?1";
    let mut statement = connection.prepare_cached(query)?;
    let mut rows = statement.query(params![person])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let role = key(&row.get::<_, String>(0)?);
    let words: Vec<_> = role.split(' ').take_while(|word| !ties(word)).collect();
    Ok(Some(words.join(" ")).filter(|role| !role.is_empty()))
}

/// Whether a word of a language is a preposition.
fn ties(word: &str) -> bool {
    let is_tie = |meaning: &Word| matches!(meaning, Word::Preposition(_));
    Language::ALL.iter().any(|one| Lexicon::of(*one).meanings(word, word).iter().any(is_tie))
}
