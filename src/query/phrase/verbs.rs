//! Verbs of what happened: each is a family of forms, in both languages, that the text of
//! events is searched for.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::answered::has_rows;
use super::cursor::Cursor;
use super::endings::asks_for_the_end;
use super::gazetteer::{events_called, share_a_name};
use super::lexicon::Lexicon;
use super::planned::{promised, promised_of_it, without_plans};
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, Verb};
use super::refusal::{Reason, Stop};
use super::text::{Texts, expression, occurs_as_written};
use super::verb_forms::{family_expression, forms, kin_of};
use super::words::{What, Word};
use crate::model::Language;
use crate::model::text::key;
use crate::query::shape::Shape;

/// The category of events that many verbs mean.
const MILESTONE: &str = "milestone";

impl QueryBuilder {
    /// The verb of "when was D1 unveiled", "who bought it", "events launched in 2021".
    pub(super) fn happened<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let meaning = happen(cursor).or_else(|| verb_of_words(cursor))?;
        let asks = match self.what {
            // "how many days late did it open"
            Some(What::Predictions) if matches!(self.wanted, Wanted::Kept | Wanted::Due) => {
                cursor.read(status).is_some()
            }
            Some(what) => what == What::Events,
            None if cursor.read(relation).is_some() && self.asked != Some(What::Events) => {
                verb_of_words(cursor).is_some()
            }
            None => self.asks_for_an_event(cursor),
        };
        if !asks {
            return None;
        }
        let (family, category) = meaning.split_once(' ').unwrap_or((meaning, ""));
        // "quand a commencé le remplissage": the noun follows the verb.
        if self.happened.is_some() && cursor.follows_article() {
            self.filters.push(Filter::Verb(family.to_owned()));
            return Some(cursor.next());
        }
        // "when was the merger announced": a noun of a verb is what the verb is said of.
        if let Some(noun) = self.happened.take() {
            if self.filters.iter().any(|filter| matches!(filter, Filter::Text(_))) {
                self.happened = Some(noun);
                return None;
            }
            self.filters.push(Filter::Text(noun.text));
        }
        if self.asked.is_none() && cursor.read(relation).is_some() {
            (self.asked, self.wanted) = (Some(What::People), Wanted::Agent);
        }
        let text = cursor.term().map(|term| term.text.clone()).unwrap_or_default();
        self.happened = Some(Verb { family, category, text });
        Some(cursor.next())
    }

    /// "who is against the runway": who did what the family of verbs says.
    pub(super) fn stance<'t>(&mut self, cursor: Cursor<'t>) -> Option<Cursor<'t>> {
        let family = cursor.read(|word| match word {
            Word::Stance(family) => Some(*family),
            _ => None,
        })?;
        if !self.who || self.what.is_some() || self.happened.is_some() {
            return None;
        }
        (self.asked, self.wanted) = (Some(What::People), Wanted::Agent);
        let text = cursor.text_to(cursor.next());
        self.happened = Some(Verb::new(family, &text));
        Some(cursor.next())
    }

    /// Whether a verb here asks for the event that it names: after "when" and "who", and
    /// in "what did Tesla launch". Somebody who announces also says something.
    fn asks_for_an_event(&self, cursor: Cursor<'_>) -> bool {
        match self.asked {
            Some(What::Events | What::People | What::Places) => true,
            None => {
                let named = |filter: &Filter| {
                    matches!(filter, Filter::Text(_) | Filter::Entity(EntityRole::About, _))
                };
                let is_named = !self.loose.is_empty() || self.filters.iter().any(named);
                let is_asked = self.wanted == Wanted::Truth && is_named;
                (is_asked || self.deed) && !cursor.is(&Word::Say)
            }
            _ => false,
        }
    }
}

