//! Chooses the summary or index of the base that replaces the source of a canned query:
//! it has the same rows already counted or sorted.

use super::call::{Argument, Call};
use super::compile::{Scope, Source, Summary};
use super::shape::{Group, Shape};
use super::value::Value;

impl Scope {
    /// The parameter whose conditions hold for every row of the summary.
    pub(super) fn fulfils(self) -> Option<&'static str> {
        (self == Self::OneEntity).then_some("about")
    }

    /// Whether a row stands for several: as many as its column `weight` says.
    pub(super) fn is_weighted(self) -> bool {
        matches!(
            self,
            Self::Total | Self::Days | Self::Categories | Self::Statuses | Self::Measures
        )
    }
}

/// The summary that gives the same rows as the source of a call's query.
pub(super) fn stand_in(call: &Call) -> Option<&'static Summary<'static>> {
    let summaries = &call.canned.summaries;
    let source = call.canned.select.source().filter(|_| !summaries.is_empty())?;
    let scope = if source.alias == "hits" { entities(call, source) } else { None };
    let scope = scope.into_iter().chain(counted(call)).chain(facts(call));
    scope.into_iter().find_map(|scope| summaries.iter().find(|summary| summary.scope == scope))
}

/// The scope of a question about entities whose source nothing narrows but a period.
fn entities(call: &Call, source: &Source<'_>) -> Option<Scope> {
    let narrows = |name: &str| name != "period" && source.params.contains(&name);
    if call.names().any(narrows) {
        return None;
    }
    Some(match call.given("period") {
        [] => Scope::Counts,
        [alternatives] if matches!(alternatives.as_slice(), [period] if is_year(period)) => {
            Scope::Counts
        }
        periods if periods.iter().flatten().any(is_long) => Scope::LongPeriod,
        _ => Scope::ShortPeriod,
    })
}

/// The scopes of a question about facts, the narrowest first.
fn facts(call: &Call) -> impl Iterator<Item = Scope> {
    let one_entity = matches!(call.given("about"), [alternatives] if alternatives.len() == 1);
    let is_measured = has_only(call, &["metric", "unit"]) && call.shape == Shape::Rows;
    let is_listed = has_only(call, &[]) && call.shape == Shape::Rows;
    let scopes = [
        (one_entity, Scope::OneEntity),
        (!call.given("period").is_empty(), Scope::Period),
        (is_measured && is_ordered(call, &["value"]), Scope::Largest),
        (is_measured && is_ordered(call, &["smallest"]), Scope::Smallest),
        (
            is_listed && (call.given("order").is_empty() || is_ordered(call, &["date", "last"])),
            Scope::AllByDate,
        ),
    ];
    scopes.into_iter().filter_map(|(fits, scope)| fits.then_some(scope))
}

/// The scope of a question that counts all facts, by their dates also those of a period.
fn counted(call: &Call) -> Option<Scope> {
    let (scope, narrowing): (_, &[_]) = match call.shape {
        Shape::Count => (Scope::Total, &[]),
        Shape::CountPer(_) | Shape::MostPer(_) | Shape::LeastPer(_) => match call.canned.name() {
            "events" => (Scope::Days, &["period"]),
            _ => (Scope::Days, &[]),
        },
        Shape::CountBy(group) | Shape::MostBy(group) | Shape::LeastBy(group) => match group {
            Group::Category => (Scope::Categories, &[]),
            Group::Status => (Scope::Statuses, &[]),
            Group::Metric | Group::Unit => (Scope::Measures, &[]),
            Group::By | Group::Subject | Group::Source => return None,
        },
        _ => return None,
    };
    has_only(call, narrowing).then_some(scope)
}

/// Whether nothing narrows the rows but these parameters.
fn has_only(call: &Call, names: &[&str]) -> bool {
    call.names().all(|name| matches!(name, "lang" | "order") || names.contains(&name))
}

/// Whether the rows are in one of these orders.
fn is_ordered(call: &Call, orders: &[&str]) -> bool {
    let is_one = |argument: &Argument| matches!(argument, Argument::One(Value::Text(word)) if orders.contains(&word.as_str()));
    !call.given("order").is_empty() && call.given("order").concat().iter().all(is_one)
}

fn is_year(period: &Argument) -> bool {
    let Argument::Period(from, to) = period else { return false };
    from.strip_suffix("-01-01").is_some_and(|year| to.strip_suffix("-12-31") == Some(year))
}

/// Whether a period has days of three years or more.
fn is_long(period: &Argument) -> bool {
    let Argument::Period(from, to) = period else { return false };
    let year = |day: &str| day.get(..4).and_then(|year| year.parse::<i32>().ok());
    year(to).zip(year(from)).is_none_or(|(to, from)| to - from > 1)
}
