//! Checks a proposed prediction: its deadline, who makes it, and what it is about.

use super::super::facts::{Sentence, denies, due};
use super::checks::Checks;
use super::clauses::is_negated;
use super::dates::{check_approximate, holds, is_end, listed, plain, same_days};
use super::judgement::{Findings, Place};
use super::names::Named;
use super::proposed::ProposedPrediction;
use crate::model::Period;

/// A prediction as kb reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Promise {
    /// The index of a prediction of the dataset.
    Made(usize),
    /// The index of one that kb names nobody for.
    Unspoken(usize),
}

/// Checks a prediction; gives that of the article.
pub(super) fn prediction(
    checks: &Checks<'_>,
    fact: &ProposedPrediction,
    place: &Place,
    findings: &mut Findings,
) -> Option<Promise> {
    let promise = promised(checks, fact, place, findings)?;
    if let Promise::Made(index) = promise
        && let Some(read) = checks.facts.dataset.predictions.get(index)
    {
        check_approximate(read.approximate, fact.approximate, findings);
    }
    let dates = checks.dates().within(place);
    if !dates.iter().any(|(date, one)| {
        let near = is_end(one) && date.end() == fact.due.end();
        near || same_days(*date, fact.due) || due(one).is_some_and(|due| same_days(due, fact.due))
    }) {
        findings.doubt("the deadline does not stand in the quote");
    }
    if checks.is_negated(place, fact.due) {
        findings.doubt("a negation stands before the deadline, so the article may deny it");
    }
    by(checks, fact, place, promise, findings);
    about(checks, fact, place, promise, findings);
    if let Some(made) = fact.made {
        checks.dates().event(place, made, None, findings);
    }
    Some(promise)
}

/// The promise in the quote that has the deadline.
fn promised(
    checks: &Checks<'_>,
    fact: &ProposedPrediction,
    place: &Place,
    findings: &mut Findings,
) -> Option<Promise> {
    let meets = |block: usize, span| block == place.block && place.span.meets(span);
    let predictions = checks.facts.dataset.predictions.iter().enumerate();
    let mut here = predictions
        .filter(|(_, one)| checks.located(&one.at).is_some_and(|(block, span)| meets(block, span)));
    let dates = checks.dates().within(place);
    // "By the end of 2018" is by December 2018, and by its last day.
    let ends = |read: Period| {
        let said = dates.iter().find(|(date, one)| {
            same_days(*date, read) || due(one).is_some_and(|due| same_days(due, read))
        });
        let close = said.is_some_and(|(_, one)| is_end(one));
        close && fact.due.end() == read.end() && holds(read, fact.due)
    };
    let fits = |read: Period| same_days(read, fact.due) || ends(read);
    if let Some((index, _)) = here.find(|(_, one)| fits(one.due)) {
        return Some(Promise::Made(index));
    }
    let mut unspoken = checks.facts.unspoken.iter();
    let found = unspoken.position(|one| one.due.is_some_and(fits) && meets(one.block, one.span));
    if let Some(index) = found {
        return Some(Promise::Unspoken(index));
    }
    unread(checks, fact.due, place, findings);
    None
}

/// Says why kb reads no promise with a deadline.
fn unread(checks: &Checks<'_>, wanted: Period, place: &Place, findings: &mut Findings) {
    let dates = checks.dates().within(place);
    let by = dates.iter().filter_map(|(_, date)| due(date));
    let all: Vec<Period> = dates.iter().map(|(date, _)| *date).chain(by).map(plain).collect();
    if all.is_empty() {
        findings.refuse(format!("the quote has no deadline; the fact says {wanted}"));
    } else if !all.iter().any(|date| same_days(*date, wanted)) {
        let coarse = |date: &Period| holds(wanted, *date);
        let says = format!("the quote says {}, the fact says {wanted}", listed(&all));
        if all.iter().any(coarse) { findings.doubt(says) } else { findings.refuse(says) }
    } else if dates.iter().any(|(date, one)| {
        let same = same_days(*date, wanted) || due(one).is_some_and(|due| same_days(due, wanted));
        same && is_negated(checks.article, place.block, one.span)
    }) {
        findings.refuse(format!("the article denies it, or says that {wanted} is missed"));
    } else {
        findings.doubt(format!("kb reads no promise for {wanted} in the quote"));
    }
}

/// Whether the sentence of a quote says that something will not happen.
pub(super) fn is_denied(checks: &Checks<'_>, place: &Place) -> bool {
    let Some(found) = checks.article.found.get(place.block) else { return false };
    let dates = checks.dates().within(place);
    let span = dates.first().map_or(place.span, |(_, date)| date.span);
    let sentence = Sentence::new(found, checks.sentence(place.block, span));
    denies(&sentence)
}

/// Checks who makes the prediction.
fn by(
    checks: &Checks<'_>,
    fact: &ProposedPrediction,
    place: &Place,
    promise: Promise,
    findings: &mut Findings,
) {
    let Some(name) = &fact.by else { return };
    let slugs = checks.names.slugs(name);
    let (read, sure) = match promise {
        Promise::Made(index) => {
            let read = checks.facts.dataset.predictions.get(index);
            let rule = read.and_then(|read| read.origin.as_ref()).map(|origin| &origin.rule);
            let sure = rule.is_some_and(|rule| !rule.contains("nobody named"));
            (read.map(|read| read.by.clone()), sure)
        }
        Promise::Unspoken(_) => (None, false),
    };
    let fits = read.as_ref().is_some_and(|read| slugs.contains(read));
    match checks.names.named(name, place) {
        _ if fits && sure => {}
        Named::Quoted if fits => {}
        Named::Quoted if !sure => {
            let sentence = checks.sentence(place.block, place.span);
            let named = checks.names.within(place.block, sentence);
            if slugs.is_empty() || !named.iter().all(|slug| slugs.contains(*slug)) {
                findings.doubt(format!("kb does not read whether “{name}” says it"));
            }
        }
        Named::Quoted => {
            let other = read.map(|read| checks.names.name_of(&read)).unwrap_or_default();
            findings.doubt(format!("kb reads “{other}” as who says it, the fact says “{name}”"));
        }
        _ => checks.names.check(name, place, findings),
    }
}

/// Checks what the prediction is about.
fn about(
    checks: &Checks<'_>,
    fact: &ProposedPrediction,
    place: &Place,
    promise: Promise,
    findings: &mut Findings,
) {
    let Some(name) = &fact.subject else { return };
    let Promise::Made(index) = promise else {
        checks.names.check(name, place, findings);
        return;
    };
    let read = checks.facts.dataset.predictions.get(index).map(|read| read.subject.as_str());
    if read.is_some_and(|read| checks.names.slugs(name).contains(read)) {
        return;
    }
    if checks.names.named(name, place) == Named::Quoted {
        let other = checks.names.name_of(read.unwrap_or_default());
        findings.doubt(format!("kb reads it as about “{other}”, the fact says “{name}”"));
    } else {
        checks.names.check(name, place, findings);
    }
}
