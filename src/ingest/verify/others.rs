//! Checks proposed outcomes, entities and relations.

use super::super::text::Span;
use super::checks::Checks;
use super::judgement::{Findings, Place};
use super::names::{Named, stands};
use super::prediction::is_denied;
use super::proposed::{ProposedEntity, ProposedOutcome, ProposedRelation};
use crate::language::{entries, vocabularies};
use crate::model::{EntityKind, Verdict};

/// Checks an outcome of a prediction of the dataset.
pub(super) fn outcome(
    checks: &Checks<'_>,
    fact: &ProposedOutcome,
    prediction: usize,
    place: &Place,
    findings: &mut Findings,
) {
    if let Some(date) = fact.date {
        checks.dates().event(place, date, None, findings);
    }
    let Some(promise) = checks.facts.dataset.predictions.get(prediction) else { return };
    let events = &checks.facts.dataset.events;
    let shown = promise.outcome.as_ref().filter(|read| {
        let event = events.iter().find(|event| event.slug == read.event);
        let at = event.and_then(|event| checks.located(&event.at));
        read.verdict == fact.verdict
            && at.is_some_and(|(block, span)| block == place.block && span.meets(place.span))
    });
    if shown.is_some() {
        return;
    }
    let (due, verdict) = (promise.due, fact.verdict);
    let came_true = matches!(verdict, Verdict::Kept | Verdict::Late);
    if came_true && is_denied(checks, place) {
        findings.refuse(format!("the quote denies that it came true, the fact says “{verdict}”"));
    }
    if let Some((_, piece)) = checks.dates().pieces(place).next() {
        let date = piece.date;
        let after = date.start() > due.end();
        if (verdict == Verdict::Kept && after)
            || (verdict == Verdict::Late && date.end() <= due.end())
        {
            findings.refuse(format!("the quote is of {date}, the deadline {due}: not “{verdict}”"));
        }
    }
    findings.doubt(format!("kb does not read in the quote that the prediction is “{verdict}”"));
}

/// Checks an entity: its names and what it is.
pub(super) fn entity(
    checks: &Checks<'_>,
    fact: &ProposedEntity,
    place: &Place,
    findings: &mut Findings,
) {
    checks.names.check(&fact.name, place, findings);
    let slugs = checks.names.slugs(&fact.name);
    for alias in &fact.aliases {
        let linked = !checks.names.slugs(alias).is_disjoint(&slugs);
        if !checks.names.is_known(alias) {
            findings.refuse(format!("“{alias}” does not stand in the article"));
        } else if !linked {
            let name = &fact.name;
            findings.doubt(format!("kb does not read that “{alias}” is “{name}”"));
        }
    }
    let kinds: Vec<EntityKind> = slugs.iter().filter_map(|slug| checks.names.kind(slug)).collect();
    match kinds.as_slice() {
        [] if !is_name(checks, &fact.name, place) => {
            findings.doubt(format!("kb reads no name “{}” in the article", fact.name));
        }
        kinds if kinds.contains(&fact.entity) => {}
        [kind, ..]
            if kinds.iter().all(|kind| *kind != EntityKind::Other)
                && !slugs.iter().any(|slug| checks.names.may_be(slug, fact.entity)) =>
        {
            findings.doubt(format!("kb reads its type as {kind}, the fact says {}", fact.entity));
        }
        _ => findings
            .note(format!("nothing in the article tells kb that its type is {}", fact.entity)),
    }
}

/// Whether words look like a name that kb may not know: some of them begin with a capital
/// letter, and they are not the one word with which their sentence begins.
fn is_name(checks: &Checks<'_>, words: &str, place: &Place) -> bool {
    let mut capitals = words.split_whitespace().map(|word| word.starts_with(char::is_uppercase));
    if !capitals.any(|is_capital| is_capital) {
        return false;
    }
    let Some(found) = checks.article.found.get(place.block) else { return false };
    let at = place.span.of(&found.block.text).find(words).map(|at| place.span.start + at);
    let begins = at.is_some_and(|start| {
        checks.sentence(place.block, Span::new(start, start + words.len())).start == start
    });
    words.contains(char::is_whitespace) || !begins
}

/// Checks a relation: both names stand in the quote, with words of the relation between
/// them and no other name; gives the slugs of both.
pub(super) fn relation(
    checks: &Checks<'_>,
    fact: &ProposedRelation,
    place: &Place,
    findings: &mut Findings,
) -> Option<(String, String)> {
    for name in [&fact.subject, &fact.object] {
        if checks.names.named(name, place) != Named::Quoted {
            checks.names.check(name, place, findings);
            return None;
        }
    }
    let word = fact.relation.word();
    let (subject, object) =
        (checks.names.span(&fact.subject, place), checks.names.span(&fact.object, place));
    let said = subject.zip(object).and_then(|((one, subject), (other, object))| {
        let forward = subject.start < object.start;
        let (first, last) = if forward { (subject, object) } else { (object, subject) };
        let between = Span::new(first.end, last.start.max(first.end));
        let only = checks.names.within(place.block, between).is_empty();
        let found = checks.article.found.get(place.block)?;
        let read = spoken(checks, between.of(&found.block.text))?;
        let wanted = if forward { word.to_owned() } else { format!("-{word}") };
        (only && read == wanted).then_some((one, other))
    });
    match said {
        None => findings.doubt(format!(
            "kb does not read the relation “{}” from “{}” to “{}”",
            word.replace('_', " "),
            fact.subject,
            fact.object
        )),
        Some(_) if is_denied(checks, place) => findings.doubt("the quote may deny it"),
        Some(_) => {}
    }
    said
}

/// The relation of the longest phrase for one in a text: `made_by`, or `-made_by` if it is
/// told from the other side.
fn spoken(checks: &Checks<'_>, text: &str) -> Option<String> {
    let phrases = entries(vocabularies(checks.article.rules.language).phrases);
    let relations = phrases.filter(|entry| entry.kind == "relation");
    let all = relations.flat_map(|entry| entry.phrases().map(move |phrase| (entry.value, phrase)));
    let said = all.filter(|(_, phrase)| stands(phrase, text));
    said.max_by_key(|(_, phrase)| phrase.len()).map(|(value, _)| value.to_owned())
}
