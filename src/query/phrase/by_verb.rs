//! Events by the verb of a question, and by who did what it says.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::answered::has_rows;
use super::own_events::own_of_verb;
use super::planned::promised_of_it;
use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::{QueryBuilder, Verb};
use super::refusal::{Reason, Stop};
use super::suppliers::makers;
use super::verbs::{by_others, in_words, narrow_to};

/// The question narrowed by its verb. Where no event has that, the words for what is asked
/// about may stand in the text, or a relation may say who made it.
pub(super) fn narrowed(
    connection: &Connection,
    query: &Query,
    wanted: Wanted,
    verb: &Verb,
    asked: &QueryBuilder,
    today: NaiveDate,
) -> Result<(Query, Wanted), Stop> {
    let told = narrow_to(connection, query.clone(), wanted.clone(), verb, today);
    let (mut told, wanted) = match (told, in_words(query, &asked.named)) {
        (Err(Stop::Reason(_)), Some(other)) => narrow_to(connection, other, wanted, verb, today)?,
        (Err(Stop::Reason(reason)), None) => {
            let makers = makers(connection, query, verb, today)?;
            (makers.filter(|_| asked.who).ok_or(reason)?, Wanted::Agent)
        }
        (told, _) => told?,
    };
    // "what did Tesla launch", where it is not said to have acted.
    if asked.deed && !has_rows(connection, &told, today)? {
        let about = by_as_about(query);
        let other = narrow_to(connection, about, wanted.clone(), verb, today);
        if let Ok((other, _)) = other
            && has_rows(connection, &other, today)?
        {
            told = other;
        }
    }
    let (told, wanted) = match wanted {
        Wanted::Date(_) => match own_of_verb(connection, told, verb, today)? {
            Some(own) => (own, wanted),
            // It has not happened to the thing itself, and may be promised.
            None => match promised_of_it(connection, query.clone(), verb, today)? {
                Some(promises) => (promises, Wanted::Due),
                None => return Err(Reason::Unknown(verb.text.clone()).into()),
            },
        },
        wanted => (told, wanted),
    };
    // "who bought Aster": not what Aster itself bought.
    let is_agent = asked.who && !asked.deed;
    let told = if is_agent { by_others(connection, told, today)? } else { told };
    Ok((told, wanted))
}

/// The question with what somebody does as what is about them.
fn by_as_about(query: &Query) -> Query {
    let mut query = query.clone();
    for filter in &mut query.filters {
        if let Filter::Entity(role @ EntityRole::By, _) = filter {
            *role = EntityRole::About;
        }
    }
    query
}
