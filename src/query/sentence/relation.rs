//! Who made what, what is part of what, where something stands.

use super::{Composer, MOST, cell, source};
use crate::query::error::QueryError;
use crate::query::phrase::Filter;
use crate::query::rows::{Row, Rows};

impl Composer<'_> {
    /// The relations of the answer; they show that what is asked is so.
    pub(super) fn relations(&self, asked: bool) -> String {
        if self.rows.total > MOST {
            return String::new();
        }
        let facts = self.facts(self.rows);
        self.say(if asked { "relation yes" } else { "relation" }, &[("facts", &facts)])
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
