//! The arguments of a call, read as models write them: numbers where text is meant, lists
//! of alternatives, and null or an empty text for nothing.

use std::cell::RefCell;

use chrono::NaiveDate;
use rmcp::model::JsonObject;
use serde_json::Value as Json;

use super::fault::Fault;
use super::text::shortened;
use crate::model::Language;
use crate::model::text::nearest;
use crate::query::number;

/// How much of a wrong value an error repeats, in characters.
const REPEATED: usize = 80;

/// The arguments of a call.
#[derive(Debug)]
pub(super) struct Given {
    tool: String,
    values: RefCell<JsonObject>,
}

/// Which rows of an answer are wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page {
    pub(super) offset: usize,
    pub(super) limit: usize,
}

/// The rows of an answer without a `limit`.
const ROWS: usize = 50;

/// The most rows of an answer.
const MOST_ROWS: usize = 500;

/// The largest `offset`.
const FARTHEST: usize = 1_000_000;

impl Default for Page {
    fn default() -> Self {
        Self { offset: 0, limit: ROWS }
    }
}

impl Given {
    pub(super) fn new(tool: &str, values: Option<JsonObject>) -> Self {
        Self { tool: tool.to_owned(), values: RefCell::new(values.unwrap_or_default()) }
    }

    /// Takes a text; none if it is absent.
    pub(super) fn text(&self, name: &str) -> Result<Option<String>, Fault> {
        let Some(value) = self.values.borrow_mut().shift_remove(name) else { return Ok(None) };
        let text = text(&value).ok_or_else(|| {
            let value = shortened(&value.to_string(), REPEATED);
            Fault::call(format!("`{name}` is a text, not {value}"), Vec::new())
        })?;
        Ok(Some(text).filter(|text| !text.is_empty()))
    }

    /// Takes a text that has to be there.
    pub(super) fn required(&self, name: &str) -> Result<String, Fault> {
        let missing = || Fault::call(format!("{} needs `{name}`", self.tool), Vec::new());
        self.text(name)?.ok_or_else(missing)
    }

    /// Takes `limit` and `offset`.
    pub(super) fn page(&self) -> Result<Page, Fault> {
        let count = |name: &str, least: usize, most: usize| {
            let Some(text) = self.text(name)? else { return Ok(None) };
            let count = text.parse().ok().filter(|count| (least..=most).contains(count));
            let text = shortened(&text, REPEATED);
            let message = format!("`{name}` is a whole number from {least} to {most}, not {text}");
            count.map(Some).ok_or_else(|| Fault::call(message, Vec::new()))
        };
        let limit = count("limit", 1, MOST_ROWS)?.unwrap_or(ROWS);
        Ok(Page { limit, offset: count("offset", 0, FARTHEST)?.unwrap_or(0) })
    }

    /// Takes the language of the answer.
    pub(super) fn language(&self) -> Result<Option<Language>, Fault> {
        let wrong = |_| Fault::call("`lang` is en or fr", Vec::new());
        self.text("lang")?.map(|code| code.parse().map_err(wrong)).transpose()
    }

    /// Takes the day for which statuses are computed.
    pub(super) fn day(&self) -> Result<Option<NaiveDate>, Fault> {
        let wrong = |_| Fault::call("`as_of` is a day such as 2024-12-31", Vec::new());
        self.text("as_of")?.map(|day| day.parse().map_err(wrong)).transpose()
    }

    /// Takes all that is left: names and texts.
    pub(super) fn rest(&self) -> Result<Vec<(String, String)>, Fault> {
        let names: Vec<_> = self.values.borrow().keys().cloned().collect();
        let mut rest = Vec::new();
        for name in names {
            rest.extend(self.text(&name)?.map(|text| (name, text)));
        }
        Ok(rest)
    }

    /// Refuses what was not taken.
    pub(super) fn end(&self, known: &[&str]) -> Result<(), Fault> {
        let Some((name, _)) = self.rest()?.into_iter().next() else { return Ok(()) };
        let near = nearest(&name, known.iter().copied());
        let hints = near.map(|near| format!("did you mean `{near}`?")).into_iter().collect();
        let (name, known) = (shortened(&name, REPEATED), known.join(", "));
        let message = format!("{} has no parameter `{name}`: it takes {known}", self.tool);
        Err(Fault::call(message, hints))
    }
}

/// A value as text; none if it cannot be one.
fn text(value: &Json) -> Option<String> {
    match value {
        Json::Null => Some(String::new()),
        Json::String(text) => Some(text.trim().to_owned()),
        Json::Number(given) => {
            let whole = given.as_f64().filter(|_| given.is_f64()).and_then(number);
            Some(whole.as_ref().unwrap_or(given).to_string())
        }
        Json::Array(values) => {
            let texts: Option<Vec<_>> = values
                .iter()
                .map(|value| if value.is_array() { None } else { text(value) })
                .collect();
            Some(texts?.join(","))
        }
        Json::Bool(_) | Json::Object(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn numbers_and_lists_are_texts_and_null_is_nothing() {
        let all = [
            (json!(2024), Some("2024")),
            (json!(2024.0), Some("2024")),
            (json!(0.5), Some("0.5")),
            (json!(" dojo "), Some("dojo")),
            (json!(["dojo", "cortex"]), Some("dojo,cortex")),
            (json!(null), None),
            (json!(""), None),
        ];
        for (value, text) in all {
            let given = Given::new("events", json!({ "x": value }).as_object().cloned());
            assert_eq!(given.text("x").unwrap().as_deref(), text);
        }
        let given = Given::new("events", json!({ "x": true }).as_object().cloned());
        assert!(given.text("x").is_err());
    }
}
