//! Values of rows as the texts of exports.

use std::collections::HashMap;
use std::fmt::Write;

use askama::filters::{Html, escape};
use sha2::{Digest, Sha256};

use crate::model::{Language, Period};
use crate::query::amount::of_record;
use crate::query::{Row, Rows, Value, hex, labels};
use crate::render::visible;

/// The text of a column, with control characters spelt out; empty for NULL.
pub(super) fn text(row: &Row<'_>, column: &str) -> String {
    row.get(column).map_or_else(String::new, |value| clean(&value.text()))
}

/// Text with control characters spelt out, and without the two characters that XML and YAML
/// forbid in any spelling.
fn clean(text: &str) -> String {
    visible(text).replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// The text of a column if it has one.
pub(super) fn some(row: &Row<'_>, column: &str) -> Option<String> {
    Some(text(row, column)).filter(|text| !text.is_empty())
}

/// The texts of a column that is a list.
pub(super) fn list(row: &Row<'_>, column: &str) -> Vec<String> {
    match row.get(column) {
        Some(Value::List(texts)) => {
            let texts = texts.iter().map(|text| clean(text));
            texts.filter(|text| !text.is_empty()).collect()
        }
        _ => some(row, column).into_iter().collect(),
    }
}

/// Rows by the text of a column.
pub(super) fn grouped<'r>(rows: &'r Rows, column: &str) -> HashMap<&'r str, Vec<Row<'r>>> {
    let mut groups: HashMap<&str, Vec<Row<'r>>> = HashMap::new();
    for row in rows.iter() {
        if let Some(key) = row.get(column).and_then(Value::as_text) {
            groups.entry(key).or_default().push(row);
        }
    }
    groups
}

/// The title of the source of a fact, and the number of the passage.
pub(super) fn place_of(row: &Row<'_>, sources: &HashMap<&str, Vec<Row<'_>>>) -> [String; 2] {
    let slug = text(row, "source");
    let known = sources.get(&*slug).and_then(|rows| rows.first());
    [known.and_then(|row| some(row, "title")).unwrap_or(slug), text(row, "passage")]
}

/// The period of a column that is a date.
pub(super) fn period(row: &Row<'_>, column: &str) -> Option<Period> {
    text(row, column).parse().ok()
}

/// The word of a status, role or relation in a language.
pub(super) fn word(slug: &str, language: Language) -> String {
    labels(language).get(slug).map_or_else(|| slug.replace('_', " "), |word| (*word).to_owned())
}

/// The amount of a figure as people read it.
pub(super) fn amount(row: &Row<'_>, language: Language) -> String {
    of_record(|name| row.get(name), language)
}

/// What stands between a name and what is said of it.
pub(super) fn colon(language: Language) -> &'static str {
    match language {
        Language::En => ": ",
        Language::Fr => "\u{a0}: ",
    }
}

/// What a figure says: "investment of Dojo: ≈ 1 billion US dollars".
pub(super) fn claim_of_figure(row: &Row<'_>, language: Language) -> String {
    let of = if language == Language::En { "of" } else { "·" };
    let [metric, subject] = ["metric", "subject_name"].map(|column| text(row, column));
    let object = some(row, "object_name").map(|object| format!(" ({object})")).unwrap_or_default();
    format!("{metric} {of} {subject}{object}{}{}", colon(language), amount(row, language))
}

/// Text for the body of an HTML document, or an attribute of it.
pub(crate) fn html(text: &str) -> String {
    let Ok(escaped) = escape(text, Html);
    escaped.to_string()
}

/// A slug as the name of a file on any system: other letters than those of slugs are
/// written as their bytes in hexadecimal, and names that Windows reserves get a `_`.
pub(crate) fn file_name(slug: &str) -> String {
    /// Bytes that leave room for an ending in the 255 that systems allow.
    const MOST: usize = 200;
    let mut name = String::with_capacity(slug.len());
    for byte in slug.bytes() {
        match byte {
            b'a'..=b'z' | b'0'..=b'9' | b'-' => name.push(char::from(byte)),
            // Writing to a String cannot fail.
            other => drop(write!(name, "_{other:02x}")),
        }
    }
    if name.len() > MOST {
        // Two long slugs that begin alike stay two names.
        let hash = hex(&Sha256::digest(slug));
        name.truncate(MOST - 17);
        name = format!("{name}-{}", &hash[..16]);
    }
    let is_reserved = matches!(name.as_str(), "" | "con" | "prn" | "aux" | "nul")
        || (name.len() == 4 && (name.starts_with("com") || name.starts_with("lpt")));
    if is_reserved { format!("_{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_is_safe_on_any_system() {
        for (slug, name) in [
            ("elon-musk", "elon-musk"),
            ("..", "_2e_2e"),
            ("a/b", "a_2fb"),
            ("aux", "_aux"),
            ("", "_"),
            ("é", "_c3_a9"),
        ] {
            assert_eq!(file_name(slug), name);
        }
        let long = |end: &str| file_name(&("x".repeat(300) + end));
        assert!(long("a").len() <= 200 && long("a") != long("b"));
    }
}
