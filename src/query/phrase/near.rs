//! What the base has instead of a name that it lacks: "no Blackwell in this base; chips
//! here: D1, D2".

use rusqlite::{Connection, params};

use super::describe::category_name;
use super::lexicon::phrase_for;
use super::refusal::Reason;
use super::resolve::Reading;
use super::term::Term;
use super::text::stands;
use super::words::{Preposition, What, Word};
use crate::model::{EntityKind, Language};

/// How many names are told.
const MOST: usize = 6;

/// A kind of entity, narrowed to a category.
struct Kind<'t> {
    entity: EntityKind,
    category: Option<&'t str>,
}

/// The entities of the kind that an unknown name seems to be of, in a sentence.
pub(super) fn near(
    connection: &Connection,
    reading: &Reading,
    reason: &Reason,
    language: Language,
) -> rusqlite::Result<Option<String>> {
    let Reason::Unknown(word) = reason else { return Ok(None) };
    let terms = &reading.terms;
    let Some(at) = terms.iter().position(|term| !term.is_known() && term.text == *word) else {
        return Ok(None);
    };
    let length = terms.iter().skip(at).take_while(|term| !term.is_known()).count();
    // A name has a capital letter, or ends "what is blackwell".
    let describes = |term: &Term| term.words.contains(&Word::Describe);
    let is_described = at + length == terms.len() && terms.first().is_some_and(describes);
    let is_name = word.starts_with(char::is_uppercase) || is_described;
    if !is_name || stands(connection, word)? {
        return Ok(None);
    }
    let run = terms.get(at..at + length).unwrap_or_default();
    let name = run.iter().map(|term| term.text.as_str()).collect::<Vec<_>>().join(" ");
    let Some(kind) = kind_of(terms, at, length) else { return Ok(None) };
    let names = names(connection, &kind, language)?;
    if names.is_empty() {
        return Ok(None);
    }
    let of = match kind.category {
        Some(category) => category_name(connection, category, language)?,
        None => phrase_for(language, |word| word == Word::What(What::of_entities(kind.entity)))
            .to_owned(),
    };
    let names = names.join(", ");
    Ok(Some(match language {
        Language::En => format!("no {name} in this base; {of} here: {names}"),
        Language::Fr => format!("pas de {name} dans cette base\u{a0}; {of} ici\u{a0}: {names}"),
    }))
}

/// The kind of an unknown name: the category beside it, what ties it, or what is asked.
fn kind_of(terms: &[Term], at: usize, length: usize) -> Option<Kind<'_>> {
    let before = terms.get(..at).unwrap_or_default();
    let after = terms.get(at + length..).unwrap_or_default();
    let is_small = |term: &&Term| term.words.contains(&Word::Filler);
    let beside = [before.iter().rev().find(|term| !is_small(term)), after.first()];
    for term in beside.into_iter().flatten() {
        let mut kinds = term
            .categories()
            .filter_map(|(kind, slug)| Some((What::of_category(kind).entity_kind()?, slug)));
        if let Some((entity, slug)) = kinds.next() {
            return Some(Kind { entity, category: Some(slug) });
        }
    }
    if before.last().is_some_and(|term| term.words.contains(&Word::Preposition(Preposition::By))) {
        return Some(Kind { entity: EntityKind::Organization, category: None });
    }
    let asked = before.iter().flat_map(|term| &term.words).find_map(|word| match word {
        Word::What(what) | Word::Ask(what) => what.entity_kind(),
        _ => None,
    });
    let described = || before.iter().any(|term| term.words.contains(&Word::Describe));
    let entity = asked.or_else(|| described().then_some(EntityKind::System))?;
    Some(Kind { entity, category: None })
}

/// The names of the entities of a kind, those of most events first.
fn names(
    connection: &Connection,
    kind: &Kind<'_>,
    language: Language,
) -> rusqlite::Result<Vec<String>> {
    let name = if language == Language::Fr { "n.name_fr" } else { "n.name_en" };
    let query = format!(
        "SELECT {name} FROM entities AS e JOIN entity_names AS n ON n.entity_id = e.id
         LEFT JOIN systems AS s ON s.entity_id = e.id
         LEFT JOIN organizations AS o ON o.entity_id = e.id
         LEFT JOIN places AS p ON p.entity_id = e.id
         WHERE e.kind = ?1 AND (?2 IS NULL OR coalesce(s.category, o.category, p.category) = ?2)
         ORDER BY (SELECT count(*) FROM mentions AS m WHERE m.entity_id = e.id) DESC, e.slug
         LIMIT {MOST}"
    );
    let mut statement = connection.prepare(&query)?;
    statement.query_map(params![kind.entity.word(), kind.category], |row| row.get(0))?.collect()
}
