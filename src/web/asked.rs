//! What an address asks the engine.

use super::Site;
use super::drawing::query_name;
use super::fault::Fault;
use super::visit::{Form, Visit};
use crate::model::text::nearest;
use crate::query::compile::Canned;
use crate::query::{Limits, Question, ResolvedQuestion, UnknownShape};
use crate::store::Base;

/// How many rows a page shows.
pub(super) const PAGE: usize = 100;

/// A phrase as the page asks it, in the language of the page or in its own.
pub(super) fn understood(phrase: &str, visit: &Visit, site: &Site, in_language: bool) -> Question {
    let question = Question::phrase(phrase).as_of(visit.day).limits(site.limits);
    question.language(in_language.then_some(visit.language)).prefers(visit.language)
}

/// Whether two questions have the same rows.
pub(super) fn is_same(one: &ResolvedQuestion, other: &ResolvedQuestion) -> bool {
    let rows = |question: &ResolvedQuestion| {
        let mut arguments: Vec<_> = question.call().arguments().collect();
        arguments.retain(|(name, _)| *name != "lang");
        let call = question.call();
        (call.canned.name(), call.shape, arguments, question.top(), question.skipped())
    };
    rows(one) == rows(other)
}

/// What an address may give beside the parameters of its canned query.
const OWN: [&str; 4] = ["q", "shape", "top", "skip"];

/// What every address may give.
const EVERYWHERE: [&str; 2] = ["lang", "as_of"];

/// Refuses what a page takes no notice of: a misspelt name would silently change the answer.
pub(super) fn only(visit: &Visit, names: &[&str]) -> Result<(), Fault> {
    let unknown = |(name, _): &&(String, String)| !names.contains(&name.as_str());
    let Some((name, _)) = visit.pairs.iter().find(unknown) else { return Ok(()) };
    let w = visit.words();
    let known = || names.iter().copied().chain(EVERYWHERE);
    let near = nearest(name, known()).map(|near| format!(" ({} `{near}`?)", w.t("did_you_mean")));
    let (near, known) = (near.unwrap_or_default(), known().collect::<Vec<_>>().join(", "));
    Err(Fault::Wrong(format!(
        "{} `{name}`{near}: {} {known}",
        w.t("no_parameter"),
        w.t("it_takes")
    )))
}

/// A canned query in the language of the page and for its day.
pub(super) fn canned(name: &str, visit: &Visit, site: &Site) -> Question {
    Question::canned(name).language(visit.language).as_of(visit.day).limits(site.limits)
}

/// The canned query of an address, with what the address gives.
pub(super) fn question(visit: &Visit, name: &str, site: &Site) -> Result<Question, Fault> {
    if let Some(canned) = Canned::named(name) {
        let params = canned.params().iter().map(|param| param.name);
        let params = params.filter(|name| !EVERYWHERE.contains(name));
        only(visit, &params.chain(OWN).collect::<Vec<_>>())?;
    }
    let mut asked = canned(name, visit, site).limits(limits(visit, site));
    let number = |value: &str| {
        let wrong = |_| Fault::Wrong(format!("\"{value}\": {}", visit.words().t("no_number")));
        value.parse::<usize>().map_err(wrong)
    };
    for name in ["shape", "top", "skip"] {
        if visit.pairs.iter().filter(|(other, _)| other == name).count() > 1 {
            return Err(Fault::Wrong(format!("\"{name}\": {}", visit.words().t("twice"))));
        }
    }
    for (name, value) in visit.pairs.iter().filter(|(_, value)| !value.is_empty()) {
        asked = match name.as_str() {
            "q" => asked,
            "shape" => {
                let wrong = |error: UnknownShape| Fault::Wrong(error.to_string());
                asked.shape(value.parse().map_err(wrong)?)
            }
            "top" => asked.top(number(value)?),
            "skip" => asked.skip(number(value)?),
            name => asked.with(name, value),
        };
    }
    Ok(asked)
}

/// The question of an address: what it gives, or what its phrase means. A phrase whose
/// meaning the address gives too is asked itself, since it says what answer it wants.
pub(super) fn resolve(base: &Base, visit: &Visit, site: &Site) -> Result<ResolvedQuestion, Fault> {
    let name = query_name(visit);
    let canned = base.resolve(&question(visit, name, site)?)?;
    let Some(phrase) = visit.given("q") else { return Ok(canned) };
    let is_alone = is_phrase_alone(visit);
    let asked = understood(phrase, visit, site, true).limits(limits(visit, site));
    match base.resolve(&asked) {
        Ok(asked) if is_alone || is_same(&asked, &canned) => Ok(asked),
        Err(error) if is_alone => Err(error.into()),
        _ => Ok(canned),
    }
}

/// Whether the phrase of an address is all that it gives.
pub(super) fn is_phrase_alone(visit: &Visit) -> bool {
    visit.given("q").is_some() && visit.pairs.iter().all(|(name, _)| name == "q")
}

/// The limits of a question: a page shows a hundred rows, and what is taken away has all.
fn limits(visit: &Visit, site: &Site) -> Limits {
    Limits { rows: (visit.form == Form::Html).then_some(PAGE), ..site.limits }
}
