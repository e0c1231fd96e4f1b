//! Entities by words that describe them: in their name, their definition or their role.

use rusqlite::Connection;

use super::text::{Texts, are_forms, slugs};
use crate::model::EntityKind;
use crate::model::text::key;

/// The entities of a kind that words describe: all of them stand in a definition or name,
/// or in a person's role.
pub(super) fn described(
    connection: &Connection,
    words: &str,
    kind: EntityKind,
) -> rusqlite::Result<Vec<String>> {
    let (mut found, _) = slugs(connection, words, Texts::Entities(kind))?;
    if kind == EntityKind::Person {
        found.extend(with_role(connection, words)?);
    }
    found.sort();
    found.dedup();
    Ok(found)
}

/// The people whose role has all of the words, each in some form.
fn with_role(connection: &Connection, words: &str) -> rusqlite::Result<Vec<String>> {
    let words = key(words);
    let mut statement = connection.prepare_cached(
        "SELECT e.slug, p.role_en, p.role_fr FROM people AS p JOIN entities AS e ON e.id = p.entity_id
         WHERE coalesce(p.role_en, p.role_fr) IS NOT NULL",
    )?;
    let mut rows = statement.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let roles: [Option<String>; 2] = [row.get(1)?, row.get(2)?];
        let has_all = |role: &String| {
            let role = key(role);
            let has = |word| role.split(' ').any(|other| other == word || are_forms(word, other));
            words.split(' ').all(has)
        };
        if roles.iter().flatten().any(has_all) {
            found.push(row.get(0)?);
        }
    }
    Ok(found)
}
