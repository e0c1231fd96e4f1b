//! Who made what, what is part of what, where something stands.

use super::{Composer, ENTITY, MOST, cell, source};
use crate::query::error::QueryError;
use crate::query::phrase::Filter;
use crate::query::rows::{Row, Rows};

impl Composer<'_> {
    /// The relations of the answer, in a sentence of this name.
    pub(super) fn relations(&mut self, name: &str) -> Result<String, QueryError> {
        let facts = match self.rows.total {
            0..=MOST => self.facts(self.rows),
            _ => self.by_way_of()?,
        };
        if facts.is_empty() {
            return Ok(facts);
        }
        Ok(self.say(name, &[("facts", &facts)]))
    }

    /// What the question asks, where many relations together show it: a part of a part.
    fn by_way_of(&mut self) -> Result<String, QueryError> {
        let side = |is: fn(&Filter) -> Option<&str>| self.query.filters.iter().find_map(is);
        let subject = side(|filter| match filter {
            Filter::Subject(slug) => Some(slug),
            _ => None,
        });
        let object = side(|filter| match filter {
            Filter::Object(slug) => Some(slug),
            _ => None,
        });
        let (Some(subject), Some(object), Some(row)) = (subject, object, self.first()) else {
            return Ok(String::new());
        };
        let (subject, object) = (self.name(subject)?, self.name(object)?);
        let relation = self.say(&cell(row, "relation"), &[]);
        let (count, source) = (self.rows.total.to_string(), source(row));
        let values = [("subject", &*subject), ("relation", &relation), ("object", &object)];
        let more = [("count", &*count), ("source", &source)];
        Ok(self.say("way", &[values.as_slice(), &more].concat()))
    }

    fn name(&mut self, slug: &str) -> Result<String, QueryError> {
        let entity = self.fetch(ENTITY, slug)?;
        Ok(entity.iter().next().map(|row| cell(row, "name")).unwrap_or_default())
    }

    /// Where the entity asked for stands.
    pub(super) fn places(&mut self) -> Result<String, QueryError> {
        let related = self.query.filters.iter().find_map(|filter| match filter {
            Filter::Related(kind, slug) => Some((kind.word(), slug.as_str())),
            _ => None,
        });
        let Some((kind, slug)) = related else { return Ok(String::new()) };
        let facts = self.said_of(slug, Some(kind))?;
        if facts.is_empty() {
            return Ok(facts);
        }
        Ok(self.say("relation", &[("facts", &facts)]))
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
