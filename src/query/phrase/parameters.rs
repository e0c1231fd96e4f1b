//! The parameters of canned queries that filters fill.

use chrono::NaiveDate;

use super::calendar::DaySpan;
use super::query::{EntityRole, Filter, PeriodRole};
use crate::query::call::{Argument, OPEN};
use crate::query::value::Value;

/// One text.
pub(super) fn one(text: &str) -> Vec<Argument> {
    vec![Argument::One(Value::Text(text.to_owned()))]
}

/// One of several values.
pub(super) fn any(several: &[String]) -> Vec<Argument> {
    several.iter().flat_map(|text| one(text)).collect()
}

/// The parameter a filter fills, and its values.
pub(super) fn argument(filter: &Filter) -> (&'static str, Vec<Argument>) {
    match filter {
        Filter::Period(role, spans) => {
            let param = match role {
                PeriodRole::When => "period",
                PeriodRole::Due => "due",
                PeriodRole::Holds => "holds",
                PeriodRole::Never => "never",
            };
            (param, spans.iter().map(|span| days(*span)).collect())
        }
        Filter::Entity(role, slugs) => {
            let param = match role {
                EntityRole::About => "about",
                EntityRole::By => "by",
                EntityRole::Without => "without",
                EntityRole::NotBy => "not_by",
                EntityRole::NotUsing => "not_using",
            };
            (param, any(slugs))
        }
        Filter::Named(slug) | Filter::Described(slug) => ("entity", one(slug)),
        Filter::Category(slugs) => ("category", any(slugs)),
        Filter::Metric(slugs) => ("metric", any(slugs)),
        Filter::Speaking => ("role", one("speaker")),
        Filter::Unit(slug) => ("unit", one(slug)),
        Filter::NotCategory(slug) => ("not_category", one(slug)),
        Filter::NotMetric(slug) => ("not_metric", one(slug)),
        Filter::NotUnit(slug) => ("not_unit", one(slug)),
        Filter::Amount(compare, number, _) => {
            (compare.param(), vec![Argument::One(Value::Real(*number))])
        }
        Filter::Relation(kind) => ("kind", one(kind.word())),
        Filter::Subject(slugs) => ("subject", any(slugs)),
        Filter::Object(slugs) => ("object", any(slugs)),
        Filter::Related(kind, slugs) => (kind.word(), any(slugs)),
        Filter::UsedBy(slug) => ("used_by", one(slug)),
        Filter::Status(statuses) => ("status", any(statuses)),
        Filter::Has(what, true) => ("has", one(what.canned())),
        Filter::Has(what, false) => ("has_no", one(what.canned())),
        Filter::Language(language) => ("language", one(language)),
        Filter::Origin(origin) => ("origin", one(origin)),
        Filter::AsOf(day) => ("as_of", one(&day.to_string())),
        Filter::Verb(text) | Filter::Text(text) => ("text", one(text)),
    }
}

/// A span as two days; an open end is the end of the calendar.
fn days(span: DaySpan) -> Argument {
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
