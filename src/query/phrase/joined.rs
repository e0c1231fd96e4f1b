//! Names joined to others: "Tesla or Nvidia", "Nvidia, TSMC and Tesla".

use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::query_builder::link;
use super::refusal::Reason;
use super::term::Term;
use super::words::{Preposition, Word};
use crate::model::EntityKind;

/// "… and Nvidia", "… ou Cortex", "… and by Tesla" with the same tie.
pub(super) fn another(
    at: Cursor<'_>,
    tie: Option<Preposition>,
) -> Result<Option<(Preposition, Cursor<'_>, EntityKind, String)>, Reason> {
    let mut place = at;
    let listed = place.is_link(Preposition::Comma);
    if listed {
        place = place.next();
    }
    let joint = place.read(joint_of);
    let joint = match joint {
        Some(joint) => {
            place = place.next().past_filler();
            Some(joint)
        }
        // A list: "Nvidia, TSMC or Tesla" is joined as its end is.
        None if listed => Some(list_joint(place).unwrap_or(Preposition::And)),
        None => None,
    };
    let joint = match (joint, tie) {
        (Some(Preposition::Nor), tie) if denies(tie) => Preposition::And,
        (Some(Preposition::Nor) | None, _) => return Ok(None),
        (Some(joint), _) => joint,
    };
    if tie.is_some_and(|tie| place.is_link(tie)) {
        place = place.next().past_filler();
    }
    let Some(term) = place.term().filter(|term| term.words.is_empty()) else { return Ok(None) };
    Ok(entity(term, tie)?.map(|(kind, slug)| (joint, place.next(), kind, slug)))
}

/// Whether a tie denies what follows it.
pub(super) fn denies(tie: Option<Preposition>) -> bool {
    matches!(tie, Some(Preposition::Without | Preposition::NotBy | Preposition::NotUsing))
}

/// Whether an entity of a kind can say something.
pub(super) fn speaks(kind: EntityKind) -> bool {
    matches!(kind, EntityKind::Person | EntityKind::Organization)
}

fn joint_of(word: &Word) -> Option<Preposition> {
    link(word).filter(|link| matches!(link, Preposition::And | Preposition::Or | Preposition::Nor))
}

/// The joint at the end of a list of names.
fn list_joint(mut at: Cursor<'_>) -> Option<Preposition> {
    while at.term().is_some_and(names_entity) {
        at = at.next();
        if at.is_link(Preposition::Comma) {
            at = at.next();
        }
        let joint = at.read(joint_of);
        if joint.is_some() && at.next().past_filler().term().is_some_and(names_entity) {
            return joint;
        }
    }
    None
}

fn names_entity(term: &Term) -> bool {
    term.things.iter().any(|thing| matches!(thing, Thing::Entity { .. }))
}

/// The entity a term names; several of one name are told apart by what the tie
/// wants, or the phrase is refused.
pub(super) fn entity(
    term: &Term,
    tie: Option<Preposition>,
) -> Result<Option<(EntityKind, String)>, Reason> {
    let entities: Vec<_> = term
        .things
        .iter()
        .filter_map(|thing| match thing {
            Thing::Entity { kind, slug } => Some((*kind, slug.clone())),
            _ => None,
        })
        .collect();
    let wanted = |kind: EntityKind| match tie {
        Some(Preposition::By | Preposition::NotBy) => {
            matches!(kind, EntityKind::Person | EntityKind::Organization)
        }
        Some(Preposition::In | Preposition::At) => kind == EntityKind::Place,
        _ => false,
    };
    match entities.as_slice() {
        [] => Ok(None),
        [only] => Ok(Some(only.clone())),
        several => {
            let mut fitting = several.iter().filter(|(kind, _)| wanted(*kind));
            match (fitting.next(), fitting.next()) {
                (Some(one), None) => Ok(Some(one.clone())),
                _ => Err(Reason::Ambiguous {
                    name: term.text.clone(),
                    slugs: several.iter().map(|(_, slug)| slug.clone()).collect(),
                }),
            }
        }
    }
}
