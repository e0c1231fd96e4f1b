//! Words for the full-text index, whatever a person types.

/// A MATCH expression that finds rows with all words of a text; `None` if it
/// has none.
#[must_use]
pub fn match_expression(text: &str) -> Option<String> {
    let words: Vec<_> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| format!("\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}
