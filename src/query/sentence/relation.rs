//! Who made what, what is part of what, where something stands.

use super::words::Values;
use super::{Composer, ENTITY, MOST, cell, source};
use crate::query::error::QueryError;
use crate::query::phrase::{Filter, Wanted};
use crate::query::rows::{Row, Rows};

impl<'c> Composer<'c> {
    /// The relations of the answer, in a sentence of this name.
    pub(super) fn relations(&mut self, name: &str) -> Result<String, QueryError> {
        let facts = match self.total() {
            0..=MOST => self.facts(self.rows),
            _ => self.by_way_of()?,
        };
        if facts.is_empty() {
            return Ok(facts);
        }
        Ok(self.say(name, &[("facts", &facts)]))
    }

    /// That no relation shows what is asked.
    pub(super) fn unshown(&mut self, wanted: &Wanted) -> Result<Option<String>, QueryError> {
        match wanted {
            Wanted::Truth => Ok(Some(self.asked("unsaid", &[])?)),
            Wanted::Place => {
                let Some((_, slug)) = self.related() else { return Ok(None) };
                let name = self.name(slug)?;
                Ok(Some(self.say("nowhere", &[("name", &name)])))
            }
            _ => Ok(None),
        }
    }

    /// That no relation to these entities is shown, and which relations of that kind are.
    pub(super) fn instead(&mut self, objects: &[String]) -> Result<String, QueryError> {
        let unsaid = self.between("unsaid", Some(objects), &[])?;
        let facts = self.relations("relation")?;
        Ok(format!("{unsaid} {facts}").trim().to_owned())
    }

    /// What the question asks, where many relations together show it: a part of a part.
    fn by_way_of(&mut self) -> Result<String, QueryError> {
        let Some(row) = self.first() else { return Ok(String::new()) };
        let (count, source) = (self.total().to_string(), source(row));
        self.asked("way", &[("count", &count), ("source", &source)])
    }

    /// The relation that the question asks for, in a sentence of this name; empty if it
    /// does not name both sides.
    fn asked(&mut self, name: &str, more: &Values<'_>) -> Result<String, QueryError> {
        self.between(name, None, more)
    }

    /// The same, with the entities on its other side if the question no longer names them.
    fn between(
        &mut self,
        name: &str,
        objects: Option<&[String]>,
        more: &Values<'_>,
    ) -> Result<String, QueryError> {
        let (mut subject, mut relation) = (None, String::new());
        let mut object = objects.map(|slugs| self.one_name(slugs)).transpose()?.flatten();
        for filter in &self.query.filters {
            match filter {
                Filter::Subject(slugs) => subject = self.one_name(slugs)?,
                Filter::Object(slugs) => object = self.one_name(slugs)?,
                Filter::Relation(kind) => relation = self.say(kind.word(), &[]),
                _ => {}
            }
        }
        let (Some(subject), Some(object)) = (subject, object) else { return Ok(String::new()) };
        let values = [("subject", &*subject), ("relation", &relation), ("object", &object)];
        Ok(self.say(name, &[values.as_slice(), more].concat()))
    }

    /// The name of the only one of these.
    fn one_name(&mut self, slugs: &[String]) -> Result<Option<String>, QueryError> {
        match slugs {
            [slug] => self.name(slug).map(Some),
            _ => Ok(None),
        }
    }

    fn name(&mut self, slug: &str) -> Result<String, QueryError> {
        let entity = self.fetch(ENTITY, slug)?;
        Ok(entity.iter().next().map(|row| cell(row, "name")).unwrap_or_default())
    }

    /// Where the entity asked for stands.
    pub(super) fn places(&mut self) -> Result<String, QueryError> {
        let Some((kind, slug)) = self.related() else { return Ok(String::new()) };
        let facts = self.said_of(slug, Some(kind))?;
        if facts.is_empty() {
            return Ok(facts);
        }
        Ok(self.say("relation", &[("facts", &facts)]))
    }

    /// The relation that narrows what is asked for.
    fn related(&self) -> Option<(&'c str, &'c str)> {
        self.query.filters.iter().find_map(|filter| match filter {
            Filter::Related(kind, slugs) => match slugs.as_slice() {
                [slug] => Some((kind.word(), slug.as_str())),
                _ => None,
            },
            _ => None,
        })
    }

    /// The relations that are said of an entity, of one kind or of any.
    pub(super) fn said_of(&mut self, slug: &str, kind: Option<&str>) -> Result<String, QueryError> {
        let mut given = vec![("subject", slug)];
        given.extend(kind.map(|kind| ("kind", kind)));
        let call = self.call("relations", &given)?;
        let rows = self.ask(&call, MOST)?;
        Ok(self.facts(&rows))
    }

    fn facts(&self, rows: &Rows) -> String {
        let facts: Vec<_> = rows.iter().take(MOST).map(|row| self.fact(row)).collect();
        facts.join(", ")
    }

    fn fact(&self, row: Row<'_>) -> String {
        let [subject, object] = ["subject", "object"].map(|column| cell(row, column));
        let relation = self.say(&cell(row, "relation"), &[]);
        let source = source(row);
        let values = [("subject", &*subject), ("relation", &relation), ("object", &object)];
        self.say("fact", &[values.as_slice(), &[("source", &source)]].concat())
    }
}
