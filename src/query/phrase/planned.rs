//! Events that promise what a verb says tell of what is to come.

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::answered::has_rows;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, Verb};
use super::refusal::Stop;
use super::term::Term;
use super::text::{Texts, expression, stands_in};
use super::verb_forms::{POSTPONE, family_expression, forms};
use super::words::{What, Word};
use crate::model::Language;
use crate::model::text::key;
use crate::query::fulltext::adjacent;
use crate::query::shape::Shape;

/// The categories of events that say something, and so may promise it.
const SAYING: [&str; 2] = ["announcement", "publication"];

/// Endings of French verbs in the future.
const FUTURE: [&str; 2] = ["ra", "ront"];

/// The fewest letters of such a verb.
const SHORTEST: usize = 5;

/// The events of a reading that say that something happened. Where others have the verb,
/// those that promise it do not count; where only such have it, none says when it happened.
pub(super) fn without_plans(
    connection: &Connection,
    query: &Query,
    wanted: &Wanted,
    verb: &Verb,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let of_category = query.filters.iter().any(|one| matches!(one, Filter::Category(_)));
    let is_said = of_category || SAYING.contains(&verb.category);
    if is_said || !promise_it(connection, query, verb)? {
        return Ok(Some(query.clone()));
    }
    let others = query.with([Filter::Has(What::Predictions, false)]);
    if has_rows(connection, &others, today)? {
        return Ok(Some(others));
    }
    Ok((!matches!(wanted, Wanted::Date(_))).then(|| query.clone()))
}

/// "quand partira-t-elle": the promises with a verb in the future, and no event that announces
/// it.
pub(super) fn in_the_future(
    connection: &Connection,
    query: &Query,
    wanted: &Wanted,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let is_asked = query.what == What::Events && matches!(wanted, Wanted::Date(_));
    // "orchestra" and "camera" end so, too.
    let is_name = |term: &&Term| !term.things.is_empty();
    let words = terms.iter().filter(|term| !is_name(term)).map(|term| key(&term.text));
    let mut words = words.filter(|word| {
        word.chars().count() >= SHORTEST && FUTURE.iter().any(|ending| word.ends_with(ending))
    });
    let Some(verb) = words.next().filter(|_| is_asked) else { return Ok(None) };
    if stands_in(connection, &verb, Language::En)? {
        return Ok(None);
    }
    let mut promises = Query { what: What::Predictions, ..query.clone() };
    promises.filters.retain(|filter| matches!(filter, Filter::Entity(..)));
    let about = promises.with([Filter::Text(verb)]);
    // Of people, those that they made.
    let mut by = about.clone();
    for filter in &mut by.filters {
        if let Filter::Entity(role @ EntityRole::About, _) = filter {
            *role = EntityRole::By;
        }
    }
    for promises in [about, by] {
        if has_rows(connection, &promises, today)? {
            return Ok(Some(promises));
        }
    }
    Ok(None)
}

/// "why was the ferry late": the events that say that it was put off, rather than the promise.
pub(super) fn why_late(
    connection: &Connection,
    query: &Query,
    wanted: &Wanted,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let names_promises = |word: &Word| {
        matches!(word, Word::What(What::Predictions) | Word::Promise | Word::Deadline)
    };
    let is_named = terms.iter().any(|term| term.words.iter().any(names_promises));
    let is_late = |filter: &Filter| matches!(filter, Filter::Status(any) if any.iter().any(|one| one == "late"));
    let is_asked = query.what == What::Predictions && *wanted == Wanted::Reason && !is_named;
    if !is_asked || !query.filters.iter().any(is_late) {
        return Ok(None);
    }
    let mut events = Query { what: What::Events, ..query.clone() };
    events.filters.retain(|filter| !is_late(filter));
    let events = events.with([Filter::Verb(POSTPONE.to_owned())]);
    Ok(has_rows(connection, &events, today)?.then_some(events))
}

/// "have the traders been paid", where the only events that say so promise it: the promises.
pub(super) fn only_promised(
    connection: &Connection,
    query: &Query,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let is_searched = query.filters.iter().any(|filter| matches!(filter, Filter::Text(_)));
    let others = query.with([Filter::Has(What::Predictions, false)]);
    if query.what != What::Events || !is_searched || has_rows(connection, &others, today)? {
        return Ok(None);
    }
    let promises = Query { what: What::Predictions, ..query.clone() };
    Ok(has_rows(connection, &promises, today)?.then_some(promises))
}

