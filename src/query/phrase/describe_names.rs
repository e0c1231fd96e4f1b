//! The names of entities, categories, units and metrics, as phrases write them.

use rusqlite::OptionalExtension;

use super::describe::Describer;
use super::lexicon::Lexicon;
use crate::model::text::key;

impl Describer<'_> {
    pub(super) fn any_entity(&self, slugs: &[String]) -> rusqlite::Result<String> {
        let names: Vec<_> =
            slugs.iter().map(|slug| self.entity(slug)).collect::<rusqlite::Result<_>>()?;
        Ok(self.one_of(&names))
    }

    pub(super) fn entity(&self, slug: &str) -> rusqlite::Result<String> {
        let query = "SELECT CASE ?2 WHEN 'fr' THEN name_fr ELSE name_en END
                     FROM entity_names WHERE slug = ?1";
        let name = self.connection.query_row(query, [slug, self.language.word()], |row| row.get(0));
        Ok(name.optional()?.unwrap_or_else(|| slug.to_owned()))
    }

    /// The plural of a category; another name if phrases take that for something else.
    pub(super) fn category(&self, slug: &str) -> rusqlite::Result<String> {
        let lexicon = Lexicon::of(self.language);
        let query = format!(
            "SELECT text FROM category_aliases JOIN categories ON slug = category
             WHERE slug = ?1 AND language = ?2 ORDER BY text <> plural_{}, length(text) DESC, text",
            self.language.word()
        );
        let mut statement = self.connection.prepare(&query)?;
        let names = statement.query_map([slug, self.language.word()], |row| row.get(0))?;
        let names: Vec<String> = names.collect::<rusqlite::Result<_>>()?;
        let free = names.iter().find(|name| !lexicon.has(&key(name)));
        Ok(free.or(names.first()).cloned().unwrap_or_else(|| slug.to_owned()))
    }

    /// The label of a unit or metric.
    pub(super) fn name(&self, table: &str, slug: &str) -> rusqlite::Result<String> {
        let query = format!("SELECT label_{} FROM {table} WHERE slug = ?1", self.language.word());
        let name = self.connection.query_row(&query, [slug], |row| row.get(0)).optional()?;
        Ok(name.unwrap_or_else(|| slug.to_owned()))
    }
}
