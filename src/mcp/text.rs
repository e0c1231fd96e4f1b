//! Text on its way to a model: what is invisible is spelt out, and what is long ends.

use serde_json::Value as Json;

/// Where a text of a row or a quote ends, in characters.
pub(super) const LONGEST: usize = 600;

/// How many values of a list are given.
const LISTED: usize = 100;

/// Whether a reader cannot see a character, or it changes how others are read: controls,
/// bidi marks, zero-width characters, tags, fillers and most variation selectors.
fn is_hidden(letter: char) -> bool {
    matches!(letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0d}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
        || letter.is_control() && letter != '\n'
}

/// The text with hidden characters spelt out (`\u{202e}`). Line ends stay.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_hidden(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// The visible text, with an ellipsis where it is cut.
pub(super) fn shortened(text: &str, longest: usize) -> String {
    let mut letters = text.chars();
    let mut shown = visible(&letters.by_ref().take(longest).collect::<String>());
    if letters.next().is_some() {
        shown.push('…');
    }
    shown
}

/// A value with all its texts visible and none longer than allowed.
pub(super) fn bounded(value: Json, longest: usize) -> Json {
    match value {
        Json::String(text) => Json::String(shortened(&text, longest)),
        Json::Array(mut values) => {
            let left = values.len().saturating_sub(LISTED);
            values.truncate(LISTED);
            let mut shown: Vec<_> =
                values.into_iter().map(|value| bounded(value, longest)).collect();
            shown.extend((left > 0).then(|| Json::String(format!("… {left} more"))));
            Json::Array(shown)
        }
        Json::Object(fields) => {
            let shown = |(name, value): (String, Json)| {
                (shortened(&name, LONGEST), bounded(value, longest))
            };
            Json::Object(fields.into_iter().map(shown).collect())
        }
        value => value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_spelt_out() {
        let hidden = "a\u{0}\u{1b}\u{9b}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{e0100}\tz\n";
        let shown = r"a\u{0}\u{1b}\u{9b}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}\u{e0100}\u{9}z";
        assert_eq!(visible(hidden), format!("{shown}\n"));
        assert_eq!(visible("déjà vu, 日本 🚀\u{fe0f}"), "déjà vu, 日本 🚀\u{fe0f}");
    }

    #[test]
    fn long_texts_and_lists_end() {
        assert_eq!(shortened("abcd", 3), "abc…");
        assert_eq!(shortened("abc", 3), "abc");
        let list = bounded(Json::from(vec!["x"; 102]), 3);
        assert_eq!(list[100], "… 2 more");
        assert!(list[101].is_null());
    }
}
