//! From a Query to a call of its canned query. A filter that the canned query
//! has no parameter for refuses the phrase.

use chrono::NaiveDate;

use super::calendar::Span;
use super::query::{EntityRole, Filter, Order, PeriodRole, Query};
use super::refusal::Reason;
use crate::model::Language;
use crate::query::call::{Argument, Call};
use crate::query::canned::Canned;
use crate::query::fulltext::match_expression;
use crate::query::params::OPEN;
use crate::query::rows::Value;

/// What the person who asks has chosen.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// The language of the answer; the phrase's own if not chosen.
    pub language: Option<Language>,
    /// The day that statuses are told for.
    pub today: NaiveDate,
}

/// Plans the call that answers a query.
pub(super) fn plan(query: &Query, language: Language, today: NaiveDate) -> Result<Call, Reason> {
    let canned = Canned::named(query.what.canned()).ok_or(Reason::NoQuestion)?;
    let mut call = Call { shape: query.shape, ..Call::new(canned) };
    for filter in &query.filters {
        let (param, alternatives) = argument(filter);
        if call.canned.param(param).is_none() {
            let what = query.what.canned().to_owned();
            return Err(Reason::Unfit { words: words(filter), what });
        }
        call.give(param, alternatives);
    }
    if let Some(order) = query.order {
        let word = order_word(order, query);
        call.give("order", one(word));
    }
    if !call.given.contains_key("as_of") {
        call.give("as_of", one(&today.to_string()));
    }
    call.give("lang", one(language.word()));
    Ok(call)
}

fn order_word(order: Order, query: &Query) -> &'static str {
    use super::words::What::{Figures, Organizations, People, Places, Systems};
    match order {
        Order::First => "first",
        Order::Last => "last",
        Order::Most if matches!(query.what, Systems | People | Organizations | Places) => {
            "mentions"
        }
        Order::Most if query.what == Figures => "value",
        Order::Most => "date",
    }
}

fn one(text: &str) -> Vec<Argument> {
    vec![Argument::One(Value::Text(text.to_owned()))]
}

/// The parameter a filter fills, and its values.
fn argument(filter: &Filter) -> (&'static str, Vec<Argument>) {
    match filter {
        Filter::Period(role, span) => {
            let param = match role {
                PeriodRole::When => "period",
                PeriodRole::Due => "due",
                PeriodRole::Holds => "holds",
            };
            (param, vec![days(*span)])
        }
        Filter::Entity(role, slugs) => {
            let param = match role {
                EntityRole::About => "about",
                EntityRole::By => "by",
                EntityRole::Without => "without",
            };
            (param, slugs.iter().flat_map(|slug| one(slug)).collect())
        }
        Filter::Category(category) => ("category", one(category)),
        Filter::Speaking => ("role", one("speaker")),
        Filter::Metric(slug) => ("metric", one(slug)),
        Filter::Unit(slug) => ("unit", one(slug)),
        Filter::Amount(compare, amount) => {
            (compare.param(), vec![Argument::One(Value::Real(*amount))])
        }
        Filter::Status(status) => ("status", one(status)),
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
fn words(filter: &Filter) -> String {
    let (param, alternatives) = argument(filter);
    let values: Vec<_> = alternatives.iter().map(ToString::to_string).collect();
    format!("{param} {}", values.join(", "))
}
