//! The words of the base's own text: which exist, and in which form.

use rusqlite::Connection;

use crate::model::Language;
use crate::model::text::key;
use crate::query::fulltext::{adjacent, phrase_expression};

/// Endings of inflected forms, in both languages; longer ones first.
const ENDINGS: [&str; 10] = ["ees", "ent", "ing", "ed", "er", "es", "ee", "s", "e", ""];

/// The shortest word that may be the beginning of others.
const SHORTEST_STEM: usize = 4;

/// The texts that words are looked for in.
#[derive(Clone, Copy)]
enum Texts {
    /// Titles and summaries of events, in both languages.
    Events,
    /// Everything that is indexed.
    All,
}

/// Whether any text of the base has a word, in this form or another.
pub(super) fn stands(connection: &Connection, word: &str) -> rusqlite::Result<bool> {
    form(connection, word, Texts::All).map(|form| form.is_some())
}

/// Whether the text of events has a word, in this form or another.
pub(super) fn stands_in_events(connection: &Connection, word: &str) -> rusqlite::Result<bool> {
    form(connection, word, Texts::Events).map(|form| form.is_some())
}

/// Whether the text of one event has all of these words.
pub(super) fn occurs(connection: &Connection, words: &str) -> rusqlite::Result<bool> {
    let expression = expression(connection, words)?;
    Ok(!expression.is_empty() && has(connection, &expression, Texts::Events)?)
}

/// Whether the text of one event has these words next to each other.
pub(super) fn occurs_as_written(connection: &Connection, words: &str) -> rusqlite::Result<bool> {
    has(connection, &adjacent(words), Texts::Events)
}

/// The expression that finds words: next to each other if any event has them so, or else
/// each in a form that the text of events has.
pub(super) fn expression(connection: &Connection, words: &str) -> rusqlite::Result<String> {
    let words: Vec<_> =
        words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    let typed = words.join(" ");
    if words.len() > 1 && occurs_as_written(connection, &typed)? {
        return Ok(adjacent(&typed));
    }
    let mut forms = Vec::new();
    for word in words {
        let form = form(connection, word, Texts::Events)?;
        forms.push(form.unwrap_or_else(|| adjacent(word)));
    }
    Ok(forms.join(" AND "))
}

/// Whether the text of events has a word in this language.
pub(super) fn stands_in(
    connection: &Connection,
    word: &str,
    language: Language,
) -> rusqlite::Result<bool> {
    let expression = format!("{} : {}", language.word(), adjacent(word));
    has(connection, &expression, Texts::Events)
}

/// The expression for a word itself, which may go on, or else for its other forms; `None`
/// if texts have none.
fn form(connection: &Connection, word: &str, texts: Texts) -> rusqlite::Result<Option<String>> {
    if has(connection, &adjacent(word), texts)? {
        return Ok(phrase_expression(word));
    }
    if !word.starts_with(char::is_alphabetic) {
        return Ok(None);
    }
    let folded = key(word);
    for stem in stems(&folded) {
        let forms: Vec<_> =
            ENDINGS.iter().map(|ending| adjacent(&format!("{stem}{ending}"))).collect();
        let any = format!("({})", forms.join(" OR "));
        if has(connection, &any, texts)? {
            return Ok(Some(any));
        }
    }
    Ok(None)
}

/// Whether two words differ in their endings alone.
pub(super) fn are_forms(word: &str, other: &str) -> bool {
    stems(word).any(|stem| stems(other).any(|other| stem == other))
}

/// A word without each of the endings that it has.
fn stems(word: &str) -> impl Iterator<Item = &str> {
    let stems = ENDINGS.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.filter(|stem| stem.chars().count() >= SHORTEST_STEM)
}

fn has(connection: &Connection, expression: &str, texts: Texts) -> rusqlite::Result<bool> {
    let query = match texts {
        Texts::Events => {
            "SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?1 AND kind = 'event')"
        }
        Texts::All => "SELECT EXISTS (SELECT 1 FROM search WHERE search MATCH ?1)",
    };
    connection.prepare_cached(query)?.query_row([expression], |row| row.get(0))
}
