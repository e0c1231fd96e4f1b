//! Verbs of what happened: each is a family of forms, in both languages, that the text of
//! events is searched for.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::cursor::Cursor;
use super::lower::lower;
use super::query::{Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, Verb};
use super::refusal::{Reason, Stop};
use super::words::{What, Word};
use crate::language::{entries, vocabularies};
use crate::model::Language;
use crate::query::fulltext::adjacent;
use crate::query::page::rows_up_to;

impl QueryBuilder {
    /// The verb of "when was D1 unveiled", "who bought it", "events launched in 2021".
    pub(super) fn happened<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let meaning = cursor.read(|word| match word {
            Word::Happen(meaning) => Some(*meaning),
            _ => None,
        })?;
        let asks = match self.what {
            Some(what) => what == What::Events,
            None if cursor.read(relation).is_some() && self.asked != Some(What::Events) => false,
            None => self.asks_for_an_event(cursor),
        };
        if !asks || self.happened.is_some() {
            return None;
        }
        let (family, category) = meaning.split_once(' ').unwrap_or((meaning, ""));
        let text = cursor.term().map(|term| term.text.clone()).unwrap_or_default();
        self.happened = Some(Verb { family, category, text });
        Some(cursor.next())
    }

    /// Whether a verb here asks for the event that it names: after "when" and "who", and
    /// in "what did Tesla launch". Somebody who announces also says something.
    fn asks_for_an_event(&self, cursor: Cursor<'_>) -> bool {
        match self.asked {
            Some(What::Events | What::People | What::Places) => true,
            None => {
                self.wanted == Wanted::Truth && !self.loose.is_empty() && !cursor.is(&Word::Say)
            }
            _ => false,
        }
    }
}

/// Narrows events to those whose text has the verb, or else to those of the verb's
/// category, or else to those that have another verb of its family. A verb that fits none
/// about the same entities is not understood, since the other events say something else.
pub(super) fn narrow_to(
    connection: &Connection,
    query: Query,
    verb: &Verb,
    today: NaiveDate,
) -> Result<Query, Stop> {
    if query.what != What::Events {
        return Ok(query);
    }
    let readings = readings(&query, verb);
    for reading in &readings {
        if has_rows(connection, reading, today)? {
            return Ok(reading.clone());
        }
    }
    // At another time it did happen.
    for reading in readings {
        let mut always = reading.clone();
        always.filters.retain(|filter| !matches!(filter, Filter::Period(..)));
        if always != reading && has_rows(connection, &always, today)? {
            return Ok(reading);
        }
    }
    Err(Reason::Unknown(verb.text.clone()).into())
}

/// What a verb may narrow events to, best first.
fn readings(query: &Query, verb: &Verb) -> Vec<Query> {
    let category = Some(verb.category.to_owned()).filter(|category| !category.is_empty());
    let filters = [
        Some(Filter::Text(verb.text.clone())),
        category.map(|category| Filter::Category(vec![category])),
        Some(Filter::Verb(verb.family.to_owned())),
    ];
    let with = |filter: Filter| {
        let mut query = query.clone();
        query.filters.push(filter);
        query.filters.sort_by_key(Filter::rank);
        query
    };
    filters.into_iter().flatten().map(with).collect()
}

/// Whether a question has an answer.
pub(super) fn has_rows(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<bool, Stop> {
    match lower(connection, query, Language::En, today) {
        Ok(call) => Ok(rows_up_to(connection, &call, 1) == Some(1)),
        Err(Stop::Reason(_)) => Ok(false),
        Err(stop) => Err(stop),
    }
}

/// The expression that finds any form of a family of verbs.
pub(super) fn family_expression(family: &str) -> String {
    let lines = [Language::En, Language::Fr].map(|language| vocabularies(language).phrases);
    let families = lines
        .into_iter()
        .flat_map(entries)
        .filter(|entry| entry.kind == "happen" && entry.value.split(' ').next() == Some(family));
    families
        .flat_map(|entry| entry.phrases().map(adjacent).collect::<Vec<_>>())
        .collect::<Vec<_>>()
        .join(" OR ")
}

fn relation(word: &Word) -> Option<()> {
    matches!(word, Word::Relation(..)).then_some(())
}
