//! The words of the base's own text: which exist, and in which form.

use std::collections::BTreeSet;

use rusqlite::{Connection, params};

use crate::model::text::key;
use crate::model::{EntityKind, Language};
use crate::query::fulltext::{adjacent, phrase_expression};

/// Endings of inflected forms, in both languages; longer ones first.
const ENDINGS: [&str; 10] = ["ees", "ent", "ing", "ed", "er", "es", "ee", "s", "e", ""];

/// Endings of nouns for what verbs say, in both languages, with the fewest letters before
/// them: "relegation" and "relegated".
const OF_NOUNS: [(&str, usize); 8] = [
    ("ation", 5),
    ("ations", 5),
    ("ement", 5),
    ("ements", 5),
    ("ment", 5),
    ("ments", 5),
    ("ion", 6),
    ("ions", 6),
];

/// Endings of English words in "y": "fly", "flies".
const IN_Y: [&str; 3] = ["ies", "ied", "y"];

/// The shortest word that may be the beginning of others.
const SHORTEST_STEM: usize = 4;

/// The shortest word that may have a plural: "GPUs".
const SHORTEST_SINGULAR: usize = 3;

/// How many rows an answer is narrowed to by their text, where it has no index of its own.
const MOST_LISTED: usize = 100;

/// The texts that words are looked for in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Texts {
    /// Titles and summaries of events, in both languages.
    Events,
    /// Statements of predictions.
    Predictions,
    /// Names, summaries and roles of entities of a kind.
    Entities(EntityKind),
    /// Everything that is indexed.
    All,
}

impl Texts {
    /// The kind of their rows in the index; none for those of every kind.
    fn kind(self) -> Option<&'static str> {
        match self {
            Self::Events => Some("event"),
            Self::Predictions => Some("prediction"),
            Self::Entities(kind) => Some(kind.word()),
            Self::All => None,
        }
    }
}

/// Whether any text of the base has a word, in this form or another.
pub(super) fn stands(connection: &Connection, word: &str) -> rusqlite::Result<bool> {
    form(connection, word, Texts::All).map(|form| form.is_some())
}

/// Whether these texts have a word, in this form or another.
pub(super) fn has_word(
    connection: &Connection,
    word: &str,
    texts: Texts,
) -> rusqlite::Result<bool> {
    form(connection, word, texts).map(|form| form.is_some())
}

/// Whether one of these texts has all of the words.
pub(super) fn occurs(connection: &Connection, words: &str, texts: Texts) -> rusqlite::Result<bool> {
    let expression = expression(connection, words, texts)?;
    Ok(!expression.is_empty() && has(connection, &expression, texts)?)
}

/// Whether the text of one event has these words next to each other.
pub(super) fn occurs_as_written(connection: &Connection, words: &str) -> rusqlite::Result<bool> {
    has(connection, &adjacent(words), Texts::Events)
}

/// The expression that finds words: next to each other if any of the texts has them so, or
/// else each in a form that the texts have.
pub(super) fn expression(
    connection: &Connection,
    words: &str,
    texts: Texts,
) -> rusqlite::Result<String> {
    let words: Vec<_> =
        words.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).collect();
    let typed = words.join(" ");
    if words.len() > 1 && has(connection, &adjacent(&typed), texts)? {
        return Ok(adjacent(&typed));
    }
    let mut forms = Vec::new();
    for word in &words {
        let form = form(connection, word, texts)?;
        forms.push(form.unwrap_or_else(|| adjacent(word)));
    }
    let all = forms.join(" AND ");
    if words.len() < 2 || has(connection, &all, texts)? {
        return Ok(all);
    }
    // "start boring" where the text has "starts to bore".
    Ok(words.iter().map(|word| any_form(word)).collect::<Vec<_>>().join(" AND "))
}

/// The expression for a word in whatever form.
fn any_form(word: &str) -> String {
    let folded = key(word);
    let stems = ENDINGS.iter().filter_map(|ending| folded.strip_suffix(ending));
    let forms = stems
        .filter(|stem| stem.chars().count() >= SHORTEST_SINGULAR)
        .flat_map(|stem| ENDINGS.iter().map(move |ending| adjacent(&format!("{stem}{ending}"))));
    let any: BTreeSet<_> = forms.chain([adjacent(word)]).collect();
    format!("({})", any.into_iter().collect::<Vec<_>>().join(" OR "))
}

/// What has the words in its text, by slug, and whether there is more of it than can be
/// listed.
pub(super) fn slugs(
    connection: &Connection,
    words: &str,
    texts: Texts,
) -> rusqlite::Result<(Vec<String>, bool)> {
    let expression = expression(connection, words, texts)?;
    if expression.is_empty() {
        return Ok((Vec::new(), false));
    }
    slugs_of(connection, &expression, texts)
}

/// What an expression finds, by slug, and whether there is more of it than can be listed.
pub(super) fn slugs_of(
    connection: &Connection,
    expression: &str,
    texts: Texts,
) -> rusqlite::Result<(Vec<String>, bool)> {
    let query = "SELECT DISTINCT slug FROM search WHERE search MATCH ?1 AND kind = ?2
                 ORDER BY slug LIMIT ?3";
    let most = i64::try_from(MOST_LISTED + 1).unwrap_or(i64::MAX);
    let mut statement = connection.prepare_cached(query)?;
    let rows = statement.query_map(params![expression, texts.kind(), most], |row| row.get(0))?;
    let mut slugs: Vec<String> = rows.collect::<rusqlite::Result<_>>()?;
    let more = slugs.len() > MOST_LISTED;
    slugs.truncate(MOST_LISTED);
    Ok((slugs, more))
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
    let in_y =
        IN_Y.iter().filter_map(|ending| folded.strip_suffix(ending)).map(|stem| (stem, &IN_Y[..]));
    let others = stems(&folded).map(|stem| (stem, &ENDINGS[..]));
    for (stem, endings) in in_y.filter(|(stem, _)| !stem.is_empty()).chain(others) {
        let length = stem.chars().count();
        let nouns = OF_NOUNS.iter().filter(|(_, least)| length >= *least);
        let endings = endings.iter().chain(nouns.map(|(ending, _)| ending));
        let forms: Vec<_> = endings.map(|ending| adjacent(&format!("{stem}{ending}"))).collect();
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
    let stems = ENDINGS.iter().filter_map(|ending| Some((*ending, word.strip_suffix(ending)?)));
    let long_enough = |(ending, stem): &(&str, &str)| {
        let least = if *ending == "s" { SHORTEST_SINGULAR } else { SHORTEST_STEM };
        stem.chars().count() >= least
    };
    let of_nouns = OF_NOUNS.iter().filter_map(|(ending, least)| {
        word.strip_suffix(ending).filter(|stem| stem.chars().count() >= *least)
    });
    stems.filter(long_enough).map(|(_, stem)| stem).chain(of_nouns)
}

fn has(connection: &Connection, expression: &str, texts: Texts) -> rusqlite::Result<bool> {
    let query = "SELECT EXISTS (
        SELECT 1 FROM search WHERE search MATCH ?1 AND (?2 IS NULL OR kind = ?2))";
    connection.prepare_cached(query)?.query_row(params![expression, texts.kind()], |row| row.get(0))
}
