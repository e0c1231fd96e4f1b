//! What a phrase names: entities with the word that ties them, units and
//! metrics.

use super::cursor::Cursor;
use super::gazetteer::Thing;
use super::parse::{Draft, link};
use super::query::{EntityRole, Filter};
use super::reading::Term;
use super::refusal::Reason;
use super::words::{Link, What, Word};
use crate::model::EntityKind;

impl Draft {
    /// Entities, units and metrics, with the word that ties them and the others
    /// that "and" or "or" adds.
    pub(super) fn things<'t>(&mut self, cursor: Cursor<'t>) -> Result<Option<Cursor<'t>>, Reason> {
        let link = cursor.read(link);
        let mut at = if link.is_some() { cursor.next().past_filler() } else { cursor };
        let Some(first) = at.term().filter(|term| self.names(term, link)) else { return Ok(None) };
        if let Some(filter) = self.measure(first, link) {
            self.filters.push(filter);
            return Ok(Some(at.next()));
        }
        let Some((kind, slug)) = entity(first, link)? else { return Ok(None) };
        at = at.next();
        let Some(link) = link else {
            self.loose.push((kind, slug));
            return Ok(Some(at));
        };
        let role = role(link);
        let mut any = vec![slug];
        while let Some((joint, place, slug)) = another(at, link)? {
            if joint == Link::Or && role != EntityRole::Without {
                any.push(slug);
            } else {
                self.filters.push(Filter::Entity(role, std::mem::replace(&mut any, vec![slug])));
            }
            at = place;
        }
        self.filters.push(Filter::Entity(role, any));
        Ok(Some(at))
    }

    /// Whether a term is to be read as what it names rather than as a word.
    fn names(&self, term: &Term, link: Option<Link>) -> bool {
        let only_measures = !term.things.iter().any(|thing| matches!(thing, Thing::Entity { .. }));
        let measured = self.what == Some(What::Figures) || self.count || link == Some(Link::In);
        !term.things.is_empty() && (term.words.is_empty() || (only_measures && measured))
            || (!term.things.is_empty() && !only_measures && term.words == [Word::Filler])
    }

    /// A unit or metric, where figures are asked for or nothing else is meant.
    fn measure(&mut self, term: &Term, link: Option<Link>) -> Option<Filter> {
        let figures = self.what == Some(What::Figures) || (self.what.is_none() && self.count);
        let is_entity = term.things.iter().any(|thing| matches!(thing, Thing::Entity { .. }));
        if is_entity && !(figures && matches!(link, Some(Link::In | Link::Of) | None)) {
            return None;
        }
        let measure = term.things.iter().find_map(|thing| match thing {
            Thing::Unit(slug) if link != Some(Link::Of) || !is_entity || self.what.is_none() => {
                Some(Filter::Unit(slug.clone()))
            }
            _ => None,
        });
        let measure = measure.or_else(|| {
            term.things.iter().find_map(|thing| match thing {
                Thing::Metric(slug) => Some(Filter::Metric(slug.clone())),
                _ => None,
            })
        })?;
        if self.what.is_none() {
            self.what = Some(What::Figures);
            self.count = false;
        }
        Some(measure)
    }
}

fn role(link: Link) -> EntityRole {
    match link {
        Link::By => EntityRole::By,
        Link::Without => EntityRole::Without,
        _ => EntityRole::About,
    }
}

/// "… and Nvidia", "… ou Cortex", "… and by Tesla" with the same tie.
fn another(at: Cursor<'_>, tie: Link) -> Result<Option<(Link, Cursor<'_>, String)>, Reason> {
    let Some(joint) = at.read(link).filter(|link| matches!(link, Link::And | Link::Or)) else {
        return Ok(None);
    };
    let mut place = at.next().past_filler();
    if place.is_link(tie) {
        place = place.next().past_filler();
    }
    let Some(term) = place.term().filter(|term| term.words.is_empty()) else { return Ok(None) };
    Ok(entity(term, Some(tie))?.map(|(_, slug)| (joint, place.next(), slug)))
}

/// The entity a term names; several of one name are told apart by what the tie
/// wants, or the phrase is refused.
fn entity(term: &Term, link: Option<Link>) -> Result<Option<(EntityKind, String)>, Reason> {
    let entities: Vec<_> = term
        .things
        .iter()
        .filter_map(|thing| match thing {
            Thing::Entity { kind, slug } => Some((*kind, slug.clone())),
            _ => None,
        })
        .collect();
    let wanted = |kind: EntityKind| match link {
        Some(Link::By) => matches!(kind, EntityKind::Person | EntityKind::Organization),
        Some(Link::In | Link::At) => kind == EntityKind::Place,
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