/// Narrows events to those of a category with the verb's name, to those whose text has the
/// verb or another of its family, or to those of the verb's category. Where no event says
/// so, a promise that does is what is known. A verb that fits none about the same entities
/// is not understood, since the other rows say something else.
pub(super) fn narrow_to(
    connection: &Connection,
    query: Query,
    wanted: Wanted,
    verb: &Verb,
    today: NaiveDate,
) -> Result<(Query, Wanted), Stop> {
    match query.what {
        What::Events => {}
        What::Predictions => {
            // "was it delivered on time", where promises say it otherwise.
            let promised = promised(connection, &query, verb, today)?;
            return Ok((promised.unwrap_or(query), wanted));
        }
        What::Figures => return Ok((query, wanted)),
        _ => return Err(Reason::Unknown(verb.text.clone()).into()),
    }
    // "contracts signed in 2014": a contract is an agreement, which is signed.
    for category in query.filters.iter().filter_map(only_category) {
        if category != verb.category && share_a_name(connection, category, verb.category)? {
            return Ok((query, wanted));
        }
    }
    let mut readings = readings(connection, &query, verb)?;
    // A milestone need not be the one that the verb names: "when did it start".
    if matches!(wanted, Wanted::Date(_)) {
        let is_any =
            |filter: &Filter| matches!(filter, Filter::Category(any) if any == &[MILESTONE]);
        readings.retain(|reading| !reading.filters.iter().any(is_any));
    }
    prefer_subjects(connection, &mut readings)?;
    // "why was the yard shut", where the text says that it was given up.
    let is_about = |filter: &Filter| matches!(filter, Filter::Entity(EntityRole::About, _));
    let wants_one = matches!(wanted, Wanted::Date(_) | Wanted::Reason | Wanted::Agent);
    if wants_one && query.filters.iter().any(is_about) {
        let kin = kin_of(verb.family).map(|kin| Filter::Verb(kin.to_owned()));
        readings.extend(kin.map(|kin| query.with([kin])));
    }
    let mut is_planned = false;
    for reading in &readings {
        // A count is a row, whatever it counts.
        let told = Query { shape: Shape::Rows, ..reading.clone() };
        if is_planned || !has_rows(connection, &told, today)? {
            continue;
        }
        match without_plans(connection, reading, &wanted, verb, today)? {
            Some(events) => return Ok((events, wanted)),
            None => is_planned = true,
        }
    }
    // At another time it did happen.
    for reading in readings.into_iter().filter(|_| !is_planned) {
        let mut always = reading.clone();
        always.filters.retain(|filter| !matches!(filter, Filter::Period(..)));
        if always != reading && has_rows(connection, &always, today)? {
            return Ok((reading, wanted));
        }
    }
    if asks_for_the_end(connection, &query, &wanted, verb, today)? {
        return Ok((query, wanted));
    }
    if matches!(wanted, Wanted::Date(_))
        && let Some(promises) = promised_of_it(connection, query.clone(), verb, today)?
    {
        return Ok((promises, Wanted::Due));
    }
    Err(Reason::Unknown(verb.text.clone()).into())
}

/// The events about an entity in which others act, if there are any.
pub(super) fn by_others(
    connection: &Connection,
    query: Query,
    today: NaiveDate,
) -> Result<Query, Stop> {
    let entity = query.filters.iter().find_map(|filter| match filter {
        Filter::Entity(EntityRole::About, slugs) if slugs.len() == 1 => Some(slugs.clone()),
        _ => None,
    });
    let Some(entity) = entity.filter(|_| query.what == What::Events) else { return Ok(query) };
    let own = query.with([Filter::Entity(EntityRole::By, entity.clone())]);
    let others = query.with([Filter::Entity(EntityRole::NotBy, entity)]);
    let is_told = query.shape == Shape::Rows
        && has_rows(connection, &own, today)?
        && has_rows(connection, &others, today)?;
    Ok(if is_told { others } else { query })
}

fn only_category(filter: &Filter) -> Option<&str> {
    match filter {
        Filter::Category(any) if any.len() == 1 => any.first().map(String::as_str),
        _ => None,
    }
}

/// The same question with the name of its category among the words of the text: "why was the
/// trial stopped" may be told by an event of another kind.
pub(super) fn in_words(query: &Query, named: &str) -> Option<Query> {
    let is_category = |filter: &Filter| matches!(filter, Filter::Category(any) if any.len() == 1);
    if query.what != What::Events || !query.filters.iter().any(is_category) {
        return None;
    }
    let mut other = query.clone();
    other.filters.retain(|filter| !is_category(filter));
    let text = other.filters.iter_mut().find_map(|filter| match filter {
        Filter::Text(words) => Some(words),
        _ => None,
    });
    match text {
        Some(words) => *words = format!("{words} {named}"),
        None => other = other.with([Filter::Text(named.to_owned())]),
    }
    Some(other)
}

/// Puts first the readings by which the entity asked about is what an event is about:
/// others only mention it.
fn prefer_subjects(connection: &Connection, readings: &mut Vec<Query>) -> rusqlite::Result<()> {
    let mut ranked = Vec::new();
    for reading in readings.drain(..) {
        ranked.push((!has_subject(connection, &reading)?, reading));
    }
    ranked.sort_by_key(|(is_other, _)| *is_other);
    readings.extend(ranked.into_iter().map(|(_, reading)| reading));
    Ok(())
}

