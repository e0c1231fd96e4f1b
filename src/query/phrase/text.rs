//! The words of the base's own text: which exist, and in which form.

use rusqlite::Connection;

use crate::model::Language;
use crate::model::text::key;
use crate::query::fulltext::phrase_expression;

/// Endings of inflected forms, in both languages; longer ones first.
const ENDINGS: [&str; 13] =
    ["ees", "ent", "ing", "ant", "ed", "er", "es", "ee", "ly", "s", "x", "e", "d"];

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

/// The form of a word that the text of events has: the word as typed, or its stem.
pub(super) fn form_in_events(
    connection: &Connection,
    word: &str,
) -> rusqlite::Result<Option<String>> {
    form(connection, word, Texts::Events)
}

/// Whether the text of one event has all of these words.
pub(super) fn occurs(connection: &Connection, words: &str) -> rusqlite::Result<bool> {
    let Some(expression) = phrase_expression(words) else { return Ok(false) };
    has(connection, &expression, Texts::Events)
}

/// Whether the text of one event has these words next to each other.
pub(super) fn occurs_as_written(connection: &Connection, words: &str) -> rusqlite::Result<bool> {
    has(connection, &quoted(words), Texts::Events)
}

/// Whether the text of events has a word in this language.
pub(super) fn stands_in(
    connection: &Connection,
    word: &str,
    language: Language,
) -> rusqlite::Result<bool> {
    let expression = format!("{} : {}", language.word(), quoted(word));
    has(connection, &expression, Texts::Events)
}

fn form(connection: &Connection, word: &str, texts: Texts) -> rusqlite::Result<Option<String>> {
    if !word.starts_with(char::is_alphabetic) {
        return Ok(None);
    }
    let folded = key(word);
    let stems = ENDINGS.iter().filter_map(|ending| folded.strip_suffix(ending));
    let stems = stems.filter(|stem| stem.chars().count() >= SHORTEST_STEM);
    for form in std::iter::once(word).chain(stems) {
        if let Some(expression) = phrase_expression(form)
            && has(connection, &expression, texts)?
        {
            return Ok(Some(form.to_owned()));
        }
    }
    Ok(None)
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

fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace(['"', '\0'], " "))
}
