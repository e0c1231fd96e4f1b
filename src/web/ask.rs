//! `/ask?q=`: a phrase is understood, and leads to the address of its answer.

use super::Site;
use super::asked::{is_same, only, question, understood};
use super::fault::Fault;
use super::reply::Reply;
use super::visit::Visit;
use crate::query::phrase::Filter;
use crate::query::{ResolvedQuestion, Shape};
use crate::store::Base;

/// Leads to the answer of a phrase.
pub(super) fn ask(base: &mut Base, visit: &Visit, site: &Site) -> Result<Reply, Fault> {
    only(visit, &["q"])?;
    let phrase = visit.given("q").unwrap_or_default().trim();
    if phrase.is_empty() {
        return Ok(Reply::redirect(visit.to(&[])));
    }
    let resolved = base.resolve(&understood(phrase, visit, site, false))?;
    // The answer speaks as the phrase does.
    let language = resolved.language();
    let speaking = if language == visit.language { visit.clone() } else { visit.spoken(language) };
    let name = resolved.call().canned.name();
    let there = speaking.at(&["q", name], permanent(&resolved, phrase));
    // What an address cannot say, its phrase says alone.
    let same = question(&there, name, site).and_then(|asked| Ok(base.resolve(&asked)?));
    if same.is_ok_and(|same| is_same(&same, &resolved)) {
        return Ok(Reply::redirect(there.here()));
    }
    let alone = there.at(&["q", name], Vec::new());
    Ok(Reply::redirect(alone.and("q", phrase).here()))
}

/// What the address of an answer gives: every argument, and the phrase itself.
fn permanent(resolved: &ResolvedQuestion, phrase: &str) -> Vec<(String, String)> {
    let call = resolved.call();
    let filters = resolved.phrase().into_iter().flat_map(|phrase| &phrase.query.filters);
    let mut words = filters.filter_map(|filter| match filter {
        Filter::Text(words) => Some(words.clone()),
        _ => None,
    });
    let arguments = call.arguments().filter(|(name, _)| !matches!(*name, "lang" | "as_of"));
    // The words as they were typed, not the expression that looks for them.
    let mut pairs: Vec<_> = arguments
        .map(|(name, value)| match name {
            "text" => (name, words.next().unwrap_or(value)),
            name => (name, value),
        })
        .collect();
    let shape = (call.shape != Shape::Rows).then(|| ("shape", call.shape.to_string()));
    let skip = (resolved.skipped() > 0).then(|| ("skip", resolved.skipped().to_string()));
    pairs.extend(shape);
    pairs.extend(resolved.top().map(|rows| ("top", rows.to_string())));
    pairs.extend(skip);
    pairs.push(("q", phrase.to_owned()));
    pairs.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}
