//! Chooses the summary or index of the base that replaces the source of a canned query:
//! it has the same rows already counted or sorted.

use super::call::{Argument, Call};
use super::compile::{Scope, Source, Summary};
use super::value::Value;

impl Scope {
    /// The parameter whose conditions hold for every row of the summary.
    pub(super) fn fulfils(self) -> Option<&'static str> {
        (self == Self::OneEntity).then_some("about")
    }
}

/// The summary that gives the same rows as the source of a call's query.
pub(super) fn stand_in(call: &Call) -> Option<&'static Summary<'static>> {
    let summaries = &call.canned.summaries;
    let source = call.canned.select.source().filter(|_| !summaries.is_empty())?;
    let scope = if source.alias == "hits" { entities(call, source) } else { None };
    let scope = scope.into_iter().chain(facts(call));
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
    let scopes = [
        (one_entity, Scope::OneEntity),
        (!call.given("period").is_empty(), Scope::Period),
        (
            call.names().all(|name| name == "lang" || name == "order" && is_by_date(call)),
            Scope::AllByDate,
        ),
    ];
    scopes.into_iter().filter_map(|(fits, scope)| fits.then_some(scope))
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

/// Whether the rows are ordered by date.
fn is_by_date(call: &Call) -> bool {
    let by_date = |argument: &Argument| matches!(argument, Argument::One(Value::Text(word)) if word == "date" || word == "last");
    call.given("order").concat().iter().all(by_date)
}
