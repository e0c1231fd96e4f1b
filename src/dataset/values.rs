//! Single values of TOML: texts, slugs and lists of names.

use toml_span::value::{Value, ValueInner};

use super::symbols::{RecordKind, SymbolTable};
use crate::model::text::scalar_count;

/// The longest text a field may hold, in Unicode scalar values.
const LONGEST_TEXT: u32 = 10_000;

/// A text that is not empty, has no control character and is not too long, with its place.
pub(super) fn text(
    symbols: &mut SymbolTable,
    key: &str,
    mut value: Value<'_>,
) -> Option<(String, usize)> {
    let offset = value.span.start;
    let text = match value.take() {
        ValueInner::String(text) => text.into_owned(),
        other => {
            let found = other.type_str();
            symbols.wrong(offset, format!("`{key}` must be a text in quotes, not {found}"));
            return None;
        }
    };
    if text.trim().is_empty() {
        symbols.wrong(offset, format!("`{key}` is empty"));
        return None;
    }
    if let Some(control) = text.chars().find(|letter| letter.is_control()) {
        let code = control.escape_unicode();
        symbols.wrong(offset, format!("`{key}` holds the control character {code}"));
        return None;
    }
    if scalar_count(&text) > LONGEST_TEXT {
        symbols.wrong(offset, format!("`{key}` is longer than {LONGEST_TEXT} characters"));
        return None;
    }
    Some((text, offset))
}

/// The slug of another record.
pub(super) fn refer(
    symbols: &mut SymbolTable,
    kind: RecordKind,
    key: &str,
    value: Value<'_>,
) -> Option<String> {
    let (slug, offset) = text(symbols, key, value)?;
    symbols.refer(kind, &slug, offset);
    Some(slug)
}

/// Names of a language and of both, each once, in alphabetical order.
pub(super) fn sorted(any: &[String], mut own: Vec<String>) -> Vec<String> {
    own.extend_from_slice(any);
    own.sort();
    own.dedup();
    own
}

/// Lower-case ASCII letters, digits and single hyphens, none at the ends.
pub(super) fn is_slug(text: &str) -> bool {
    text.len() <= 200
        && text.split('-').all(|part| {
            !part.is_empty()
                && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        })
}
