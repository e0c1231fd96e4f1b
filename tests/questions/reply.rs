//! What `kb query --json` replied.

use serde_json::{Map, Value as Json};

/// The columns that locate a fact: their values answer nothing.
const LOCATORS: [&str; 5] = ["passage", "source", "locator", "start", "length"];

/// The sentence and the rows of an answer.
pub(super) struct Reply {
    /// Empty if the answer has rows only.
    pub(super) answer: String,
    /// The values of each row.
    pub(super) rows: Vec<Vec<Json>>,
    /// Whether the row is a row of events, for each row.
    pub(super) titled: Vec<bool>,
    /// Whether anything says why the answer is as it is.
    pub(super) explained: bool,
}

impl Reply {
    /// Reads an array of rows, or an object with a sentence, rows and notes.
    pub(super) fn new(output: Json, notes: &str) -> Self {
        let mut answer = String::new();
        let mut noted = notes.lines().any(is_note);
        let rows = match output {
            Json::Object(mut parts) => {
                parts.remove("understood");
                let rows = parts.remove("rows");
                answer = parts.remove("answer").map(|part| as_text(&part)).unwrap_or_default();
                noted |= parts.values().any(|part| !leaves(part).is_empty());
                match rows {
                    Some(Json::Array(rows)) => rows,
                    _ => Vec::new(),
                }
            }
            Json::Array(rows) => rows,
            other => vec![other],
        };
        Self {
            explained: noted || !answer.is_empty(),
            titled: rows.iter().map(has_title).collect(),
            rows: rows.iter().map(leaves).collect(),
            answer,
        }
    }
}

fn is_note(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && !line.starts_with("understood:") && !line.starts_with("compris :")
}

fn has_title(row: &Json) -> bool {
    row.as_object().is_some_and(|row: &Map<_, _>| row.keys().any(|key| key.contains("title")))
}

fn as_text(value: &Json) -> String {
    let texts = leaves(value).into_iter().map(|leaf| match leaf {
        Json::String(text) => text,
        other => other.to_string(),
    });
    texts.collect::<Vec<_>>().join(" ")
}

/// The values within a value, however deep.
fn leaves(value: &Json) -> Vec<Json> {
    match value {
        Json::Null => Vec::new(),
        Json::Array(parts) => parts.iter().flat_map(leaves).collect(),
        Json::Object(parts) => {
            let told = parts.iter().filter(|(key, _)| !LOCATORS.contains(&key.as_str()));
            told.flat_map(|(_, part)| leaves(part)).collect()
        }
        leaf => vec![leaf.clone()],
    }
}