/// Whether an event of a reading is about its only entity.
fn has_subject(connection: &Connection, reading: &Query) -> rusqlite::Result<bool> {
    let (mut entity, mut category, mut text) = (None, None, None);
    for filter in &reading.filters {
        match filter {
            Filter::Entity(EntityRole::About, slugs) if entity.is_none() => entity = slugs.first(),
            Filter::Category(slugs) => category = slugs.first(),
            Filter::Text(words) => text = Some(expression(connection, words, Texts::Events)?),
            Filter::Verb(family) => text = Some(family_expression(family)),
            _ => {}
        }
    }
    let query = "SELECT EXISTS (
        SELECT 1 FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id
        JOIN events AS v ON v.id = m.event_id
        WHERE e.slug = ?1 AND m.role = 'subject' AND (?2 IS NULL OR v.category = ?2)
          AND (?3 IS NULL OR v.id * 8 IN (SELECT rowid FROM search WHERE search MATCH ?3)))";
    let mut statement = connection.prepare_cached(query)?;
    statement.query_row(params![entity, category, text.filter(|text| !text.is_empty())], |row| {
        row.get(0)
    })
}

/// Whether the events of a category have the only entity of a reading as their place or host.
fn is_only_place(connection: &Connection, reading: &Query) -> rusqlite::Result<bool> {
    let (mut entity, mut category) = (None, None);
    for filter in &reading.filters {
        match filter {
            Filter::Entity(EntityRole::About, slugs) if slugs.len() == 1 => entity = slugs.first(),
            Filter::Category(slugs) => category = slugs.first(),
            _ => {}
        }
    }
    let query = "SELECT NOT EXISTS (
        SELECT 1 FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id
        JOIN events AS v ON v.id = m.event_id
        WHERE e.slug = ?1 AND v.category = ?2 AND m.role NOT IN ('place', 'host'))";
    let mut statement = connection.prepare_cached(query)?;
    match entity {
        Some(entity) => statement.query_row(params![entity, category], |row| row.get(0)),
        None => Ok(false),
    }
}

/// What a verb may narrow events to, best first.
fn readings(connection: &Connection, query: &Query, verb: &Verb) -> rusqlite::Result<Vec<Query>> {
    let named = events_called(connection, &forms(verb.family))?;
    let mut readings: Vec<_> = named
        .into_iter()
        .filter(|category| category != verb.category)
        .map(|category| query.with([Filter::Category(vec![category])]))
        .collect();
    let is_named = !readings.is_empty();
    let text = Filter::Text(verb.text.clone());
    let family = Filter::Verb(verb.family.to_owned());
    // "founded" is a form of "founds", and no "founder".
    let agent = verb.text.strip_suffix("ed").map(|stem| format!("{stem}er"));
    if let Some(agent) = agent
        && !occurs_as_written(connection, &verb.text)?
        && occurs_as_written(connection, &agent)?
    {
        readings.push(query.with([family.clone()]));
    }
    readings.push(query.with([text]));
    let words = query.filters.iter().find_map(|filter| match filter {
        Filter::Text(words) => Some(words),
        _ => None,
    });
    let of_category = Some(verb.category.to_owned()).filter(|category| !category.is_empty());
    if let Some(words) = words {
        let mut other = query.clone();
        other.filters.retain(|filter| !matches!(filter, Filter::Text(_)));
        readings.push(query.with([family]));
        readings.push(other.with([Filter::Text(format!("{} {words}", verb.text))]));
    } else {
        let of_category = of_category.filter(|_| !is_named);
        if let Some(category) = of_category {
            let reading = query.with([Filter::Category(vec![category])]);
            // Of the place where it happened, a milestone says nothing.
            let is_about = |filter: &Filter| matches!(filter, Filter::Entity(EntityRole::About, _));
            if !query.filters.iter().any(is_about) || !is_only_place(connection, &reading)? {
                readings.push(reading);
            }
        }
        readings.push(query.with([family]));
    }
    Ok(readings)
}

/// The verb of a family here.
pub(super) fn happen(cursor: Cursor<'_>) -> Option<&'static str> {
    cursor.read(|word| match word {
        Word::Happen(meaning) => Some(*meaning),
        _ => None,
    })
}

/// The verb of a relation before words that name nothing: "who built the tunnel", where that
/// is no entity.
fn verb_of_words(cursor: Cursor<'_>) -> Option<&'static str> {
    let term = cursor.term().filter(|_| cursor.read(relation).is_some())?;
    cursor.next().past_filler().term().filter(|object| !object.is_known())?;
    let word = key(term.text.rsplit(' ').next()?);
    let meanings = Language::ALL.iter().flat_map(|one| Lexicon::of(*one).meanings(&word, &word));
    meanings.into_iter().find_map(|word| match word {
        Word::Happen(meaning) => Some(meaning),
        _ => None,
    })
}

fn status(word: &Word) -> Option<()> {
    matches!(word, Word::Status(_)).then_some(())
}

fn relation(word: &Word) -> Option<()> {
    matches!(word, Word::Relation(..) | Word::Supplier(_)).then_some(())
}
