//! The roles of entities in events, by their position in a sentence.

use std::collections::BTreeMap;

use super::super::cues::Cue;
use super::super::names::EntityMention;
use super::pieces::Piece;
use super::sentence::Sentence;
use super::speakers::{acts, speaker};
use crate::model::{EntityKind, Mention, Role};

/// The mentions of an event: every entity once, in its most important role.
pub(super) fn mentions(piece: &Piece<'_>) -> Vec<Mention> {
    let mut roles: BTreeMap<String, Role> = BTreeMap::new();
    let mut subject = false;
    for (index, sentence) in piece.sentences.iter().enumerate() {
        let speaker = speaker(sentence).map(|mention| mention.slug.as_str());
        // Other nouns that stand for an entity are too unsure: "the county", "a person".
        let named = |span| sentence.mentions().any(|mention| mention.span == span);
        let mentions = sentence.references();
        for mention in mentions.filter(|mention| mention.is_thing() || named(mention.span)) {
            let role = if speaker == Some(&mention.slug) {
                Role::Speaker
            } else {
                role(sentence, mention, index == 0, subject)
            };
            subject |= role == Role::Subject;
            let known = roles.entry(mention.slug.clone()).or_insert(role);
            if rank(role) < rank(*known) {
                *known = role;
            }
        }
    }
    roles.into_iter().map(|(entity, role)| Mention { entity, role }).collect()
}

fn role(sentence: &Sentence<'_>, mention: &EntityMention, first: bool, subject: bool) -> Role {
    match mention.kind {
        EntityKind::Place => {
            let before =
                |place: usize| place < mention.span.start && mention.span.start - place <= 12;
            if sentence.places(Cue::Place).any(before) { Role::Place } else { Role::Mentioned }
        }
        EntityKind::System if !subject => Role::Subject,
        EntityKind::Person | EntityKind::Organization if first && leads(sentence, mention) => {
            Role::Actor
        }
        _ => Role::Mentioned,
    }
}

/// Whether a mention is the first person or organization of its sentence.
fn leads(sentence: &Sentence<'_>, mention: &EntityMention) -> bool {
    let first = sentence.mentions().find(|other| acts(other));
    first.is_some_and(|first| first.span == mention.span)
}

/// The order of the roles, the most important first.
fn rank(role: Role) -> u8 {
    match role {
        Role::Speaker => 0,
        Role::Actor => 1,
        Role::Subject => 2,
        Role::Host => 3,
        Role::Place => 4,
        Role::Mentioned => 5,
    }
}
