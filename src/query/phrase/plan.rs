//! From a Query to a call of its canned query. A filter that the canned query
//! has no parameter for refuses the phrase.

use chrono::NaiveDate;
use rusqlite::Connection;

use super::calendar::Span;
use super::gazetteer::factor;
use super::parse::Stop;
use super::query::{EntityRole, Filter, PeriodRole, Query};
use super::refusal::Reason;
use super::words::{Order, What};
use crate::model::Language;
use crate::query::call::{Argument, Call};
use crate::query::canned::{Canned, Param, ParamKind};
use crate::query::fulltext::match_expression;
use crate::query::params::OPEN;
use crate::query::rows::Value;
use crate::query::shape::Shape;

/// What the person who asks has chosen.
#[derive(Clone, Copy, Debug)]
pub struct QueryContext {
    /// The language of the answer; the phrase's own if not chosen.
    pub language: Option<Language>,
    /// The day that statuses are told for.
    pub today: NaiveDate,
}

/// Plans the call that answers a query.
pub(super) fn plan(
    connection: &Connection,
    query: &Query,
    language: Language,
    today: NaiveDate,
) -> Result<Call, Stop> {
    let canned = Canned::named(query.what.canned()).ok_or(Reason::NoQuestion)?;
    let mut call = Call { shape: shape(query)?, ..Call::new(canned) };
    for filter in &query.filters {
        let (param, mut alternatives) = argument(filter);
        if let Filter::Amount(_, number, Some(unit)) = filter {
            let base = number * factor(connection, unit)?;
            alternatives = vec![Argument::One(Value::Real(base))];
            call.give("unit", one(unit));
        }
        if call.canned.param(param).is_none() {
            let what = query.what.canned().to_owned();
            return Err(Reason::Unfit { words: words(filter), what }.into());
        }
        if let Some(Param { kind: ParamKind::Word(known), .. }) = call.canned.param(param)
            && alternatives.iter().any(|given| !known.contains(&given.to_string().as_str()))
        {
            let what = query.what.canned().to_owned();
            return Err(Reason::Unfit { words: words(filter), what }.into());
        }
        call.give(param, alternatives);
    }
    if let Some(order) = query.order {
        let what = || query.what.canned().to_owned();
        let unfit = || Reason::Unfit { words: "this order".to_owned(), what: what() };
        let word = order_word(order, query).filter(|_| call.canned.param("order").is_some());
        call.give("order", one(word.ok_or_else(unfit)?));
    }
    if !call.given.contains_key("as_of") {
        call.give("as_of", one(&today.to_string()));
    }
    call.give("lang", one(language.word()));
    Ok(call)
}

/// The shape, if what is asked for has dates or counts of its own to fit it.
fn shape(query: &Query) -> Result<Shape, Reason> {
    let dated = matches!(query.what, What::Events | What::Figures | What::Predictions);
    match query.shape {
        Shape::CountPer(span) if !dated => {
            let words = format!("per {}", span.word());
            Err(Reason::Unfit { words, what: query.what.canned().to_owned() })
        }
        shape => Ok(shape),
    }
}

/// How the canned query calls an order; what has no such order is left as it is.
fn order_word(order: Order, query: &Query) -> Option<&'static str> {
    let entities =
        matches!(query.what, What::Systems | What::People | What::Organizations | What::Places);
    Some(match order {
        Order::First => "first",
        Order::Last => "last",
        Order::Mentions if entities => "mentions",
        Order::Name if entities => "name",
        Order::Date if entities => "first",
        Order::Date => "date",
        Order::Value | Order::Mentions if query.what == What::Figures => "value",
        Order::Mentions | Order::Name | Order::Value => return None,
    })
}

fn one(text: &str) -> Vec<Argument> {
    vec![Argument::One(Value::Text(text.to_owned()))]
}

/// The parameter a filter fills, and its values.
fn argument(filter: &Filter) -> (&'static str, Vec<Argument>) {
    match filter {
        Filter::Period(role, spans) => {
            let param = match role {
                PeriodRole::When => "period",
                PeriodRole::Due => "due",
                PeriodRole::Holds => "holds",
            };
            (param, spans.iter().map(|span| days(*span)).collect())
        }
        Filter::Entity(role, slugs) => {
            let param = match role {
                EntityRole::About => "about",
                EntityRole::By => "by",
                EntityRole::Without => "without",
            };
            (param, slugs.iter().flat_map(|slug| one(slug)).collect())
        }
        Filter::Category(any) => ("category", any.iter().flat_map(|one_of| one(one_of)).collect()),
        Filter::Speaking => ("role", one("speaker")),
        Filter::Metric(slug) => ("metric", one(slug)),
        Filter::Unit(slug) => ("unit", one(slug)),
        Filter::Amount(compare, number, _) => {
            (compare.param(), vec![Argument::One(Value::Real(*number))])
        }
        Filter::Relation(kind) => ("kind", one(kind.word())),
        Filter::Subject(slug) => ("subject", one(slug)),
        Filter::Object(slug) => ("object", one(slug)),
        Filter::Related(kind, slug) => (kind.word(), one(slug)),
        Filter::Status(any) => ("status", any.iter().flat_map(|one_of| one(one_of)).collect()),
        Filter::AsOf(day) => ("as_of", one(&day.to_string())),
        Filter::Text(text) => ("text", one(&match_expression(text).unwrap_or_default())),
    }
}

/// A span as two days; an open end is the end of the calendar.
fn days(span: Span) -> Argument {
    let day = |day: Option<NaiveDate>, open: &str| {
        day.map_or_else(|| open.to_owned(), |day| day.to_string())
    };
    Argument::Period(day(span.from, OPEN.0), day(span.to, OPEN.1))
}

/// A filter in a word or two, for a message.
pub(super) fn words(filter: &Filter) -> String {
    let (param, alternatives) = argument(filter);
    let values: Vec<_> = alternatives.iter().map(ToString::to_string).collect();
    format!("{param} {}", values.join(", "))
}
