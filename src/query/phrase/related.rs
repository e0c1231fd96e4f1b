//! The entities that a relation ties to another one.

use rusqlite::{Connection, params};

use crate::model::RelationKind;

/// The most entities that are read, as many as a question can name.
const MOST: u32 = 50;

/// What an entity has a relation to: of `MadeBy`, its makers.
pub(super) fn objects(
    connection: &Connection,
    kind: RelationKind,
    subject: &str,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT o.slug FROM relations AS r
                 JOIN entities AS s ON s.id = r.subject_id JOIN entities AS o ON o.id = r.object_id
                 WHERE r.kind = ?1 AND s.slug = ?2 ORDER BY o.slug LIMIT ?3";
    slugs(connection, query, kind, subject)
}

/// What has a relation to an entity: of `MadeBy`, what it makes.
pub(super) fn subjects(
    connection: &Connection,
    kind: RelationKind,
    object: &str,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT s.slug FROM relations AS r
                 JOIN entities AS s ON s.id = r.subject_id JOIN entities AS o ON o.id = r.object_id
                 WHERE r.kind = ?1 AND o.slug = ?2 ORDER BY s.slug LIMIT ?3";
    slugs(connection, query, kind, object)
}

fn slugs(
    connection: &Connection,
    query: &str,
    kind: RelationKind,
    entity: &str,
) -> rusqlite::Result<Vec<String>> {
    let mut statement = connection.prepare_cached(query)?;
    statement.query_map(params![kind.word(), entity, MOST], |row| row.get(0))?.collect()
}
