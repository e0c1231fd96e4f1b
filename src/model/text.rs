//! The two normal forms of text: of a passage, for its hash and locators, and of a name or
//! word, for look-up.

use std::fmt::Write;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

pub use super::key::{is_currency, key};

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

/// The candidate nearest to a mistyped word, if one is near enough:
/// at most one edit for every three characters (Damerau–Levenshtein).
pub fn nearest<'a>(word: &str, candidates: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().count();
    let allowed = (length / 3).max(1);
    candidates
        // A much longer or shorter candidate cannot be near; comparing would be slow for
        // a very long word.
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
}
