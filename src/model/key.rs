//! The look-up form of a name or word. The build script converts the vocabularies to this
//! form too and includes this file, so it imports nothing of the crate.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word or name as phrases look it up: lower case, without accents, and with
/// one space for every run of anything that is neither letter nor digit. A
/// point between two digits stays: `Dojo 1.5` is not `Dojo 15`.
#[must_use]
pub fn key(text: &str) -> String {
    if text.is_ascii() {
        return key_of(text.chars().map(|letter| letter.to_ascii_lowercase()), text.len());
    }
    let plain = text.nfkd().filter(|letter| !is_combining_mark(*letter));
    key_of(plain.flat_map(char::to_lowercase), text.len())
}

fn key_of(letters: impl Iterator<Item = char>, length: usize) -> String {
    let mut key = String::with_capacity(length);
    let mut letters = letters.peekable();
    let mut pending = false;
    while let Some(letter) = letters.next() {
        let decimal = letter == '.'
            && key.ends_with(|last: char| last.is_ascii_digit())
            && letters.peek().is_some_and(char::is_ascii_digit);
        if letter.is_alphanumeric() || is_currency(letter) || decimal {
            if pending && !key.is_empty() {
                key.push(' ');
            }
            pending = false;
            key.push(letter);
        } else {
            pending = true;
        }
    }
    key
}

/// Whether a character is a currency sign or `%`: a name of a unit by itself.
#[must_use]
pub fn is_currency(letter: char) -> bool {
    matches!(letter, '$' | '€' | '£' | '¥' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_ignores_case_accents_and_punctuation() {
        assert_eq!(key("  L\u{2019}Été-2024! "), "l ete 2024");
        assert_eq!(key("Dojo 1.5."), "dojo 1.5");
        assert_eq!(key("…"), "");
        assert_eq!(key("US$"), "us$");
    }
}
