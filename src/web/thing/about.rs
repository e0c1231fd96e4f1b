//! The fields of a thing itself, as people read them.

use std::borrow::Cow;

use super::super::cell::{Cell, is_date, status};
use super::super::place::locator_link;
use super::super::shell::Link;
use super::super::visit::Visit;
use crate::model::Language;
use crate::query::show::Found;
use crate::query::{Rows, Value};
use crate::render::for_people;

/// Fields that stand elsewhere on the page than in the list.
const ELSEWHERE: [&str; 16] = [
    "slug",
    "kind",
    "category",
    "name_en",
    "name_fr",
    "title",
    "title_en",
    "title_fr",
    "statement",
    "summary",
    "locator",
    "quote",
    "text",
    "event",
    "rule",
    "hash",
];

/// The names and values of a thing's fields.
pub(super) struct About<'r> {
    rows: Cow<'r, Rows>,
    /// The status of a prediction, which has a color.
    status: Option<String>,
}

impl<'r> About<'r> {
    /// The fields are the first section of a thing.
    pub(super) fn new(sections: &'r [(&'static str, Rows)]) -> Self {
        let rows = sections.first().map(|(_, rows)| rows);
        let status = rows.and_then(|rows| status(value(rows, "status")?));
        Self { status: status.map(str::to_owned), rows: rows.map(for_people).unwrap_or_default() }
    }

    /// The value of a field as text.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        value(&self.rows, name).map(|value| value.text().into_owned())
    }

    /// What a thing is called in a language.
    pub(super) fn heading(&self, language: Language) -> Option<String> {
        let [own_name, own_title] = match language {
            Language::En => ["name_en", "title_en"],
            Language::Fr => ["name_fr", "title_fr"],
        };
        let names = [own_name, own_title, "title", "statement", "metric", "heading"];
        names.into_iter().find_map(|name| self.text(name))
    }

    /// Its words in the source, and the link to them.
    pub(super) fn quote(&self, visit: &Visit) -> Option<(String, Option<Link>)> {
        let place = self.text("locator").and_then(|locator| locator_link(&locator, visit));
        let quote = self.text("quote").or_else(|| place.as_ref().map(|_| String::new()));
        quote.map(|quote| (quote, place))
    }

    /// How sure an extracted fact is, and the rule that found it.
    pub(super) fn origin(&self) -> Option<String> {
        self.text("origin")?;
        let parts = [self.text("confidence"), self.text("rule")];
        Some(parts.into_iter().flatten().collect::<Vec<_>>().join(" · "))
    }

    /// The fields that have no place of their own.
    pub(super) fn fields(&self, found: &Found, visit: &Visit) -> Vec<(String, Cell)> {
        let other_aliases = match visit.language {
            Language::En => "aliases_fr",
            Language::Fr => "aliases_en",
        };
        let mut fields = Vec::new();
        for row in &self.rows.rows {
            let [Value::Text(name), value] = row.as_slice() else { continue };
            if ELSEWHERE.contains(&name.as_str()) || name == other_aliases {
                continue;
            }
            let heading = if name.starts_with("aliases") {
                visit.words().t("also_called").to_owned()
            } else {
                visit.words().heading(name)
            };
            let value = value.text().into_owned();
            let value = if is_date(name) { visit.words().date(&value) } else { value };
            let status = self.status.clone().filter(|_| name == "status");
            let links = vec![Link::new(&value, self.address(name, &value, found, visit))];
            fields.push((heading, Cell { links, status, ..Cell::default() }));
        }
        fields
    }

    /// The page that a field leads to; empty for none.
    fn address(&self, name: &str, value: &str, found: &Found, visit: &Visit) -> String {
        match name {
            "by" | "subject" | "object" => visit.to(&["e", value]),
            "made_in" | "stated_in" => {
                visit.to(&["event", &self.text("event").unwrap_or_default()])
            }
            "dataset" => visit.to(&["dataset", value]),
            "source" => {
                let source = found.slug.rsplit_once('#').map(|(source, _)| source);
                source.map(|source| visit.to(&["source", source])).unwrap_or_default()
            }
            _ => String::new(),
        }
    }
}

/// The value of a field.
fn value<'r>(rows: &'r Rows, name: &str) -> Option<&'r Value> {
    let has_name = |row: &&Vec<Value>| row.first().and_then(Value::as_text) == Some(name);
    rows.rows.iter().find(has_name)?.get(1)
}
