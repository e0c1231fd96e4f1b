//! Markdown as Obsidian reads it: properties, links, and text in which nothing is markup.

use std::fmt::Write;

use crate::exports::text::{file_name, some};
use crate::query::Row;

/// A property, whose value is a JSON text or list: YAML reads both.
pub(super) fn property(out: &mut String, name: &str, value: impl Into<serde_json::Value>) {
    let value = value.into();
    let is_empty = match &value {
        serde_json::Value::String(text) => text.is_empty(),
        serde_json::Value::Array(all) => all.is_empty(),
        other => other.is_null(),
    };
    if !is_empty {
        // Writing to a String cannot fail.
        let _ = writeln!(out, "{name}: {value}");
    }
}

pub(super) fn quote(out: &mut String, row: &Row<'_>) {
    if let Some(quote) = some(row, "quote") {
        let lines = quote.lines().map(|line| format!("> {}\n", escaped(line)));
        let _ = writeln!(out, "{}", lines.collect::<String>());
    }
}

pub(super) fn section(out: &mut String, heading: &str, lines: impl Iterator<Item = String>) {
    let lines: Vec<_> = lines.collect();
    if !lines.is_empty() {
        let _ = writeln!(out, "## {heading}\n\n- {}\n", lines.join("\n- "));
    }
}

/// A link within the folder. Brackets and bars end one, so they become other signs.
pub(super) fn link(folder: &str, slug: &str, name: &str) -> String {
    let name = name.replace('|', "¦").replace('[', "(").replace(']', ")").replace('\n', " ");
    format!("[[{folder}/{}|{name}]]", file_name(slug))
}

/// Text in which nothing is markup.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(
            letter,
            '\\' | '`'
                | '*'
                | '_'
                | '['
                | ']'
                | '<'
                | '>'
                | '#'
                | '|'
                | '~'
                | '$'
                | '='
                | '%'
                | '^'
                | '&'
        ) {
            out.push('\\');
        }
        out.push(if letter == '\n' { ' ' } else { letter });
    }
    out
}