/// "when did she say it would be ready": of the promises, those whose statement has that word.
pub(super) fn promised_ready(
    connection: &Connection,
    query: Query,
    asked: &QueryBuilder,
    terms: &[Term],
    today: NaiveDate,
) -> Result<Query, Stop> {
    let is_said = asked.say && query.what == What::Predictions && query.shape == Shape::Rows;
    let ready = terms.iter().find(|term| term.words.contains(&Word::Ready));
    let word = ready.and_then(|term| term.text.rsplit(' ').next()).filter(|_| is_said);
    let Some(word) = word else { return Ok(query) };
    let stated = query.with([Filter::Text(word.to_owned())]);
    Ok(if has_rows(connection, &stated, today)? { stated } else { query })
}

/// Whether an event of a reading states a promise that has a form of the verb.
fn promise_it(connection: &Connection, query: &Query, verb: &Verb) -> rusqlite::Result<bool> {
    let (mut entity, mut text) = (None, None);
    for filter in &query.filters {
        match filter {
            Filter::Entity(EntityRole::About, slugs) if entity.is_none() => entity = slugs.first(),
            Filter::Text(words) => text = Some(expression(connection, words, Texts::Events)?),
            Filter::Verb(family) => text = Some(family_expression(family)),
            _ => {}
        }
    }
    let verb = format!("{} OR {}", family_expression(verb.family), adjacent(&verb.text));
    let query = "SELECT EXISTS (
        SELECT 1 FROM predictions AS p WHERE
              p.id * 8 + 4 IN (SELECT rowid FROM search WHERE search MATCH ?3)
          AND (?2 IS NULL OR p.event_id * 8 IN (
                SELECT rowid FROM search WHERE search MATCH ?2))
          AND (?1 IS NULL OR p.event_id IN (SELECT m.event_id FROM mentions AS m
                JOIN entities AS e ON e.id = m.entity_id WHERE e.slug = ?1)))";
    let text = text.filter(|text| !text.is_empty());
    connection.prepare_cached(query)?.query_row(params![entity, text, verb], |row| row.get(0))
}

/// The promises whose statement has a verb, or another form of its family.
pub(super) fn promised(
    connection: &Connection,
    query: &Query,
    verb: &Verb,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let family = forms(verb.family).into_iter().map(str::to_owned);
    for form in std::iter::once(verb.text.clone()).chain(family) {
        let query = query.with([Filter::Text(form)]);
        if has_rows(connection, &query, today)? {
            return Ok(Some(query));
        }
    }
    Ok(None)
}

/// The promises about what a question is about, and not only about its parts, whose statement
/// has the verb.
pub(super) fn promised_of_it(
    connection: &Connection,
    query: Query,
    verb: &Verb,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    if !query.filters.iter().any(|filter| matches!(filter, Filter::Entity(..))) {
        return Ok(None);
    }
    let query = Query { what: What::Predictions, ..query };
    match promised(connection, &query, verb, today)? {
        Some(query) if is_promised(connection, &query)? => Ok(Some(query)),
        _ => Ok(None),
    }
}

/// Families of verbs by which something that was promised comes true.
const COMES_TRUE: [&str; 8] =
    ["arrive", "build", "deliver", "finish", "install", "launch", "open", "publish"];

/// "has it gone live": what was promised of the only thing asked about, where no event says so.
pub(super) fn promised_so_far(
    connection: &Connection,
    query: &Query,
    verb: &Verb,
    today: NaiveDate,
) -> Result<Option<Query>, Stop> {
    let [about @ Filter::Entity(EntityRole::About, _)] = query.filters.as_slice() else {
        return Ok(None);
    };
    let promises = Query::rows(What::Predictions, vec![about.clone()]);
    let is_told = COMES_TRUE.contains(&verb.family) && has_rows(connection, &promises, today)?;
    Ok(is_told.then_some(promises))
}

/// Whether something was promised of what a question is about, and not only of its parts.
fn is_promised(connection: &Connection, query: &Query) -> rusqlite::Result<bool> {
    let query_of = "SELECT EXISTS (SELECT 1 FROM predictions AS p
                    JOIN entities AS e ON e.id = p.subject_id WHERE e.slug = ?1
                      AND p.id * 8 + 4 IN (SELECT rowid FROM search WHERE search MATCH ?2))";
    let mut statement = connection.prepare_cached(query_of)?;
    let words = query.filters.iter().find_map(|filter| match filter {
        Filter::Text(words) => Some(words.as_str()),
        _ => None,
    });
    let said = expression(connection, words.unwrap_or_default(), Texts::Predictions)?;
    let about = query.filters.iter().filter_map(|filter| match filter {
        Filter::Entity(EntityRole::About, slugs) => Some(slugs),
        _ => None,
    });
    for slug in about.flatten() {
        if !statement.query_row([slug, &said], |row| row.get::<_, bool>(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}
