//! Phrases near a refused one that would be answered.

use rusqlite::Connection;

use super::describe::describe;
use super::lower::QueryContext;
use super::resolve::{Reading, Term, nearest_known};
use super::{attempt, tokens};
use crate::model::Language;
use crate::query::compile::Canned;

/// How many phrases are suggested.
const MOST: usize = 3;

/// Up to three phrases that would be answered: the phrase with what is not
/// known replaced by what is near it, or left out; then examples like it.
pub(super) fn suggestions(
    connection: &Connection,
    phrase: &str,
    reading: &Reading,
    setting: QueryContext,
) -> rusqlite::Result<Vec<String>> {
    let unknown: Vec<&Term> = reading.terms.iter().filter(|term| !term.is_known()).collect();
    let mut near = Vec::new();
    if let [only] = unknown.as_slice() {
        let meant = nearest_known(connection, &only.text, reading.language)?;
        near.extend(meant.map(|meant| replaced(phrase, &[only], &meant)));
    }
    if !unknown.is_empty() {
        near.push(replaced(phrase, &unknown, ""));
    }
    near.extend(examples(phrase, reading.language));
    let mut works = Vec::new();
    for candidate in near {
        if works.len() == MOST {
            break;
        }
        let Some(understood) = attempt(connection, &candidate, setting)? else { continue };
        // In kb's own words it is plain what would be answered.
        let words = describe(connection, &understood.query, understood.language)?;
        if !works.contains(&words) {
            works.push(words);
        }
    }
    Ok(works)
}

/// The phrase with the words of some terms replaced.
fn replaced(phrase: &str, terms: &[&Term], by: &str) -> String {
    let mut out = String::new();
    let mut at = 0;
    for term in terms {
        out.push_str(phrase.get(at..term.place.start).unwrap_or_default());
        out.push_str(by);
        at = term.place.end;
    }
    out.push_str(phrase.get(at..).unwrap_or_default());
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The example phrases of the canned queries, those that share most words first.
fn examples(phrase: &str, language: Language) -> Vec<String> {
    let typed: Vec<String> = tokens::tokens(phrase).into_iter().map(|token| token.key).collect();
    let mut near: Vec<(usize, &str)> = Canned::all()
        .iter()
        .flat_map(Canned::phrases)
        .filter(|(other, _)| *other == language)
        .map(|(_, example)| {
            let words = tokens::tokens(example);
            (words.iter().filter(|word| typed.contains(&word.key)).count(), example)
        })
        .collect();
    near.sort_by(|(a, _), (b, _)| b.cmp(a));
    near.into_iter().map(|(_, example)| example.to_owned()).collect()
}
