//! The two normal forms of text: a passage as its hash and its locators see it,
//! and a name or word as a phrase looks it up.

use std::fmt::Write;

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
    digest.iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a String cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
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

/// The candidate nearest to a mistyped word, if one is near enough to be meant:
/// at most one edit for every three characters (Damerau–Levenshtein).
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        // What is so much longer or shorter needs no comparing, which takes long
        // for a very long word.
        .filter(|candidate| candidate.chars().count().abs_diff(length) <= allowed)
        .map(|candidate| (strsim::damerau_levenshtein(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min()
        .map(|(_, candidate)| candidate)
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
