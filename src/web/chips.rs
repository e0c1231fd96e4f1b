//! What a question was understood as: a heading, and a chip for every argument, which removes it.

use super::drawing::{CHART, TIMELINE};
use super::shell::Link;
use super::visit::Visit;
use crate::language::words::words;
use crate::model::text::capitalized;
use crate::model::{Language, Period, Precision};
use crate::query::compile::ParamKind;
use crate::query::{Limits, QueryError, ResolvedQuestion, label_of, labels};
use crate::store::Base;

/// The chips of a question, each leading to the same question without it.
pub(super) fn chips(
    base: &mut Base,
    question: &ResolvedQuestion,
    visit: &Visit,
    limits: &Limits,
) -> Result<Vec<Link>, QueryError> {
    let mut chips = Vec::new();
    let call = question.call();
    let mut before: Vec<&str> = Vec::new();
    for (name, value) in call.arguments().filter(|(name, _)| !matches!(*name, "lang" | "as_of")) {
        let kind = call.canned.param(name).map(|param| &param.kind);
        let words = value_words(base, name, &value, kind, visit.language, limits)?;
        let text = match name {
            "order" => words,
            name => format!("{} {words}", visit.words().name(name)),
        };
        let number = before.iter().filter(|other| **other == name).count();
        chips.push(Link::new(text, without(visit, name, number)));
        before.push(name);
    }
    if let Some(shape) = visit.given("shape") {
        chips.push(Link::new(visit.words().name(shape), without(visit, "shape", 0)));
    }
    if let Some(top) = visit.given("top") {
        chips.push(Link::new(format!("top {top}"), without(visit, "top", 0)));
    }
    Ok(chips)
}

/// What the answer is of: the phrase as it was understood, or the query and its chips.
pub(super) fn heading(question: &ResolvedQuestion, visit: &Visit, chips: &[Link]) -> String {
    let name = question.call().canned.name();
    if let Some(words) = question.understood() {
        return capitalized(words);
    }
    let chips = chips.iter().map(|chip| chip.text.as_str());
    let name = match visit.segment(0) {
        drawn @ (TIMELINE | CHART) => visit.words().heading(drawn),
        _ => visit.words().heading(name),
    };
    std::iter::once(name.as_str()).chain(chips).collect::<Vec<_>>().join(" ")
}

/// The address without one of the values that it gives for a name, by its number; empty if
/// its phrase alone gives it. The phrase goes too, since it says what was taken away.
fn without(visit: &Visit, name: &str, number: usize) -> String {
    let has_value =
        |(_, (other, value)): &(usize, &(String, String))| other == name && !value.is_empty();
    let found = visit.pairs.iter().enumerate().filter(has_value).nth(number);
    let Some((at, _)) = found else { return String::new() };
    let mut rest = visit.clone();
    rest.pairs.remove(at);
    rest.pairs.retain(|(other, _)| !matches!(other.as_str(), "q" | "skip"));
    rest.here()
}

/// A value as people say it.
fn value_words(
    base: &mut Base,
    name: &str,
    value: &str,
    kind: Option<&ParamKind<'_>>,
    language: Language,
    limits: &Limits,
) -> Result<String, QueryError> {
    let told_words = words(language);
    let words = labels(language);
    let mut told = Vec::new();
    for one in value.split(',') {
        told.push(match kind {
            Some(ParamKind::Slug | ParamKind::Category(_)) => {
                let label = label_of(base.connection_mut(), name, one, language, limits)?;
                label.unwrap_or_else(|| one.to_owned())
            }
            Some(ParamKind::Period) => told_words.date(&period_words(one)),
            _ => words.get(one).map_or_else(|| one.to_owned(), |word| (*word).to_owned()),
        });
    }
    Ok(told.join(", "))
}

/// A period as it is shortest: the year or quarter that its days are.
pub(super) fn period_words(days: &str) -> String {
    let whole = |precision: Precision| {
        let (first, last) = days.split_once('/')?;
        let period = Period::beginning(first.parse().ok()?, precision)?;
        (period.end().to_string() == last && period.start().to_string() == first)
            .then(|| period.to_string())
    };
    let shortest = [Precision::Year, Precision::Quarter, Precision::Month, Precision::Day];
    shortest.into_iter().find_map(whole).unwrap_or_else(|| days.to_owned())
}
