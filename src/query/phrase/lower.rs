//! Lowers a Query to a call of its canned query. A filter that the canned query has
//! no parameter for makes the phrase refused.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::base_units::factor;
use super::describe::filter_words;
use super::describe_shapes::{group_phrase, order_phrase, per_phrase};
use super::described::described;
use super::measured::{is_of_figures, measured};
use super::parameters::{any, argument, one};
use super::query::{Filter, Query};
use super::refusal::{Reason, Stop};
use super::text::{Texts, expression, slugs, slugs_of};
use super::verb_forms::family_expression;
use super::words::{Order, What};
use crate::model::{Language, RelationKind};
use crate::query::call::{Argument, Call};
use crate::query::compile::Canned;
use crate::query::shape::Shape;
use crate::query::value::Value;

/// What the caller has chosen.
#[derive(Clone, Copy, Debug)]
pub struct QueryContext {
    /// The language of the answer; the phrase's own if not chosen.
    pub language: Option<Language>,
    /// The language of a phrase that both languages read alike, such as names alone.
    pub prefers: Option<Language>,
    /// The day for which statuses are computed.
    pub today: NaiveDate,
}

/// Lowers a query to the call that answers it.
pub(super) fn lower(
    connection: &Connection,
    query: &Query,
    language: Language,
    today: NaiveDate,
) -> Result<Call, Stop> {
    let canned = Canned::named(query.what.canned()).ok_or(Reason::NoQuestion)?;
    let unfit = |words: String| Reason::Unfit { words, what: query.what };
    let mut call = Call::new(canned);
    call.shape = shape(query, canned, language).map_err(&unfit)?;
    let mut give = |name: &str, alternatives, words: &dyn Fn() -> String| {
        call.give(name, alternatives).map_err(|_| Stop::from(unfit(words())))
    };
    let is_path = part_and_whole(query);
    let amounts = of_figures(query);
    if !amounts.is_empty() {
        let said = amounts.iter().map(|filter| filter_words(connection, query, filter, language));
        let said = said.collect::<rusqlite::Result<Vec<_>>>()?.join(" ");
        let words = || said.clone();
        let slugs = measured(connection, &amounts)?.ok_or_else(|| unfit(words()))?;
        if slugs.is_empty() {
            return Err(Reason::Nowhere(words()).into());
        }
        give("entity", any(&slugs), &words)?;
    }
    for filter in query.filters.iter().filter(|filter| !amounts.contains(filter)) {
        let (mut param, mut alternatives) = match filter {
            Filter::Relation(_) if is_path => continue,
            Filter::Subject(slugs) if is_path => ("part", any(slugs)),
            Filter::Object(slugs) if is_path => ("whole", any(slugs)),
            filter => argument(filter),
        };
        let words = || filter_words(connection, query, filter, language).unwrap_or_default();
        if let Filter::Amount(_, number, Some(unit)) = filter {
            let base = number * factor(connection, unit)?;
            alternatives = vec![Argument::One(Value::Real(base))];
            give("unit", one(unit), &words)?;
        }
        if let (Filter::Category(categories), What::Figures) = (filter, query.what) {
            let slugs = of_category(connection, categories)?;
            (param, alternatives) = ("event", any(&slugs.ok_or_else(|| unfit(words()))?));
        }
        if let Filter::Verb(family) = filter {
            let expression = family_expression(family);
            alternatives = one(&expression);
            if query.what == What::Figures {
                let (slugs, more) = slugs_of(connection, &expression, Texts::Events)?;
                if more || slugs.is_empty() {
                    return Err(Reason::Nowhere(words()).into());
                }
                (param, alternatives) = ("event", any(&slugs));
            }
        }
        if let Filter::Text(text) = filter
            && query.what == What::Events
        {
            alternatives = one(&expression(connection, text, Texts::Events)?);
        } else if let Filter::Text(text) | Filter::Described(text) = filter {
            (param, alternatives) = listed(connection, text, filter, query.what)?;
        }
        give(param, alternatives, &words)?;
    }
    if let Some(order) = query.order {
        let words = || order_phrase(order, language).to_owned();
        let word = order_word(order, canned).ok_or_else(|| unfit(words()))?;
        give("order", one(word), &words)?;
    }
    let as_of = one(&today.to_string());
    let defaults = [("as_of", as_of), ("lang", one(language.word()))];
    for (name, value) in defaults {
        if canned.param(name).is_some() && call.given(name).is_empty() {
            // The value is of the parameter's kind.
            let _ = call.give(name, value);
        }
    }
    Ok(call)
}

