//! The two normal forms of text: a passage as its hash and its locators see it,
//! and a name or word as a phrase looks it up.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The passage in Unicode NFC, every run of white space one space, none at the
/// ends. Locators count its Unicode scalar values.
#[must_use]
pub fn normalise_passage(text: &str) -> String {
    let composed: String = text.nfc().collect();
    composed.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// SHA-256, hexadecimal, of a normalised passage with ’ folded to ', so that a
/// copy made with either apostrophe is the same passage.
#[must_use]
pub fn passage_hash(normalised: &str) -> String {
    let digest = Sha256::digest(normalised.replace('\u{2019}', "'"));
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The number of Unicode scalar values, the measure of every locator.
#[must_use]
pub fn scalar_count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

/// A word or name as phrases look it up: lower case, without accents, and with
/// one space for every run of anything that is neither letter nor digit. A
/// point between two digits stays: `Dojo 1.5` is not `Dojo 15`.
#[must_use]
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    let mut pending = false;
    let mut letters = text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(char::to_lowercase)
        .peekable();
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
    fn a_passage_is_the_same_with_other_spaces_and_apostrophes() {
        let typed = normalise_passage("  l'e\u{301}quipe\u{a0}\n d'IA ");
        let printed = normalise_passage("l\u{2019}\u{e9}quipe d\u{2019}IA");
        assert_eq!(typed, "l'équipe d'IA");
        assert_eq!(passage_hash(&typed), passage_hash(&printed));
    }

    #[test]
    fn a_key_forgets_case_accents_and_punctuation() {
        assert_eq!(key("  L\u{2019}Été-2024! "), "l ete 2024");
        assert_eq!(key("Dojo 1.5."), "dojo 1.5");
        assert_eq!(key("…"), "");
        assert_eq!(key("US$"), "us$");
    }
}
