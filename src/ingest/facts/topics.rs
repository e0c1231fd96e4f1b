//! What a sentence is about.

use super::super::cues::Cue;
use super::super::figures::WrittenFigure;
use super::super::names::EntityMention;
use super::super::text::Span;
use super::article::Article;
use super::grammar::{is_oblique, is_owner, is_source};
use super::sentence::Sentence;
use super::speakers::speaker;
use super::verbs::opens;
use crate::model::EntityKind;

/// The most bytes between a name and its verb.
const VERB: usize = 4;

/// Whether an entity of a kind can be the subject of a figure that nothing else tells of.
pub(super) fn can_have_figures(mention: &EntityMention) -> bool {
    is_body(mention) || mention.is_thing()
}

/// Whether a mention is that of an organization with figures of its own.
pub(super) fn is_body(mention: &EntityMention) -> bool {
    mention.kind == EntityKind::Organization && !mention.is_observer()
}

/// Whether a mention is outside of all figures.
pub(super) fn outside(sentence: &Sentence<'_>) -> impl Fn(&&EntityMention) -> bool {
    let figures: Vec<Span> = sentence.figures().map(|figure| figure.full).collect();
    move |mention| figures.iter().all(|figure| !figure.meets(mention.span))
}

/// The topic of a sentence, which the next one may be about: its first system, else its
/// first organization.
pub(super) fn topic<'f>(
    article: &Article<'_>,
    sentence: &Sentence<'f>,
) -> Option<&'f EntityMention> {
    let straight =
        |mention: &&EntityMention| !is_oblique(sentence, mention) && !is_owner(sentence, mention);
    let told = |mention: &&EntityMention| !is_source(sentence, mention);
    let all = || sentence.references().filter(outside(sentence)).filter(told);
    let system = all().find(|mention| mention.kind == EntityKind::System);
    let body = || all().filter(straight).find(|mention| is_body(mention));
    let any = || all().find(|mention| mention.kind == EntityKind::Organization);
    let thing = || all().filter(straight).find(|mention| mention.is_thing());
    let other = || {
        let other = |mention: &&EntityMention| mention.kind == EntityKind::Other;
        all().filter(straight).filter(other).find(|mention| opens(article, sentence, mention))
    };
    system.or_else(body).or_else(thing).or_else(any).or_else(other)
}

/// The person whom a sentence begins with, if they do not only speak.
pub(super) fn person_who_acts<'f>(sentence: &Sentence<'f>) -> Option<&'f EntityMention> {
    let speaker = speaker(sentence).map(|mention| mention.span);
    let whole = |mention: &&EntityMention| !is_owner(sentence, mention);
    let first = sentence.references().filter(outside(sentence)).find(whole)?;
    let acts = first.kind == EntityKind::Person
        && Some(first.span) != speaker
        && !is_oblique(sentence, first);
    acts.then_some(first)
}

/// Whether a person only says or expects something: "Byron expects".
pub(super) fn foresees(sentence: &Sentence<'_>, person: &EntityMention) -> bool {
    [Cue::Says, Cue::Expects, Cue::Intends].into_iter().any(|cue| {
        let mut places = sentence.places(cue);
        places.any(|place| place > person.span.end && place - person.span.end <= VERB)
    })
}

/// The nearest place before a figure, wherever it stands: "in Arden, a village of 300".
pub(super) fn place_before<'f>(
    sentence: &Sentence<'f>,
    figure: &WrittenFigure,
) -> Option<&'f EntityMention> {
    let places = sentence.references().filter(|one| one.kind == EntityKind::Place);
    places.filter(|one| one.span.end <= figure.span.start).last()
}
