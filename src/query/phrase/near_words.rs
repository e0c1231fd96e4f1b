//! Words of the base's text that begin as an unknown word does: "explodes" for "explosion".
//! They are only suggested, since they may mean something else.

use rusqlite::{Connection, params};

use super::resolve::Reading;
use super::text::stands;
use crate::model::Language;
use crate::model::text::key;

/// The fewest letters of a word that another is looked for.
const SHORTEST: usize = 6;

/// The phrase with near words in place of those that nothing knows; none if there are none.
pub(super) fn with_near_words(
    connection: &Connection,
    phrase: &str,
    reading: &Reading,
) -> rusqlite::Result<Option<String>> {
    let mut other = phrase.to_owned();
    for term in reading.terms.iter().rev().filter(|term| !term.is_known()) {
        if let Some(near) = near(connection, &key(&term.text), reading.language)? {
            other.replace_range(term.place.clone(), &near);
        }
    }
    Ok((other != phrase).then_some(other))
}

/// A word of the text of events that begins as a word does.
fn near(
    connection: &Connection,
    word: &str,
    language: Language,
) -> rusqlite::Result<Option<String>> {
    let length = word.chars().count();
    let is_word = length >= SHORTEST && word.chars().all(char::is_alphabetic);
    if !is_word || stands(connection, word)? {
        return Ok(None);
    }
    let start: String = word.chars().take((length * 3 / 5).max(SHORTEST - 1)).collect();
    let text = language.word();
    let query = format!(
        "SELECT {text} FROM search WHERE search MATCH ?1 AND kind = 'event' ORDER BY rowid LIMIT 5"
    );
    let mut statement = connection.prepare_cached(&query)?;
    let texts = statement.query_map(params![format!("{text} : \"{start}\" *")], |row| {
        row.get::<_, Option<String>>(0)
    })?;
    for text in texts {
        let text = text?.unwrap_or_default();
        let mut words = text.split(|letter: char| !letter.is_alphanumeric());
        if let Some(near) = words.find(|near| key(near).starts_with(&start)) {
            return Ok((key(near) != word).then(|| near.to_lowercase()));
        }
    }
    Ok(None)
}
