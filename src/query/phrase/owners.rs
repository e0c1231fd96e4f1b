//! Who owns something: a part of an organization or a person. A part of anything else is
//! owned by nobody that the sources name. Who operates it owns it, or else uses it.

use rusqlite::{Connection, params};

use super::query::{EntityRole, Filter, Query, Wanted};
use super::query_builder::QueryBuilder;
use super::refusal::{Reason, Stop};
use super::suppliers::described_operator;
use super::term::Term;
use super::words::{What, Word};
use crate::model::RelationKind;

impl QueryBuilder {
    /// "owns", "operates", "works with", and "what camera was used for the film".
    pub(super) fn related_word(&mut self, word: &Word, term: &Term) -> Result<(), Reason> {
        match word {
            Word::Owner(turned) | Word::Operator(turned) => {
                self.relation = Some((RelationKind::PartOf, *turned));
                self.owner = Some(term.text.clone());
                self.operates = matches!(word, Word::Operator(_));
            }
            Word::Supplier(turned) => {
                self.relation = Some((RelationKind::MadeBy, *turned));
                self.supplies = Some(term.text.clone());
            }
            Word::Partner => {
                self.asked = self.asked.filter(|asked| *asked != What::People);
                self.ask_for(What::Organizations, &term.text, true)?;
                self.partner = true;
            }
            _ => {
                let used = Word::Relation(RelationKind::Uses, true);
                if self.what == Some(What::Systems) && term.words.contains(&used) {
                    self.relation = Some((RelationKind::Uses, true));
                    self.wanted = Wanted::List;
                }
            }
        }
        Ok(())
    }
}

/// Narrows a question by who owns what to owners that can own.
pub(super) fn owned(
    connection: &Connection,
    mut query: Query,
    draft: &QueryBuilder,
) -> Result<Query, Stop> {
    let Some(words) = &draft.owner else { return Ok(query) };
    let unknown = || Stop::from(Reason::Unknown(words.clone()));
    let category = draft.filters.iter().find_map(|filter| match filter {
        Filter::Category(any) => any.first().map(String::as_str),
        _ => None,
    });
    let (mut owned, mut owners) = (Vec::new(), None);
    for filter in &query.filters {
        match filter {
            Filter::Subject(slugs) => owned.clone_from(slugs),
            Filter::Object(slugs) | Filter::Related(RelationKind::PartOf, slugs) => {
                owners = Some(slugs.clone());
            }
            _ => {}
        }
    }
    match owners {
        Some(owners) => {
            for owner in owners {
                if !may_own(connection, &owner)? {
                    return Err(unknown());
                }
            }
        }
        None if query.what == What::Relations => {
            let found = owners_of(connection, &owned, category)?;
            if !found.is_empty() {
                query.filters.push(Filter::Object(found));
            } else if let Some(users) = users_of(connection, &owned, draft.operates)? {
                query.filters.retain(|filter| !matches!(filter, Filter::Subject(_)));
                for filter in &mut query.filters {
                    if matches!(filter, Filter::Relation(_)) {
                        *filter = Filter::Relation(RelationKind::Uses);
                    }
                }
                query.filters.extend([Filter::Subject(users), Filter::Object(owned)]);
            } else if let Some(operator) =
                described_operator(connection, &owned)?.filter(|_| draft.operates)
            {
                return Ok(operator);
            } else {
                return Err(unknown());
            }
            query.filters.sort_by_key(Filter::rank);
        }
        None => return Err(unknown()),
    }
    Ok(query)
}

/// The organizations that use what somebody operates, if any does.
fn users_of(
    connection: &Connection,
    operated: &[String],
    operates: bool,
) -> rusqlite::Result<Option<Vec<String>>> {
    let query = "SELECT DISTINCT s.slug FROM relations AS r
                 JOIN entities AS s ON s.id = r.subject_id
                 JOIN entities AS o ON o.id = r.object_id
                 WHERE r.kind = 'uses' AND o.slug = ?1 AND s.kind = 'organization' ORDER BY s.slug";
    let mut statement = connection.prepare_cached(query)?;
    let mut found = Vec::new();
    for slug in operated.iter().filter(|_| operates) {
        for user in statement.query_map([slug], |row| row.get(0))? {
            found.push(user?);
        }
    }
    Ok(Some(found).filter(|found| !found.is_empty()))
}

/// "who works with Musk": those who work for the same organization; of an organization,
/// others that events mention with it.
pub(super) fn colleagues(
    connection: &Connection,
    mut query: Query,
    draft: &QueryBuilder,
) -> Result<Query, Stop> {
    let [Filter::Entity(EntityRole::About, slugs)] = query.filters.as_slice() else {
        return Ok(query);
    };
    let [slug] = slugs.as_slice() else { return Ok(query) };
    let is_person = "SELECT EXISTS (SELECT 1 FROM entities WHERE slug = ?1 AND kind = 'person')";
    let mut is_person = connection.prepare_cached(is_person)?;
    if !draft.partner {
        return Ok(query);
    }
    let not_them = Filter::Entity(EntityRole::Without, slugs.clone());
    if !is_person.query_row([slug], |row| row.get::<_, bool>(0))? {
        return Ok(query.with([not_them]));
    }
    let employers = "SELECT DISTINCT o.slug FROM relations AS r
        JOIN entities AS s ON s.id = r.subject_id JOIN entities AS o ON o.id = r.object_id
        WHERE r.kind = 'works_for' AND s.slug = ?1 AND EXISTS (
            SELECT 1 FROM relations AS x
            WHERE x.kind = 'works_for' AND x.object_id = o.id AND x.subject_id <> s.id)
        ORDER BY o.slug";
    let mut employers = connection.prepare_cached(employers)?;
    let employers = employers.query_map([slug], |row| row.get(0))?;
    let employers: Vec<String> = employers.collect::<rusqlite::Result<_>>()?;
    // Those without an employer that others have: nobody says who works with them.
    if employers.is_empty() {
        return Err(Reason::Unknown(draft.named.clone()).into());
    }
    query.what = What::People;
    query.filters = vec![Filter::Related(RelationKind::WorksFor, employers), not_them];
    Ok(query)
}

fn may_own(connection: &Connection, slug: &str) -> rusqlite::Result<bool> {
    let query = "SELECT EXISTS (SELECT 1 FROM entities WHERE slug = ?1
                 AND kind IN ('organization', 'person'))";
    connection.prepare_cached(query)?.query_row([slug], |row| row.get(0))
}

/// The organizations and people that something is a part of.
fn owners_of(
    connection: &Connection,
    owned: &[String],
    category: Option<&str>,
) -> rusqlite::Result<Vec<String>> {
    let query = "SELECT DISTINCT o.slug FROM relations AS r
                 JOIN entities AS s ON s.id = r.subject_id
                 JOIN entities AS o ON o.id = r.object_id
                 WHERE r.kind = 'part_of' AND s.slug = ?1 AND o.kind IN ('organization', 'person')
                   AND (?2 IS NULL OR o.id IN (
                        SELECT y.entity_id FROM organizations AS y WHERE y.category = ?2))
                 ORDER BY o.slug";
    let mut statement = connection.prepare_cached(query)?;
    let mut found = Vec::new();
    for slug in owned {
        for owner in statement.query_map(params![slug, category], |row| row.get(0))? {
            found.push(owner?);
        }
    }
    Ok(found)
}
