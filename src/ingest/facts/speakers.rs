//! Who says something, and who acts in a sentence.

use super::super::cues::Cue;
use super::super::names::EntityMention;
use super::super::text::Span;
use super::grammar::is_oblique;
use super::sentence::Sentence;
use crate::model::EntityKind;

/// The greatest distance between a speaker and a verb of saying, in bytes: enough for
/// an adverb or a job title.
const NEAR: usize = 40;

/// The greatest distance between a person and a verb of saying behind what the person is.
const DESCRIBED: usize = 120;

/// The most tokens between an organization and the person who speaks for it.
const OFFICE: usize = 4;

/// Whether a mention is one of somebody or something that acts.
pub(super) fn acts(mention: &EntityMention) -> bool {
    let body = matches!(mention.kind, EntityKind::Person | EntityKind::Organization);
    body || (mention.kind == EntityKind::Place && mention.is_thing())
}

/// The speaker of a sentence.
pub(crate) fn speaker<'f>(sentence: &Sentence<'f>) -> Option<&'f EntityMention> {
    let says = sentence.places(Cue::Says).find_map(|verb| {
        let before = || named_before(sentence, verb);
        match follows(sentence, verb) {
            Some(Follows::Quote) => named_after(sentence, verb).or_else(before),
            // "Ada Byron, 36, says" is not inverted.
            Some(Follows::Comma) => before().or_else(|| named_after(sentence, verb)),
            None => before(),
        }
    });
    says.or_else(|| sentence.places(Cue::SaidBy).find_map(|verb| named_after(sentence, verb)))
}

/// What a verb of saying follows: `"It will open," says Ada Byron`.
enum Follows {
    Quote,
    Comma,
}

fn follows(sentence: &Sentence<'_>, verb: usize) -> Option<Follows> {
    let before = sentence.found.block.text.get(sentence.span.start..verb).unwrap_or_default();
    let before = before.trim_end();
    let quote = |text: &str| text.ends_with(['»', '”', '"', '’', '?', '!']);
    if before.is_empty() || quote(before) || quote(before.trim_end_matches([',', ' '])) {
        Some(Follows::Quote)
    } else {
        before.ends_with(',').then_some(Follows::Comma)
    }
}

/// The first person or organization behind a verb, if it is near; of an organization and
/// the person who speaks for it, the person.
fn named_after<'f>(sentence: &Sentence<'f>, verb: usize) -> Option<&'f EntityMention> {
    let after = sentence.references().filter(|mention| mention.span.start >= verb);
    let mut after = after.filter(|mention| acts(mention));
    let first = after.next().filter(|mention| mention.span.start - verb <= NEAR)?;
    let person = after.next().filter(|next| {
        let between = Span::new(first.span.end, next.span.start);
        next.kind == EntityKind::Person && sentence.found.within(between).len() <= OFFICE
    });
    Some(person.filter(|_| first.kind != EntityKind::Person).unwrap_or(first))
}

/// The last person or organization before a byte offset, if it is near; the one that the
/// sentence is about if a conjunction stands before the offset: `Ada replaces Karl and
/// plans`.
pub(super) fn named_before<'f>(sentence: &Sentence<'f>, place: usize) -> Option<&'f EntityMention> {
    if stands_before(sentence, place, Cue::Joins) {
        let straight = |mention: &&EntityMention| {
            mention.span.end <= place && acts(mention) && !is_oblique(sentence, mention)
        };
        return sentence.references().find(straight);
    }
    if is_pronoun(sentence, place) {
        return None;
    }
    let near = |mention: &&'f EntityMention| {
        let reach = if is_described(sentence, mention, place) { DESCRIBED } else { NEAR };
        acts(mention) && mention.span.end <= place && place - mention.span.end <= reach
    };
    let last = sentence.references().filter(near).last()?;
    // "Ada Byron of Acme said": the person speaks.
    let person = |mention: &&EntityMention| mention.kind == EntityKind::Person;
    Some(sentence.references().filter(near).filter(person).last().unwrap_or(last))
}

/// Whether an apposition stands between a person and a verb: "Ada Byron, the head of the
/// agency's science division, said".
fn is_described(sentence: &Sentence<'_>, person: &EntityMention, verb: usize) -> bool {
    let text = &sentence.found.block.text;
    let between = text.get(person.span.end..verb).unwrap_or_default().trim_end();
    person.kind == EntityKind::Person
        && between.len() > 1
        && between.starts_with(',')
        && between.ends_with(',')
        && between.matches(',').count() == 2
}

/// Whether a pronoun stands before a verb: "he says".
fn is_pronoun(sentence: &Sentence<'_>, verb: usize) -> bool {
    [Cue::Him, Cue::Il, Cue::It].into_iter().any(|cue| stands_before(sentence, verb, cue))
}

/// Whether a cue stands right before a place.
fn stands_before(sentence: &Sentence<'_>, place: usize, cue: Cue) -> bool {
    let found = sentence.found;
    let index = found.within(Span::new(sentence.span.start, place)).end;
    let before = index.checked_sub(1).filter(|_| place > sentence.span.start);
    before.is_some_and(|at| found.has_cue(at, cue))
}

/// Whether a sentence says something of whom the one before is about: "He promises".
pub(super) fn goes_on(sentence: &Sentence<'_>) -> bool {
    let verbs = [Cue::Says, Cue::Intends, Cue::Expects, Cue::Future].into_iter();
    let mut places = verbs.flat_map(|cue| sentence.places(cue));
    // "it will open, according to her"
    let pronouns = || [Cue::Him, Cue::Il].into_iter().flat_map(|cue| sentence.places(cue));
    let mut said = sentence.places(Cue::SaidBy);
    let behind = |verb: usize| pronouns().any(|at| verb < at && at - verb <= BEHIND);
    places.any(|verb| is_pronoun(sentence, verb)) || said.any(behind)
}

/// The greatest distance from a preposition of saying to its pronoun, in bytes.
const BEHIND: usize = 14;

/// Who acts in a sentence: the first person or organization without a preposition.
pub(super) fn actor<'f>(sentence: &Sentence<'f>) -> Option<&'f EntityMention> {
    let straight = |mention: &&EntityMention| acts(mention) && !is_oblique(sentence, mention);
    sentence.references().find(straight)
}