/// The events of categories, if there are any and they are few.
fn of_category(
    connection: &Connection,
    categories: &[String],
) -> rusqlite::Result<Option<Vec<String>>> {
    let query = "SELECT slug FROM events WHERE category = ?1 ORDER BY slug LIMIT 101";
    let mut statement = connection.prepare_cached(query)?;
    let mut found = Vec::new();
    for category in categories {
        let slugs = statement.query_map([category], |row| row.get(0))?;
        found.extend(slugs.collect::<rusqlite::Result<Vec<String>>>()?);
    }
    Ok(Some(found).filter(|found| (1..=100).contains(&found.len())))
}

/// The filters of a question for entities that are of their figures.
fn of_figures(query: &Query) -> Vec<&Filter> {
    let has_amount = query.filters.iter().any(|filter| matches!(filter, Filter::Amount(..)));
    let is_joined = query.what.is_entity() && has_amount;
    query.filters.iter().filter(|filter| is_joined && is_of_figures(filter)).collect()
}

/// Whether a query asks if one entity is a part of another, which it may be by way of others.
fn part_and_whole(query: &Query) -> bool {
    let has = |is: fn(&Filter) -> bool| query.filters.iter().any(is);
    has(|filter| *filter == Filter::Relation(RelationKind::PartOf))
        && has(|filter| matches!(filter, Filter::Subject(_)))
        && has(|filter| matches!(filter, Filter::Object(_)))
}

/// The parameter for what has words in its text, and what that is.
fn listed(
    connection: &Connection,
    words: &str,
    filter: &Filter,
    what: What,
) -> Result<(&'static str, Vec<Argument>), Stop> {
    let unfit = || Stop::from(Reason::Unfit { words: words.to_owned(), what });
    let (param, (slugs, more)) = match (filter, what) {
        (Filter::Described(_), what) => {
            let kind = what.entity_kind().ok_or_else(unfit)?;
            ("entity", (described(connection, words, kind)?, false))
        }
        (_, What::Predictions) => ("prediction", slugs(connection, words, Texts::Predictions)?),
        _ => ("event", slugs(connection, words, Texts::Events)?),
    };
    if more {
        return Err(unfit());
    }
    if slugs.is_empty() {
        return Err(Reason::Nowhere(words.to_owned()).into());
    }
    Ok((param, any(&slugs)))
}

/// The shape, if the rows can be counted by its part; else the words for that part.
fn shape(query: &Query, canned: &Canned<'_>, language: Language) -> Result<Shape, String> {
    match query.shape {
        shape if shape.suits(&canned.header) => Ok(shape),
        Shape::CountPer(span) | Shape::MostPer(span) | Shape::LeastPer(span) => {
            Err(per_phrase(span, language))
        }
        Shape::CountBy(group) | Shape::MostBy(group) | Shape::LeastBy(group) => {
            Err(group_phrase(group, language))
        }
        shape => Ok(shape),
    }
}

/// The word of the canned query for an order; none if it has no such order.
fn order_word(order: Order, canned: &Canned<'_>) -> Option<&'static str> {
    let words: &[&str] = match order {
        Order::First => &["first"],
        Order::Last => &["last"],
        Order::Due => &["due"],
        Order::Newest => &["newest"],
        Order::Mentions => &["mentions", "value"],
        Order::Fewest => &["fewest"],
        Order::Name => &["name"],
        Order::Date => &["date", "first"],
        Order::Value => &["value"],
        Order::Smallest => &["smallest"],
    };
    let order = canned.param("order")?;
    words.iter().copied().find(|word| order.has_word(word))
}
